"""The notebooks work with papermill and nbconvert as they are, without this project's own commands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
import pypdfium2
import pytest

from helpers.render import document_of

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent


def _run(*command: str | Path) -> None:
    done = subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_papermill_then_nbconvert_make_a_briefing_whose_pdf_holds_every_finding(tmp_path: Path) -> None:
    executed = tmp_path / "out.ipynb"
    # papermill's command line turns 320583 into an integer: the notebook takes it as one
    parameters = ["-p", "locality_code", "320583", "-p", "language", "en"]
    _run(BIN / "papermill", "notebooks/locality.ipynb", executed, *parameters, "--no-progress-bar")
    _run(BIN / "jupyter", "nbconvert", "--to", "briefing-pdf", executed)
    _run(BIN / "jupyter", "nbconvert", "--to", "briefing-html", executed)
    html = executed.with_suffix(".html").read_text(encoding="utf-8")
    assert "Kunshan" in html and "locality_code" not in html and str(tmp_path) not in html
    document = document_of(nbformat.read(executed, 4))
    findings = [block for block in document["blocks"] if block["kind"] == "finding"]
    assert len(findings) >= 5
    with pypdfium2.PdfDocument(executed.with_suffix(".pdf")) as pdf:
        read = "".join(page.get_textpage().get_text_range() for page in pdf)
    shown = _letters(read)
    for finding in findings:
        for run in finding["text"]["runs"]:
            assert _letters(run["text"]) in shown


def _letters(words: str) -> str:
    """Keep what is not white space, a hyphen at a line's end or a joiner between a word and its note marks."""
    return "".join(c for c in words if not c.isspace() and c not in "\u2060\u00ad\u200b\ufffe-‐")
