"""What is known of one measure or figure, ready to be printed on its card."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from helpers.corpus.further import short
from helpers.findings.amounts import amount
from helpers.rows import rows
from helpers.site.addresses import BULLETIN, lead
from helpers.site.citing import Cited, citations
from helpers.site.edition import Edition
from helpers.site.words import WORDS
from helpers.wording import Language

Json = dict[str, Any]
ROW = "row"
"""Kind of a link that leads to the card of another row."""


class Cards:
    """The cards of an edition in one language.

    A card is a dict: ``id``, ``short``, ``label``, ``quotes`` (each with ``id``, ``text`` and ``role``),
    ``translation``, ``facts`` (``heading``, ``links``, ``text`` and whether it is in Chinese), ``figures``, ``note``,
    ``cited`` and ``counting_count``.
    """

    def __init__(self, edition: Edition, language: Language) -> None:
        corpus = edition.corpus
        self._edition = edition
        self._language: Language = language
        self._names = edition.names(language)
        self._words = WORDS[language]
        self._cited = citations(edition, language)
        self._parts = list(rows(corpus.parts))
        self._quotes = _by(corpus.quotes, "measure_id")
        self._governing = _by(corpus.governing, "measure_id")
        self._figures = _by(corpus.figures, "measure_id")
        self._inside = _by(corpus.measures, "part_of")
        self._figure_ids = frozenset(corpus.figures["figure_id"])

    def measures(self) -> Iterator[Json]:
        """Yield the card of each measure, in text order."""
        return map(self._measure, rows(self._edition.corpus.measures))

    def figures(self) -> Iterator[Json]:
        """Yield the card of each figure: what the number says instead of how words were coded."""
        return map(self._figure, rows(self._edition.corpus.figures))

    def _measure(self, row: Any) -> Json:
        names, words, comma = self._names, self._words, self._words["comma"]
        themes = [theme for theme in (row.theme, row.theme_second) if theme]
        instruments = [names.instruments[code] for code in (row.instrument, row.instrument_second) if code]
        stated = [names.parts[part.part] for part in self._parts if getattr(row, part.column)]
        inside = [part.measure_id for part in self._inside[row.measure_id]]
        where = [words["where"].format(number=row.article_no)]
        where += [words["item"].format(number=row.item_no)] if row.item_no else []
        place = (names.localities[row.locality_code], "locality", row.locality_code)
        facts = [
            _fact(words["locality"], comma.join(where), links=[place]),
            _fact(words["sub_unit"], row.sub_unit, is_chinese=True),
            _fact(words["theme"], links=[(names.themes[theme], "theme", theme) for theme in themes]),
            _fact(words["instrument"], comma.join(instruments)),
            _fact(words["status"], names.statuses[row.status]),
            _fact(words["unit_type"], words[row.unit_type]),
            _fact(words["parts"], comma.join(stated) or words["none"]),
            _fact(words["lead_actor"], row.lead_actor, is_chinese=True),
            _fact(words["partner_actors"], row.partner_actors, is_chinese=True),
            _fact(words["target_group"], row.target_group, is_chinese=True),
            _fact(words["series"], row.series_id),
            _fact(words["part_of"], links=_to_rows(row.part_of)),
            _fact(words["has_part"], links=_to_rows(*inside)),
            _fact(words["coder"], _coded(row, words)),
        ]
        again = [
            {"id": f"{row.measure_id}.{number}", "text": quote.quote, "role": words[f"again_{quote.role}"]}
            for number, quote in enumerate(self._quotes[row.measure_id], start=2)
        ]
        again += [
            {"id": f"{row.measure_id}.{word.role}", "text": word.quote, "role": words[f"again_{word.role}"]}
            for word in self._governing[row.measure_id]
        ]
        return {
            **self._common(row.measure_id, row, facts),
            "label": row.label_zh if self._language == "zh" else row.label_en,
            "quotes": [{"id": row.measure_id, "text": row.quote, "role": ""}, *again],
            "translation": row.quote_en if self._language == "en" else "",
            "figures": [
                {"id": figure.figure_id, "short": short(figure.figure_id), "text": figure.quote}
                for figure in self._figures[row.measure_id]
            ],
        }

    def _figure(self, row: Any) -> Json:
        words = self._words
        shown = words["no_value"]
        if pd.notna(row.value):
            shown = amount(row.value, row.unit, row.comparator, self._names)
        elif row.quantity == "date":
            # A date stands in its period; the text does state it.
            shown = ""
        is_figure = row.denominator in self._figure_ids
        facts = [
            _fact(words["value"], shown),
            _fact(words["role"], words[f"role_{row.role}"]),
            _fact(words["period"], row.period),
            _fact(words["deadline"], row.deadline),
            _fact(words["denominator"], links=_to_rows(row.denominator))
            if is_figure
            else _fact(words["denominator"], row.denominator),
            _fact(words["of_measure"], "" if row.measure_id else words["of_none"], links=_to_rows(row.measure_id)),
        ]
        return {
            **self._common(row.figure_id, row, facts),
            "label": row.indicator_zh if self._language == "zh" else row.indicator_en,
            "quotes": [{"id": row.figure_id, "text": row.quote, "role": ""}],
            "translation": "",
            "figures": [],
        }

    def _common(self, name: str, row: Any, facts: Sequence[Json]) -> Json:
        found = self._cited.get(name, Cited())
        start = BULLETIN[self._language]
        return {
            "id": name,
            "short": short(name),
            "note": row.note,
            "facts": [
                {**fact, "links": [self._link(*link) for link in fact["links"]]}
                for fact in facts
                if fact["text"] or fact["links"]
            ],
            "cited": [
                {"name": citation.name, "page": lead(start, citation.page), "uses": citation.uses}
                for citation in found.citations
            ],
            "counting_count": found.counting_count,
        }

    def _link(self, text: str, kind: str, key: str) -> Json:
        if kind == ROW:
            return {"text": text, "link": f"#about-{key}"}
        start = BULLETIN[self._language]
        return {"text": text, "link": self._edition.briefing(start, kind, key, self._language)}


def _by(frame: pd.DataFrame, column: str) -> Mapping[str, list[Any]]:
    grouped: dict[str, list[Any]] = defaultdict(list)
    for row in rows(frame):
        grouped[getattr(row, column)].append(row)
    return grouped


def _fact(heading: str, text: str = "", *, is_chinese: bool = False, links: Sequence[Any] = ()) -> Json:
    return {"heading": heading, "text": text, "is_chinese": is_chinese, "links": links}


def _to_rows(*names: str) -> list[tuple[str, str, str]]:
    return [(short(name), ROW, name) for name in names if name]


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
