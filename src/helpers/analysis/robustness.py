"""Robustness: which shared themes outlive the loss of any one measure, or the conservative reading.

Leaving out one observation at a time is the jackknife's way: Tukey (1958), “Bias and confidence in not-quite large
samples” (abstract), The Annals of Mathematical Statistics 29, 614. Here it asks of a statement whether it still
holds, not of an estimate how far it moves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

import pandas as pd

from helpers.analysis.frames import require
from helpers.rows import rows


def shared_themes(measures: pd.DataFrame, among: Collection[str] | None = None) -> frozenset[str]:
    """Return the themes that every locality reports.

    Parameters
    ----------
    measures
        Coded measures: ``locality_code``, ``theme``.
    among
        The localities; without it, those that have a measure. Whoever drops measures names them, since a locality
        does not cease to be one by losing its last.

    Raises
    ------
    UsageError
        A column is missing.
    """
    require(measures, ["locality_code", "theme"], "measures")
    wanted = set(measures["locality_code"] if among is None else among)
    reporting = measures[measures["locality_code"].isin(wanted)].groupby("theme")["locality_code"].nunique()
    return frozenset(reporting.index[reporting == len(wanted)]) if wanted else frozenset()


def fragile(measures: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Return the shared themes that hang on a single measure somewhere, with the measures that they hang on.

    It leaves out each measure in turn without doing so: a theme ceases to be shared with a measure when that is its
    locality's only one on it.

    Parameters
    ----------
    measures
        Coded measures in text order: ``measure_id``, ``locality_code``, ``theme``.

    Raises
    ------
    UsageError
        A column is missing.
    """
    require(measures, ["measure_id", "locality_code", "theme"], "measures")
    pillars: Counter[tuple[str, str]] = Counter(zip(measures["theme"], measures["locality_code"], strict=True))
    shared = shared_themes(measures)
    found: dict[str, tuple[str, ...]] = {}
    for row in rows(measures):
        if row.theme in shared and pillars[row.theme, row.locality_code] == 1:
            found[row.theme] = (*found.get(row.theme, ()), row.measure_id)
    return found
