"""explore.ipynb runs without a person, and what it prints is backed; a briefing made now is the real one."""

from __future__ import annotations

from pathlib import Path

import nbformat
import openpyxl
import papermill
import pytest

from helpers import brief
from helpers.audit import Auditor
from helpers.briefing import Page
from helpers.render import document_of, to_html, to_pdf
from tests.conftest import DATA
from tests.jupyterlab import ROOT

pytestmark = pytest.mark.slow


def _executed(name: str, folder: Path, parameters: dict[str, str]) -> dict[str, object]:
    out = folder / name
    papermill.execute_notebook(
        str(ROOT / "notebooks" / name), str(out), parameters, engine_name="fork", progress_bar=False
    )
    return document_of(nbformat.read(out, 4))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_runs_exports_its_selection_and_prints_nothing_unbacked(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("BRIEFINGS_DATA", str(DATA))
    selection = tmp_path / "selection.xlsx"
    document = _executed("explore.ipynb", tmp_path, {"language": language, "export_to": str(selection)})
    assert [str(fault) for fault in Auditor(page.corpus).document(document, "explore")] == []
    kinds = [block["kind"] for block in document["blocks"]]  # type: ignore[attr-defined]
    assert {"finding", "table", "chart", "quote"} <= set(kinds)
    assert to_pdf(document).startswith(b"%PDF-")
    sheet = openpyxl.load_workbook(selection).active
    assert sheet["A1"].value == "measure_id" and sheet.max_row > 2


def test_a_briefing_made_now_is_the_one_that_papermill_makes(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFINGS_DATA", str(DATA))
    now = brief(page, "Kunshan", form="html")
    made = _executed("locality.ipynb", tmp_path, {"locality_code": "320583", "language": "en"})
    assert now.content == to_html(made).encode()
    assert now.save(tmp_path / "now.html").read_bytes() == now.content
    assert repr(now).startswith("Briefing locality-320583-en.html, ")
    assert "srcdoc=" in now._repr_mimebundle_()["text/html"]
