import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.blocks import Run, Text, text, value
from helpers.corpus import Corpus
from helpers.errors import UnknownNameError, UsageError
from helpers.wording import (
    Count,
    Language,
    Slot,
    clauses,
    counted,
    date_words,
    enumerate_texts,
    in_words,
    number,
    percent,
    sentence,
    sentence_case,
)
from tests.analysis.invented import LEFT, PREFECTURE, RIGHT
from tests.findings.everything import names_of
from tests.findings.invented import NAMES

LANGUAGES: tuple[Language, ...] = ("zh", "en")


def both(zh: str, en: str, *cites: str, **slots: Slot) -> list[Text]:
    return [sentence(language, *cites, zh=zh, en=en, **slots) for language in LANGUAGES]


def test_a_template_reads_as_the_sentence_it_makes():
    made = both("{place}报告{total:项}措施。", "{place} reports {total:measure}.", "D1", place="虚", total=2)
    assert made == [
        Text((Run("虚"), Run("报告"), Run("2项", ("D1",)), Run("措施。"))),
        Text((Run("虚"), Run(" reports "), Run("2 measures", ("D1",)), Run("."))),
    ]


def test_words_between_brackets_claim_and_so_do_plain_words_in_a_slot_there():
    made = both(
        "[{every}均未]写明{what}。", "[None of the {every}] states {what}.", "D1", every="4个", what=text("目标")
    )
    assert made[0] == Text((Run("4个", ("D1",)), Run("均未", ("D1",)), Run("写明"), Run("目标"), Run("。")))
    assert made[1].cites == ("D1",)


@pytest.mark.parametrize(
    ("total", "expected"), [(0, "0 cities have none."), (1, "1 city has none."), (1200, "1,200 cities have none.")]
)
def test_nouns_and_verbs_agree_with_a_count(total: int, expected: str):
    made = sentence("en", "D1", zh="{n:个}无。", en="{n:city|cities} {n?has|have} none.", n=total)
    assert str(made) == expected


def test_a_count_may_rest_on_evidence_of_its_own():
    made = both("{a}和{b}", "{a} and {b}", "D1", a=1, b=Count(2, ("D2", "D3")))
    assert made[1] == Text((Run("1", ("D1",)), Run(" and "), Run("2", ("D2", "D3"))))


def test_a_count_from_a_frame_is_a_count():
    assert str(sentence("zh", "D1", zh="{n:项}", en="{n}", n=np.int64(3))) == "3项"


def test_a_value_keeps_its_evidence_and_a_template_needs_none_of_its_own():
    assert both("占{share}", "{share}", share=value("5%", "F1"))[0] == Text((Run("占"), Run("5%", ("F1",))))


@pytest.mark.parametrize(
    ("zh", "en", "cites", "message"),
    [
        ("{a}]", "{a}", (), "template with a stray or nested bracket: '{a}]'"),
        ("[{a}]", "[{a} [b]]", ("D1",), "template with a stray or nested bracket: '[{a} [b]]'"),
        ("{a", "{a}", (), "template with a stray or nested bracket: '{a'"),
        ("{a}", "b", (), "slots that a template leaves unused: a: 'b'"),
        ("{a}[均]", "{a}", ("D1",), "evidence without a claim: '{a}'"),
        ("{a}", "[all] {a}", (), "a claim without evidence: '[all] {a}'"),
    ],
)
def test_a_fault_in_either_template_is_an_error_in_both_languages(
    zh: str, en: str, cites: tuple[str, ...], message: str
):
    for language in LANGUAGES:
        with pytest.raises(UsageError) as error:
            sentence(language, *cites, zh=zh, en=en, a="x")
        assert str(error.value) == message


def test_a_slot_that_is_not_given_is_an_error():
    with pytest.raises(UnknownNameError, match="unknown slot 'place'"):
        sentence("zh", zh="{a}", en="{place}", a="x")


def test_a_count_without_evidence_is_an_error():
    with pytest.raises(UsageError, match="a claim without evidence"):
        sentence("zh", zh="{n}", en="{n}", n=1)


@given(st.text())
def test_what_fills_a_slot_is_never_read_as_a_template(words: str):
    assert str(sentence("en", zh="“{a}”", en="“{a}”", a=words)) == f"“{words}”"


def test_numbers_are_written_as_each_language_has_them():
    shown = [(number(n, "zh"), number(n, "en")) for n in (0, 2413, 12345, -1200)]
    assert shown == [("0", "0"), ("2413", "2,413"), ("12345", "12,345"), ("−1200", "−1,200")]
    assert number(1.25, "zh", decimals=1) == "1.2"


def test_a_share_is_written_in_per_cent():
    assert [percent(share) for share in (0.8321, 1.0, 0.0)] == ["83.2%", "100%", "0%"]
    assert percent(0.835, decimals=0) == "84%"


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(2412, 2413, "99.96%"), (1, 3000, "0.03%"), (99999, 100000, "99.999%"), (1, 8, "12.5%"), (2413, 2413, "100%")],
)
def test_a_share_that_is_not_all_or_nothing_never_shows_as_such(part: int, whole: int, shown: str):
    assert percent(part / whole) == shown
    assert percent(999 / 1000, decimals=0) == "99.9%"


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_share_shows_as_0_or_100_only_where_it_is(part: int, more: int):
    assert percent(part / (part + more)) not in ("0%", "100%")


def test_a_count_has_its_noun():
    assert counted(12, "zh", zh="项", en="measure") == "12项"
    assert [counted(n, "en", zh="项", en="measure") for n in (1, 12)] == ["1 measure", "12 measures"]
    assert counted(2, "en", zh="地", en="locality", en_plural="localities") == "2 localities"


def test_small_counts_stand_in_words_in_english_only():
    assert [in_words(n, language) for language in LANGUAGES for n in (4, 11)] == ["4", "11", "four", "11"]


def test_lists_end_in_and_or_after_a_negation_in_or():
    items = ["甲", "乙", "丙"]
    assert [str(enumerate_texts(items, language)) for language in LANGUAGES] == ["甲、乙和丙", "甲, 乙 and 丙"]
    assert [str(enumerate_texts(items[:2], language, is_choice=True)) for language in LANGUAGES] == [
        "甲或乙",
        "甲 or 乙",
    ]
    assert [str(enumerate_texts(items[:1], "zh")), str(enumerate_texts([], "zh"))] == ["甲", ""]


def test_clauses_stand_between_semicolons():
    assert [str(clauses(["a, b", "c"], language)) for language in LANGUAGES] == ["a, b；c", "a, b; c"]
    assert str(clauses(["甲", "乙"], "zh", zh="、")) == "甲、乙"


def test_names_of_themes_are_joined_by_no_and():
    assert [NAMES[language].theme_list(["T02", "T01"]) for language in LANGUAGES] == [
        "虚构协商、虚构组建",
        "mock bargaining; mock organizing",
    ]


def test_names_of_localities_stand_in_the_order_of_their_codes():
    codes = [RIGHT, PREFECTURE, LEFT]
    assert [NAMES[language].locality_list(codes) for language in LANGUAGES] == [
        "虚州市本级、左和右",
        "Mock City, Left and Right",
    ]


def test_the_party_keeps_its_capital_and_an_apostrophe_is_the_printers(corpus: Corpus):
    listed = names_of(corpus, "en").theme_list(["T12", "T14"])
    assert listed == "Party-government leadership and support; migrant workers’ rights"


def test_sentence_case_touches_the_first_letter_only():
    assert [sentence_case(words) for words in ("share of the Party", "")] == ["Share of the Party", ""]


@pytest.mark.parametrize(
    ("moment", "zh", "en"),
    [
        ("2031", "2031年", "2031"),
        ("2031-05", "2031年5月", "May 2031"),
        ("2031-12-09", "2031年12月9日", "9 December 2031"),
        ("", "", ""),
    ],
)
def test_a_day_a_month_and_a_year_are_written_in_words(moment: str, zh: str, en: str):
    assert [date_words(moment, language) for language in LANGUAGES] == [zh, en]
