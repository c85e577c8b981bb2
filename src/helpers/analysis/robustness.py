"""Robustness: which statements outlive the loss of any one measure, or the conservative reading of what counts as one.

Leaving out one observation at a time is the jackknife's way: Tukey (1958), “Bias and confidence in not-quite large
samples” (abstract), The Annals of Mathematical Statistics 29, 614. Here it asks of a statement whether it still
holds, not of an estimate how far it moves.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

import numpy as np
import pandas as pd

from helpers.analysis.frames import require, typed
from helpers.analysis.readings import conservative

__all__ = ["conservative", "leave_one_out", "survives_conservative"]

Statement = Callable[[pd.DataFrame], Hashable]


def leave_one_out(measures: pd.DataFrame, statement: Statement) -> pd.DataFrame:
    """Ask of each measure whether a statement would still hold without it.

    Parameters
    ----------
    measures
        Coded measures in text order: ``measure_id`` and what the statement reads.
    statement
        What is stated, as a function of measures: it returns a value (a name, a tuple, a rounded number) that is the
        same when the statement is.

    Returns
    -------
    DataFrame
        One row for each measure, in the order given: ``measure_id``, ``survives`` (the statement's value without this
        measure is that with it). The statement as a whole survives when all rows do.

    Raises
    ------
    UsageError
        A column is missing.
    """
    require(measures, ["measure_id"], "measures")
    whole = statement(measures)
    everywhere = np.arange(len(measures))
    survives = [_is_same(statement(measures.iloc[everywhere != row]), whole) for row in everywhere]
    return typed(
        {"measure_id": measures["measure_id"], "survives": survives}, {"measure_id": "str", "survives": "bool"}
    )


def survives_conservative(measures: pd.DataFrame, statement: Statement) -> bool:
    """Say whether a statement holds in the conservative reading as it does in the coded one.

    Parameters
    ----------
    measures
        Coded measures in text order: ``locality_code``, ``unit_type``, ``series_id`` and what the statement reads.
    statement
        As for `leave_one_out`.

    Returns
    -------
    bool
        Whether the statement's value is the same over the measures that the conservative reading keeps.

    Raises
    ------
    UsageError
        A column is missing.
    """
    return _is_same(statement(conservative(measures)), statement(measures))


def _is_same(found: Hashable, expected: Hashable) -> bool:
    """Compare two values; two missing numbers are the same, though NaN differs from itself."""
    both_missing = all(isinstance(value, float) and np.isnan(value) for value in (found, expected))
    return both_missing or found == expected
