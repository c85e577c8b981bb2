"""Rows of the corpus as evidence, worded in the language of a briefing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import pandas as pd

from helpers.blocks import Evidence
from helpers.corpus.anchors import context
from helpers.rows import rows
from helpers.wording import Language, counted, pick

if TYPE_CHECKING:
    from helpers.corpus.corpus import Corpus


def evidence(corpus: Corpus, language: Language) -> Mapping[str, Evidence]:
    """Return every measure, figure and article of a corpus as evidence, by id.

    A measure or a figure has its verbatim quote with the sentence around it; an article has its title.
    """
    made = [*_articles(corpus, language), *_measures(corpus, language), *_figures(corpus, language)]
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


def _measures(corpus: Corpus, language: Language) -> Iterator[Evidence]:
    names = {
        column: dict(zip(table[column], table[f"name_{language}"], strict=True))
        for column, table in (
            ("theme", corpus.themes),
            ("instrument", corpus.instruments),
            ("status", corpus.statuses),
        )
    }
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
            where=_where(row.article_no, row.item_no, language),
            start=row.start,
            end=row.end,
        )


def _figures(corpus: Corpus, language: Language) -> Iterator[Evidence]:
    for row in rows(corpus.figures):
        around = context(corpus.text, row.start, row.end)
        article_no = article_no_at(corpus.articles, row.start)
        yield Evidence(
            row.figure_id,
            "figure",
            pick(language, zh=row.indicator_zh, en=row.indicator_en),
            around.before,
            around.quote,
            around.after,
            where=_where(article_no, "", language) if article_no else "",
            start=row.start,
            end=row.end,
        )
