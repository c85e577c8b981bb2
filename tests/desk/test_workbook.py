"""Proposals go out as an Excel workbook and come back checked: all decisions, or none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from helpers.desk import Desk, export_workbook, import_workbook, returned
from helpers.desk.cells import CELLS
from helpers.desk.instructions import LINES
from helpers.errors import FaultsError, UsageError
from helpers.ingest import ingest
from tests.ingest.made import zip_bomb

from .conftest import TITLE


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


def test_a_workbook_exported_before_later_decisions_is_refused_and_nothing_is_taken(
    out: Path, open_again: Callable[..., Desk]
) -> None:
    filled(out, {("measures", 2, "decision"): "reject", ("figures", 2, "decision"): "accept"})
    desk = open_again()
    desk.accept("M002", theme="T10")
    before = [desk.items(kind).to_csv() for kind in ("measure", "figure")]
    with pytest.raises(UsageError, match="exported before later decisions; export again and repeat your changes"):
        import_workbook(desk, out)
    assert [open_again().items(kind).to_csv() for kind in ("measure", "figure")] == before
    desk.undo()
    assert import_workbook(desk, out) == 2
    with pytest.raises(UsageError, match="exported before later decisions"):
        import_workbook(desk, out)


def test_writing_the_tables_between_export_and_import_is_no_later_decision(desk: Desk, tmp_path: Path) -> None:
    desk.accept("M001")
    export_workbook(desk, tmp_path / "out.xlsx")
    desk.write()
    assert import_workbook(desk, filled(tmp_path / "out.xlsx", {("measures", 3, "decision"): "reject"})) == 1


def test_a_workbook_that_does_not_say_which_desk_it_is_of_is_refused(desk: Desk, out: Path) -> None:
    book = openpyxl.load_workbook(out)
    book["how to"].delete_rows(len(LINES) + 1)
    book.save(out)
    book.close()
    with pytest.raises(UsageError, match="found none; allowed: 2012-06 "):
        import_workbook(desk, out)


def test_a_term_is_accepted_in_the_workbook_too(real_data: Path, tmp_path: Path) -> None:
    source = tmp_path / "terms.txt"
    source.write_text("昆山市总工会的虚构服务\n\n昆山市总工会提供一对一的服务。\n", encoding="utf-8")
    ingest(source, real_data, "2012-07")
    desk = Desk(real_data, "2012-07", who="Wang")
    export_workbook(desk, tmp_path / "out.xlsx")
    assert import_workbook(desk, filled(tmp_path / "out.xlsx", {("terms", 2, "decision"): "accept"})) == 1
    assert desk.terms() == []


# Split, merge and add


def rows(desk: Desk) -> list[tuple[str, ...]]:
    """Return id, state, words and theme of every measure."""
    frame = desk.items("measure")[["item_id", "state", "quote", "theme"]]
    return list(frame.itertuples(index=False, name=None))


def new(path: Path, sheet: str, **cells: Any) -> Path:
    """Write a row below the last one."""
    book = openpyxl.load_workbook(path)
    row = book[sheet].max_row + 1
    book.close()
    return filled(path, {(sheet, row, column): value for column, value in cells.items()})


def test_the_first_sheet_says_how(out: Path) -> None:
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["how to", "articles", "measures", "figures", "terms"]
    assert [row[0] for row in book["how to"].iter_rows(values_only=True)] == [*(line[0] for line in LINES), "desk"]
    book.close()


def test_a_measure_is_split_by_shorter_words_and_a_new_row(desk: Desk, out: Path) -> None:
    before = rows(desk)
    words, theme = before[0][2], before[0][3]
    filled(out, {("measures", 2, "quote"): words[:4], ("measures", 2, "decision"): "accept"})
    new(out, "measures", decision="accept", quote=words[4:], label_en="Second part", has_deadline=1)
    assert import_workbook(desk, out) == 2
    assert rows(desk) == [
        ("M001", "accepted", words[:4], theme),
        ("M005", "accepted", words[4:], theme),
        *before[1:],
    ]
    whole = desk.state.items["M001"].fields
    cells = {name: whole[name] for name in CELLS["measure"] if name in whole}
    assert desk.state.items["M005"].fields == cells | {"label_en": "Second part", "has_deadline": 1}
    assert desk.undo() == "add M005"
    assert rows(desk) == [("M001", "accepted", words[:4], theme), *before[1:]]


def test_measures_are_merged_with_the_one_before_that_is_not_put_aside(desk: Desk, out: Path) -> None:
    before = rows(desk)
    filled(
        out,
        {
            ("measures", 2, "decision"): "accept",
            ("measures", 3, "decision"): "reject",
            ("measures", 4, "decision"): "merge",
            ("measures", 5, "decision"): "merge",
        },
    )
    assert import_workbook(desk, out) == 4
    assert rows(desk) == [("M001", "accepted", *before[0][2:]), ("M002", "rejected", *before[1][2:])]
    further = [desk.text[start:end] for start, end, _ in desk.state.items["M001"].further]
    assert further == ["吸引120名选手参赛", before[2][2], before[3][2]]


def test_a_measure_is_not_merged_over_the_end_of_its_article(real_data: Path, tmp_path: Path) -> None:
    source = tmp_path / "two.txt"
    source.write_text("昆山的虚构服务\n\n开展虚构的培训。\n\n太仓的虚构服务\n\n开展虚构的帮扶。\n", encoding="utf-8")
    ingest(source, real_data, "2012-07")
    desk = Desk(real_data, "2012-07", who="Wang")
    export_workbook(desk, tmp_path / "out.xlsx")
    with pytest.raises(FaultsError, match="row 3, decision: nothing to merge with: found M002"):
        import_workbook(desk, filled(tmp_path / "out.xlsx", {("measures", 3, "decision"): "merge"}))


def test_what_nobody_proposed_is_added_by_its_words(desk: Desk, out: Path) -> None:
    new(out, "figures", decision="accept", quote="技能", role="mention", quantity="count", indicator_en="invented")
    at = desk.text.index("职工", desk.text.index("职工") + 1)
    new(out, "measures", decision="accept", quote="职工", start=at, locality_code="320583", theme="T10")
    assert import_workbook(desk, out) == 2
    figure, measure = desk.state.items["F005"], desk.state.items["M005"]
    assert (desk.text[figure.start : figure.end], figure.fields["role"]) == ("技能", "mention")
    assert (measure.start, measure.end, measure.fields["theme"], measure.status) == (at, at + 2, "T10", "accepted")


def test_words_that_do_not_fit_are_told_with_sheet_row_and_column_and_nothing_is_taken(desk: Desk, out: Path) -> None:
    before = rows(desk)
    filled(
        out,
        {
            ("measures", 2, "decision"): "merge",
            ("measures", 3, "quote"): TITLE,
            ("measures", 4, "decision"): "merge",
            ("measures", 4, "note"): "both",
            ("figures", 2, "decision"): "merge",
            ("articles", 2, "quote"): "other words",
        },
    )
    new(out, "measures", decision="accept", quote="职工")
    new(out, "measures", quote="困难职工")
    new(out, "measures", decision="accept", quote="没有这句话", theme="T99")
    new(out, "figures", decision="accept", quote="=1+1", unit="=2")
    new(out, "articles", decision="accept", quote=TITLE)
    with pytest.raises(FaultsError) as caught:
        import_workbook(desk, out)
    assert [str(fault).removeprefix("proposals.xlsx, sheet ").split(": found")[0] for fault in caught.value.faults] == [
        "articles, row 2, quote: changed",
        "articles, row 3, item_id: new row",
        "measures, row 3, quote: words not at their place",
        "measures, row 4, decision: merged and amended",
        "measures, row 6, quote: words at several places",
        "measures, row 7, decision: new row that is not accepted",
        "measures, row 8, quote: words not at their place",
        "measures, row 2, decision: nothing to merge with",
        "figures, row 2, decision: unknown decision",
        "figures, row 6, quote: words not at their place",
    ]
    assert rows(desk) == before


def test_an_article_longer_than_a_cell_shows_goes_out_cut_and_comes_back(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(returned, "LONGEST_SHOWN", 20)
    export_workbook(desk, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book["articles"]["D2"].value == desk.items("article")["quote"].iloc[0][:19] + "…"
    book.close()
    filled(tmp_path / "out.xlsx", {("articles", 2, "decision"): "accept", ("articles", 2, "title_en"): "Invented"})
    assert import_workbook(desk, tmp_path / "out.xlsx") == 1


def test_a_workbook_that_splits_merges_and_adds_leaves_data_without_a_fault(desk: Desk, out: Path) -> None:
    words = desk.items("measure")["quote"].tolist()
    english = {"label_en": "Invented", "quote_en": "An invented translation"}
    filled(
        out,
        {
            **{
                (sheet, row, "decision"): "accept" for sheet, row in (("articles", 2), ("measures", 2), ("measures", 3))
            },
            **{("figures", row, "decision"): "accept" for row in range(2, 6)},
            **{("figures", row, "indicator_en"): "invented" for row in range(2, 6)},
            **{("measures", row, column): said for row in (2, 3) for column, said in english.items()},
            ("articles", 2, "decision"): "accept",
            ("articles", 2, "title_en"): "Invented",
            ("measures", 2, "quote"): words[0][:4],
            ("measures", 4, "decision"): "merge",
            ("measures", 5, "decision"): "reject",
        },
    )
    new(out, "measures", decision="accept", quote=words[0][4:], **english)
    import_workbook(desk, out)
    assert desk.write().counts == {"measures": 3, "quotes": 1, "figures": 4, "articles": 1}
    assert desk.check() == []


def further(desk: Desk) -> list[str]:
    """Return the further quotes of the first measure."""
    return [desk.text[start:end] for start, end, _ in desk.state.items["M001"].further]


def test_an_added_part_takes_the_figures_and_the_further_quotes_that_lie_in_it(desk: Desk, out: Path) -> None:
    assert (further(desk), desk.words(desk.state.items["F002"])) == (["吸引120名选手参赛"], "120名")
    assert desk.state.items["F002"].fields["measure"] == "M001"
    filled(out, {("measures", 2, "decision"): "accept", ("figures", 3, "decision"): "accept"})
    new(out, "measures", decision="accept", quote="，吸引120名选手参赛", locality_code="320583")
    assert import_workbook(desk, out) == 3
    assert (further(desk), desk.state.items["F002"].fields["measure"]) == ([], "M005")
    assert [desk.undo() for _ in range(2)] == ["accept F002", "add M005"]
    assert (further(desk), desk.state.items["F002"].fields["measure"]) == (["吸引120名选手参赛"], "M001")


def test_who_names_another_measure_for_a_figure_of_an_added_part_is_heard(desk: Desk, out: Path) -> None:
    filled(out, {("figures", 3, "decision"): "accept", ("figures", 3, "measure"): "M002"})
    new(out, "measures", decision="accept", quote="吸引120名选手参赛", locality_code="320583")
    assert import_workbook(desk, out) == 2
    assert desk.state.items["F002"].fields["measure"] == "M002"


def test_a_part_that_was_a_further_quote_has_the_cells_of_its_whole(desk: Desk, out: Path) -> None:
    whole = desk.state.items["M001"].fields
    assert import_workbook(desk, new(out, "measures", decision="accept", quote="吸引120名选手参赛")) == 1
    cells = {name: whole[name] for name in CELLS["measure"] if name in whole}
    assert (desk.state.items["M005"].fields, desk.state.items["M005"].further) == (cells, [])


def test_a_measure_named_as_part_of_another_leaves_it_its_further_quotes(desk: Desk) -> None:
    desk.add("measure", "吸引120名选手参赛", part_of="M001")
    assert further(desk) == ["吸引120名选手参赛"]
