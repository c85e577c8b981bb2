"""Measures as quotes: label, codes, the bulletin's words, and a translation in English briefings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from helpers.blocks import Quote, Text, text
from helpers.rows import rows
from helpers.tables.actors import named
from helpers.wording import Names, pick


def measures(chosen: pd.DataFrame, names: Names, *, has_locality: bool = False) -> Iterator[Quote]:
    """Yield each measure as a quote, in text order.

    Parameters
    ----------
    chosen
        Rows of the corpus's measures.
    has_locality
        Whether the tags name the locality, on a page that shows several.
    """
    language = names.language
    for row in rows(chosen):
        tags = [names.instruments[row.instrument], names.statuses[row.status]]
        if has_locality:
            tags.insert(0, names.localities[row.locality_code])
        yield Quote(
            text(row.label_zh if language == "zh" else row.label_en),
            row.quote,
            (row.measure_id,),
            translation=row.quote_en if language == "en" else "",
            tags=tuple(tags),
            details=_details(row, names),
        )


def _details(row: Any, names: Names) -> Text:
    """Say what the text names beside the action: sub-unit, actor, partners, whom it is for; nothing where it is silent."""
    language = names.language
    told = (
        (pick(language, zh="单位", en="unit"), row.sub_unit),
        (pick(language, zh="主体", en="led by"), row.lead_actor),
        (pick(language, zh="参与", en="with"), row.partner_actors),
        (pick(language, zh="对象", en="for"), row.target_group),
    )
    between, colon = pick(language, zh="；", en="; "), pick(language, zh="：", en=": ")
    return text(between).joined(text(label, colon, named(words, language)) for label, words in told if words)
