"""Where a byline and a section may stand, in the layouts of invented bulletins, and where they may not."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.corpus import Fault
from helpers.corpus.check import _articles
from helpers.corpus.reading import Files

BODY = "昆山市总工会举办虚构的大赛，总工会主席参加。"
TITLE = "昆山举办虚构大赛"


def faults(above: str, article: str, *, byline: str = "", section: str = "") -> list[tuple[str, str]]:
    """Return column and rule of the faults of a bulletin's only article."""
    row = {
        "bulletin_id": "2031-05", "article_no": 1, "section_zh": section, "title_zh": TITLE, "byline": byline,
        "start": len(above), "end": len(above) + len(article),
    }  # fmt: skip
    files = Files(bulletin={"id": "2031-05"}, text=f"{above}{article}\n本期印发：虚构单位\n")
    files.tables["articles"], files.names["articles"] = pd.DataFrame([row], index=[2]), "articles.csv"
    found: list[Fault] = _articles(files)
    return [(fault.column, fault.rule) for fault in found]


@pytest.mark.parametrize(
    "article",
    [
        f"{TITLE}\n\n{BODY}（昆山市总工会）",
        f"{TITLE}\n\n{BODY}\n　　　　（昆山市总工会）",
        f"{TITLE}\n{BODY}\n（供稿：昆山市总工会）",
        f"{TITLE}\n{BODY}\n（供稿昆山市总工会）",
        f"{TITLE}\n{BODY}\n（昆山市总工会供稿）",
        f"{TITLE}\n供稿：昆山市总工会\n{BODY}",
        f"{TITLE}\n作者　昆山市总工会\n{BODY}",
        f"{TITLE}\n{BODY}\n——昆山市总工会供稿",
        f"{TITLE}\n昆山市总工会\n{BODY}",
        f"{TITLE}\n{BODY}\n（昆山市总工会供稿）\n{BODY}",
    ],
)
def test_a_byline_stands_on_a_line_of_its_article_wherever_that_is(article: str) -> None:
    assert faults("虚构工运\n\n", article, byline="昆山市总工会") == []


@pytest.mark.parametrize(
    ("article", "byline"),
    [
        (f"{TITLE}\n{BODY}", "昆山市总工会"),
        (f"{TITLE}\n{BODY}", "总工会"),
        (f"{TITLE}\n{BODY}（昆山市总工会）", "总工会"),
        (f"{TITLE}\n{BODY}（昆山市总工会）", "昆山市"),
        (f"{TITLE}\n本单位（昆山市总工会）参加。", "昆山市总工会"),
        (f"{TITLE}\n{BODY}（昆山市总工会", "昆山市总工会"),
    ],
)
def test_words_of_a_sentence_or_a_part_of_a_byline_are_none(article: str, byline: str) -> None:
    assert faults("虚构工运\n\n", article, byline=byline) == [("byline", "byline not in the article")]


def test_an_article_does_not_go_on_behind_the_byline_that_ends_it() -> None:
    found = faults("", f"{TITLE}\n{BODY}（昆山市总工会）\n\n【虚构动态】", byline="昆山市总工会")
    assert found == [("end", "article goes on behind its byline")]


@pytest.mark.parametrize(
    ("above", "section"),
    [
        ("", ""),
        ("虚构工运\n第8期\n\n", ""),
        ("虚构工运\n第8期\n\n", "第8期"),
        ("【虚构动态】\n\n", "虚构动态"),
        ("◆ 虚构动态\n\n", "虚构动态"),
        ("◎ 虚构动态\n\n", "虚构动态"),
        ("◆ 虚构动态\n◎ ", "虚构动态"),
        ("虚构工运\n一、虚构动态\n\n", "一、虚构动态"),
        ("虚构动态\n\n责任编辑：虚构某\n", "虚构动态"),
        ("责任编辑：虚构某\n", ""),
    ],
)
def test_a_section_is_a_line_above_or_none_before_the_first(above: str, section: str) -> None:
    assert faults(above, f"{TITLE}\n{BODY}", section=section) == []


@pytest.mark.parametrize(
    ("above", "section"),
    [
        ("", "虚构动态"),
        ("【虚构动态】\n\n", ""),
        ("【虚构动态】\n\n", "动态"),
        ("虚构工运\n\n", TITLE),
        # A list of contents names what stands further down.
        ("目录\n本期印发：虚构单位\n\n虚构动态\n", "本期印发：虚构单位"),
    ],
)
def test_a_section_that_does_not_stand_above_is_a_fault(above: str, section: str) -> None:
    assert faults(above, f"{TITLE}\n{BODY}", section=section) == [("section_zh", "section of another article")]
