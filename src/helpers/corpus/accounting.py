"""Whether every numeral of a bulletin is accounted for: a figure, a listed term, or the mark of an item."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from helpers.corpus.numerals import DIGITS, Numeral, covered_by, find_numerals

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
    spans = sorted(figures)
    marks = find_enumerators(text)
    terms = sorted(terms, key=len, reverse=True)
    made = []
    for numeral in find_numerals(text):
        if any(start <= numeral.start and numeral.end <= end for start, end in spans):
            made.append(Account(numeral, "figure"))
        elif term := covered_by(numeral, text, terms):
            made.append(Account(numeral, "term", term))
        else:
            made.append(Account(numeral, "enumerator" if numeral.start in marks else ""))
    return made
