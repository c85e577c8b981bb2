"""Rows of the corpus as evidence, worded in the language of a briefing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from helpers.blocks import Evidence
from helpers.corpus.actors import split
from helpers.corpus.anchors import context
from helpers.corpus.further import further, short
from helpers.corpus.periods import spoken
from helpers.rows import rows
from helpers.wording import Language, counted, in_words, pick

if TYPE_CHECKING:
    from helpers.corpus.corpus import Corpus

ROLES: Mapping[str, tuple[str, str]] = {
    "target": ("目标", "target"),
    "actual": ("实绩", "reported"),
    "baseline": ("基数", "baseline"),
    "threshold": ("界限", "threshold"),
    "denominator": ("总数", "whole"),
    "mention": ("提及", "mentioned"),
}
"""What the number of a figure is, in both languages."""


def evidence(corpus: Corpus, language: Language) -> Mapping[str, Evidence]:
    """Return every measure, figure and article of a corpus as evidence, by id, with the further words of measures.

    A measure or a figure has its verbatim quote with the sentence around it; an article has its title. A measure rests
    on its further quotes (``2011-05-KS-05.2``) and on the words that govern it (``2011-05-SZ-30.deadline``).
    """
    where = {row.measure_id: _where(row.article_no, "", language) for row in rows(corpus.measures)}
    words = further(corpus, where, language)
    made = [*_articles(corpus, language), *_measures(corpus, words, language), *_figures(corpus, language), *words]
    return {item.id: item for item in made}


def article_no_at(articles: pd.DataFrame, start: int) -> int:
    """Return the number of the article that an offset lies in, 0 for none."""
    for article_no, first, end in zip(articles["article_no"], articles["start"], articles["end"], strict=True):
        if first <= start < end:
            return int(article_no)
    return 0


def _where(article_no: int, item_no: str, language: Language) -> str:
    """Name the place in the bulletin; every briefing lists the articles by number."""
    if language == "zh":
        return f"第{article_no}篇" + (f"第{item_no}条" if item_no else "")
    return f"article {article_no}" + (f", item {item_no}" if item_no else "")


def _articles(corpus: Corpus, language: Language) -> Iterator[Evidence]:
    for row in rows(corpus.articles):
        length = counted(int(row.char_count), language, zh="字", en="character")
        yield Evidence(
            f"{row.bulletin_id}-A{row.article_no}",
            "article",
            _where(row.article_no, "", language),
            quote=row.title_zh,
            translation=row.title_en if language == "en" else "",
            formula=pick(language, zh=f"全文{length}（不计空白）", en=f"{length} in all, without white space"),
            where=row.byline,
            start=row.start,
            end=row.start + len(row.title_zh),
        )


def _measures(corpus: Corpus, words: Sequence[Evidence], language: Language) -> Iterator[Evidence]:
    names = {
        column: dict(zip(table[column], table[f"name_{language}"], strict=True))
        for column, table in (
            ("theme", corpus.themes),
            ("instrument", corpus.instruments),
            ("status", corpus.statuses),
        )
    }
    rests_on: dict[str, list[str]] = {}
    for item in words:
        rests_on.setdefault(item.id.rpartition(".")[0], []).append(item.id)
    coders = {name for cell in corpus.measures["coder"] for name in split(cell)}
    for row in rows(corpus.measures):
        around = context(corpus.text, row.start, row.end)
        yield Evidence(
            row.measure_id,
            "measure",
            pick(language, zh=row.label_zh, en=row.label_en),
            around.before,
            around.quote,
            around.after,
            row.quote_en if language == "en" else "",
            (names["theme"][row.theme], names["instrument"][row.instrument], names["status"][row.status]),
            where=_where(row.article_no, row.item_no, language) + _lone(split(row.coder), coders, language),
            start=row.start,
            end=row.end,
            rests_on=tuple(rests_on.get(row.measure_id, ())),
        )


def _lone(found_by: Sequence[str], coders: Collection[str], language: Language) -> str:
    """Say that only some of the blind coders found a measure; nothing where all did."""
    if len(found_by) in (0, len(coders)):
        return ""
    by, among = in_words(len(found_by), language), in_words(len(coders), language)
    return pick(language, zh=f"；{among}份编码中{by}份编出", en=f"; found in {by} of the {among} codings")


def _figures(corpus: Corpus, language: Language) -> Iterator[Evidence]:
    measures = {row.measure_id: row for row in rows(corpus.measures)}
    statuses = dict(zip(corpus.statuses["status"], corpus.statuses[f"name_{language}"], strict=True))
    for row in rows(corpus.figures):
        around = context(corpus.text, row.start, row.end)
        measure = measures.get(row.measure_id)
        is_inside = measure is not None and measure.start <= row.start and row.end <= measure.end
        article_no = article_no_at(corpus.articles, row.start)
        yield Evidence(
            row.figure_id,
            "figure",
            pick(language, zh=row.indicator_zh, en=row.indicator_en),
            around.before,
            around.quote,
            around.after,
            measure.quote_en if measure is not None and is_inside and language == "en" else "",
            _said_of(row, "" if measure is None else statuses[measure.status], language),
            where=_where(article_no, "", language) if article_no else "",
            start=row.start,
            end=row.end,
        )


def _said_of(row: Any, status: str, language: Language) -> tuple[str, ...]:
    """Return what a number is (target, reported), the time that it is about, and the status of its measure."""
    told = [pick(language, zh=ROLES[row.role][0], en=ROLES[row.role][1])]
    if period := spoken(row.period, language):
        told.append(pick(language, zh=f"所指时间：{period}", en=f"period: {period}"))
    if status:
        whose = short(row.measure_id)
        told.append(pick(language, zh=f"{whose}：{status}", en=f"{whose}: {status}"))
    return tuple(told)
