from __future__ import annotations

import pytest

from helpers.blocks import Bullets, Cell, Column, Heading, Note, Paragraph, Run, Table, Text, text
from helpers.errors import RenderError
from helpers.render.markdown import blocks_of, level_one


def read(source: str) -> tuple[object, ...]:
    return blocks_of(source, "cell-3", row_label="行")


def test_headings_are_of_two_levels() -> None:
    assert read("# 一\n\n## 二\n\n### 三\n\n##### 五") == (
        Heading(2, "cell-3-heading-1", text("一")),
        Heading(2, "cell-3-heading-2", text("二")),
        Heading(3, "cell-3-heading-3", text("三")),
        Heading(3, "cell-3-heading-4", text("五")),
    )


def test_emphasis_of_either_kind_is_bold() -> None:
    assert read("甲**乙**丙*丁*") == (
        Paragraph(text("甲", Run("乙", is_strong=True), "丙", Run("丁", is_strong=True))),
    )


def test_a_line_break_vanishes_between_han_characters_also_at_the_seam_of_bold_and_light() -> None:
    assert [str(block.text) for block in read("职工\n**书屋**\n与\nunion\nhouse")] == ["职工书屋与 union house"]  # type: ignore[attr-defined]


def test_a_line_broken_on_purpose_begins_a_paragraph() -> None:
    assert read("第一行  \n第二行") == (Paragraph(text("第一行")), Paragraph(text("第二行")))


def test_links_to_the_web_stay() -> None:
    assert read("见[网页](https://example.org/a?b=1&c=2)。") == (
        Paragraph(text("见", Run("网页", link="https://example.org/a?b=1&c=2"), "。")),
    )


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "../notes.ipynb", "data:text/html,x"])
def test_other_links_stop_the_build(address: str) -> None:
    with pytest.raises(RenderError, match="cell-3: a link to "):
        read(f"[x](<{address}>)")


def test_an_image_stops_the_build_and_the_error_says_what_to_do() -> None:
    with pytest.raises(RenderError, match="display it from a code cell"):
        read("![alt](https://example.org/x.png)")


def test_html_is_printed_as_the_words_that_it_is() -> None:
    assert read("<script>alert(1)</script>\n\na <b>b</b> &amp; c") == (
        Paragraph(text("<script>alert(1)</script>")),
        Paragraph(Text((Run("a "), Run("<b>"), Run("b"), Run("</b>"), Run(" & c")))),
    )


def test_lists_within_lists_become_one() -> None:
    assert read("- 甲\n  - 乙\n- 丙") == (Bullets((text("甲"), text("乙"), text("丙"))),)


def test_a_numbered_list_keeps_its_numbers() -> None:
    assert read("3. 甲\n4. 乙") == (Paragraph(text("3. ", "甲")), Paragraph(text("4. ", "乙")))


def test_a_quoted_paragraph_is_a_note() -> None:
    assert read("> 甲") == (Note(text("甲")),)


def test_a_table_keeps_its_alignment() -> None:
    assert read("| | 数 |\n|:--|--:|\n| 甲 | 1 |") == (
        Table(
            "cell-3-table-1",
            text(),
            (Column("行"), Column("数", align="end")),
            ((Cell(text("甲")), Cell(text("1"))),),
        ),
    )


def test_code_keeps_its_lines() -> None:
    assert read("```\na\n\n  b\n```") == (Paragraph(text("a")), Paragraph(text("  b")))


def test_rules_and_empty_lines_print_nothing() -> None:
    assert read("\n\n---\n\n") == ()


@pytest.mark.parametrize(("source", "title"), [("## 二\n\n# 一 **甲**\n\n# 后", "一 甲"), ("没有标题", ""), ("", "")])
def test_the_first_heading_of_level_one_is_a_title(source: str, title: str) -> None:
    assert level_one(source) == title
