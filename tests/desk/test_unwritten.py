"""What a person accepted and no table holds is a fault, and said when a workbook is taken."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.cli import main
from helpers.desk import Desk, check, export_workbook
from tests.desk.conftest import BULLETIN
from tests.desk.test_workbook import filled, new

ENGLISH = {"label_en": "Invented measure", "quote_en": "Invented translation"}
JOURNAL = f"coding/{BULLETIN}/journal.jsonl"


@pytest.fixture
def briefings(
    desk_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    """Run a command on the invented bulletin; return its exit code and what it says."""

    def run(*words: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["briefings", *words, "--data", str(desk_data)])
        with pytest.raises(SystemExit) as stop:
            main()
        return int(stop.value.code or 0), capsys.readouterr().out

    return run


def test_an_added_measure_without_its_codes_is_a_fault_of_the_check_until_they_are_filled(
    desk: Desk, desk_data: Path, briefings: Callable[..., tuple[int, str]]
) -> None:
    desk.accept("A001", title_en="Invented")
    desk.accept(*desk.items("figure")["item_id"], indicator_en="invented")
    made = desk.add("measure", "举办职工技能大赛", **ENGLISH)
    desk.write()
    said = f"{JOURNAL}: accepted but not written: found {made}; allowed: fill locality_code, theme, instrument, status"
    assert [str(fault) for fault in desk.check()] == [said]
    assert briefings("check", BULLETIN) == (2, f"{said}\n{BULLETIN}: 1 fault\n")
    desk.amend(made, locality_code="320583", theme="T10", instrument="T", status="achieved")
    assert [fault.allowed for fault in check(desk_data, BULLETIN)] == [
        "written, by “Write and check” or the next import"
    ]
    desk.write()
    assert (desk.check(), check(desk_data, BULLETIN)) == ([], [])
    assert briefings("check", BULLETIN) == (0, f"{BULLETIN}: no faults\n")


def test_the_import_says_what_is_not_written_until_which_cells_are_filled(
    desk: Desk, tmp_path: Path, briefings: Callable[..., tuple[int, str]]
) -> None:
    path = tmp_path / "out.xlsx"
    desk.reject("M001")
    desk.amend("M001", start=0, end=2)
    export_workbook(desk, path)
    new(path, "measures", decision="accept", quote="昆山市总工会举办", **ENGLISH)
    filled(path, {("figures", 2, "decision"): "reject"})
    code, said = briefings("proposals", BULLETIN, "--import", str(path), "--who", "Wang")
    assert code == 0
    assert "M005 is not written until you fill: locality_code, theme, instrument, status\n" in said
    assert "numerals that nothing accounts for (export again, sheet terms): " in said


def test_a_bulletin_that_lay_on_no_desk_has_nothing_unwritten(real_data: Path) -> None:
    assert check(real_data, "2011-05") == []


def test_decisions_that_cannot_be_read_are_a_fault(desk: Desk, desk_data: Path) -> None:
    desk.accept("M001")
    (desk_data / JOURNAL).write_text("no decision\n", encoding="utf-8")
    assert [(fault.file, fault.rule) for fault in check(desk_data, BULLETIN)] == [(JOURNAL, "decisions cannot be read")]
