"""Words outside the quotes of a measure that govern its target: what a deadline rests on, that a text is drafted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from helpers.blocks import Text, value
from helpers.rows import rows
from helpers.wording import Names, clauses, sentence


def timed_by(row: Any, governing: pd.DataFrame | None) -> tuple[str, ...]:
    """Return what the deadline of a target rests on: words that govern its measure, or the measure; () where none.

    Parameters
    ----------
    row
        A row of `helpers.analysis.targets.targets`.
    governing
        Of the corpus.
    """
    if not row.deadline or not row.measure_id:
        return ()
    if governing is None or row.measure_id not in set(_of_role(governing, "deadline")):
        return (row.measure_id,)
    return (f"{row.measure_id}.deadline",)


def drafted(targets: pd.DataFrame, governing: pd.DataFrame | None) -> dict[str, str]:
    """Return by measure the id of the words that say that the text of a target is drafted, not issued."""
    if governing is None:
        return {}
    drafts = set(_of_role(governing, "draft"))
    return {measure: f"{measure}.draft" for measure in targets["measure_id"] if measure in drafts}


def said_drafted(targets: pd.DataFrame, drafts: Mapping[str, str], names: Names) -> Text:
    """Say which targets stand in a text that is drafted.

    Parameters
    ----------
    targets
        Those that `drafts` names.
    """
    language = names.language
    listed = [
        value(row.indicator_zh if language == "zh" else row.indicator_en, drafts[row.measure_id])
        for row in rows(targets)
    ]
    return sentence(
        language,
        zh="见于起草的文稿（文中称起草，不称印发）的：{listed}。",
        en="In a text that is drafted and not said to be issued: {listed}.",
        listed=clauses(listed, language, zh="、"),
    )


def _of_role(governing: pd.DataFrame, role: str) -> pd.Series:
    return governing.loc[governing["role"] == role, "measure_id"]
