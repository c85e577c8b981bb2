from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbconvert.exporters import get_export_names, get_exporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from traitlets.config import Config

from helpers.blocks import MIME_TYPE
from helpers.render import HtmlExporter, PdfExporter, to_html, to_pdf

from .invented import document, section

# A red square, as matplotlib's inline backend would show it.
SQUARE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"


@pytest.fixture
def notebook() -> Any:
    shown = new_output("display_data", {MIME_TYPE: section("zh"), "text/plain": "x"})
    return new_notebook(cells=[new_code_cell("secret()", outputs=[shown])])


def test_the_page_is_that_of_the_document(notebook: Any) -> None:
    made, resources = HtmlExporter().from_notebook_node(notebook)
    assert made == to_html(document("zh"))
    assert resources["output_extension"] == ".html"


def test_the_print_is_that_of_the_document(notebook: Any) -> None:
    made, resources = PdfExporter().from_notebook_node(notebook)
    assert made == to_pdf(document("zh"))
    assert resources["output_extension"] == ".pdf"


def test_both_are_known_to_nbconvert_and_to_the_menu_of_jupyterlab() -> None:
    assert {"briefing-html", "briefing-pdf"} <= set(get_export_names())
    found = [get_exporter(name) for name in ("briefing-html", "briefing-pdf")]
    assert [(e.export_from_notebook, e.output_mimetype) for e in found] == [
        ("Briefing HTML", "text/html"),
        ("Briefing PDF", "application/pdf"),
    ]


def test_quotes_lead_to_the_bulletin_where_its_page_is_named(notebook: Any) -> None:
    made, _ = HtmlExporter(config=Config({"HtmlExporter": {"source": "../bulletin.html"}})).from_notebook_node(notebook)
    assert '<a href="../bulletin.html#1999-01-XX-01">' in made


def test_an_analyst_s_own_notebook_comes_out_in_both_forms() -> None:
    outputs = [
        new_output("display_data", {"image/png": SQUARE, "text/plain": "<Figure>"}, metadata={"alt": "一个红色方块"}),
        new_output("execute_result", {"text/html": "<table><tr><th>甲</th></tr><tr><td>1</td></tr></table>"}),
        new_output("stream", name="stdout", text="共1行"),
    ]
    made = new_notebook(cells=[new_markdown_cell("# 虚构探索\n\n职工\n书屋"), new_code_cell("", outputs=outputs)])
    page, _ = HtmlExporter().from_notebook_node(made)
    assert [words for words in ("虚构探索", "职工书屋", "一个红色方块", "共1行", SQUARE) if words not in page] == []
    pdf, _ = PdfExporter().from_notebook_node(made)
    assert pdf.startswith(b"%PDF-1.7")


@pytest.mark.slow
def test_jupyter_nbconvert_writes_both_files(notebook: Any, tmp_path: Path) -> None:
    nbformat.write(notebook, tmp_path / "invented.ipynb")
    for name in ("briefing-html", "briefing-pdf"):
        command = [sys.executable, "-m", "jupyter", "nbconvert", "--to", name, "invented.ipynb"]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "invented.html").read_text(encoding="utf-8") == to_html(document("zh"))
    assert (tmp_path / "invented.pdf").read_bytes() == to_pdf(document("zh"))
