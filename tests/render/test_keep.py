from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.render.keep import beside, hangs, has_long_word, may_break, share_out

NOTHING: dict[str, Any] = {"runs": []}


def said(words: str) -> dict[str, Any]:
    return {"runs": [{"text": words}]}


def heading(words: str, level: int = 2) -> dict[str, Any]:
    return {"kind": "heading", "level": level, "text": said(words), "aside": NOTHING}


def paragraph(length: int) -> dict[str, Any]:
    return {"kind": "paragraph", "text": said("字" * length)}


def table(rows: int, width: str = "text") -> dict[str, Any]:
    return {"kind": "table", "rows": [[said("字")]] * rows, "columns": [{"width": "auto"}], "width": width}


def tall_table(width: str) -> dict[str, Any]:
    """Six rows, each with a cell of 40 characters that has half of the width."""
    columns = [{"width": 1.0}, {"width": 1.0}]
    return {"kind": "table", "rows": [[said("字" * 40), said("字")]] * 6, "columns": columns, "width": width}


@pytest.mark.parametrize(
    ("following", "count"),
    [
        ([], 0),
        ([paragraph(200)], 1),
        ([paragraph(20), paragraph(20), paragraph(20), paragraph(20)], 3),
        ([paragraph(35 * 50)], 0),
        ([heading("下级", 3), paragraph(20)], 0),
        ([{"kind": "facts"}], 0),
        ([{"kind": "chart", "width": "full"}], 0),
        ([{"kind": "chart", "width": "text"}, paragraph(20)], 1),
        ([table(5)], 1),
        ([table(13)], 0),
        ([paragraph(20), table(13)], 1),
    ],
)
def test_a_heading_takes_as_few_blocks_beside_it_as_its_height_asks_for(
    following: list[dict[str, Any]], count: int
) -> None:
    assert beside(heading("标题"), following, "zh") == count


def test_a_high_heading_takes_more() -> None:
    blocks = [paragraph(20) for _ in range(9)]
    assert beside(heading("一" * 28), blocks, "zh") == 6


@pytest.mark.parametrize(
    ("following", "expected"),
    [([table(13)], True), ([table(12)], False), ([table(13, "full")], False), ([], False), ([paragraph(3)], False)],
)
def test_a_heading_hangs_beside_a_long_table(following: list[dict[str, Any]], expected: bool) -> None:
    assert hangs(heading("标题"), following) is expected


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (paragraph(9), True),
        (table(13), True),
        (table(12), False),
        (tall_table("text"), True),
        (tall_table("full"), False),
        ({"kind": "chart", "width": "text"}, False),
        ({"kind": "quote", "quote": "字" * 35 * 15, "translation": "", "details": NOTHING}, False),
        ({"kind": "quote", "quote": "字" * 35 * 16, "translation": "", "details": NOTHING}, True),
        ({"kind": "quote", "quote": "字" * 35 * 15, "translation": "w" * 35, "details": NOTHING}, True),
        ({"kind": "quote", "quote": "字" * 35 * 15, "translation": "", "details": said("字" * 35)}, True),
    ],
)
def test_a_page_ends_within_a_block_only_where_it_is_long(block: dict[str, Any], expected: bool) -> None:
    assert may_break(block, "zh") is expected


def test_a_word_wider_than_the_rail_is_divided() -> None:
    assert has_long_word(heading("Representativeness of unions"), "en")
    assert not has_long_word(heading("Who has an article"), "en")
    assert not has_long_word(heading("职工文化教育与思想引导工作情况"), "zh")


@given(st.lists(st.integers(min_value=1, max_value=200), max_size=80))
def test_entries_are_shared_out_in_order_and_evenly(lengths: list[int]) -> None:
    entries = [
        {"short": str(n), "quote": "字" * length, "label": "", "translation": "", "formula": "", "rests_on": []}
        for n, length in enumerate(lengths)
    ]
    cells = share_out(entries)
    assert [entry for cell in cells for entry in cell] == entries
    weights = [sum(2 * len(entry["quote"]) for entry in cell) for cell in cells]
    assert all(cells)
    # No cell is longer than its share by more than its longest entry.
    if weights:
        assert max(weights) <= 420 + 2 * 200 + 10 * 80
