"""Rows of an invented corpus as evidence: whole entries, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from helpers.blocks import Evidence
from helpers.corpus import Corpus
from helpers.corpus.evidence import article_no_at, evidence

TEXT = "左市来稿\n左市总工会设读书角，覆盖12家企业。年底前再建3处（左市总工会）\n共9家"


def at(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def coded(measure_id: str, quote: str, **cells: Any) -> dict[str, Any]:
    named = {"label_zh": "读书角", "label_en": "reading corners", "quote_en": f"{measure_id} in English"}
    codes = {"theme": "T01", "instrument": "O", "status": "ongoing", "article_no": 1, "item_no": "", "coder": "a；b"}
    return {"measure_id": measure_id, "quote": quote, **at(quote), **named, **codes, **cells}


def stated(figure_id: str, measure_id: str, quote: str, role: str, period: str) -> dict[str, Any]:
    named = {"indicator_zh": "企业", "indicator_en": "enterprises"}
    return {"figure_id": figure_id, "measure_id": measure_id, "quote": quote, **at(quote), **named} | {
        "role": role,
        "period": period,
    }


def table(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


def corpus() -> Corpus:
    codebook = {
        "themes": table({"theme": "T01", "name_zh": "文化", "name_en": "Culture"}),
        "instruments": table({"instrument": "O", "name_zh": "组织", "name_en": "Organization"}),
        "statuses": table({"status": "ongoing", "name_zh": "进行中", "name_en": "Ongoing"}),
    }
    unused = ("localities", "genres", "parts", "units", "glossary", "actors")
    return Corpus(
        root=Path(),
        bulletin={},
        text=TEXT,
        measures=table(
            coded("2031-05-XX-01", "设读书角，覆盖12家企业", item_no="2"), coded("2031-05-XX-02", "再建3处", coder="b")
        ),
        quotes=table({"measure_id": "2031-05-XX-01", "role": "continued", **at("再建3处")}),
        figures=table(
            stated("2031-05-F001", "2031-05-XX-01", "12家", "actual", "2031-04"),
            stated("2031-05-F002", "2031-05-XX-01", "3处", "target", ""),
            stated("2031-05-F003", "", "9家", "mention", ""),
        ),
        articles=table(
            {
                "bulletin_id": "2031-05",
                "article_no": 1,
                "title_zh": "左市来稿",
                "title_en": "From Left City",
                "byline": "左市总工会",
                "char_count": 40,
                "start": 0,
                "end": TEXT.index("\n共"),
            }
        ),
        governing=table(
            {"measure_id": "2031-05-XX-02", "role": "deadline", "quote_en": "by the end of the year", **at("年底前")}
        ),
        codebook_version="1",
        **codebook,
        **dict.fromkeys(unused, pd.DataFrame()),
    )


CODES = {"zh": ("文化", "组织", "进行中"), "en": ("Culture", "Organization", "Ongoing")}


def test_a_measure_is_told_with_its_codes_its_place_and_what_it_rests_on() -> None:
    made = {language: evidence(corpus(), language) for language in ("zh", "en")}
    words = "设读书角，覆盖12家企业"
    rests = ("2031-05-XX-01.2",)
    place = ("2031-05-XX-01", "measure")
    assert [made[language][place[0]] for language in ("zh", "en")] == [
        Evidence(
            *place,
            "读书角",
            "左市总工会",
            words,
            "。",
            codes=CODES["zh"],
            where="第1篇第2条",
            rests_on=rests,
            **at(words),
        ),
        Evidence(
            *place,
            "reading corners",
            "左市总工会",
            words,
            "。",
            "2031-05-XX-01 in English",
            CODES["en"],
            where="article 1, item 2",
            rests_on=rests,
            **at(words),
        ),
    ]
    lone = [made[language]["2031-05-XX-02"] for language in ("zh", "en")]
    assert [(each.where, each.rests_on) for each in lone] == [
        ("第1篇；2份编码中1份编出", ("2031-05-XX-02.deadline",)),
        ("article 1; found in one of the two codings", ("2031-05-XX-02.deadline",)),
    ]


def test_a_figure_says_what_it_is_and_is_translated_only_within_the_words_of_its_measure() -> None:
    made = {language: evidence(corpus(), language) for language in ("zh", "en")}
    ids = [f"2031-05-F00{number}" for number in (1, 2, 3)]
    assert [(made["zh"][each].label, made["zh"][each].translation) for each in ids] == [("企业", "")] * 3
    assert [made["en"][each].translation for each in ids] == ["2031-05-XX-01 in English", "", ""]
    assert [made["zh"][each].codes for each in ids] == [
        ("实绩", "所指时间：2031年4月", "XX-01：进行中"),
        ("目标", "XX-01：进行中"),
        ("提及",),
    ]
    assert [made["en"][each].codes for each in ids] == [
        ("reported", "period: April 2031", "XX-01: Ongoing"),
        ("target", "XX-01: Ongoing"),
        ("mentioned",),
    ]
    assert [made["en"][each].where for each in ids] == ["article 1", "article 1", ""]
    assert [made["zh"][each].where for each in ids] == ["第1篇", "第1篇", ""]


def test_an_article_has_its_title_its_writer_and_its_length() -> None:
    span = at("左市来稿")
    key, kind = "2031-05-A1", "article"
    length = "全文40字（不计空白）", "40 characters in all, without white space"
    assert [evidence(corpus(), language)[key] for language in ("zh", "en")] == [
        Evidence(key, kind, "第1篇", quote="左市来稿", formula=length[0], where="左市总工会", **span),
        Evidence(
            key,
            kind,
            "article 1",
            quote="左市来稿",
            translation="From Left City",
            formula=length[1],
            where="左市总工会",
            **span,
        ),
    ]


def test_further_words_of_a_measure_are_evidence_of_their_own() -> None:
    key, kind = "2031-05-XX-02.deadline", "words"
    assert evidence(corpus(), "en")[key] == Evidence(
        key,
        kind,
        "what the deadline of XX-02 rests on",
        "",
        "年底前",
        "再建3处（左市总工会）",
        "by the end of the year",
        where="article 1",
        **at("年底前"),
    )
    assert evidence(corpus(), "zh")["2031-05-XX-01.2"] == Evidence(
        "2031-05-XX-01.2",
        kind,
        "XX-01的另处原文（续）",
        "年底前",
        "再建3处",
        "（左市总工会）",
        where="第1篇",
        **at("再建3处"),
    )


def test_an_article_ends_before_its_end() -> None:
    articles = table({"article_no": 4, "start": 5, "end": 9}, {"article_no": 5, "start": 9, "end": 12})
    assert [article_no_at(articles, start) for start in (4, 5, 8, 9, 12)] == [0, 4, 4, 5, 0]
