"""The articles: what the bulletin carries on whom."""

from __future__ import annotations

import pandas as pd

from helpers.blocks import Backed, Cell, Column, Table, text, value
from helpers.rows import rows
from helpers.tables.actors import named
from helpers.wording import Names, number, pick


def material(articles: pd.DataFrame, names: Names) -> Backed | None:
    """List the articles given, with locality, genre and length.

    Parameters
    ----------
    articles
        Of the corpus; all of them, or a locality's.
    """
    if articles.empty:
        return None
    language = names.language
    lines = []
    for row in rows(articles):
        article = f"{row.bulletin_id}-A{row.article_no}"
        lines.append(
            (
                Cell(text(value(number(row.article_no, language), article))),
                Cell(text(row.title_zh if language == "zh" else row.title_en), (article,)),
                Cell(text(names.localities[row.locality_code])),
                Cell(text(names.genres[row.genre])),
                Cell(named(row.byline, names)),
                Cell(text(value(number(row.char_count, language), article))),
            )
        )
    columns = (
        Column(pick(language, zh="篇", en="No."), width=0.4),
        Column(pick(language, zh="标题", en="Title"), width=4, is_row_header=True),
        Column(pick(language, zh="地方", en="Locality"), width=1.4),
        Column(pick(language, zh="体裁", en="Genre"), width=1.6),
        Column(pick(language, zh="来稿", en="Sent by"), width=3.2),
        Column(
            pick(language, zh="字数", en="Length"),
            unit=pick(language, zh="字", en="characters"),
            align="end",
            width=1.1,
        ),
    )
    title = pick(language, zh="本期文章", en="Articles in this bulletin")
    return Backed(Table("articles", text(title), columns, tuple(lines), width="full"))
