"""A web page as lines: headings keep their level, table rows their cells; scripts and navigation stay out."""

from __future__ import annotations

import re
import warnings

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.element import CData, NavigableString, PageElement, Tag

from helpers.errors import UsageError
from helpers.ingest.lines import CELL, Line
from helpers.ingest.plain import decoded

LEFT_OUT = (
    "script", "style", "template", "noscript", "nav", "head", "iframe", "object", "embed", "svg", "aside",
    "footer", "input", "select", "textarea", "button", "canvas", "audio", "video",
)  # fmt: skip
BLOCKS = {
    "address", "article", "blockquote", "br", "caption", "center", "dd", "div", "dl", "dt", "figcaption", "figure",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "body", "li", "main", "ol", "p", "pre", "section",
    "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
}  # fmt: skip
MOST_TAGS = 200_000
WIDEST_CELL = 60
SPACE = re.compile(r"[ \t\r\n\f]+")


def html_lines(raw: bytes, name: str) -> tuple[list[Line], str, list[str]]:
    """Return the lines of a page, its encoding, and what was left out.

    Raises
    ------
    UsageError
        The page is no text, or has more tags than any bulletin.
    """
    text, encoding = decoded(raw, name)
    if (count := text.count("<")) > MOST_TAGS:
        raise UsageError(f"{name}: found {count:,} tags; allowed: at most {MOST_TAGS:,}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        page = BeautifulSoup(text, "html.parser")
    left_out: dict[str, int] = {}
    lines = _Lines()
    _walk(page, lines, left_out)
    notes = [f"left out of the page: {', '.join(f'{tag} ({n})' for tag, n in sorted(left_out.items()))}"]
    return lines.made(), encoding, notes if left_out else []


class _Lines:
    """Lines as they grow: a block ends one, a cell parts one."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._parts: list[str] = []
        self.level = 0
        self.is_row = False
        self._column = 0
        self._below: dict[int, int] = {}

    def begin_row(self) -> None:
        """Begin a row of a table."""
        self.is_row, self._column = True, 0

    def begin_cell(self) -> None:
        """Leave a cell empty under each that reaches down from a row above, so that columns stay columns."""
        while self._below.get(self._column, 0):
            self._below[self._column] -= 1
            self._end_cell()

    def end_cell(self, width: int, height: int) -> None:
        """End a cell, with empty ones for the further columns and rows that it spans."""
        for _ in range(width):
            self._below[self._column] = height - 1
            self._end_cell()

    def _end_cell(self) -> None:
        self.add(CELL)
        self._column += 1

    def begin_table(self) -> None:
        """Keep a table apart from the one before it."""
        self._below.clear()
        if self._lines and self._lines[-1].is_row:
            self._lines.append(Line(""))

    def add(self, words: str) -> None:
        self._parts.append(words)

    def end(self) -> None:
        text = SPACE.sub(" ", "".join(self._parts)).strip(" ")
        if self.is_row:
            text = CELL.join(cell.strip() for cell in text.split(CELL.strip())[:-1])
        if text:
            self._lines.append(Line(text, self.level, self.is_row))
        self._parts.clear()

    def made(self) -> list[Line]:
        self.end()
        spaced: list[Line] = []
        for line in self._lines:
            # An empty line around headings keeps the text readable as plain text; rows of a table stay together.
            if spaced and not (line.is_row and spaced[-1].is_row):
                spaced.append(Line(""))
            spaced.append(line)
        return [*spaced, Line("")]


def _walk(page: Tag, lines: _Lines, left_out: dict[str, int]) -> None:
    """Go through the page without recursion: tags nested ten thousand deep are no more than that."""
    todo: list[tuple[PageElement, bool]] = [(page, False)]
    while todo:
        element, is_closing = todo.pop()
        if isinstance(element, Tag):
            if is_closing:
                _close(element, lines)
            elif element.name in LEFT_OUT:
                left_out[element.name] = left_out.get(element.name, 0) + 1
            else:
                _open(element.name, lines)
                todo.append((element, True))
                todo.extend((child, False) for child in reversed(element.contents))
        elif type(element) in (NavigableString, CData):
            lines.add(str(element))


def _open(tag: str, lines: _Lines) -> None:
    if tag in BLOCKS and not (lines.is_row and tag != "tr"):
        lines.end()
    if re.fullmatch("h[1-6]", tag):
        lines.level = int(tag[1])
    if tag == "table":
        lines.begin_table()
    elif tag == "tr":
        lines.begin_row()
    elif tag in ("td", "th"):
        lines.begin_cell()


def _close(element: Tag, lines: _Lines) -> None:
    tag = element.name
    if tag in ("td", "th"):
        lines.end_cell(_span(element, "colspan"), _span(element, "rowspan"))
    elif tag == "tr":
        lines.begin_cell()
        lines.end()
        lines.is_row = False
    elif tag in BLOCKS and not lines.is_row:
        lines.end()
    if re.fullmatch("h[1-6]", tag):
        lines.level = 0


def _span(cell: Tag, name: str) -> int:
    """Return over how many columns or rows a cell goes."""
    given = str(cell.get(name, "")).strip()
    return min(max(1, int(given)), WIDEST_CELL) if re.fullmatch("[0-9]{1,4}", given) else 1
