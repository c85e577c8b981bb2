from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl
import pytest

from helpers.corpus import Corpus
from helpers.errors import RenderError
from helpers.guarding import STARTS
from helpers.site.columns import COLUMNS, TABLES
from helpers.site.edition import Edition
from helpers.site.tables import Table, tables
from helpers.site.workbook import shown_width, workbook

from .invented import edition

NAME = "data/union-measures-2011-05.xlsx"
FIELDS = [{"name": "note", "type": "string", "description": "d"}]


@pytest.fixture(scope="module")
def book(site: dict[str, bytes]) -> Any:
    return openpyxl.load_workbook(io.BytesIO(site[NAME]))


def test_it_has_a_sheet_for_each_table_one_before_and_one_behind(book: Any, first: Edition) -> None:
    names = [f"{TABLES[table.name]} {table.name}" for table in tables(first)]
    assert book.sheetnames == ["说明 about", *names, "字段 fields"]


def test_every_cell_holds_what_the_table_holds_in_its_own_type(book: Any, first: Edition) -> None:
    for table in tables(first):
        sheet = book[f"{TABLES[table.name]} {table.name}"]
        heads, *found = sheet.iter_rows(values_only=True)
        assert list(heads) == [field["name"] for field in table.fields]
        assert found == [tuple(None if cell == "" else cell for cell in row) for row in table.rows]


def test_codes_stay_text_and_flags_are_true_or_false(book: Any) -> None:
    sheet = book["措施 measures"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    kinds = {name: sheet.cell(2, heads[name]).data_type for name in ("locality_code", "start", "has_target")}
    assert kinds == {"locality_code": "s", "start": "n", "has_target": "b"}


def test_heads_and_ids_stay_in_view_and_every_table_can_be_filtered(book: Any) -> None:
    sheets = book.worksheets[1:]
    assert {sheet.freeze_panes for sheet in sheets} == {"B2"}
    assert [sheet.title for sheet in sheets if sheet.auto_filter.ref != sheet.dimensions] == []


def test_columns_are_as_wide_as_their_words_within_bounds(book: Any) -> None:
    sheet = book["主题 themes"]
    widths = {cell.value: round(sheet.column_dimensions[cell.column_letter].width) for cell in sheet[1]}
    assert widths["name_zh"] == max(shown_width(row.value) for row in sheet["B"]) + 3
    assert widths["covers"] == 57
    assert [w for w in widths.values() if not 6 <= w <= 57] == []


def test_nothing_in_it_is_computed_or_leads_elsewhere(corpus: Corpus) -> None:
    given = [*(f"{start}1+1" for start in STARTS if start != "\r"), "https://example.org"]
    made = edition(corpus, findings=[(f"x:{number}", words) for number, words in enumerate(given, start=1)])
    book = openpyxl.load_workbook(io.BytesIO(workbook(made, tables(made))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b"}
    assert [cell.coordinate for cell in cells if cell.hyperlink] == []
    said = [row[4] for row in book["结论 sentences"].iter_rows(min_row=2, values_only=True)]
    assert said[: len(given)] == [f"{words}。" for words in given]


def test_every_field_is_described_and_has_a_chinese_name(book: Any, first: Edition) -> None:
    described = list(book["字段 fields"].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[1], row[2]) for row in described] == [
        (table.name, field["name"], COLUMNS[field["name"]]) for table in tables(first) for field in table.fields
    ]
    assert all(row[5] for row in described)


def test_the_first_sheet_says_version_citation_and_that_nobody_has_confirmed_the_coding(book: Any) -> None:
    said = [row[2] for row in book["说明 about"].iter_rows(values_only=True)]
    assert {"2011-05", "2026-11-22", "1.1"} <= set(said)
    assert any("2026年11月22日，编码手册1.1版" in str(words) for words in said)
    assert any("union analyst" in str(words) for words in said)


def test_the_only_date_inside_is_the_editions(site: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(site[NAME])) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("2026-11-22T00:00:00Z") == 2


def test_equal_data_give_equal_bytes(site: dict[str, bytes], first: Edition) -> None:
    assert workbook(first, tables(first)) == site[NAME]


def test_a_text_that_no_cell_can_hold_is_an_error_with_its_place(first: Edition) -> None:
    table = Table("quotes", "", {"fields": FIELDS}, [("x" * 32_768,)])
    with pytest.raises(RenderError, match=r"另处引文 quotes, row 2: 32768 characters; a cell holds 32767"):
        workbook(first, [table])


def test_an_empty_table_still_has_its_heads(first: Edition) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(first, [Table("quotes", "", {"fields": FIELDS}, [])])))
    assert [[cell.value for cell in row] for row in book["另处引文 quotes"]] == [["note"]]
