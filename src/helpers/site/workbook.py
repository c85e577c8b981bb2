"""The data as an Excel workbook: typed cells, heads that stay in view, and no cell that is computed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from unicodedata import east_asian_width

from helpers.briefing.care import coding_note
from helpers.errors import RenderError
from helpers.site.citation import citation
from helpers.site.columns import COLUMNS, TABLES
from helpers.site.edition import Edition
from helpers.site.tables import Cell, Table, package_of

WIDEST, NARROWEST, MARGIN = 56, 6, 2
WRAPPED_FROM = 40
LONGEST_CELL = 32_767
"""What Excel holds in a cell."""


def workbook(edition: Edition, tables: Sequence[Table]) -> bytes:
    """Return the workbook: a sheet that says what it is, one for each table, and one that describes the fields.

    Text is written as text, whatever it begins with; numbers are numbers, yes and no are TRUE and FALSE. Equal data
    give equal bytes: the only date inside is the edition's.

    Raises
    ------
    RenderError
        A text is longer than a cell can hold.
    """
    import xlsxwriter  # noqa: PLC0415 - only a new edition needs it

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    )
    book.set_properties({
        "title": f"Union measures {edition.bulletin_id}",
        "author": edition.settings.get("issuer_en", ""),
        "comments": citation(edition, "en"),
        "created": datetime.fromisoformat(edition.edition_date),
    })  # fmt: skip
    _about(book, edition, tables)
    for table in tables:
        heads = [field["name"] for field in table.fields]
        _sheet(book, _name(table.name), heads, table.rows)
    described = [
        (table.name, field["name"], COLUMNS[field["name"]], field["type"], _allowed(field), field["description"])
        for table in tables
        for field in table.fields
    ]
    _sheet(book, "字段 fields", ["table", "field", "中文", "type", "allowed", "description"], described)
    book.close()
    return stream.getvalue()


def _about(book: Any, edition: Edition, tables: Sequence[Table]) -> None:
    corpus = edition.corpus
    licences = package_of(corpus.root)["licenses"]
    lines = [
        ("通报", "bulletin", edition.bulletin_id),
        ("版期", "edition", edition.edition_date),
        ("编码手册", "codebook", corpus.codebook_version),
        ("编码状况", "coding", coding_note(corpus, "zh")),
        ("", "", coding_note(corpus, "en")),
        ("引用", "citation", citation(edition, "zh")),
        ("", "", citation(edition, "en")),
        ("许可", "licence", "; ".join(f"{licence['name']}: {licence['title']}" for licence in licences)),
        ("空单元格", "empty cell", "无可填：空文字，或缺失的数，从不表示零。"),
        ("", "", "Nothing to state: empty text or a missing number, never 0."),
        ("原文", "SHA-256 of the bulletin", str(corpus.bulletin["sha256"])),
        *((TABLES[table.name], table.name, table.title) for table in tables),
    ]
    sheet = book.add_worksheet("说明 about")
    plain, bold = _format(book, is_wrapped=True), _format(book, is_bold=True)
    for number, (zh, en, text) in enumerate(lines):
        for column, (words, form) in enumerate(((zh, bold), (en, bold), (text, plain))):
            _text(sheet, number, column, words, form)
    for column, width in enumerate((12, 26, 96)):
        sheet.set_column(column, column, width)


def _sheet(book: Any, name: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    sheet = book.add_worksheet(name)
    bold = _format(book, is_bold=True, is_ruled=True)
    columns = list(zip(*rows, strict=True)) or [()] * len(heads)
    for column, (head, cells) in enumerate(zip(heads, columns, strict=True)):
        width = max(map(shown_width, [head, *map(_shown, cells)])) + MARGIN
        sheet.set_column(column, column, max(NARROWEST, min(WIDEST, width)))
        form = _format(book, is_wrapped=width > WRAPPED_FROM)
        _text(sheet, 0, column, head, bold)
        for number, cell in enumerate(cells, start=1):
            if isinstance(cell, bool):
                sheet.write_boolean(number, column, cell, form)
            elif isinstance(cell, str):
                _text(sheet, number, column, cell, form)
            elif cell is not None:
                sheet.write_number(number, column, cell, form)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(rows)), len(heads) - 1)


def _text(sheet: Any, row: int, column: int, words: str, form: Any) -> None:
    """Write text as text; an empty one leaves the cell empty, so that filters call it blank."""
    if len(words) > LONGEST_CELL:
        raise RenderError(f"{sheet.name}, row {row + 1}: {len(words)} characters; a cell holds {LONGEST_CELL}")
    if words:
        sheet.write_string(row, column, words, form)


def shown_width(text: str) -> int:
    """Return the width of a text's longest line in Latin characters; a Han character takes two.

    >>> shown_width("abc"), shown_width("措施")
    (3, 4)
    """
    return max((sum(1 + (east_asian_width(c) in "WF") for c in line) for line in text.split("\n")), default=0)


def _shown(cell: Cell) -> str:
    return "" if cell is None else str(cell).upper() if isinstance(cell, bool) else str(cell)


def _format(book: Any, *, is_bold: bool = False, is_wrapped: bool = False, is_ruled: bool = False) -> Any:
    return book.add_format({
        "bold": is_bold, "text_wrap": is_wrapped, "valign": "top", **({"bottom": 1} if is_ruled else {}),
    })  # fmt: skip


def _name(table: str) -> str:
    return f"{TABLES[table]} {table}"


def _allowed(field: dict[str, Any]) -> str:
    rules = field.get("constraints", {})
    return ", ".join(rules["enum"]) if "enum" in rules else str(rules.get("pattern", ""))
