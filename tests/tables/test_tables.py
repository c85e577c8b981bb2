"""Tables of the real bulletin: what a cell prints, and what it rests on."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers import tables
from helpers.analysis.targets import targets as found_in
from helpers.blocks import Backed, Quote, Table
from helpers.briefing import Page, open_page
from helpers.findings import silence
from helpers.tables.actors import named
from tests.analysis.invented import articles, figures, measures
from tests.findings.invented import NAMES


@pytest.fixture(scope="module")
def chinese() -> Page:
    return open_page("2011-05", "zh")


@pytest.fixture(scope="module")
def english() -> Page:
    return open_page("2011-05", "en")


def _table(made: Backed | None) -> Table:
    assert made is not None and isinstance(made.block, Table)
    return made.block


def _rows(made: Backed | None) -> list[list[str]]:
    return [[str(cell.text) for cell in row] for row in _table(made).rows]


def _cites(made: Backed | None) -> list[tuple[str, ...]]:
    return [tuple(c for cell in row for c in (*cell.cites, *cell.text.cites)) for row in _table(made).rows]


def test_the_articles_are_listed_by_number_with_their_length(chinese: Page) -> None:
    made = tables.material(chinese.corpus.articles, chinese.names)
    assert [(row[0], row[2], row[5]) for row in _rows(made)] == [
        ("1", "苏州市本级", "1230"),
        ("2", "太仓", "890"),
        ("3", "昆山", "561"),
        ("4", "常熟", "738"),
        ("5", "太仓", "747"),
        ("6", "吴中", "774"),
    ]
    assert _cites(made)[2] == ("2011-05-A3", "2011-05-A3", "2011-05-A3")


def test_a_target_stands_with_its_bound_and_deadline_and_what_is_not_stated_says_so(english: Page) -> None:
    stated = english.targets[english.targets["locality_code"] == "320581"]
    silent = ["not stated", "not reported"]
    assert _rows(tables.targets(stated, english.names)) == [
        [
            "Changshu",
            "dedicated studies of union work by Party organizations at all levels",
            "at least twice a year",
            *silent,
        ],
        ["Changshu", "government-union joint conferences", "at least once a year", *silent],
    ]


def test_a_share_without_a_value_prints_its_words_and_no_number(chinese: Page) -> None:
    stated = chinese.corpus.figures
    loose = stated[stated["figure_id"] == "2011-05-F019"]
    assert _rows(tables.figures(loose, chinese.names, key="loose"))[0][1] == "“一定比例”"


def test_gaps_name_whom_to_ask_and_cite_their_measures(chinese: Page) -> None:
    states = chinese.corpus.states
    found = silence.gaps(states[states["locality_code"].isin(chinese.peer_codes)], "320585")
    made = tables.gaps(found, chinese.corpus.measures, "320585", chinese.names)
    assert _rows(made) == [
        [
            "考核与责任（作次要主题：TC-16、TC-17、TC-31等）",
            "吴中：工会工作首次纳入精神文明考核、开发区下发街道干部考核意见和工会工作分值从2分提高到8分等",
        ]
    ]
    assert _cites(made) == [
        ("2011-05-TC-16", "2011-05-TC-17", "2011-05-TC-31", "2011-05-WZ-01", "2011-05-WZ-13", "2011-05-WZ-14")
    ]


def test_a_target_in_a_draft_says_so_and_its_deadline_rests_on_its_words(english: Page) -> None:
    own = english.own_targets[english.own_targets["measure_id"] == "2011-05-TC-19"]
    made = tables.targets(own, english.names, governing=english.corpus.governing)
    assert _rows(made)[0][2:4] == ["100% (drafted)", "by the end of 2011"]
    assert _cites(made) == [
        (
            "2011-05-F008",
            "2011-05-TC-19.draft",
            "2011-05-F008",
            "2011-05-TC-19.deadline",
            "2011-05-F008",
        )
    ]


def test_an_actor_stands_in_english_with_the_chinese_beside_it(english: Page, chinese: Page) -> None:
    words = "市三方协商机制；虚构机构"
    said = named(words, english.names)
    assert str(said) == "municipal tripartite consultation mechanism (市三方协商机制); 虚构机构"
    assert [run.text for run in said.runs if run.language == "zh"] == ["市三方协商机制", "虚构机构"]
    assert str(named(words, chinese.names)) == words


def test_support_leaves_out_what_unions_do_by_themselves(english: Page) -> None:
    made = tables.support(english.support_forms, english.corpus.measures, english.names)
    union_led = set(english.support_forms.loc[english.support_forms["is_union_led"], "measure_id"])
    assert union_led and not union_led & {cite for row in _cites(made) for cite in row}


def test_a_table_without_rows_is_not_made(chinese: Page) -> None:
    corpus, names = chinese.corpus, chinese.names
    nothing = pd.DataFrame(columns=corpus.figures.columns)
    assert tables.figures(nothing, names, key="none") is None
    assert tables.targets(chinese.targets[:0], names) is None
    assert tables.material(corpus.articles[:0], names) is None
    assert tables.support(chinese.support_forms[:0], corpus.measures, names) is None
    assert tables.gaps(silence.gaps(corpus.states[:0], "320583"), corpus.measures, "320583", names) is None


def test_a_measure_is_quoted_verbatim_with_a_translation_only_in_english(chinese: Page, english: Page) -> None:
    chosen = chinese.corpus.measures[chinese.corpus.measures["measure_id"] == "2011-05-WZ-14"]
    (in_chinese,) = tables.measures(chosen, chinese.names)
    (in_english,) = tables.measures(chosen, english.names)
    assert isinstance(in_chinese, Quote)
    assert (in_chinese.quote, in_chinese.translation) == (chosen["quote"].iloc[0], "")
    assert (in_english.quote, in_english.translation) == (chosen["quote"].iloc[0], chosen["quote_en"].iloc[0])


def test_a_translation_that_is_the_label_is_left_out(english: Page) -> None:
    coded = measures({}, {}).assign(sub_unit="", target_group="", label_zh="虚构", label_en="Mock an offer drive")
    coded["quote_en"] = ["mock an offer drive.", "mock an offer drive in spring"]
    assert [made.translation for made in tables.measures(coded, english.names)] == ["", "mock an offer drive in spring"]


def test_the_usual_actor_is_named_once_and_only_where_there_is_one(chinese: Page) -> None:
    known = chinese.corpus.measures
    assert tables.usual_actor(known[known["locality_code"] == "320583"]) == "昆山市总工会"
    assert tables.usual_actor(known[known["locality_code"] == "320581"]) == ""
    assert tables.usual_actor(known[:0]) == ""


def test_how_often_a_target_is_meant_is_said_in_the_table_too() -> None:
    coded = measures({"unit_type": "target"})
    often = {"role": "target", "quantity": "frequency", "measure_id": "M1", "unit": "次", "comparator": ">="}
    told = figures({**often, "value": 1, "period": "P1M"}, {**often, "value": 3, "period": "P1Y"})
    stated = found_in(told, coded, articles({}))
    assert [row[2] for row in _rows(tables.targets(stated, NAMES["zh"]))] == ["每月不少于1次", "每年不少于3次"]
    assert [row[2] for row in _rows(tables.targets(stated, NAMES["en"]))] == [
        "at least once a month",
        "at least 3 times a year",
    ]
