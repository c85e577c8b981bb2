"""Rows of the corpus as evidence, worded in the language of a briefing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from helpers.blocks import Evidence
from helpers.corpus.anchors import context
from helpers.rows import rows

if TYPE_CHECKING:
    from helpers.corpus.corpus import Corpus

Language = Literal["zh", "en"]


def evidence(corpus: Corpus, language: Language) -> Mapping[str, Evidence]:
    """Return every measure, figure and article of a corpus as evidence, by id.

    A measure or a figure has its verbatim quote with the sentence around it; an article has its title.
    """
    articles = {row.article_no: row for row in rows(corpus.articles)}
    where = {no: _where(row, language) for no, row in articles.items()}
    made = [
        Evidence(
            f"{row.bulletin_id}-A{no}",
            "article",
            f"{'第' if language == 'zh' else 'Article '}{no}{'篇' if language == 'zh' else ''}",
            quote=str(row.title_zh),
            translation=str(row.title_en) if language == "en" else "",
            where=where[no],
            start=int(row.start),
            end=int(row.start) + len(str(row.title_zh)),
        )
        for no, row in articles.items()
    ]
    made += _measures(corpus, language, where)
    made += _figures(corpus, language, where)
    return {item.id: item for item in made}


def article_no_at(articles: pd.DataFrame, start: int) -> int:
    """Return the number of the article that an offset lies in, 0 for none."""
    for row in rows(articles):
        if row.start <= start < row.end:
            return int(row.article_no)
    return 0


def _where(article: Any, language: Language) -> str:
    number, title, byline = article.article_no, article.title_zh, article.byline
    if language == "zh":
        return f"第{number}篇《{title}》，{byline}"
    return f"article {number}, {article.title_en}, {byline}"


def _measures(corpus: Corpus, language: Language, where: Mapping[int, str]) -> list[Evidence]:
    names = {
        column: dict(zip(table[column], table[f"name_{language}"], strict=True))
        for column, table in (
            ("theme", corpus.themes),
            ("instrument", corpus.instruments),
            ("status", corpus.statuses),
        )
    }
    made = []
    for row in rows(corpus.measures):
        around = context(corpus.text, row.start, row.end)
        item = (
            f"{'第' if language == 'zh' else 'item '}{row.item_no}{'条' if language == 'zh' else ''}"
            if row.item_no
            else ""
        )
        codes = (names["theme"][row.theme], names["instrument"][row.instrument], names["status"][row.status])
        made.append(
            Evidence(
                row.measure_id,
                "measure",
                row.label_zh if language == "zh" else row.label_en,
                around.before,
                around.quote,
                around.after,
                row.quote_en if language == "en" else "",
                codes,
                where=("，" if language == "zh" else ", ").join(filter(None, (where[row.article_no], item))),
                start=row.start,
                end=row.end,
            )
        )
    return made


def _figures(corpus: Corpus, language: Language, where: Mapping[int, str]) -> list[Evidence]:
    made = []
    for row in rows(corpus.figures):
        around = context(corpus.text, row.start, row.end)
        made.append(
            Evidence(
                row.figure_id,
                "figure",
                row.indicator_zh if language == "zh" else row.indicator_en,
                around.before,
                around.quote,
                around.after,
                where=where.get(article_no_at(corpus.articles, row.start), ""),
                start=row.start,
                end=row.end,
            )
        )
    return made
