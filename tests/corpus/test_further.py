"""What a note says of a row: further words, role, period and status, translation, and who found it."""

from __future__ import annotations

import pytest

from helpers.corpus.corpus import Corpus
from helpers.corpus.further import short
from helpers.corpus.periods import spoken


def test_a_measure_leads_to_the_words_that_its_deadline_rests_on(corpus: Corpus) -> None:
    known = corpus.evidence("en")
    assert known["2011-05-SZ-30"].rests_on == ("2011-05-SZ-30.deadline",)
    words = known["2011-05-SZ-30.deadline"]
    assert (words.kind, words.quote, words.translation) == ("words", "全年", "the whole year")
    assert (words.label, words.where) == ("what the deadline of SZ-30 rests on", "article 1")
    assert corpus.text[words.start : words.end] == "全年"


def test_further_quotes_are_numbered_from_two(corpus: Corpus) -> None:
    known = corpus.evidence("zh")
    assert known["2011-05-WZ-14"].rests_on == ("2011-05-WZ-14.2", "2011-05-WZ-14.3")
    assert known["2011-05-WZ-14.3"].label == "WZ-14的另处原文（续）"


@pytest.mark.parametrize(
    ("language", "codes", "translation"),
    [
        ("zh", ("目标", "所指时间：2011年", "SZ-29：提出"), ""),
        ("en", ("target", "period: 2011", "SZ-29: announced"),
         "strive for the target of 1,000 workers’ reading stations city-wide within the year"),
    ],
)  # fmt: skip
def test_a_number_says_its_role_its_period_and_the_status_of_its_measure(
    corpus: Corpus, language: str, codes: tuple[str, ...], translation: str
) -> None:
    figure = corpus.evidence(language)["2011-05-F005"]  # type: ignore[arg-type]
    assert (figure.codes, figure.translation) == (codes, translation)


def test_a_number_outside_the_quote_that_is_translated_has_no_translation(corpus: Corpus) -> None:
    assert corpus.evidence("en")["2011-05-F014"].translation == ""


def test_what_one_coder_alone_found_says_so(corpus: Corpus) -> None:
    known = corpus.evidence("en")
    lone = {name for name, item in known.items() if "found in one of the two codings" in item.where}
    single = corpus.measures[~corpus.measures["coder"].str.contains("；")]
    assert lone == set(single["measure_id"])
    assert len(lone) == 7


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        ("", "", ""),
        ("2011", "2011年", "2011"),
        ("2011-04", "2011年4月", "April 2011"),
        ("2011-05-11", "2011年5月11日", "11 May 2011"),
        ("2011-01/2011-04", "2011年1月至4月", "January–April 2011"),
        ("2011-05-09/2011-05-10", "2011年5月9日至10日", "9–10 May 2011"),
        ("2011-04-30/2011-05-02", "2011年4月30日至5月2日", "30 April–2 May 2011"),
        ("2010/2011", "2010年至2011年", "2010 to 2011"),
        ("P1Y", "每年", "a year"),
        ("P3M", "每季度", "a quarter"),
        ("P1M", "每月", "a month"),
        ("P40D", "P40D", "P40D"),
    ],
)
def test_a_time_is_said_as_each_language_says_it(period: str, zh: str, en: str) -> None:
    assert (spoken(period, "zh"), spoken(period, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("name", "printed"),
    [("2011-05-KS-01", "KS-01"), ("2011-05b-F012", "F012"), ("2011-05-KS-05.2", "KS-05.2"), ("2011-05-A3", "A3")],
)
def test_an_id_is_printed_without_its_bulletin(name: str, printed: str) -> None:
    assert short(name) == printed
