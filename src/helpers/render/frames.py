"""The HTML table of a DataFrame, read back into cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import ClassVar

from helpers.blocks import Cell, Column, Table, text
from helpers.errors import RenderError

_NUMBER = re.compile(r"[-+−]?[\d,.]+(?:e[-+]?\d+)?%?", re.IGNORECASE)
_WIDE_TABLE = 6
_LARGEST_SPAN = 1000


@dataclass
class _HtmlCell:
    is_head: bool
    columns: int
    rows: int
    words: list[str] = field(default_factory=list)

    @property
    def shown(self) -> str:
        return " ".join("".join(self.words).split())


@dataclass
class _HtmlTable:
    caption: list[str] = field(default_factory=list)
    head: list[list[_HtmlCell]] = field(default_factory=list)
    body: list[list[_HtmlCell]] = field(default_factory=list)


def table_of(html: str, name: str, *, title: str, row_label: str) -> Table | None:
    """Read the first table of an HTML output.

    Parameters
    ----------
    html
        What a DataFrame, or its Styler, displays.
    name
        Id of the block.
    title
        Words above the table; empty for the table's own caption, or none.
    row_label
        Head of a column that has none, such as a DataFrame's index.

    Returns
    -------
    Table or None
        Several rows of heads become one, joined by a dot; a cell that spans several is repeated in each. None where
        the HTML has no table.

    Raises
    ------
    RenderError
        One table stands within another.
    """
    reader = _Reader(name)
    reader.feed(html)
    reader.close()
    found = reader.table
    if found is None:
        return None
    heads = _grid(found.head)
    rows = _grid(found.body)
    if not heads and rows and any(cell.is_head for cell in rows[0]):
        heads, rows = rows[:1], rows[1:]
    width = max((len(row) for row in [*heads, *rows]), default=0)
    if not width:
        return None
    filled = [[row[i].shown if i < len(row) else "" for i in range(width)] for row in rows]
    is_header = [bool(rows) and all(i < len(row) and row[i].is_head for row in rows) for i in range(width)]
    columns = tuple(
        Column(
            _head(heads, i) or row_label,
            align="end" if _is_numeric(row[i] for row in filled) and not is_header[i] else "start",
            is_row_header=is_header[i],
        )
        for i in range(width)
    )
    return Table(
        name,
        text(title or " ".join("".join(found.caption).split())),
        columns,
        tuple(tuple(Cell(text(words)) for words in row) for row in filled),
        width="full" if width > _WIDE_TABLE else "text",
    )


def _grid(rows: list[list[_HtmlCell]]) -> list[list[_HtmlCell]]:
    """Lay the cells out so that each that spans several columns or rows stands in each of them."""
    made: list[list[_HtmlCell]] = []
    hanging: dict[int, tuple[int, _HtmlCell]] = {}
    for row in rows:
        line: list[_HtmlCell] = []
        waiting = list(row)
        while waiting or len(line) in hanging:
            place = len(line)
            if place in hanging:
                left, cell = hanging.pop(place)
                line.append(cell)
                if left > 1:
                    hanging[place] = (left - 1, cell)
                continue
            cell = waiting.pop(0)
            for _ in range(cell.columns):
                if cell.rows > 1:
                    hanging[len(line)] = (cell.rows - 1, cell)
                line.append(cell)
        made.append(line)
    return made


def _head(heads: list[list[_HtmlCell]], column: int) -> str:
    return " · ".join(dict.fromkeys(row[column].shown for row in heads if column < len(row) and row[column].shown))


def _is_numeric(cells: object) -> bool:
    shown = [cell for cell in cells if cell not in ("", "NaN", "<NA>", "None", "nan")]  # type: ignore[attr-defined]  # rows of strings
    return bool(shown) and all(_NUMBER.fullmatch(cell) for cell in shown)


class _Reader(HTMLParser):
    """Collects the cells of the first table; entities are resolved, style sheets and comments passed over."""

    _SKIPPED: ClassVar[frozenset[str]] = frozenset({"style", "script", "template"})

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self._name = name
        self._is_open = False
        self._is_head = False
        self._skipping = 0
        self._words: list[str] | None = None
        self.table: _HtmlTable | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._SKIPPED:
            self._skipping += 1
        elif tag == "table":
            if self._is_open:
                raise RenderError(f"{self._name}: a table within a table cannot be printed")
            self._is_open = self.table is None
            self.table = self.table or _HtmlTable()
        elif not self._is_open or self.table is None:
            return
        elif tag in ("thead", "tbody", "tfoot"):
            self._is_head = tag == "thead"
        elif tag == "caption":
            self._words = self.table.caption
        elif tag == "tr":
            self._part(self.table).append([])
        elif tag in ("td", "th"):
            rows = self._part(self.table)
            if not rows:
                rows.append([])
            cell = _HtmlCell(tag == "th", _span(attrs, "colspan"), _span(attrs, "rowspan"))
            rows[-1].append(cell)
            self._words = cell.words
        elif tag == "br" and self._words is not None:
            self._words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._SKIPPED:
            self._skipping = max(0, self._skipping - 1)
        elif tag == "table":
            self._is_open = False
            self._words = None
        elif tag in ("td", "th", "caption"):
            self._words = None

    def handle_data(self, data: str) -> None:
        if self._words is not None and not self._skipping:
            self._words.append(data)

    def _part(self, table: _HtmlTable) -> list[list[_HtmlCell]]:
        return table.head if self._is_head else table.body


def _span(attrs: list[tuple[str, str | None]], name: str) -> int:
    given = dict(attrs).get(name) or "1"
    return min(int(given), _LARGEST_SPAN) if given.isdecimal() and int(given) else 1
