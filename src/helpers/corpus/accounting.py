"""Whether every numeral of a bulletin is accounted for: a figure, a listed term, or the mark of an item."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from helpers.corpus.numerals import DIGITS, Numeral, find_numerals, values

ITEM = re.compile(rf"(?:(?<=[。；！？])|^)[ \u3000]*(?P<number>[{DIGITS}]{{1,2}})[.．、](?![{DIGITS}])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Account:
    """A numeral and what it is: "figure", "term", "enumerator", or empty where nothing accounts for it."""

    numeral: Numeral
    kind: str
    term: str = ""


def find_enumerators(text: str) -> dict[int, int]:
    """Return the marks of items, `1.` at the start of a line or sentence: where each stands, and its number.

    A mark counts only in its order (1, 2, 3, or 1 again), so that a quantity does not pass for one.
    """
    marks: dict[int, int] = {}
    last = 0
    for match in ITEM.finditer(text):
        number = int(match["number"])
        if number in (1, last + 1):
            marks[match.start("number")] = last = number
    return marks


def find_items(text: str, words: Iterable[str]) -> dict[int, int]:
    """Return the marks of items in digits (`1.`) and in words (一要), in text order: where each stands, its number.

    Parameters
    ----------
    text
        The bulletin.
    words
        The enumerators in words, as fixed_terms.csv lists them.
    """
    marks = find_enumerators(text)
    for word in words:
        number = int(next(iter(values(word)), 0))
        marks |= {start: number for start, _ in _occurrences(text, word)}
    return dict(sorted(marks.items()))


def accounts(text: str, figures: Iterable[tuple[int, int]], terms: Iterable[str]) -> list[Account]:
    """Say of every numeral of a text what it is.

    Parameters
    ----------
    text
        The bulletin.
    figures
        Offsets of the quotes of all figures.
    terms
        All listed terms; a numeral must lie wholly inside one.
    """
    quoted = _Spans([(start, end, "") for start, end in figures])
    listed = _Spans([(*span, term) for term in dict.fromkeys(terms) for span in _occurrences(text, term)])
    marks = find_enumerators(text)
    made = []
    for numeral in find_numerals(text):
        if quoted.around(numeral) is not None:
            made.append(Account(numeral, "figure"))
        elif (term := listed.around(numeral)) is not None:
            made.append(Account(numeral, "term", term))
        else:
            made.append(Account(numeral, "enumerator" if numeral.start in marks else ""))
    return made


def _occurrences(text: str, term: str) -> list[tuple[int, int]]:
    return [(match.start(), match.end()) for match in re.finditer(re.escape(term), text)] if term else []


class _Spans:
    """Spans of a text, asked which of them lies around a numeral."""

    def __init__(self, spans: Iterable[tuple[int, int, str]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _, _ in self._spans]
        self._longest = max((end - start for start, end, _ in self._spans), default=0)

    def around(self, numeral: Numeral) -> str | None:
        at = bisect_right(self._starts, numeral.start) - 1
        while at >= 0 and self._starts[at] >= numeral.end - self._longest:
            _, end, name = self._spans[at]
            if end >= numeral.end:
                return name
            at -= 1
        return None
