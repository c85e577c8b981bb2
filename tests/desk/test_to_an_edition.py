"""An invented bulletin from a file to an edition, by command line and Excel alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.desk.invented import BULLETIN, DATE, ENGLISH, project

pytestmark = pytest.mark.slow


def briefings(folder: Path, *words: str) -> str:
    """Run a command in a folder; return what it says."""
    done = subprocess.run(
        [sys.executable, "-m", "helpers.cli", *words], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def decide(path: Path) -> None:
    """Accept every row of the workbook, as a person would who agrees with all of it."""
    book = openpyxl.load_workbook(path)
    for name, english in ENGLISH.items():
        sheet = book[name]
        heads = [cell.value for cell in sheet[1]]
        for row in range(2, sheet.max_row + 1):
            for column, words in {"decision": "accept", **english}.items():
                sheet.cell(row=row, column=heads.index(column) + 1, value=words)
    book.save(path)
    book.close()


def test_a_file_becomes_an_edition_by_command_line_and_excel(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    said = briefings(folder, "ingest", "bulletin.txt", "--bulletin-id", BULLETIN)
    assert said.startswith("2012-06: 2 articles, 8 measures and 7 figures proposed")
    briefings(folder, "proposals", BULLETIN, "--export", "proposals.xlsx")
    decide(folder / "proposals.xlsx")
    said = briefings(folder, "proposals", BULLETIN, "--import", "proposals.xlsx", "--who", "Wang")
    assert "17 decisions taken" in said
    assert "left to decide: 0 articles, 0 measures, 0 figures" in said
    assert briefings(folder, "check", BULLETIN) == "2012-06: no faults\n"
    briefings(folder, "build", BULLETIN, "--edition-date", DATE)
    edition = folder / "reports" / BULLETIN
    assert "昆山市总工会举办职工技能大赛" in (edition / "zh" / "locality" / "320583-kunshan.html").read_text("utf-8")
    assert (edition / "en" / "locality" / "320585-taicang.pdf").read_bytes().startswith(b"%PDF")
    assert json.loads((edition / "manifest.json").read_text("utf-8"))
