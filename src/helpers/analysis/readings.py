"""Which measures are read: those of peers only, or the conservative reading."""

from __future__ import annotations

import pandas as pd

from helpers.analysis.frames import require
from helpers.corpus import states


def peers(rows: pd.DataFrame, localities: pd.DataFrame) -> pd.DataFrame:
    """Leave out the prefecture-level city, which is shown beside its districts but is not one of them.

    Parameters
    ----------
    rows
        Measures, articles or a result: anything with a ``locality_code``.
    localities
        One row for each locality: ``locality_code``, ``is_prefecture``.

    Returns
    -------
    DataFrame
        The rows of all other localities, in their order.

    Raises
    ------
    UsageError
        A column is missing.
    """
    require(rows, ["locality_code"], "rows")
    require(localities, ["locality_code", "is_prefecture"], "localities")
    prefectures = localities.loc[localities["is_prefecture"].astype(bool), "locality_code"]
    return rows[~rows["locality_code"].isin(prefectures)]


def conservative(measures: pd.DataFrame) -> pd.DataFrame:
    """Take the narrower reading of what counts as a measure.

    The codebook's rule: only ``unit_type`` “action”, and of each series of slogans only the first that is an action.
    A series belongs to one locality; a measure without ``series_id`` is in no series.

    Parameters
    ----------
    measures
        Coded measures in text order: ``locality_code``, ``unit_type``, ``series_id``.

    Returns
    -------
    DataFrame
        The measures that this reading keeps, in text order.

    Raises
    ------
    UsageError
        A column is missing.
    """
    require(measures, ["locality_code", "unit_type", "series_id"], "measures")
    return states.conservative(measures)
