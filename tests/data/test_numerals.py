"""Every numeral of the bulletin is accounted for, and no listed term hides a quantity."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import pytest

from helpers.corpus.accounting import accounts, find_enumerators
from helpers.corpus.numerals import NUMERAL, find_numerals, numeral_value
from tests.conftest import BULLETIN, DATA
from tests.data.test_quotes import TEXT, table

TERMS = {row["term"]: row["kind"] for row in table(DATA / "codebook" / "fixed_terms.csv")}
FIGURES = table(DATA / "coding" / BULLETIN / "figures.csv")
SPANS = [(int(row["start"]), int(row["end"])) for row in FIGURES]
ACCOUNTS = accounts(TEXT, SPANS, TERMS)

UNIT = r"[家名次年月日分人％%元岁届倍件期户万亿]"
CLASSIFIER = r"[个项条]"
"""Terms in which a classifier follows a numeral, so that each must be shown not to count anything."""
WITH_CLASSIFIER = {
    "两个普遍": "a campaign's name, in quotation marks wherever it stands",
    "一条龙": "an idiom",
    "的一项": "an indefinite article",
}


def test_nothing_is_left_over() -> None:
    left = [(a.numeral.start, TEXT[a.numeral.start - 5 : a.numeral.end + 5]) for a in ACCOUNTS if not a.kind]
    assert left == []


def test_the_walk_meets_every_numeral_character_that_unicode_knows() -> None:
    spans = [(account.numeral.start, account.numeral.end) for account in ACCOUNTS]
    missed = {
        character
        for position, character in enumerate(TEXT)
        if unicodedata.numeric(character, None) is not None and not any(start <= position < end for start, end in spans)
    }
    # Unicode knows 参 and 伍 as an old three and five, and 兆 as a million. Here they take part, stand in a rank, and
    # belong to a name, wherever they stand.
    assert missed == {"参", "伍", "兆"}
    assert set(re.findall("参.|.伍|王兆.|兆", TEXT)) == {"参与", "参赛", "队伍", "王兆国"}
    assert Counter(account.kind for account in ACCOUNTS) == {"term": 58, "figure": 37, "enumerator": 15}


def test_every_figure_holds_a_numeral_of_the_bulletin() -> None:
    numerals = [(account.numeral.start, account.numeral.end) for account in ACCOUNTS if account.kind == "figure"]
    assert [
        row["figure_id"]
        for row, (start, end) in zip(FIGURES, SPANS, strict=True)
        if not any(start <= first and last <= end for first, last in numerals)
    ] == []


def test_no_numeral_is_counted_by_two_figures() -> None:
    held = Counter(
        account.numeral.start
        for account in ACCOUNTS
        for start, end in SPANS
        if start <= account.numeral.start and account.numeral.end <= end
    )
    assert set(held.values()) == {1}


def test_the_enumerators_of_each_list_run_without_a_gap() -> None:
    marks = list(find_enumerators(TEXT).values())
    assert marks == [*range(1, 5), *range(1, 4), *range(1, 9)]
    assert [a.numeral.words for a in ACCOUNTS if a.kind == "enumerator"] == [str(number) for number in marks]


def test_the_enumerators_in_words_stand_once_each_and_in_order() -> None:
    words = [term for term, kind in TERMS.items() if kind == "enumerator"]
    assert words == ["一要", "二要", "三要", "四要"]
    assert [TEXT.count(word) for word in words] == [1, 1, 1, 1]
    places = [TEXT.index(word) for word in words]
    assert places == sorted(places)
    assert {TEXT[place - 1] for place in places} == {"\n", "。"}


@pytest.mark.parametrize("term", TERMS)
def test_a_listed_term_stands_in_the_bulletin_and_accounts_for_a_numeral_of_it(term: str) -> None:
    assert term in TEXT
    assert term in {account.term for account in ACCOUNTS} or TERMS[term] == "ordinary word"
    assert find_numerals(term), "a term without a numeral accounts for nothing"


def test_no_figure_lies_inside_a_listed_term_but_the_one_without_a_value() -> None:
    hidden = [
        (row["quote"], row["value"], TERMS[term])
        for row, (start, end) in zip(FIGURES, SPANS, strict=True)
        for term in TERMS
        for match in re.finditer(re.escape(term), TEXT)
        if match.start() <= start and end <= match.end()
    ]
    assert hidden == [("一定比例", "", "ordinary word")]


def test_no_figure_and_no_term_share_a_numeral_otherwise() -> None:
    shared = [
        (row["quote"], term)
        for row, (start, end) in zip(FIGURES, SPANS, strict=True)
        for term in TERMS
        for match in re.finditer(re.escape(term), TEXT)
        if match.start() < end and start < match.end()
    ]
    assert shared == [("一定比例", "一定比例")]


def test_a_term_is_a_term_and_no_clause_or_bare_number() -> None:
    assert [term for term in TERMS if NUMERAL.fullmatch(term)] == ["十二五"]
    for term, kind in TERMS.items():
        assert len(term) <= 6
        assert not re.search(r"[，。；：、！？\s“”（）]", term)
        assert kind in ("fixed term", "ordinary word", "enumerator")


def test_no_term_holds_digits_that_could_be_a_quantity() -> None:
    with_digits = {term: re.findall(r"[0-9０-９]+", term) for term in TERMS if re.search(r"[0-9０-９]", term)}
    assert with_digits == {"2+X": ["2"]}
    assert not any(re.search(r"[％%‰点成]|百分", term) for term in TERMS)


def test_in_no_term_does_a_unit_follow_the_numeral() -> None:
    assert [term for term in TERMS if re.search(rf"({NUMERAL.pattern}){UNIT}", term)] == []
    counted = {term for term in TERMS if re.search(rf"({NUMERAL.pattern}){CLASSIFIER}", term)}
    assert counted == set(WITH_CLASSIFIER)
    assert {TEXT[match.start() - 1] for match in re.finditer("两个普遍", TEXT)} == {"“"}


def test_the_numerals_of_the_terms_are_small_but_for_the_date_in_an_honour() -> None:
    worth = {term: [numeral_value(numeral.words) or 0 for numeral in find_numerals(term)] for term in TERMS}
    large = {term: found for term, found in worth.items() if max(found) > 4}
    assert large == {"五一劳动奖状": [51.0], "五一劳动奖章": [51.0]}


def test_the_ordinary_words_are_never_read_as_a_count() -> None:
    for term in (term for term, kind in TERMS.items() if kind == "ordinary word"):
        assert [numeral.words for numeral in find_numerals(term)] == ["一"]


def test_a_quantity_in_the_place_of_an_enumerator_is_left_over() -> None:
    invented = "1.新建工会。2.培训代表。880.新增建会。3.5万名代表。3.表彰劳模。"
    assert [(a.numeral.words, a.kind) for a in accounts(invented, [], [])] == [
        ("1", "enumerator"),
        ("2", "enumerator"),
        ("880", ""),
        ("3.5万", ""),
        ("3", "enumerator"),
    ]
