"""What a printed value rests on: words of the bulletin, or a formula over other evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from helpers.errors import BlockError


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence, worded in the language of the document that prints it.

    Attributes
    ----------
    id
        ``2011-05-KS-01`` a measure, ``2011-05-F012`` a figure, ``2011-05-A3`` an article, ``2011-05-KS-05.2`` further
        words of a measure; any other a derived value.
    kind
        ``measure``, ``figure``, ``article``, ``words`` or ``derived``.
    label
        What it is, in a few words.
    before, quote, after
        The verbatim words, and the rest of the sentence around them; empty for a derived value.
    translation
        The quote in the document's language, where that is not the bulletin's.
    codes
        How the words were coded (theme, instrument, status), as names; of a figure its role, period and status.
    formula
        How a derived value follows; empty for words of the bulletin.
    where
        Article, byline and item.
    start, end
        Offsets of the quote in the bulletin; -1 for a derived value.
    rests_on
        Ids of the evidence that a derived value was computed from, or of the further words of a measure.
    """

    id: str
    kind: str
    label: str
    before: str = ""
    quote: str = ""
    after: str = ""
    translation: str = ""
    codes: tuple[str, ...] = ()
    formula: str = ""
    where: str = ""
    start: int = -1
    end: int = -1
    rests_on: tuple[str, ...] = ()


def closure(cites: Iterable[str], known: Mapping[str, Evidence]) -> dict[str, Evidence]:
    """Return the evidence cited, and all that it rests on in turn.

    Raises
    ------
    BlockError
        An id leads nowhere.
    """
    found: dict[str, Evidence] = {}
    waiting = list(dict.fromkeys(cites))
    missing: list[str] = []
    while waiting:
        cite = waiting.pop(0)
        if cite in found:
            continue
        if cite not in known:
            missing.append(cite)
            continue
        found[cite] = known[cite]
        waiting.extend(known[cite].rests_on)
    if missing:
        raise BlockError(f"cited as evidence, but not known: {', '.join(dict.fromkeys(missing))}")
    return found
