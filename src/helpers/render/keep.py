"""How much of what follows a heading stands beside it, in one piece that no page break divides.

A heading stands in the rail at the left of the text that it heads. So that it never stays behind at the foot of a
page, its first blocks are set with it in one unbreakable row: as few as its own height asks for, since a long row
leaves a hole where it does not fit.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

Json = dict[str, Any]

LINE = {"zh": 35, "en": 72}
RAIL_LINE = {2: {"zh": 7, "en": 14}, 3: {"zh": 11, "en": 20}}
LEAST_LINES = 3
MOST_LINES = 34
LONGEST_WHOLE_TABLE = 20
"""Rows; a longer table may break between two of them."""


def beside(heading: Json, following: Sequence[Json], language: str) -> int:
    """Return how many of the blocks that follow a heading are set in its row; 0 puts the heading above them.

    Parameters
    ----------
    heading
        A heading as `helpers.render.view` fills it.
    following
        All blocks behind it.
    language
        ``"zh"`` or ``"en"``.
    """
    rail = RAIL_LINE[heading["level"]][language]
    needed = max(LEAST_LINES, 1.4 * ceil(_length(heading["text"]) / rail) + ceil(_length(heading["aside"]) / rail))
    lines = 0
    for count, block in enumerate(following):
        more = _lines(block, language)
        if more > MOST_LINES - lines:
            return count
        lines += more
        if lines >= needed:
            return count + 1
    return len(following)


def _length(text: Json) -> int:
    return sum(len(run["text"]) for run in text["runs"])


def _lines(block: Json, language: str) -> int:
    """Estimate the height of a block in lines; what may not stand beside a heading is too high for any page."""
    line = LINE[language]
    kind = block["kind"]
    if kind in ("heading", "facts") or block.get("width") == "full":
        return MOST_LINES + 1
    if kind == "table":
        return 4 + 2 * len(block["rows"]) if len(block["rows"]) <= LONGEST_WHOLE_TABLE else MOST_LINES + 1
    if kind == "chart":
        return MOST_LINES - LEAST_LINES
    if kind == "list":
        return sum(ceil(_length(item) / line) for item in block["items"])
    if kind == "quote":
        return 1 + ceil((len(block["quote"]) + len(block["translation"]) + _length(block["details"])) / line)
    return ceil((_length(block["text"]) + _length(block.get("caveat", {"runs": []}))) / line)
