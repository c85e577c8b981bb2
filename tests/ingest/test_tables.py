"""A number in a table has the unit that the words around its cell give it, in a web page and in Word alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from docx import Document

from helpers.ingest import read_rules, read_source
from helpers.ingest.lines import Line
from helpers.ingest.stored import proposed
from helpers.ingest.tables import Table, known_unit, tables
from tests.conftest import DATA

RULES = read_rules(DATA)
PROSE = "昆山市总工会开展虚构的帮扶活动，职工参加。"
Rows = Sequence[Sequence[str]]


def page(path: Path, captions: Sequence[str], rows: Rows) -> Path:
    """Make an invented web page: a title, a sentence, and a table with lines above it."""
    made = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    above = "".join(f"<p>{line}</p>" for line in captions)
    text = f"<h2>昆山市总工会虚构帮扶</h2><p>{PROSE}</p>{above}<table>{made}</table><p>{PROSE}</p>"
    path.with_suffix(".html").write_text(text, encoding="utf-8")
    return path.with_suffix(".html")


def word(path: Path, captions: Sequence[str], rows: Rows) -> Path:
    """Make an invented Word document of the same."""
    document = Document()
    document.add_heading("昆山市总工会虚构帮扶", level=2)
    for line in (PROSE, *captions):
        document.add_paragraph(line)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for made, row in zip(table.rows, rows, strict=True):
        for cell, words in zip(made.cells, row, strict=True):
            cell.text = words
    document.add_paragraph(PROSE)
    document.save(str(path.with_suffix(".docx")))
    return path.with_suffix(".docx")


Found = list[tuple[str, float | None, str, str, str, str]]


def read(path: Path) -> Found:
    """Return quote, value, unit, quantity, role and reason of each figure; the page has one article."""
    found = proposed(read_source(path), DATA, "2031-05")
    assert found.articles["title_zh"].tolist() == ["昆山市总工会虚构帮扶"]
    assert set(found.figures["article_no"]) <= {1}
    columns = ["quote", "value", "unit", "quantity", "role", "reason"]
    figures = found.figures.astype({"value": object}).where(found.figures.notna(), None)
    return list(figures[columns].itertuples(index=False, name=None))


ACTUAL = "a cell is actual unless a rule fires"
COLUMNS: tuple[Sequence[str], Rows, Found] = (
    (),
    (("镇", "人数（人）", "金额（万元）", "覆盖率(%)", "满意率"), ("虚构镇", "1,200", "35.5", "80", "97.5％")),
    [
        ("1,200", 1200, "人", "count", "actual", f"F040; unit from the head of its column: 人数（人）; {ACTUAL}"),
        ("35.5", 35.5, "万元", "count", "actual", f"F040; unit from the head of its column: 金额（万元）; {ACTUAL}"),
        ("80", 80, "%", "share", "actual", f"F040; unit from the head of its column: 覆盖率(%); {ACTUAL}"),
        ("97.5％", 97.5, "%", "share", "actual", f"F007; {ACTUAL}"),
    ],
)
ROWS: tuple[Sequence[str], Rows, Found] = (
    (),
    (("项目", "完成数", "目标数"), ("培训人次", "60", "90"), ("服务站（个）", "不少于5", "8家"), ("投入", "7", "9")),
    [
        ("60", 60, "人次", "count", "actual", "F042; unit from the head of its row: 培训人次; F038"),
        ("90", 90, "人次", "count", "target", "F042; unit from the head of its row: 培训人次; F037"),
        ("不少于5", 5, "个", "count", "actual", "F015; F040; unit from the head of its row: 服务站（个）; F038"),
        ("8家", 8, "家", "count", "target", "F006; F037"),
        ("7", 7, "", "count", "actual", "F038"),
        ("9", 9, "", "count", "target", "F037"),
    ],
)
CAPTION: tuple[Sequence[str], Rows, Found] = (
    ("表1　虚构资金安排", "单位：万元"),
    (("序号", "镇", "金额", "占比"), ("1", "虚构镇", "20", "40"), ("2", "另一镇（含3村）", "30", "60％")),
    [
        ("1", 1, "", "ordinal", "mention", "F047"),
        ("20", 20, "万元", "count", "actual", f"F043; unit from the caption: 单位：万元; {ACTUAL}"),
        ("40", 40, "", "count", "actual", ACTUAL),
        ("2", 2, "", "ordinal", "mention", "F047"),
        ("3", 3, "", "count", "mention", "words in a cell of a table"),
        ("30", 30, "万元", "count", "actual", f"F043; unit from the caption: 单位：万元; {ACTUAL}"),
        ("60％", 60, "%", "share", "actual", f"F007; {ACTUAL}"),
    ],
)
COLUMN_OF_UNITS: tuple[Sequence[str], Rows, Found] = (
    (),
    (("指标", "计量单位", "2031年目标"), ("虚构服务", "千人次", "12"), ("虚构补贴", "万元", "40")),
    [
        ("2031年", None, "年", "date", "mention", "a date"),
        ("12", 12, "千人次", "count", "target", "F045; unit from the row's unit: 千人次; F037"),
        ("40", 40, "万元", "count", "target", "F045; unit from the row's unit: 万元; F037"),
    ],
)
TWO_UNITS: tuple[Sequence[str], Rows, Found] = (
    ("单位：人、万元",),
    (("镇", "人数（含农民工）", "金额"), ("虚构镇", "120", "30")),
    [("120", 120, "", "count", "actual", ACTUAL), ("30", 30, "", "count", "actual", ACTUAL)],
)


@pytest.mark.parametrize("make", [page, word])
@pytest.mark.parametrize(
    ("captions", "rows", "figures"),
    [COLUMNS, ROWS, CAPTION, COLUMN_OF_UNITS, TWO_UNITS],
    ids=["columns", "rows", "caption", "column of units", "two units"],
)
def test_a_cell_takes_its_unit_from_the_words_around_it_and_the_reason_says_from_which(
    make: Callable[[Path, Sequence[str], Rows], Path],
    captions: Sequence[str],
    rows: Rows,
    figures: Found,
    tmp_path: Path,
) -> None:
    assert read(make(tmp_path / "bulletin", captions, rows)) == figures


MERGED_HTML = """<h2>昆山市总工会虚构帮扶</h2><p>昆山市总工会开展虚构的帮扶活动，职工参加。</p><table>
<caption>虚构帮扶情况</caption><tr><td colspan="5">单位：户</td></tr>
<tr><td rowspan="2">镇</td><td colspan="2">2030年实绩</td><td colspan="2">2031年目标</td></tr>
<tr><td>户数</td><td>金额（元）</td><td>户数</td><td>金额（元）</td></tr>
<tr><td rowspan="2">虚构镇</td><td>11</td><td>120</td><td>13</td><td>140</td></tr>
<tr><td>21</td><td>220</td><td>23</td><td>240</td></tr></table>"""
MERGED = [
    ("11", "户", "actual", "2030"), ("120", "元", "actual", "2030"),
    ("13", "户", "target", "2031"), ("140", "元", "target", "2031"),
    ("21", "户", "actual", "2030"), ("220", "元", "actual", "2030"),
    ("23", "户", "target", "2031"), ("240", "元", "target", "2031"),
]  # fmt: skip


def merged_word(path: Path) -> None:
    document = Document()
    document.add_heading("昆山市总工会虚构帮扶", level=2)
    document.add_paragraph(PROSE)
    table = document.add_table(rows=5, cols=5)
    content = (
        ("单位：户",), ("镇", "2030年实绩", "", "2031年目标", ""), ("", "户数", "金额（元）", "户数", "金额（元）"),
        ("虚构镇", "11", "120", "13", "140"), ("", "21", "220", "23", "240"),
    )  # fmt: skip
    for row, cells in enumerate(content):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    for one, two in (((0, 0), (0, 4)), ((1, 0), (2, 0)), ((1, 1), (1, 2)), ((1, 3), (1, 4)), ((3, 0), (4, 0))):
        table.cell(*one).merge(table.cell(*two))
    document.save(str(path))


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_heads_of_two_rows_and_merged_cells_stand_over_their_columns(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"bulletin.{kind}"
    if kind == "html":
        path.write_text(MERGED_HTML, encoding="utf-8")
    else:
        merged_word(path)
    figures = proposed(read_source(path), DATA, "2031-05").figures
    values = figures[figures["quantity"] == "count"]
    assert list(values[["quote", "unit", "role", "period"]].itertuples(index=False, name=None)) == MERGED


def test_a_table_begins_with_its_captions_and_its_head() -> None:
    rows = (Line(row, is_row=True) for row in ("表 | ", "甲 | 乙", "丙 | 1", "丁 | "))
    lines = [Line("单位：人"), Line(""), *rows, Line("戊")]
    table = Table(("甲", "乙"), ("单位：人", "表"))
    assert list(tables(lines)) == [None, None, None, None, table, table, None]


def test_a_table_without_a_head_has_none() -> None:
    lines = [Line("虚构镇 | 12", is_row=True), Line("另一镇 | 13", is_row=True)]
    assert list(tables(lines)) == [Table(), Table()]


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("人", ("人", "count")),
        ("％", ("%", "share")),
        ("万元", ("万元", "count")),
        ("千人次", ("千人次", "count")),
        ("个月", ("个月", "duration")),
        ("项", ("项", "count")),
        ("含农民工", None),
        ("", None),
        ("万", None),
    ],
)
def test_a_unit_is_one_of_the_lexicon_with_a_scale_or_without(words: str, known: tuple[str, str] | None) -> None:
    assert known_unit(words, RULES) == known


def test_a_table_under_a_title_belongs_to_its_article_and_its_caption_is_no_title(tmp_path: Path) -> None:
    path = tmp_path / "bulletin.html"
    rows = "<table><tr><td>镇</td><td>户</td></tr><tr><td>虚构镇</td><td>12</td></tr></table>"
    path.write_text(
        f"<h2>昆山的虚构活动</h2><p>{PROSE}</p><p>虚构一览</p>{rows}<p>{PROSE}</p><h2>太仓的虚构情况</h2>{rows}<p>{PROSE}</p>",
        encoding="utf-8",
    )
    found = proposed(read_source(path), DATA, "2031-05")
    assert found.articles["title_zh"].tolist() == ["昆山的虚构活动", "太仓的虚构情况"]
    assert found.figures["article_no"].tolist() == [1, 2]


def test_a_table_that_lists_localities_makes_none_of_them_the_articles(tmp_path: Path) -> None:
    path = tmp_path / "bulletin.html"
    rows = "<table><tr><td>地区</td><td>户</td></tr><tr><td>张家港市</td><td>12</td></tr></table>"
    path.write_text(f"<h2>各地的虚构情况</h2><p>各地开展虚构的活动，职工参加。</p>{rows}", encoding="utf-8")
    found = proposed(read_source(path), DATA, "2031-05")
    assert found.articles[["locality_code", "reason"]].to_numpy().tolist() == [
        ["", "heading; no locality is named: choose one; work_report unless a rule fires"]
    ]
