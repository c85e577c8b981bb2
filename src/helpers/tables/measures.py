"""Measures as quotes: label, codes, the bulletin's words, and in English briefings a translation that adds to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from helpers.blocks import Quote, Text, text
from helpers.rows import rows
from helpers.tables.actors import named
from helpers.wording import Names, pick


def measures(chosen: pd.DataFrame, names: Names, *, usual_actor: str = "") -> Iterator[Quote]:
    """Yield each measure as a quote, in text order.

    Parameters
    ----------
    chosen
        Rows of the corpus's measures.
    usual_actor
        The lead actor whom the page has named once for all: left out of the details.
    """
    language = names.language
    for row in rows(chosen):
        label = row.label_zh if language == "zh" else row.label_en
        yield Quote(
            text("" if label == row.quote else label),
            row.quote,
            (row.measure_id,),
            translation="" if language == "zh" or _is_same(row.quote_en, label) else row.quote_en,
            tags=(names.instruments[row.instrument], names.statuses[row.status]),
            details=_details(row, names, usual_actor),
        )


def _is_same(translation: str, label: str) -> bool:
    """Tell whether a translation says what the label has said, but for capitals and a full stop."""
    return translation.rstrip(".").casefold() == label.rstrip(".").casefold()


def usual_actor(chosen: pd.DataFrame) -> str:
    """Return the lead actor of more than half of some measures; empty where there is none."""
    counts = chosen.loc[chosen["lead_actor"] != "", "lead_actor"].value_counts()
    return str(counts.index[0]) if len(counts) and counts.iloc[0] * 2 > len(chosen) else ""


def _details(row: Any, names: Names, usual: str) -> Text:
    """Say what the text names beside the action; nothing where it is silent."""
    language = names.language
    told = (
        (pick(language, zh="单位", en="unit"), row.sub_unit),
        (pick(language, zh="主体", en="led by"), "" if row.lead_actor == usual else row.lead_actor),
        (pick(language, zh="参与", en="with"), row.partner_actors),
        (pick(language, zh="对象", en="for"), row.target_group),
    )
    between, colon = pick(language, zh="；", en="; "), pick(language, zh="：", en=": ")
    return text(between).joined(text(label, colon, named(words, names)) for label, words in told if words)
