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
LONGEST_WHOLE_TABLE = 12
"""Rows; a longer table may break between two of them."""
TALLEST_WHOLE_TABLE = 15
"""Lines; a table of few but tall rows may break between two of them, too."""
FULL = 166 / 124
"""How much wider the page is than the text."""
LONGEST_WHOLE_QUOTE = 16
"""Lines, with label, translation and details."""
CELL = 420
"""Weight of a cell of small type, in Latin letters: six lines of half the page."""


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


def hangs(heading: Json, following: Sequence[Json]) -> bool:
    """Tell whether a heading hangs in the rail beside a table that begins at its height and may break over pages."""
    return (
        not heading["aside"]["runs"]
        and bool(following)
        and following[0]["kind"] == "table"
        and following[0]["width"] == "text"
        and len(following[0]["rows"]) > LONGEST_WHOLE_TABLE
    )


def may_break(block: Json, language: str) -> bool:
    """Tell whether a page may end within a block: in running text, a long table or a long quote."""
    if block["kind"] == "table":
        return len(block["rows"]) > LONGEST_WHOLE_TABLE or _lines_of_rows(block, language) > TALLEST_WHOLE_TABLE
    if block["kind"] == "quote":
        return _lines(block, language) > LONGEST_WHOLE_QUOTE
    return block["kind"] in ("paragraph", "list")


def share_out(entries: Sequence[Json]) -> list[list[Json]]:
    """Share small entries out to cells of about one length, an even number of them; to one cell if they are few."""
    weights = [_weight(entry) for entry in entries]
    total = sum(weights)
    count = 2 * ceil(total / 2 / CELL) if total > CELL else 1
    cells: list[list[Json]] = [[] for _ in range(count)]
    done = 0
    for entry, weight in zip(entries, weights, strict=True):
        cells[min(count - 1, (done + weight // 2) * count // total)].append(entry)
        done += weight
    return [cell for cell in cells if cell]


def _weight(entry: Json) -> int:
    rests = sum(len(part["short"]) + 2 for part in entry["rests_on"])
    words = entry["short"] + (entry["quote"] or entry["label"]) + entry["translation"] + entry["formula"]
    return rests + sum(1 if character < "\u2e80" else 2 for character in words) + 3


def has_long_word(heading: Json, language: str) -> bool:
    """Tell whether a word of the heading is longer than the rail is wide, so that it must be divided."""
    words = "".join(run["text"] for run in heading["text"]["runs"]).split()
    return language != "zh" and any(len(word) >= RAIL_LINE[heading["level"]][language] for word in words)


def _lines_of_rows(table: Json, language: str) -> int:
    """Estimate how many lines the rows of a table take; a column of no stated width is taken for an average one."""
    shares = [1 if column["width"] == "auto" else column["width"] for column in table["columns"]]
    whole = LINE[language] * (FULL if table["width"] == "full" else 1) / sum(shares)
    rooms = [max(1.0, whole * share - 2) for share in shares]
    return sum(
        max((ceil(_length(cell) / room) for cell, room in zip(row, rooms, strict=True)), default=1)
        for row in table["rows"]
    )


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
