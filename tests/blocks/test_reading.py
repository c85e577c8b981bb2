from __future__ import annotations

import pytest

from helpers.blocks import said
from helpers.blocks.reading import cites, in_order


def test_ids_come_in_reading_order_whatever_the_order_of_the_keys() -> None:
    node = {"caveat": {"runs": [{"text": "b", "cites": ["2"]}]}, "cites": ["3"], "title": {"runs": [{"cites": ["1"]}]}}
    assert cites([node, node]) == ["1", "3", "2"] * 2
    assert [key for key, _ in in_order({"zeal": 1, "rows": 2, "art": 3, "label": 4})] == [
        "label",
        "rows",
        "art",
        "zeal",
    ]


def test_a_column_that_is_called_cites_is_looked_into() -> None:
    assert cites({"cites": [{"cites": ["1"]}]}) == ["1"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, ""), ({}, ""), ({"runs": []}, ""), ({"runs": [{"text": "甲"}, {"text": "乙"}]}, "甲乙"),
        ({"runs": [{"text": "甲"}], "stop": "。"}, "甲。"),
    ],
)  # fmt: skip
def test_the_words_of_a_text_end_with_the_stop_that_its_marks_stand_before(text: object, words: str) -> None:
    assert said(text) == words
