"""Where articles begin and end, in the layouts that bulletins have."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from helpers.corpus import Corpus
from helpers.ingest import propose, read_rules
from helpers.ingest.layout import articles
from helpers.ingest.lines import Line
from helpers.ingest.places import Gazetteer
from helpers.ingest.plain import plain_lines
from tests.conftest import DATA

RULES = read_rules(DATA)
NO_TERMS = pd.DataFrame({"term": [], "kind": [], "reason": []}, dtype="str")
PROSE = "市总工会开展虚构的活动，职工参加。"


def found(*lines: str) -> list[tuple[str, str, str, str]]:
    """Return section, title, byline and body of each article."""
    return [
        (one.section, one.title.words, one.byline, "|".join(span.words for span in one.body))
        for one in articles(plain_lines("\n".join(lines)), RULES)
    ]


def test_headings_within_an_article_do_not_begin_another_one() -> None:
    lines = ("常熟出台虚构的意见", PROSE, "一、加强组织领导", PROSE, "二、落实工作经费", PROSE, "（常熟市总工会）")
    body = "|".join(lines[1:-1])
    assert found(*lines) == [("", "常熟出台虚构的意见", "常熟市总工会", body)]


def test_a_section_has_a_title_below_it() -> None:
    lines = ("一、要闻", "昆山的虚构活动", PROSE, "二、动态", "太仓的虚构活动", PROSE)
    assert found(*lines) == [
        ("一、要闻", "昆山的虚构活动", "", PROSE),
        ("二、动态", "太仓的虚构活动", "", PROSE),
    ]


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("（昆山市总工会）", "昆山市总工会"),
        ("（供稿：昆山市总工会）", "昆山市总工会"),
        ("来源：昆山市总工会", "昆山市总工会"),
        ("——昆山市总工会供稿", "昆山市总工会"),
        ("□ 虚构某　昆山市总工会", "虚构某　昆山市总工会"),
        ("作者　昆山市总工会　虚构某", "昆山市总工会　虚构某"),
        ("（昆山市总工会供稿）", "昆山市总工会供稿"),
        ("（以上为虚构）", ""),
    ],
)
def test_a_byline_stands_in_many_forms(line: str, byline: str) -> None:
    assert [one[2] for one in found("昆山的虚构活动", PROSE, line)] == [byline]


def test_a_byline_at_the_end_of_the_last_line_closes_the_article() -> None:
    assert found("昆山的虚构活动", f"{PROSE}    （昆山市总工会）", "太仓的虚构活动", PROSE) == [
        ("", "昆山的虚构活动", "昆山市总工会", PROSE),
        ("", "太仓的虚构活动", "", PROSE),
    ]


def test_contents_masthead_subtitle_and_imprint_are_no_articles() -> None:
    lines = (
        "虚构工运", "第8期", "2012年6月18日", "本期要目", "昆山的虚构活动", "", "昆山的虚构活动", "——虚构的副题", PROSE,
        "报：虚构市委", PROSE,
    )  # fmt: skip
    assert found(*lines) == [("", "昆山的虚构活动", "", PROSE)]


def test_prose_without_any_title_is_no_article() -> None:
    assert found(PROSE, PROSE) == []


# Sub-headings, in invented articles


@pytest.fixture
def titles(corpus: Corpus) -> Callable[..., list[str]]:
    """Finds the titles in lines; one with a number is a heading of that level."""
    named = Gazetteer(corpus.localities).found

    def of(*lines: str | tuple[str, int]) -> list[str]:
        made = [Line(line) if isinstance(line, str) else Line(*line) for line in lines]
        return [one.title.words for one in articles(made, RULES, named)]

    return of


KUNSHAN, TAICANG = "昆山的虚构活动", "太仓的虚构活动"
BYLINES = "（昆山市总工会）", "（太仓市总工会）"


def test_a_heading_that_any_article_may_have_is_no_title(titles: Callable[..., list[str]]) -> None:
    lines = (KUNSHAN, "", PROSE, "", "主要做法和成效", "", PROSE, "", "下一步打算", "", PROSE, "", TAICANG, "", PROSE)
    assert titles(*lines) == [KUNSHAN, TAICANG]


def test_a_heading_before_the_byline_is_no_title_where_bylines_are_the_custom(
    titles: Callable[..., list[str]],
) -> None:
    first = (KUNSHAN, "", PROSE, "", "抓组织，强基础", "", PROSE, BYLINES[0], "")
    assert titles(*first, TAICANG, "", PROSE, "", "以点带面促规范", "", PROSE, BYLINES[1]) == [KUNSHAN, TAICANG]


def test_a_title_without_a_locality_stands_where_the_article_above_has_its_byline(
    titles: Callable[..., list[str]],
) -> None:
    lines = (KUNSHAN, PROSE, BYLINES[0], "家政服务员有了娘家", PROSE, TAICANG, PROSE, BYLINES[1])
    assert titles(*lines) == [KUNSHAN, "家政服务员有了娘家", TAICANG]


def test_a_heading_close_to_its_text_is_no_title_where_titles_stand_apart(titles: Callable[..., list[str]]) -> None:
    lines = (
        "虚构工运",
        "",
        KUNSHAN,
        "",
        PROSE,
        "以点带面促规范",
        PROSE,
        "抓组织　强基础",
        PROSE,
        "",
        TAICANG,
        "",
        PROSE,
    )
    assert titles(*lines) == [KUNSHAN, TAICANG]


def test_a_heading_of_a_lower_level_is_a_title_only_if_it_names_a_locality(titles: Callable[..., list[str]]) -> None:
    lines = ((KUNSHAN, 2), PROSE, ("以点带面促规范", 3), PROSE, (TAICANG, 2), PROSE)
    assert titles(*lines) == [KUNSHAN, TAICANG]
    assert titles(("虚构工运", 1), PROSE, (KUNSHAN, 2), PROSE, ("职工说得上话", 2), PROSE) == [
        "虚构工运", KUNSHAN, "职工说得上话",
    ]  # fmt: skip


def test_a_section_opens_the_next_article_even_before_a_byline(titles: Callable[..., list[str]]) -> None:
    lines = (KUNSHAN, PROSE, "二、动态", "职工说得上话", PROSE, BYLINES[0], TAICANG, PROSE, BYLINES[1])
    assert titles(*lines) == [KUNSHAN, "职工说得上话", TAICANG]


def test_sentences_behind_a_byline_belong_to_its_article_unless_an_imprint_has_ended_it() -> None:
    assert found(KUNSHAN, PROSE, BYLINES[0], PROSE, TAICANG, PROSE, BYLINES[1], "责任编辑：虚构某", PROSE) == [
        ("", KUNSHAN, "昆山市总工会", f"{PROSE}|{PROSE}"),
        ("", TAICANG, "太仓市总工会", PROSE),
    ]


def test_a_line_over_a_table_is_no_title() -> None:
    row = Line("镇 | 户", is_row=True)
    lines = [
        *plain_lines(f"{KUNSHAN}\n{PROSE}\n虚构一览"),
        row,
        Line(PROSE),
        Line("表2　另一览"),
        Line(""),
        row,
        Line(PROSE),
    ]
    assert [(one.title.words, len(one.rows)) for one in articles(lines, RULES)] == [(KUNSHAN, 2)]


def test_the_title_is_the_heading_that_has_the_byline_or_alone_names_a_locality(
    titles: Callable[..., list[str]],
) -> None:
    signed = ((TAICANG, 2), BYLINES[1], ("由输血向造血转变", 3), PROSE, ("由点向面转变", 3), PROSE)
    assert titles(("虚构经验", 1), *signed) == [TAICANG]
    named = ((KUNSHAN, 2), ("由输血向造血转变", 3), PROSE, ("由点向面转变", 3), PROSE)
    assert titles(("虚构经验", 1), (TAICANG, 2), PROSE, *named) == [TAICANG, KUNSHAN]
    # Over the first article the masthead may be the one that names a locality.
    assert titles(("苏州虚构通讯", 1), ("职工说得上话", 2), PROSE) == ["职工说得上话"]


def test_what_the_editor_says_before_the_articles_is_none() -> None:
    lines = ("虚构工运", "编者按：本期为虚构材料，供测试使用。", "昆山的虚构活动", PROSE)
    assert found(*lines) == [("", KUNSHAN, "", PROSE)]


def test_a_line_without_a_level_is_no_title_where_titles_have_levels(titles: Callable[..., list[str]]) -> None:
    first = ((KUNSHAN, 2), "张家港也来学习", PROSE, "建机制", PROSE, ("职工说得上话", 2), PROSE)
    assert titles(("虚构通讯", 1), *first, (TAICANG, 2), PROSE) == [KUNSHAN, "职工说得上话", TAICANG]
    # Where only the sections have levels, titles are plain lines.
    assert titles(("虚构动态", 1), KUNSHAN, PROSE, ("虚构经验", 1), TAICANG, PROSE) == [KUNSHAN, TAICANG]


@pytest.mark.parametrize("mark", ["◎", "■", "●", "◎　"])
def test_ornaments_are_left_out_of_titles_sections_and_measures_and_offsets_say_so(corpus: Corpus, mark: str) -> None:
    action = "昆山市总工会开办虚构的夜校"
    text = f"{mark}虚构动态\n\n{mark}{KUNSHAN}\n{mark}{action}。{mark}建立虚构的制度。\n"
    made = propose(plain_lines(text), corpus.localities, NO_TERMS, RULES, "2012-06")
    (article,) = made.articles.to_dict("records")
    assert (article["title_zh"], article["start"]) == (KUNSHAN, text.index(KUNSHAN))
    assert "L020" in article["reason"].split("; ")
    quotes = [action, "建立虚构的制度"]
    assert made.measures[["quote", "start"]].to_numpy().tolist() == [[one, text.index(one)] for one in quotes]


def test_a_section_stands_without_the_ornaments_around_it() -> None:
    assert found("■ 虚构要闻 ■", KUNSHAN, PROSE, "◎ 虚构动态", TAICANG, PROSE) == [
        ("虚构要闻", KUNSHAN, "", PROSE),
        ("虚构动态", TAICANG, "", PROSE),
    ]
