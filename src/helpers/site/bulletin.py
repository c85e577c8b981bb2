"""The page that holds the full bulletin, with every measure and figure where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from helpers.briefing.care import coding_note
from helpers.corpus import Corpus, conservative
from helpers.rows import rows
from helpers.site.addresses import BULLETIN
from helpers.site.cards import Cards
from helpers.site.edition import Edition
from helpers.site.frame import draw
from helpers.site.spans import Piece, Span, cut
from helpers.wording import Language

Json = dict[str, Any]


def bulletin_page(edition: Edition, language: Language) -> bytes:
    """Draw the bulletin's page in one language.

    Each measure, figure and article has its id as an anchor; an id opens a card, and each card leads to the words and
    to the places in the briefings that cite them.
    """
    corpus, path = edition.corpus, BULLETIN[language]
    cards = Cards(edition, language)
    measures = {card["id"]: card for card in cards.measures()}
    figures = {card["id"]: card for card in cards.figures()}
    return draw(
        "bulletin.html.j2",
        edition,
        language,
        path,
        tokens=tokens(cut(corpus.text, spans(corpus))),
        cards=measures | figures,
        groups=_groups(corpus, measures, language),
        figures=list(figures.values()),
        articles=_articles(edition, language),
        counts={
            "article_count": len(corpus.articles),
            "measure_count": len(corpus.measures),
            "conservative_count": len(conservative(corpus.measures)),
            "figure_count": len(corpus.figures),
        },
        coded=coding_note(corpus, language),
    )


def spans(corpus: Corpus) -> list[Span]:
    """Return what has a name in the text: titles of articles, measures with their further words, figures."""
    made = [
        Span(f"{row.bulletin_id}-A{row.article_no}", "title", row.start, row.start + len(row.title_zh), "")
        for row in rows(corpus.articles)
        if corpus.text.startswith(row.title_zh, row.start)
    ]
    made += [Span(row.measure_id, "measure", row.start, row.end, row.measure_id) for row in rows(corpus.measures)]
    number: dict[str, int] = {}
    for row in rows(corpus.quotes):
        number[row.measure_id] = number.get(row.measure_id, 1) + 1
        name = f"{row.measure_id}.{number[row.measure_id]}"
        made.append(Span(name, "again", row.start, row.end, row.measure_id))
    made += [
        Span(f"{row.measure_id}.{row.role}", "again", row.start, row.end, row.measure_id)
        for row in rows(corpus.governing[corpus.governing["measure_id"].isin(corpus.measures["measure_id"])])
    ]
    return made + [Span(row.figure_id, "figure", row.start, row.end, row.figure_id) for row in rows(corpus.figures)]


def tokens(pieces: Iterable[Piece]) -> Iterator[Json]:
    """Turn pieces into what a page is written from, in order.

    Yields
    ------
    dict
        ``kind`` is ``text`` (with ``text``), ``open`` or ``close`` (with ``span``; ``is_first`` unless a span that
        crosses another is taken up again; ``is_odd``, so that neighbours differ). What is opened last is closed first.
    """
    is_open: list[Span] = []
    tint: dict[str, bool] = {}
    for piece in pieces:
        wanted = sorted(piece.covers, key=lambda cover: cover.span.kind != "title")
        kept = 0
        while kept < min(len(is_open), len(wanted)) and is_open[kept] == wanted[kept].span:
            kept += 1
        while len(is_open) > kept:
            yield {"kind": "close", "span": is_open.pop()}
        for cover in wanted[kept:]:
            span = cover.span
            if span.kind in ("measure", "again"):
                tint.setdefault(span.id, len(tint) % 2 == 1)
            yield {"kind": "open", "span": span, "is_first": cover.is_first, "is_odd": tint.get(span.id, False)}
            is_open.append(span)
        yield {"kind": "text", "text": piece.text}
    while is_open:
        yield {"kind": "close", "span": is_open.pop()}


def _articles(edition: Edition, language: Language) -> list[Json]:
    corpus, names = edition.corpus, edition.names(language)
    return [
        {
            "id": f"{row.bulletin_id}-A{row.article_no}",
            "number": row.article_no,
            "title": row.title_zh if language == "zh" else row.title_en,
            "locality": names.localities[row.locality_code],
            "genre": names.genres[row.genre],
            "count": int((corpus.measures["article_no"] == row.article_no).sum()),
        }
        for row in rows(corpus.articles)
    ]


def _groups(corpus: Corpus, cards: Mapping[str, Json], language: Language) -> Sequence[Json]:
    """Return the measures' cards article by article."""
    grouped: dict[int, list[Json]] = {}
    for name, number in zip(corpus.measures["measure_id"], corpus.measures["article_no"], strict=True):
        grouped.setdefault(number, []).append(cards[name])
    return [
        {
            "number": row.article_no,
            "title": row.title_zh if language == "zh" else row.title_en,
            "cards": grouped.get(row.article_no, []),
        }
        for row in rows(corpus.articles)
    ]
