from __future__ import annotations

from html import escape

import pandas as pd
import pytest

from helpers.blocks import Cell, Column, Table, text
from helpers.errors import RenderError
from helpers.render.frames import table_of


def read(html: str, title: str = "") -> Table | None:
    return table_of(html, "cell-1-output-1", title=title, row_label="行")


def words(table: Table | None) -> list[list[str]]:
    assert table is not None
    return [[str(cell.text) for cell in row] for row in table.rows]


def test_a_data_frame_comes_out_as_a_table() -> None:
    frame = pd.DataFrame({"名称": ["虚构甲", "虚构<乙>"], "数": [1, 2.5]})
    assert read(frame.to_html()) == Table(
        "cell-1-output-1",
        text(),
        (Column("行", is_row_header=True), Column("名称"), Column("数", align="end")),
        (
            (Cell(text("0")), Cell(text("虚构甲")), Cell(text("1.0"))),
            (Cell(text("1")), Cell(text("虚构<乙>")), Cell(text("2.5"))),
        ),
    )


def test_heads_in_several_rows_become_one() -> None:
    frame = pd.DataFrame(
        [[1, 2, 3]], columns=pd.MultiIndex.from_tuples([("甲", "a"), ("甲", "b"), ("乙", "c")]), index=["x"]
    )
    table = read(frame.to_html())
    assert table is not None
    assert [column.title for column in table.columns] == ["行", "甲 · a", "甲 · b", "乙 · c"]


def test_an_index_of_two_levels_repeats_its_outer_words() -> None:
    frame = pd.DataFrame(
        {"n": [1, 2, 3]}, index=pd.MultiIndex.from_tuples([("甲", "x"), ("甲", "y"), ("乙", "x")], names=["p", "q"])
    )
    table = read(frame.to_html())
    assert words(table) == [["甲", "x", "1"], ["甲", "y", "2"], ["乙", "x", "3"]]
    assert table is not None
    assert [column.title for column in table.columns] == ["p", "q", "n"]


def test_an_outer_index_stands_in_each_of_the_rows_that_it_spans() -> None:
    index = pd.MultiIndex.from_tuples([("甲", "x"), ("甲", "y"), ("甲", "z"), ("乙", "x")])
    assert words(read(pd.DataFrame({"n": [1, 2, 3, 4]}, index=index).to_html())) == [
        ["甲", "x", "1"],
        ["甲", "y", "2"],
        ["甲", "z", "3"],
        ["乙", "x", "4"],
    ]


def test_of_several_tables_the_first_is_read() -> None:
    assert words(read("<table><tr><td>1</table><p>x</p><table><tr><td>2</table>")) == [["1"]]


def test_a_caption_is_the_title_unless_another_is_given() -> None:
    styled = pd.DataFrame({"n": [1]}).style.set_caption("虚构表").to_html()
    assert [str(table.title) for table in (read(styled), read(styled, "另一题")) if table] == ["虚构表", "另一题"]
    assert words(read(styled)) == [["0", "1"]]


def test_missing_numbers_do_not_turn_a_column_of_numbers() -> None:
    table = read(pd.DataFrame({"n": [1.5, None], "w": ["甲", "1"]}).to_html(index=False))
    assert table is not None
    assert [column.align for column in table.columns] == ["end", "start"]


@pytest.mark.parametrize("missing", ["", "NaN", "<NA>", "None", "nan"])
def test_however_a_missing_number_is_written_its_column_is_one_of_numbers(missing: str) -> None:
    table = read(f"<table><tr><th>n<tr><td>1<tr><td>{escape(missing)}</table>")
    assert table is not None
    assert [column.align for column in table.columns] == ["end"]


def test_a_wide_table_takes_the_full_width() -> None:
    table = read(pd.DataFrame([range(9)]).to_html())
    assert table is not None
    assert table.width == "full"


def test_rows_of_different_length_are_filled_up() -> None:
    assert words(read("<table><tr><th>a<th>b<tr><td>1<tr><td>2<td>3</table>")) == [["1", ""], ["2", "3"]]


@pytest.mark.parametrize("html", ["<p>x</p>", "", "<table></table>"])
def test_html_without_a_table_gives_none(html: str) -> None:
    assert read(html) is None


def test_a_table_within_a_table_stops_the_build() -> None:
    with pytest.raises(RenderError, match="cell-1-output-1: a table within a table"):
        read("<table><tr><td><table></table></td></tr></table>")


def test_scripts_and_styles_are_no_words() -> None:
    assert words(read("<table><tr><td><script>alert(1)</script><style>x{}</style>1<br>2&amp;3</td></tr></table>")) == [
        ["1 2&3"]
    ]


def test_what_stands_in_a_template_within_another_is_no_word() -> None:
    nested = "<template>a<template>b</template>c</template>"
    assert words(read(f"<table><tr><td>1{nested}2</td></tr></table>")) == [["12"]]


def test_a_span_beyond_measure_is_cut() -> None:
    assert len(words(read('<table><tr><td colspan="99999999">1</td></tr></table>'))[0]) == 1000
