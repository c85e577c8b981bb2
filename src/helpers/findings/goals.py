"""Sentences on goals that the text calls goals and gives no number: no targets, and yet not to be passed over."""

from __future__ import annotations

import pandas as pd

from helpers.blocks import Backed, Finding, Run, text, value
from helpers.findings.derived import short_ids
from helpers.rows import rows
from helpers.wording import Names, clauses, sentence


def goals(governing: pd.DataFrame, measures: pd.DataFrame, names: Names, key: str) -> Backed | None:
    """Say which goals without a number the text sets for some measures; None where there is none.

    Parameters
    ----------
    governing
        Of the corpus.
    measures
        Those that the page is about.
    key
        Names the claim: a locality or a theme.
    """
    language = names.language
    told = governing[(governing["role"] == "goal") & governing["measure_id"].isin(measures["measure_id"])]
    if told.empty:
        return None
    place = dict(zip(measures["measure_id"], measures["locality_code"], strict=True))
    listed = []
    for row in rows(told):
        cite = f"{row.measure_id}.goal"
        quote = text(Run(f"“{row.quote}”", (cite,), language="" if language == "zh" else "zh"))
        if language == "en":
            quote = text(value(f"“{row.quote_en}” (", cite), quote, ")")
        listed.append(
            sentence(
                language,
                zh="{place}{quote}，见{measure}",
                en="{place}, {quote}, see {measure}",
                place=names.localities[place[row.measure_id]],
                quote=quote,
                measure=value(short_ids([row.measure_id], language), row.measure_id),
            )
        )
    words = sentence(
        language,
        zh="文中称为目标而不带数字、因此不列入量化目标的：{listed}。",
        en="Goals that the text names without a number, and that are not counted among the targets: {listed}.",
        listed=clauses(listed, language),
    )
    return Backed(Finding(f"targets.goals:{key}", words))
