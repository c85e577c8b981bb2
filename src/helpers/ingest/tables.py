"""Tables: where a cell stands, and which unit the words around it give its number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from helpers.ingest.lines import CELL, Line
from helpers.ingest.rules import Rules

SCALE = re.compile("[百千万亿]?")
NUMBER = re.compile(r"[0-9０-９][0-9０-９,.．]*(?![0-9０-９,.．年月日岁])")
YEAR = re.compile("(?:19|20)[0-9]{2}")
LINES_OF_CAPTION = 2
WIDEST = 40
"""Columns among which one of units is looked for."""
# In running text 八项 are parts of a plan and 首批 a place in an order; in a column of numbers both are counts.
COUNTED = ("clause_count", "ordinal")


@dataclass(frozen=True, slots=True)
class Table:
    """What stands over the rows of a table.

    Attributes
    ----------
    head
        The words over each column, those of all head rows; a head over several columns is over each of them.
    captions
        The lines over the whole.
    """

    head: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()

    def over(self, column: int) -> str:
        """Return the words over a column; empty where it has no head."""
        return self.head[column] if column < len(self.head) else ""


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of a cell's number as the table states it, the kind of quantity, and where the unit stands."""

    unit: str
    quantity: str
    reason: str


@lru_cache(maxsize=64)
def cells(words: str) -> tuple[str, ...]:
    """Return the cells of a row."""
    return tuple(cell.strip() for cell in words.split(CELL.strip()))


def tables(lines: Sequence[Line]) -> Iterator[Table | None]:
    """Say of each line whether it is a row of numbers, by the table that it belongs to; None for all others.

    A first row of one cell is a caption. The head is the first row behind it, unless it holds a number other than a
    year, and those that follow without a number.
    """
    above: list[str] = []
    number = 0
    while number < len(lines):
        if not lines[number].is_row:
            if lines[number].text.strip():
                above = [*above, lines[number].text.strip()][-LINES_OF_CAPTION:]
            yield None
            number += 1
            continue
        last = next((at for at in range(number, len(lines)) if not lines[at].is_row), len(lines))
        rows = [cells(line.text) for line in lines[number:last]]
        first = 0
        while first < len(rows) - 1 and len(rows[first]) > 1 and len({cell for cell in rows[first] if cell}) == 1:
            first += 1
        behind = first
        while behind < len(rows) and not any(_is_number(cell, is_first=behind == first) for cell in rows[behind]):
            behind += 1
        captions = (*above, *(next(cell for cell in row if cell) for row in rows[:first]))
        table = Table(_head(rows[first:behind]), captions)
        yield from [None] * behind
        yield from [table] * (len(rows) - behind)
        above, number = [], last


def _is_number(cell: str, *, is_first: bool) -> bool:
    return bool(NUMBER.match(cell)) and not (is_first and YEAR.fullmatch(cell))


def _head(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the words over each column, those of an upper row also over the empty cells behind them."""
    columns: list[list[str]] = [[] for _ in range(max(map(len, rows), default=0))]
    for number, row in enumerate(rows):
        last = ""
        for column, cell in enumerate(row):
            last = cell or (last if number < len(rows) - 1 else "")
            if last and last not in columns[column]:
                columns[column].append(last)
    return tuple(" ".join(words) for words in columns)


def unit_of(table: Table, row: Sequence[str], column: int, rules: Rules) -> Unit | None:
    """Return the unit that a table gives the number in a cell, or None.

    Parameters
    ----------
    table, row, column
        What stands over the row, its cells, and which of them it is.
    rules
        Of the topic "figures", the kinds "unit", "head_unit", "cell_unit", "caption_unit", "unit_column" and
        "column_share".

    Returns
    -------
    Unit
        By the first of these that names a unit: the head of the column, the head of the row, the row's cell in a
        column of units, the caption. A column of shares takes no other unit than one of shares.
    """
    head = table.over(column)
    is_share = rules.first("figures", "column_share", head) is not None
    for words, kind, where in _around(table, row, head, rules):
        for rule, match in rules.firing("figures", kind, words):
            known = known_unit(match["unit"].strip(), rules)
            if known and not (is_share and known[1] != "share"):
                return Unit(*known, f"{rule.rule_id}; unit from {where}: {words}")
    return None


def _around(table: Table, row: Sequence[str], head: str, rules: Rules) -> Iterator[tuple[str, str, str]]:
    """Yield the words that may state a unit, by which kind of rule they do, and what they are."""
    yield head, "head_unit", "the head of its column"
    yield row[0], "head_unit", "the head of its row"
    for cell, over in zip(row[:WIDEST], table.head, strict=False):
        if rules.first("figures", "unit_column", over):
            yield cell, "cell_unit", "the row's unit"
    for words in reversed(table.captions):
        yield words, "caption_unit", "the caption"


def known_unit(words: str, rules: Rules) -> tuple[str, str] | None:
    """Return the unit that some words are, with a scale before it or not (万元, 千人), and its kind of quantity."""
    for scale in dict.fromkeys(("", SCALE.match(words)[0])):  # type: ignore[index]  # it matches nothing too
        for rule in rules.of("figures", "unit"):
            if rule.pattern.fullmatch(words.removeprefix(scale)):
                return words.replace("％", "%"), "count" if rule.value in COUNTED else rule.value
    return None
