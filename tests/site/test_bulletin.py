from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest

from helpers.corpus import Corpus
from helpers.site.addresses import bulletin_from
from helpers.site.bulletin import bulletin_page
from helpers.site.edition import LANGUAGES, Edition
from helpers.wording import Language

from .invented import edition
from .reading import anchored, bulletin_words, elements, read


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    made: Language = request.param
    return made


@pytest.fixture(scope="module")
def page(site: dict[str, bytes], language: Language) -> bytes:
    return site[f"{language}/bulletin.html"]


def test_the_bulletin_stands_in_the_page_character_for_character(corpus: Corpus, page: bytes) -> None:
    assert bulletin_words(page) == corpus.text


def test_carriage_returns_stay_what_they_are(corpus: Corpus) -> None:
    text = corpus.text.replace("\n", "\r", 1)
    page = bulletin_page(edition(replace(corpus, text=text)), "zh")
    assert b"&#13;" in page
    assert bulletin_words(page) == text


def test_every_measure_further_quote_figure_and_title_has_its_words_under_its_id(corpus: Corpus, page: bytes) -> None:
    expected = dict(zip(corpus.measures["measure_id"], corpus.measures["quote"], strict=True))
    expected |= dict(zip(corpus.figures["figure_id"], corpus.figures["quote"], strict=True))
    expected |= {f"2011-05-A{row.article_no}": row.title_zh for row in corpus.articles.itertuples()}
    seen: dict[str, int] = {}
    for row in corpus.quotes.itertuples():
        seen[row.measure_id] = seen.get(row.measure_id, 1) + 1
        expected[f"{row.measure_id}.{seen[row.measure_id]}"] = row.quote
    expected |= {f"{row.measure_id}.{row.role}": row.quote for row in corpus.governing.itertuples()}
    assert anchored(page) == expected


def test_every_measure_and_figure_opens_a_card_that_leads_back_to_its_words(corpus: Corpus, page: bytes) -> None:
    found = elements(page)
    rows = {*corpus.measures["measure_id"], *corpus.figures["figure_id"]}
    cards = {a["id"] for _, a in found if "popover" in a}
    opened = {a["popovertarget"] for _, a in found if "popovertarget" in a}
    links = {a["href"] for t, a in found if t == "a"}
    assert cards == opened == {f"about-{name}" for name in rows}
    assert {f"#{name}" for name in rows} <= links


def test_ids_are_unique_and_every_link_within_the_page_leads_to_one(page: bytes) -> None:
    found = elements(page)
    ids = [a["id"] for _, a in found if "id" in a]
    inner = {a["href"][1:] for t, a in found if t == "a" and a["href"].startswith("#")}
    assert sorted(set(ids)) == sorted(ids)
    assert inner - set(ids) == set()


def test_a_card_lists_the_places_that_cite_its_measure_and_counts_those_that_only_count_it(
    site: dict[str, bytes],
) -> None:
    page = site["zh/bulletin.html"].decode()
    cited = re.search(r'id="about-2011-05-KS-01".*?</dl>', page, re.DOTALL)
    counted = re.search(r'id="about-2011-05-KS-02".*?</dl>', page, re.DOTALL)
    assert cited is not None
    assert counted is not None
    assert re.findall(r'href="([^"#]+#ref[^"]+)"', cited.group()) == [
        "locality/320583-kunshan.html#ref-1-1",
        "locality/320583-kunshan.html#ref-1-2",
        "comparison.html#ref-1-1",
        "comparison.html#ref-1-2",
    ]
    assert "另有2份简报只在合计中计入" in counted.group()
    assert "没有简报单独引用" in counted.group()


def test_a_card_says_how_the_words_were_coded_and_by_whom(corpus: Corpus, site: dict[str, bytes]) -> None:
    row = corpus.measures.set_index("measure_id").loc["2011-05-KS-17"]
    card = re.search(r'id="about-2011-05-KS-17".*?</div></li>', site["zh/bulletin.html"].decode(), re.DOTALL)
    assert card is not None
    facts = re.findall(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", card.group(), re.DOTALL)
    assert {head: re.sub(r"<[^>]+>", "", said) for head, said in facts} == {
        "地方": "昆山、第3篇、第3条",
        "主题": "工会组建与组织建设",
        "手段": "组织",
        "状态": "持续推进",
        "类型": "行动",
        "写明": "无",
        "主体": "昆山市总工会",
        "编码": "coder-a、coder-b；adjudicator裁定采用；工会分析人员尚未确认；把握中",
        "数字": "F010 前4个月、F011 880家、F012 164家、F013 2413家、F014 2008家",
        "编码说明": row["note"],
        "引用": "没有简报单独引用",
    }


def test_the_english_page_translates_each_measure_and_keeps_its_words_in_chinese(
    corpus: Corpus, site: dict[str, bytes]
) -> None:
    words = "".join(read(site["en/bulletin.html"]).words)
    assert [row.measure_id for row in corpus.measures.itertuples() if row.quote_en not in words] == []
    quotes = [a for t, a in elements(site["en/bulletin.html"]) if t == "q"]
    assert {a.get("lang") for a in quotes} == {"zh-Hans-CN"}


def test_a_measure_inside_another_is_marked_inside_it(corpus: Corpus) -> None:
    outer = corpus.measures.iloc[0]
    inner = {
        **outer.to_dict(),
        "measure_id": "2011-05-SZ-99",
        "part_of": outer["measure_id"],
        "start": outer["start"] + 2,
        "end": outer["end"] - 2,
        "quote": outer["quote"][2:-2],
    }
    measures = pd.concat([corpus.measures, pd.DataFrame([inner])], ignore_index=True)
    page = bulletin_page(edition(replace(corpus, measures=measures)), "zh")
    assert bulletin_words(page) == corpus.text
    assert anchored(page)[outer["measure_id"]] == outer["quote"]
    assert anchored(page)["2011-05-SZ-99"] == inner["quote"]
    assert '<a href="#about-2011-05-SZ-99">SZ-99</a>' in page.decode()


def test_a_note_in_a_briefing_leads_here(first: Edition) -> None:
    assert [bulletin_from(entry["path"], entry["language"]) for entry in first.briefings] == [
        "../bulletin.html",
        "bulletin.html",
    ] * 2


def test_hostile_words_are_printed_as_they_are(corpus: Corpus) -> None:
    hostile = "<script>alert(1)</script>{{ 7*7 }}&amp;"
    text = corpus.text + hostile
    page = bulletin_page(edition(replace(corpus, text=text)), "en")
    assert bulletin_words(page) == text
    assert [t for t, _ in elements(page) if t == "script"] == []
