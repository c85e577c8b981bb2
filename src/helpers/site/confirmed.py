"""How much of a coding a union analyst has confirmed, said on every page that rests on it."""

from __future__ import annotations

import pandas as pd

from helpers.briefing.care import NOT_REVIEWED, PARTLY_REVIEWED, REVIEWED
from helpers.wording import Language, pick


def coding_note(measures: pd.DataFrame, language: Language) -> str:
    """Say in the briefings' own words whether a union analyst has confirmed the coding.

    Parameters
    ----------
    measures
        With ``reviewed_by``, empty where nobody has.
    """
    is_reviewed = measures["reviewed_by"] != ""
    zh, en = REVIEWED if is_reviewed.all() else PARTLY_REVIEWED if is_reviewed.any() else NOT_REVIEWED
    return pick(language, zh=zh, en=en)
