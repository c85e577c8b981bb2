"""Where articles begin and end, in the layouts that bulletins have."""

from __future__ import annotations

import pytest

from helpers.ingest import read_rules
from helpers.ingest.layout import articles
from helpers.ingest.plain import plain_lines
from tests.conftest import DATA

RULES = read_rules(DATA)
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
