"""An analyst's own notebook: a copy of locality.ipynb with a DataFrame, a chart and a paragraph of their own."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import papermill
import pikepdf
import pypdfium2
import pytest
from nbconvert import get_exporter
from nbformat import v4

from helpers.audit import audit_file
from helpers.errors import RenderError
from tests.conftest import DATA
from tests.jupyterlab import ROOT

FRAME = """\
page.density.set_index("locality_code")[["measure_count", "char_count"]]"""
CHART = """\
import matplotlib.pyplot as plt

figure, axes = plt.subplots(figsize=(4, 2))
_ = axes.barh(page.density["locality_code"], page.density["measure_count"].astype(int))
_ = axes.set_title("各地措施数", weight="bold")
"""
ALT = "Bars, one for each locality."
OURS = "## Our own remark\n\nWe counted 4321 visits by hand; most of them were in spring. Kunshan has **17 measures**."
PARAGRAPH, TABLE, PICTURE = "paragraph:", "table cell-", "chart cell-"


def _exported(executed: Path, form: str) -> Path:
    """Export a notebook as `jupyter nbconvert --to briefing-…` does."""
    content, _ = get_exporter(f"briefing-{form}")().from_filename(str(executed))
    file = executed.with_suffix(f".{form}")
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


@pytest.mark.slow
def test_it_exports_well_and_the_audit_says_which_of_its_numbers_nothing_backs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = nbformat.read(ROOT / "notebooks" / "locality.ipynb", 4)
    chart = v4.new_code_cell(CHART, metadata={"alt": ALT, "title": "Measures by locality"})
    notebook.cells += [v4.new_markdown_cell(OURS), v4.new_code_cell(FRAME), chart]
    nbformat.write(notebook, tmp_path / "own.ipynb")
    monkeypatch.setenv("BRIEFINGS_DATA", str(DATA))
    executed = tmp_path / "out.ipynb"
    papermill.execute_notebook(
        str(tmp_path / "own.ipynb"), str(executed), {"language": "en"}, engine_name="fork", progress_bar=False
    )

    streams = [out for cell in nbformat.read(executed, 4).cells for out in cell.get("outputs", ()) if "text" in out]
    assert streams == []  # matplotlib says there what it could not draw

    page, print_ = _exported(executed, "html"), _exported(executed, "pdf")
    html = page.read_text(encoding="utf-8")
    with pypdfium2.PdfDocument(print_) as pdf:
        words = "".join(sheet.get_textpage().get_text_range() for sheet in pdf)
    for shown in (html, words):
        own = ("Our own remark", "4321", "char_count", "1637", "Measures by locality")
        said = re.sub(r"<[^>]+>|\s", "", shown)
        assert [mine for mine in ("In brief", "83.2%", *own) if mine.replace(" ", "") not in said] == []
        assert "set_index" not in shown and "matplotlib" not in shown
    with pikepdf.open(print_) as tagged:
        assert "/StructTreeRoot" in tagged.Root

    for file in (page, print_):
        told = [str(fault) for fault in audit_file(file, notebook=executed).faults]
        for found, where in (("4321", PARAGRAPH), ("most", PARAGRAPH), ("1637", TABLE)):
            assert any(f"unbacked: found '{found}'" in line and where in line for line in told), told
        # Of the briefing itself nothing is doubted: all that is, is the analyst's.
        assert all(any(mine in line for mine in (PARAGRAPH, TABLE, PICTURE)) for line in told), told

    bare = nbformat.read(executed, 4)
    bare.cells[-1].metadata.pop("alt")
    nbformat.write(bare, executed)
    with pytest.raises(RenderError, match=r"a chart without alternative text\. Say what it shows: either in the cell"):
        _exported(executed, "html")
