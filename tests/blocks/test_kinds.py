from __future__ import annotations

import pytest

from helpers.blocks import Cell, Chart, Column, Fact, Facts, Finding, Quote, Table, text, value
from helpers.errors import BlockError

OPEN, SHUT = '<svg xmlns="http://www.w3.org/2000/svg">', "</svg>"


def test_a_finding_without_evidence_is_refused() -> None:
    with pytest.raises(BlockError, match=r"finding 'x\.y:1' rests on no evidence: Fourteen measures"):
        Finding("x.y:1", text("Fourteen measures"))


def test_a_quote_without_evidence_is_refused() -> None:
    with pytest.raises(BlockError, match="quote '甲' rests on no evidence"):
        Quote(text("label"), "甲", ())


def test_facts_without_evidence_are_refused_by_name() -> None:
    backed = Fact("1", "", text("backed"), ("a",))
    with pytest.raises(BlockError, match=r"facts that rest on no evidence: bare, naked$"):
        Facts((backed, Fact("2", "", text("bare"), ()), Fact("3", "", text("naked"), ())))


def test_a_table_with_rows_of_another_length_is_refused() -> None:
    with pytest.raises(BlockError, match=r"table 't' has rows of \[1, 3\] cells for 2 columns"):
        Table("t", text("t"), (Column("a"), Column("b")), tuple((Cell(text("x")),) * n for n in (2, 3, 1)))


@pytest.mark.parametrize("alt", ["", " \n"])
def test_a_chart_without_alternative_text_is_refused(alt: str) -> None:
    with pytest.raises(BlockError, match="chart 'c' has no alternative text"):
        Chart("c", text("t"), OPEN + SHUT, alt)


@pytest.mark.parametrize(
    "content",
    [
        "<script>alert(1)</script>",
        "< SCRIPT/>",
        "<foreignObject/>",
        "<iframe/>",
        "<a href='#x'/>",
        "<path onclick='x'/>",
        "<path d='M0 0' ONLOAD = 'x'/>",
        "<use href='javascript:x'/>",
        "<image href='https://example.org/x.png'/>",
        '<image href="data:image/svg+xml;base64,AAAA"/>',
    ],
)
@pytest.mark.parametrize("is_narrow", [False, True])
def test_a_drawing_with_active_content_is_refused(content: str, is_narrow: bool) -> None:
    bad = OPEN + content + SHUT
    svg, narrow = (OPEN + SHUT, bad) if is_narrow else (bad, "")
    with pytest.raises(BlockError, match="chart 'c' holds active content"):
        Chart("c", text("t"), svg, "alt", svg_narrow=narrow)


@pytest.mark.parametrize(
    "content", ['<image width="1" href="data:image/png;base64,AAAA"/>', "<text>done on Monday = x</text>", "<animal/>"]
)
def test_a_drawing_that_only_draws_is_taken(content: str) -> None:
    assert Chart("c", text(value("t", "a")), OPEN + content + SHUT, "alt").svg == OPEN + content + SHUT
