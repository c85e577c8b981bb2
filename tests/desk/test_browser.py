"""The desk in real JupyterLab: proposals are accepted by clicking, saved at once, and become an edition."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.conftest import CHROMIUM
from tests.desk.invented import BULLETIN, DATE, ENGLISH, project
from tests.desk.test_to_an_edition import briefings
from tests.jupyterlab import MILLISECONDS, lab, open_notebook

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: JupyterLab is not driven"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = project(tmp_path / "project")
    briefings(made, "ingest", "bulletin.txt", "--bulletin-id", BULLETIN)
    return made


@pytest.fixture
def tab(browser: Any, folder: Path, tmp_path: Path) -> Iterator[Any]:
    """The notebook of the desk, run to its end."""
    with lab(tmp_path / "jupyter", folder) as server:
        context = browser.new_context(viewport={"width": 1500, "height": 1400})
        context.set_default_timeout(MILLISECONDS)
        page = context.new_page()
        open_notebook(page, server, "coding.ipynb")
        expect(button(page, "Accept")).to_be_visible(timeout=MILLISECONDS)
        yield page
        context.close()


def button(tab: Any, name: str) -> Any:
    return tab.get_by_role("button", name=name, exact=True)


def said(tab: Any, words: str) -> None:
    """Wait until the desk says so."""
    expect(tab.locator(".jp-OutputArea").get_by_text(words).first).to_be_visible(timeout=MILLISECONDS)


def decisions(folder: Path) -> list[dict[str, Any]]:
    path = folder / "data" / "coding" / BULLETIN / "journal.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_proposals_are_accepted_by_clicking_saved_at_once_and_become_an_edition(tab: Any, folder: Path) -> None:
    tab.get_by_label("who", exact=True).fill("Wang")
    tab.get_by_label("who", exact=True).press("Tab")
    for kind, letter, count in (("measure", "M", 8), ("article", "A", 2), ("figure", "F", 7)):
        button(tab, kind).click()
        for number in range(1, count + 1):
            for field, words in ENGLISH[f"{kind}s"].items():
                tab.get_by_label(field, exact=True).fill(words)
                tab.get_by_label(field, exact=True).press("Tab")
            button(tab, "Accept").click()
            said(tab, f"accepted {letter}{number:03d}")
            # Already on the disk, whatever happens to kernel, browser or machine now.
            assert decisions(folder)[-1]["ids"] == [f"{letter}{number:03d}"]
    assert {(one["action"], one["who"]) for one in decisions(folder)} == {("accept", "Wang")}
    button(tab, "Reject").click()
    said(tab, "rejected F001")
    button(tab, "Undo").click()
    said(tab, "took back: reject F001")
    button(tab, "Write and check").click()
    said(tab, "written: 8 measures, 1 quotes, 7 figures, 2 articles; 0 faults")
    with (folder / "data" / "coding" / BULLETIN / "measures.csv").open(encoding="utf-8", newline="") as file:
        first = next(csv.DictReader(file))
    assert (first["measure_id"], first["accepted_by"]) == (f"{BULLETIN}-KS-01", "Wang")
    assert first["label_en"] == ENGLISH["measures"]["label_en"]
    assert briefings(folder, "check", BULLETIN) == "2012-06: no faults\n"
    briefings(folder, "build", BULLETIN, "--edition-date", DATE)
    assert (folder / "reports" / BULLETIN / "index.html").is_file()
