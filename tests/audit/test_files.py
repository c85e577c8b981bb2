from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers.audit import audit_edition, audit_file
from helpers.audit.files import read_ledger
from helpers.batch.build import build
from helpers.batch.order import order
from helpers.batch.plan import Selection
from helpers.blocks import MIME_TYPE
from helpers.errors import UsageError
from helpers.render import document_of, to_html, to_pdf

from .conftest import sections

Json = dict[str, Any]
DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """A notebook of an analyst's own with the page and the print made from it."""
    shown = [new_output("display_data", data={MIME_TYPE: section.to_json()}) for section in sections("en")[:3]]
    cells = [new_code_cell("section", outputs=[output], execution_count=1) for output in shown]
    notebook = new_notebook(cells=[*cells, new_markdown_cell("My own guess: 4321.")])
    document = document_of(notebook)
    nbformat.write(notebook, tmp_path / "mine.ipynb")
    (tmp_path / "mine.html").write_text(to_html(document), encoding="utf-8")
    (tmp_path / "mine.pdf").write_bytes(to_pdf(document))
    return tmp_path


@pytest.mark.parametrize("suffix", ["html", "pdf"])
def test_an_analysts_own_number_is_reported_plainly(exported: Path, suffix: str) -> None:
    verdict = audit_file(exported / f"mine.{suffix}", root=DATA)
    assert [str(fault) for fault in verdict.faults] == [
        f"mine.{suffix}: paragraph: unbacked: found '4321', expected 'evidence', in “My own guess: 4321.”"
    ]


def test_a_file_without_its_notebook_or_edition_is_refused(exported: Path) -> None:
    (exported / "mine.ipynb").unlink()
    with pytest.raises(UsageError, match="--notebook"):
        audit_file(exported / "mine.html", root=DATA)


@pytest.mark.parametrize("name", ["nothing.html", "mine.ipynb"])
def test_what_is_no_finished_file_is_refused(exported: Path, name: str) -> None:
    with pytest.raises(UsageError, match=name):
        audit_file(exported / name, root=DATA)


def test_where_there_is_no_edition_the_message_says_so(tmp_path: Path) -> None:
    for read in (audit_edition, read_ledger):
        with pytest.raises(UsageError, match="build"):
            read(tmp_path)


@pytest.mark.slow
def test_the_shipped_briefings_pass_and_a_changed_file_does_not(tmp_path: Path) -> None:
    selection = Selection(localities=("Kunshan", "Wuzhong", "Huqiu"), themes=("T03", "T12"), is_comparison=True)
    summary = build(order("2011-05", data=DATA, reports=tmp_path, selection=selection))
    assert not summary.failed
    verdict = audit_edition(summary.folder, DATA)
    assert verdict.faults == ()
    assert len(read_ledger(summary.folder)["claims"]) > 100
    changed = summary.folder / "zh" / "comparison.html"
    words = changed.read_text(encoding="utf-8")
    changed.chmod(0o644)
    changed.write_text(words.replace("83.2%", "83.3%", 1), encoding="utf-8")
    assert {fault.file for fault in audit_file(changed, root=DATA).faults} == {"comparison.html"}
