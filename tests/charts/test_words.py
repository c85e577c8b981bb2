from __future__ import annotations

import pytest

from helpers.charts.words import measures, number, of, pick, ratio, sentences
from helpers.errors import UnknownNameError


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [(2413.0, "2413", "2,413"), (0, "0", "0"), (2.5, "2.5", "2.5"), (12345.25, "12345.25", "12,345.25")],
)
def test_a_number_keeps_the_decimals_that_it_has(value, zh, en):
    assert (number(value, "zh"), number(value, "en")) == (zh, en)


def test_an_undefined_ratio_is_a_dash():
    assert [ratio(value) for value in (0.5, 1.0, float("nan"))] == ["0.50", "1.00", "–"]


def test_counts_have_their_measure_word_or_agree_in_number():
    assert [measures(1, "zh"), measures(1, "en"), measures(1200, "en")] == ["1项", "1 measure", "1,200 measures"]
    assert [of(3, 12, "zh"), of(3, 12, "en")] == ["12项中3项", "3 of 12"]


def test_sentences_are_closed_and_set_apart_as_the_language_does():
    assert sentences(["甲", "", "乙"], "zh") == "甲。乙。"
    assert sentences(["a", "", "b"], "en") == "a. b."


def test_a_language_that_we_do_not_write_is_refused_by_name():
    with pytest.raises(UnknownNameError, match="unknown language 'fr'"):
        pick("fr", "甲", "a")
