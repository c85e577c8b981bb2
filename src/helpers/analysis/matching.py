"""Which measures of one coder are the measures of another: units matched by the words that they quote."""

from __future__ import annotations

import numpy as np
import pandas as pd

from helpers.analysis.frames import require, typed
from helpers.errors import DataError

_SPANS = {"measure_id": "str", "start": "int64", "end": "int64"}
_MATCHES = {
    "measure_id_a": "str",
    "measure_id_b": "str",
    "overlap_count": "int64",
    "overlap_share": "float64",
}


def spans(measures: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """Return all words that a coder's measures quote: of each its quote, its repeats and its other halves.

    Parameters
    ----------
    measures
        Coded measures: ``measure_id``, ``start``, ``end``.
    quotes
        Further quotes: ``measure_id``, ``start``, ``end``. Those of other measures are passed over, so that a
        selection of measures suffices.

    Returns
    -------
    DataFrame
        One row for each quote, in text order: ``measure_id``, ``start``, ``end`` (offsets in the bulletin, end
        exclusive).

    Raises
    ------
    UsageError
        A column is missing.
    DataError
        A quote ends before it starts.
    """
    require(measures, _SPANS, "measures")
    require(quotes, _SPANS, "quotes")
    further = quotes[quotes["measure_id"].isin(measures["measure_id"])]
    rows = typed(pd.concat([typed(measures, _SPANS), typed(further, _SPANS)]), _SPANS)
    faulty = rows[(rows["start"] < 0) | (rows["end"] <= rows["start"])]
    if len(faulty):
        row = faulty.iloc[0]
        raise DataError(f"{row['measure_id']}: a quote from {row['start']} to {row['end']} has no words")
    return rows.sort_values(["start", "end", "measure_id"], ignore_index=True)


def matched_units(
    measures_a: pd.DataFrame, quotes_a: pd.DataFrame, measures_b: pd.DataFrame, quotes_b: pd.DataFrame
) -> pd.DataFrame:
    """Match the measures of two coders one to one.

    Two measures may match when a quote of one and a quote of the other share at least half of the shorter. The pair
    of quotes with the largest share of common words (common / all of either) is taken first, then that with the most
    common characters, then the earlier in the text; each measure is matched once at most. The order of the rows given
    does not matter.

    Parameters
    ----------
    measures_a, quotes_a, measures_b, quotes_b
        The two codings of one bulletin, as for `spans`.

    Returns
    -------
    DataFrame
        One row for each matched pair, in text order of the first coder's measures: ``measure_id_a``,
        ``measure_id_b``, ``overlap_count`` (characters common to the two quotes that matched), ``overlap_share`` (of
        the shorter of them, 0.5–1).

    Raises
    ------
    UsageError
        A column is missing.
    DataError
        A quote ends before it starts.
    """
    a, b = spans(measures_a, quotes_a), spans(measures_b, quotes_b)
    candidates = _overlaps(a, b)
    candidates = candidates[2 * candidates["overlap"] >= candidates["shorter"]]
    candidates = candidates.sort_values(
        ["common_share", "overlap", "start_a", "start_b", "measure_id_a", "measure_id_b"],
        ascending=[False, False, True, True, True, True],
    )
    taken_a: set[str] = set()
    taken_b: set[str] = set()
    is_chosen = []
    for unit_a, unit_b in zip(candidates["measure_id_a"], candidates["measure_id_b"], strict=True):
        is_free = unit_a not in taken_a and unit_b not in taken_b
        is_chosen.append(is_free)
        if is_free:
            taken_a.add(unit_a)
            taken_b.add(unit_b)
    chosen = candidates[np.array(is_chosen, dtype=bool)]
    first = a.drop_duplicates("measure_id").reset_index(drop=True)
    order = chosen["measure_id_a"].map(dict(zip(first["measure_id"], first.index, strict=True)))
    chosen = chosen.assign(
        order=order, overlap_count=chosen["overlap"], overlap_share=chosen["overlap"] / chosen["shorter"]
    )
    return typed(chosen.sort_values("order"), _MATCHES)


def _overlaps(a: pd.DataFrame, b: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each pair of quotes that share a character."""
    start_a, end_a = a["start"].to_numpy(), a["end"].to_numpy()
    start_b, end_b = b["start"].to_numpy(), b["end"].to_numpy()
    # Quotes are sorted by their start, their ends only nearly: the furthest end so far is in order.
    lowest = np.searchsorted(np.maximum.accumulate(end_b), start_a, side="right")
    beyond = np.searchsorted(start_b, end_a, side="left")
    reach = np.maximum(beyond - lowest, 0)
    row_a = np.repeat(np.arange(len(a)), reach)
    row_b = np.arange(len(row_a)) - np.repeat(np.cumsum(reach) - reach, reach) + np.repeat(lowest, reach)
    overlap = np.minimum(end_a[row_a], end_b[row_b]) - np.maximum(start_a[row_a], start_b[row_b])
    length_a, length_b = (end_a - start_a)[row_a], (end_b - start_b)[row_b]
    pairs = pd.DataFrame(
        {
            "measure_id_a": a["measure_id"].to_numpy()[row_a],
            "measure_id_b": b["measure_id"].to_numpy()[row_b],
            "start_a": start_a[row_a],
            "start_b": start_b[row_b],
            "overlap": overlap,
            "shorter": np.minimum(length_a, length_b),
            "common_share": overlap / (length_a + length_b - overlap),
        }
    )
    return pairs[pairs["overlap"] > 0]
