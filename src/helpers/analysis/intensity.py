"""Intensity: how much of a commitment the reported measures carry, by five parts of it.

After Schaffrin, Sewerin and Seubert (2015), “Toward a Comparative Measure of Climate Policy Output”, Policy Studies
Journal 43(2), 257–282, who weight each policy instrument by its objectives, scope, integration, budget,
implementation and monitoring. Adapted: a number to reach and a date (objectives), resources (budget), a named body
(implementation) and accountability (monitoring), each present or not and of equal weight. Scope and integration
cannot be coded from a bulletin, so this is no index of theirs.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from helpers.analysis.frames import filled_ids, grouped, require, typed
from helpers.analysis.resampling import generator, interval, resamples

PARTS = ("target", "deadline", "resources", "accountability", "responsible")

_FLAGS = [f"has_{part}" for part in PARTS]
_PART_COLUMNS = {
    "locality_code": "str",
    "part": "str",
    "measure_count": "int64",
    "part_count": "int64",
    "part_share": "float64",
    "measure_ids": "object",
}
_MEAN_COLUMNS = {
    "locality_code": "str",
    "measure_count": "int64",
    "intensity_mean": "float64",
    "low": "float64",
    "high": "float64",
    "measure_ids": "object",
}


def parts(measures: pd.DataFrame) -> pd.DataFrame:
    """Return the share of each locality's measures that have each of the five parts of intensity.

    Parameters
    ----------
    measures
        Coded measures in text order: ``measure_id``, ``locality_code`` and ``has_target`` … ``has_responsible``.

    Returns
    -------
    DataFrame
        Five rows for each locality with a measure, in the order of `PARTS`: ``locality_code``, ``part``,
        ``measure_count`` (all of the locality's), ``part_count`` (those with the part), ``part_share``,
        ``measure_ids`` (those with the part). A share of 0 is a true 0 of ``measure_count``; a locality without a
        measure has no rows.

    Raises
    ------
    UsageError
        A column is missing.
    """
    require(measures, ["measure_id", "locality_code", *_FLAGS], "measures")
    totals = grouped(measures, ["locality_code"])[["locality_code", "measure_count"]]
    tables = []
    for position, (part, flag) in enumerate(zip(PARTS, _FLAGS, strict=True)):
        having = grouped(measures[measures[flag].astype(bool)], ["locality_code"], count="part_count")
        tables.append(totals.merge(having, on="locality_code", how="left").assign(part=part, position=position))
    result = pd.concat(tables).sort_values(["locality_code", "position"])
    result["part_count"] = result["part_count"].fillna(0)
    result["part_share"] = result["part_count"] / result["measure_count"]
    result["measure_ids"] = filled_ids(result["measure_ids"])
    return typed(result, _PART_COLUMNS)


def mean(measures: pd.DataFrame, *, seed: int, resample_count: int = 2000) -> pd.DataFrame:
    """Return each locality's mean intensity, with a band for its sensitivity to what was reported.

    The band is the 2.5 and 97.5 percentile of the mean over samples of the same size drawn with replacement from the
    locality's measures (Efron 1979, “Bootstrap Methods: Another Look at the Jackknife”, The Annals of Statistics
    7(1), 1–26). The measures are no random sample of anything, so it is not a confidence interval. Each locality
    draws from a stream of its own: its band does not depend on which others are in the frame.

    Parameters
    ----------
    measures
        As for `parts`.
    seed
        Where the drawing starts, 0 or above; the same seed gives the same band.
    resample_count
        How many samples are drawn.

    Returns
    -------
    DataFrame
        One row for each locality with a measure, in code order: ``locality_code``, ``measure_count``,
        ``intensity_mean`` (0–1), ``low``, ``high`` (missing for a single measure, which cannot be resampled),
        ``measure_ids`` (all of the locality's).

    Raises
    ------
    UsageError
        A column is missing, the seed is negative, or there are no samples to draw.
    """
    require(measures, ["measure_id", "locality_code", *_FLAGS], "measures")
    result = grouped(measures, ["locality_code"])
    flags = measures[_FLAGS].astype(bool)
    levels = pd.crosstab(measures["locality_code"], flags.sum(axis=1)).reindex(
        columns=range(len(PARTS) + 1), fill_value=0
    )
    by_part = flags.groupby(measures["locality_code"], sort=True).sum()

    scale = np.arange(len(PARTS) + 1)
    means, lows, highs = [], [], []
    for code, level_counts, part_counts in zip(
        result["locality_code"], levels.to_numpy(), by_part.to_numpy(dtype="int64"), strict=True
    ):
        total = int(level_counts.sum())
        value = float(part_counts.sum() / (len(PARTS) * total))
        # A measure has one of six levels: counting how often each is drawn is drawing the measures, only faster.
        draws = resamples(generator(seed, code), level_counts, resample_count)
        drawn = np.concatenate([block @ scale / (len(PARTS) * total) for block in draws])
        low, high = interval(drawn) if total > 1 else (np.nan, np.nan)
        means.append(value)
        lows.append(low)
        highs.append(high)
    return typed(result.assign(intensity_mean=means, low=lows, high=highs), _MEAN_COLUMNS)
