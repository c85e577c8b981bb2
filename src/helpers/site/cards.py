"""What is known of one measure or figure, ready to be printed on its card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from helpers.findings.amounts import amount
from helpers.render.view import common_prefix
from helpers.rows import rows
from helpers.site.addresses import BULLETIN, lead
from helpers.site.citing import Cited
from helpers.site.edition import Edition
from helpers.site.words import WORDS
from helpers.wording import Language

Json = dict[str, Any]
ROW = "row"
"""Kind of a link that leads to the card of another row."""


def measure_card(row: Any, edition: Edition, language: Language, cited: Mapping[str, Cited]) -> Json:
    """Return the card of a measure.

    Parameters
    ----------
    row
        Of measures.csv.
    cited
        By id, where the briefings cite a row.

    Returns
    -------
    dict
        ``id``, ``short``, ``label``, ``quotes`` (each with ``id``, ``text`` and ``role``), ``translation``, ``facts``
        (``heading``, ``links``, ``text`` and whether it is in Chinese), ``figures``, ``note``, ``cited``
        and ``counting_count``.
    """
    corpus, names, words = edition.corpus, edition.names(language), WORDS[language]
    themes = [theme for theme in (row.theme, row.theme_second) if theme]
    instruments = [names.instruments[code] for code in (row.instrument, row.instrument_second) if code]
    stated = [names.parts[part.part] for part in rows(corpus.parts) if getattr(row, part.column)]
    inside = corpus.measures.loc[corpus.measures["part_of"] == row.measure_id, "measure_id"]
    where = [words["where"].format(number=row.article_no)]
    where += [words["item"].format(number=row.item_no)] if row.item_no else []
    facts = [
        _fact(
            words["locality"],
            words["comma"].join(where),
            links=[(names.localities[row.locality_code], "locality", row.locality_code)],
        ),
        _fact(words["sub_unit"], row.sub_unit, is_chinese=True),
        _fact(words["theme"], links=[(names.themes[theme], "theme", theme) for theme in themes]),
        _fact(words["instrument"], words["comma"].join(instruments)),
        _fact(words["status"], names.statuses[row.status]),
        _fact(words["unit_type"], words[row.unit_type]),
        _fact(words["parts"], words["comma"].join(stated) or words["none"]),
        _fact(words["lead_actor"], row.lead_actor, is_chinese=True),
        _fact(words["partner_actors"], row.partner_actors, is_chinese=True),
        _fact(words["target_group"], row.target_group, is_chinese=True),
        _fact(words["series"], row.series_id),
        _fact(words["part_of"], links=[(short(row.part_of), ROW, row.part_of)] if row.part_of else []),
        _fact(words["has_part"], links=[(short(name), ROW, name) for name in inside]),
        _fact(words["coder"], _coded(row, words)),
    ]
    quotes = [{"id": row.measure_id, "text": row.quote, "role": ""}]
    quotes += [
        {"id": f"{row.measure_id}.{number}", "text": again.quote, "role": words[f"again_{again.role}"]}
        for number, again in enumerate(rows(corpus.quotes[corpus.quotes["measure_id"] == row.measure_id]), start=2)
    ]
    return {
        "id": row.measure_id,
        "short": short(row.measure_id),
        "label": row.label_zh if language == "zh" else row.label_en,
        "quotes": quotes,
        "translation": row.quote_en if language == "en" else "",
        "facts": _filled(facts, edition, language),
        "figures": [
            {"id": figure.figure_id, "short": short(figure.figure_id), "text": figure.quote}
            for figure in rows(corpus.figures[corpus.figures["measure_id"] == row.measure_id])
        ],
        "note": row.note,
        **_cited(row.measure_id, cited, language),
    }


def figure_card(row: Any, edition: Edition, language: Language, cited: Mapping[str, Cited]) -> Json:
    """Return the card of a figure: as `measure_card`, with what the number says instead of how words were coded."""
    names, words = edition.names(language), WORDS[language]
    shown = words["no_value"] if pd.isna(row.value) else amount(row.value, row.unit, row.comparator, names)
    is_figure = (edition.corpus.figures["figure_id"] == row.denominator).any()
    whole = (
        _fact(words["denominator"], links=[(short(row.denominator), ROW, row.denominator)])
        if is_figure
        else _fact(words["denominator"], row.denominator)
    )
    facts = [
        _fact(words["value"], "" if pd.isna(row.value) and row.quantity == "date" else shown),
        _fact(words["role"], words[f"role_{row.role}"]),
        _fact(words["period"], row.period),
        _fact(words["deadline"], row.deadline),
        whole,
        _fact(words["of_measure"], links=[(short(row.measure_id), ROW, row.measure_id)])
        if row.measure_id
        else _fact(words["of_measure"], words["of_none"]),
    ]
    return {
        "id": row.figure_id,
        "short": short(row.figure_id),
        "label": row.indicator_zh if language == "zh" else row.indicator_en,
        "quotes": [{"id": row.figure_id, "text": row.quote, "role": ""}],
        "translation": "",
        "facts": _filled(facts, edition, language),
        "figures": [],
        "note": row.note,
        **_cited(row.figure_id, cited, language),
    }


def short(name: str) -> str:
    """Return an id without its bulletin.

    >>> short("2011-05-KS-01"), short("2011-05-F012")
    ('KS-01', 'F012')
    """
    return name.removeprefix(common_prefix([name]))


def _fact(heading: str, text: str = "", *, is_chinese: bool = False, links: Sequence[Any] = ()) -> Json:
    return {"heading": heading, "text": text, "is_chinese": is_chinese, "links": links}


def _filled(facts: Sequence[Json], edition: Edition, language: Language) -> list[Json]:
    """Leave out what says nothing, and give each link its address."""
    start = BULLETIN[language]
    return [
        {
            **fact,
            "links": [
                {
                    "text": text,
                    "link": f"#about-{key}" if kind == ROW else edition.briefing(start, kind, key, language),
                }
                for text, kind, key in fact["links"]
            ],
        }
        for fact in facts
        if fact["text"] or fact["links"]
    ]


def _coded(row: Any, words: Mapping[str, str]) -> str:
    """Say who coded, who accepted and who confirmed a row, and how sure the coder was."""
    return words["semicolon"].join(
        (
            row.coder.replace("；", words["comma"]),
            words["accepted_by"].format(name=row.accepted_by) if row.accepted_by else words["not_accepted"],
            words["reviewed_by"].format(name=row.reviewed_by) if row.reviewed_by else words["not_reviewed"],
            words["confidence"].format(level=words[row.confidence]),
        )
    )


def _cited(name: str, cited: Mapping[str, Cited], language: Language) -> Json:
    found = cited.get(name, Cited())
    return {
        "cited": [
            {"name": citation.name, "page": lead(BULLETIN[language], citation.page), "uses": citation.uses}
            for citation in found.citations
        ],
        "counting_count": found.counting_count,
    }
