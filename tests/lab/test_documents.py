"""What an analyst's own cells meet on their way to paper."""

from __future__ import annotations

from typing import Any

import pytest
from nbformat import v4

from helpers.blocks import MIME_TYPE, Column, Note, Section, Table, text
from helpers.errors import BlockError
from helpers.render import document_of, to_pdf


def _document(*cells: Any) -> dict[str, Any]:
    return document_of(v4.new_notebook(cells=list(cells)))


def test_a_widget_leaves_no_trace_on_paper() -> None:
    data = {"text/plain": "IntSlider(value=0)", "application/vnd.jupyter.widget-view+json": {"model_id": "invented"}}
    shown = v4.new_code_cell("w", outputs=[v4.new_output("execute_result", data=data, execution_count=1)])
    assert _document(v4.new_markdown_cell("# Invented"), shown)["blocks"] == []


@pytest.mark.parametrize("source", ["# T\n\n### Deep\n\nwords", "### Deep\n\nwords\n\n## Up\n\n### Deep again"])
def test_markdown_that_skips_a_level_of_headings_still_becomes_a_pdf(source: str) -> None:
    document = _document(v4.new_markdown_cell(source))
    headings = [block["level"] for block in document["blocks"] if block["kind"] == "heading"]
    assert headings[0] == 2
    assert to_pdf(document).startswith(b"%PDF-")


def test_two_different_things_under_one_name_remain_a_fault() -> None:
    def shown(words: str) -> Any:
        table = Table("invented", text(words), (Column("head"),), ())
        data = {MIME_TYPE: Section((table, Note(text("words"))), "en").to_json()}
        return v4.new_code_cell("t", outputs=[v4.new_output("execute_result", data=data, execution_count=1)])

    again = _document(shown("one"), shown("one"))
    assert [block["id"] for block in again["blocks"] if block["kind"] == "table"] == ["invented", "invented-2"]
    with pytest.raises(BlockError, match="share the id 'invented'"):
        _document(shown("one"), shown("another"))
