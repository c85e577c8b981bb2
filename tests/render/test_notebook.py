from __future__ import annotations

import json
from typing import Any

import nbformat
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers.blocks import MIME_TYPE, Paragraph, Section, text
from helpers.errors import BlockError, RenderError, UnknownNameError
from helpers.render import document_of

from .invented import Language, cover, document, evidence, section


def displays(content: dict[str, Any]) -> Any:
    return new_output("display_data", {MIME_TYPE: content, "text/html": "x", "text/plain": "y"})


def words(document_made: dict[str, Any]) -> list[str]:
    return [
        "".join(run["text"] for run in block["text"]["runs"]) for block in document_made["blocks"] if "text" in block
    ]


def of_cells(*cells: Any, **metadata: Any) -> Any:
    return new_notebook(cells=list(cells), metadata=metadata)


def with_cover(language: Language, *cells: Any) -> Any:
    opening = Section((cover(language),), language, {}).to_json()
    return of_cells(new_code_cell("", outputs=[displays(opening)]), *cells)


def test_what_cells_display_is_the_document(language: Language) -> None:
    notebook = of_cells(new_code_cell("secret()", outputs=[displays(section(language))]))
    assert document_of(notebook) == document(language)


def test_a_saved_notebook_gives_the_same_document(language: Language) -> None:
    notebook = of_cells(new_code_cell("secret()", outputs=[displays(section(language))]))
    saved = nbformat.writes(notebook)
    assert document_of(nbformat.reads(saved, as_version=4)) == document(language)
    assert document_of(json.loads(saved)) == document(language)


def test_the_lines_of_a_saved_cell_belong_together() -> None:
    notebook = of_cells(new_markdown_cell("# 虚构探索\n\n第一行\n第二行\n\n- 甲\n- 乙"))
    assert isinstance(json.loads(nbformat.writes(notebook))["cells"][0]["source"], list)
    assert document_of(json.loads(nbformat.writes(notebook))) == document_of(notebook)


def test_cells_are_read_in_the_language_of_the_document() -> None:
    cells = [
        new_markdown_cell("每种"),
        new_markdown_cell("中文", metadata={"tags": ["zh"]}),
        new_markdown_cell("English", metadata={"tags": ["en"]}),
        new_markdown_cell("给分析者", metadata={"tags": ["analyst"]}),
        new_markdown_cell("both", metadata={"tags": ["zh", "en"]}),
        new_code_cell("", outputs=[new_output("stream", name="stdout", text="调试")], metadata={"tags": ["analyst"]}),
    ]
    assert words(document_of(with_cover("zh", *cells))) == ["每种", "中文", "both"]
    assert words(document_of(with_cover("en", *cells))) == ["每种", "English", "both"]


def test_sections_and_ordinary_cells_keep_their_order() -> None:
    said = Section((Paragraph(text("第二")),), "zh").to_json()
    frame = pd.DataFrame({"n": [1]})
    made = document_of(
        with_cover(
            "zh",
            new_markdown_cell("第一"),
            new_code_cell("", outputs=[displays(said), new_output("stream", name="stdout", text="第三")]),
            new_code_cell("", outputs=[new_output("execute_result", {"text/html": frame.to_html()})]),
            new_markdown_cell("第四"),
        )
    )
    assert [block["kind"] for block in made["blocks"]] == ["paragraph", "paragraph", "paragraph", "table", "paragraph"]
    assert words(made) == ["第一", "第二", "第三", "第四"]


def test_nothing_of_the_code_is_in_the_document() -> None:
    notebook = of_cells(
        new_code_cell("password = 'hunter2'", metadata={"tags": ["parameters"]}),
        new_code_cell("display(password)", outputs=[displays(section("zh"))], execution_count=7),
        papermill={"parameters": {"path": "/home/x"}, "start_time": "2026-11-22T10:11:12"},
    )
    made = json.dumps(document_of(notebook))
    assert [found for found in ("hunter2", "password", "/home/x", "10:11") if found in made] == []


def test_a_notebook_without_a_cover_gets_a_plain_one_of_its_first_heading() -> None:
    made = document_of(of_cells(new_markdown_cell("# 虚构探索\n\n文"), new_markdown_cell("# 其后"), date="1999-02-01"))
    assert made["cover"] == {
        "kind": "cover",
        "language": "zh",
        "title": "虚构探索",
        "series": "工会措施简报",
        "issuer": "分析稿",
        "date": "1999-02-01",
        "date_text": "1999-02-01",
    }
    assert words(made) == ["文", "其后"]


def test_a_plain_cover_takes_title_and_language_from_the_metadata() -> None:
    stated = {"title": "Invented", "series": "Papers", "issuer": "Office"}
    made = document_of(of_cells(new_markdown_cell("text"), language="en-GB", **stated))
    assert made["cover"] == {"kind": "cover", "language": "en", **stated, "date": "1970-01-01"}
    usual = {"title": "Untitled briefing", "series": "Union Measures Briefing", "issuer": "Analyst’s draft"}
    made = document_of(of_cells(new_markdown_cell("text"), language="en-GB"))
    assert made["cover"] == {"kind": "cover", "language": "en", **usual, "date": "1970-01-01"}


def test_a_plain_cover_of_an_empty_notebook_says_so() -> None:
    assert document_of(of_cells())["cover"]["title"] == "未命名的简报"


def test_a_language_that_is_not_ours_stops_the_build() -> None:
    with pytest.raises(UnknownNameError, match="unknown language 'fr'"):
        document_of(of_cells(language="fr"))


def test_sections_without_a_cover_give_their_language() -> None:
    said = Section((Paragraph(text("words")),), "en").to_json()
    assert document_of(of_cells(new_code_cell("", outputs=[displays(said)])))["language"] == "en"


def test_words_before_the_cover_stand_under_it() -> None:
    opening = Section((cover("zh"), Paragraph(text("后"))), "zh", evidence("zh")).to_json()
    made = document_of(of_cells(new_markdown_cell("前"), new_code_cell("", outputs=[displays(opening)])))
    assert made["cover"]["title"] == cover("zh").title
    assert words(made) == ["前", "后"]


def test_two_covers_stop_the_build() -> None:
    with pytest.raises(BlockError, match="one cover"):
        document_of(with_cover("zh", *with_cover("zh").cells))


def test_two_languages_stop_the_build() -> None:
    said = Section((Paragraph(text("words")),), "en").to_json()
    with pytest.raises(BlockError, match="mixes languages: en, zh"):
        document_of(with_cover("zh", new_code_cell("", outputs=[displays(said)])))


def test_a_cell_that_failed_stops_the_build() -> None:
    failed = new_output("error", ename="ValueError", evalue="x", traceback=[])
    with pytest.raises(RenderError, match="cell-2-output-1: the cell failed with ValueError: x"):
        document_of(with_cover("zh", new_code_cell("", outputs=[failed])))
