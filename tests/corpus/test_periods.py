"""Times of figures.csv as each language says them."""

from __future__ import annotations

import pytest

from helpers.corpus.periods import spoken


@pytest.mark.parametrize(
    ("period", "chinese", "english"),
    [
        ("", "", ""),
        ("2031", "2031年", "2031"),
        ("2031-05-09", "2031年5月9日", "9 May 2031"),
        ("2031-01/2031-04", "2031年1月至4月", "January–April 2031"),
        ("P1Y", "每年", "a year"),
        ("P3M", "每季度", "a quarter"),
        ("P1M", "每月", "a month"),
        ("P40D", "P40D", "P40D"),
    ],
)
def test_a_time_is_said_as_each_language_says_it(period: str, chinese: str, english: str) -> None:
    assert (spoken(period, "zh"), spoken(period, "en")) == (chinese, english)
