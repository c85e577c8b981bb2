"""A deadline is the last day of what a sentence names; the end of a year that is over is none."""

from __future__ import annotations

import pytest

from helpers.ingest.calendar import Calendar


@pytest.mark.parametrize(
    ("words", "deadline"),
    [
        ("6月底前全部到位", "2031-06-30"),
        ("2月底前完成", "2031-02-28"),
        ("9月15日前建成", "2031-09-15"),
        ("力争年底前再签订8个", "2031-12-31"),
        ("到年末覆盖全市", "2031-12-31"),
        ("2033年底达到九成", "2033-12-31"),
        ("年内配齐", "2031-12-31"),
        ("三年内翻一番", ""),
        ("比去年底增加23家", ""),
        ("较上年末增长一成", ""),
        ("每季度一次", ""),
    ],
)
def test_a_deadline_is_the_last_day_of_what_is_named(words: str, deadline: str) -> None:
    assert Calendar(2031, 5).deadline(words) == deadline
