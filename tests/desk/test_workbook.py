"""Proposals go out as an Excel workbook and come back checked: all decisions, or none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from helpers.desk import Desk, export_workbook, import_workbook
from helpers.errors import FaultsError, UsageError
from helpers.ingest import ingest
from tests.ingest.made import zip_bomb


@pytest.fixture
def out(desk: Desk, tmp_path: Path) -> Path:
    path = tmp_path / "proposals.xlsx"
    export_workbook(desk, path)
    return path


def filled(path: Path, cells: dict[tuple[str, int, str], Any]) -> Path:
    book = openpyxl.load_workbook(path)
    for (name, row, column), value in cells.items():
        heads = [cell.value for cell in book[name][1]]
        book[name].cell(row=row, column=heads.index(column) + 1, value=value)
    book.save(path)
    book.close()
    return path


def test_the_workbook_comes_back_unchanged_as_no_decision(desk: Desk, out: Path) -> None:
    before = desk.items("measure").to_csv()
    assert import_workbook(desk, out) == 0
    assert desk.items("measure").to_csv() == before


def test_decisions_and_amended_cells_come_back(desk: Desk, out: Path, open_again: Callable[..., Desk]) -> None:
    filled(
        out,
        {
            ("measures", 2, "decision"): "accept",
            ("measures", 2, "label_en"): "Skills contest",
            ("measures", 3, "decision"): "reject",
            ("measures", 4, "theme"): "T02",
            ("figures", 2, "decision"): "accept",
        },
    )
    assert import_workbook(desk, out) == 4
    measures = open_again().items("measure")
    assert measures["state"].tolist() == ["accepted", "rejected", "open", "open"]
    assert (measures["label_en"].iloc[0], measures["theme"].iloc[2]) == ("Skills contest", "T02")


def test_all_faults_are_told_at_once_with_sheet_row_and_column_and_nothing_is_taken(desk: Desk, out: Path) -> None:
    filled(
        out,
        {
            ("measures", 2, "decision"): "perhaps",
            ("measures", 3, "theme"): "T99",
            ("measures", 4, "note"): "=HYPERLINK(1)",
            ("measures", 5, "quote"): "other words",
            ("figures", 2, "item_id"): "F999",
            ("articles", 2, "decision"): "accept",
        },
    )
    with pytest.raises(FaultsError) as caught:
        import_workbook(desk, out)
    shown = [str(fault).split(": found")[0] for fault in caught.value.faults]
    assert shown == [
        "proposals.xlsx, sheet measures, row 2, decision: unknown decision",
        "proposals.xlsx, sheet measures, row 3, theme: not allowed",
        "proposals.xlsx, sheet measures, row 4, note: spreadsheet formula",
        "proposals.xlsx, sheet measures, row 5, quote: words not at their place",
        "proposals.xlsx, sheet figures, row 2, item_id: unknown item",
    ]
    assert set(desk.items("article")["state"]) == {"open"}


def test_no_cell_of_the_workbook_is_a_formula_whatever_it_begins_with(desk: Desk, tmp_path: Path) -> None:
    item = desk.state.items["M001"]
    item.fields["note"] = "=1+1"
    export_workbook(desk, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    book.close()


def test_another_workbook_and_no_workbook_are_refused(desk: Desk, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "other.xlsx")
    with pytest.raises(UsageError, match="found no sheet articles"):
        import_workbook(desk, tmp_path / "other.xlsx")
    (tmp_path / "none.xlsx").write_bytes(b"words")
    with pytest.raises(UsageError, match="found no readable workbook"):
        import_workbook(desk, tmp_path / "none.xlsx")
    with pytest.raises(UsageError, match="when unpacked"):
        import_workbook(desk, zip_bomb(tmp_path / "bomb.xlsx", size=101 * 1024 * 1024))


def test_a_term_is_accepted_in_the_workbook_too(real_data: Path, tmp_path: Path) -> None:
    source = tmp_path / "terms.txt"
    source.write_text("昆山市总工会的虚构服务\n\n昆山市总工会提供一对一的服务。\n", encoding="utf-8")
    ingest(source, real_data, "2012-07")
    desk = Desk(real_data, "2012-07", who="Wang")
    export_workbook(desk, tmp_path / "out.xlsx")
    assert import_workbook(desk, filled(tmp_path / "out.xlsx", {("terms", 2, "decision"): "accept"})) == 1
    assert desk.terms() == []
