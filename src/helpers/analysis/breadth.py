"""Breadth: over how many themes a locality's measures are spread, and how evenly.

S counts the themes present. H = −Σ p ln p is Shannon's entropy (1948, “A Mathematical Theory of Communication”, The
Bell System Technical Journal 27, 379–423 and 623–656), in nats. J = H / ln S is its evenness (Pielou 1966, “The
Measurement of Diversity in Different Types of Biological Collections”, Journal of Theoretical Biology 13, 131–144).
More measures show more themes, so localities are compared only after rarefaction to one number of measures: Hurlbert
(1971), “The Nonconcept of Species Diversity: A Critique and Alternative Parameters”, Ecology 52(4), 577–586.
"""

from __future__ import annotations

from math import comb

import numpy as np
import pandas as pd

from helpers.analysis.frames import grouped, require, typed
from helpers.errors import UsageError

_BREADTH = {
    "locality_code": "str",
    "measure_count": "int64",
    "theme_count": "int64",
    "shannon": "float64",
    "evenness": "float64",
    "measure_ids": "object",
}
_RAREFIED = {
    "locality_code": "str",
    "measure_count": "int64",
    "sample_count": "int64",
    "theme_count_expected": "float64",
    "measure_ids": "object",
}
_READ = ["measure_id", "locality_code", "theme"]


def breadth(measures: pd.DataFrame) -> pd.DataFrame:
    """Return the number of themes, Shannon's H and evenness of each locality.

    Parameters
    ----------
    measures
        Coded measures in text order: ``measure_id``, ``locality_code``, ``theme``.

    Returns
    -------
    DataFrame
        One row for each locality with a measure, in code order: ``locality_code``, ``measure_count``, ``theme_count``
        (S), ``shannon`` (H, 0 to ln S), ``evenness`` (J, 0–1; missing where S is 1), ``measure_ids``.

    Raises
    ------
    UsageError
        A column is missing.
    """
    require(measures, _READ, "measures")
    result = grouped(measures, ["locality_code"])
    cells = _cells(measures, result)
    share = cells["theme_measure_count"] / cells["measure_count"]
    by_locality = cells.assign(term=-share * np.log(share)).groupby("locality_code", sort=True)
    theme_count = by_locality["theme"].size().to_numpy(dtype="int64")
    # One theme alone gives −1 ln 1, which is a negative zero: taken as 0.
    shannon = np.where(theme_count > 1, by_locality["term"].sum().to_numpy(dtype="float64"), 0.0)
    largest = np.log(np.where(theme_count > 1, theme_count, np.nan))
    return typed(result.assign(theme_count=theme_count, shannon=shannon, evenness=shannon / largest), _BREADTH)


def rarefied(measures: pd.DataFrame, sample_count: int | None = None) -> pd.DataFrame:
    """Return the number of themes to expect in a sample of each locality's measures, drawn without replacement.

    With n measures, n_t of them on theme t, a sample of m shows Σ [1 − C(n − n_t, m) / C(n, m)] themes on average.

    Parameters
    ----------
    measures
        As for `breadth`.
    sample_count
        The size m of the sample; without it, the smallest n among the localities given.

    Returns
    -------
    DataFrame
        One row for each locality with a measure, in code order: ``locality_code``, ``measure_count`` (n),
        ``sample_count`` (m), ``theme_count_expected`` (missing where n is below m: nothing is extrapolated),
        ``measure_ids``.

    Raises
    ------
    UsageError
        A column is missing, or the sample is smaller than 1.
    """
    require(measures, _READ, "measures")
    if sample_count is not None and sample_count < 1:
        raise UsageError(f"sample_count: found {sample_count}, allowed is 1 or above")
    result = grouped(measures, ["locality_code"])
    if result.empty:
        return typed(result.assign(sample_count=0, theme_count_expected=np.nan), _RAREFIED)
    size = int(result["measure_count"].min()) if sample_count is None else sample_count
    cells = _cells(measures, result)
    seen = [
        1 - comb(n - n_t, size) / comb(n, size) if n >= size else np.nan
        for n, n_t in zip(cells["measure_count"].tolist(), cells["theme_measure_count"].tolist(), strict=True)
    ]
    expected = cells.assign(seen=seen).groupby("locality_code", sort=True)["seen"].sum(min_count=1)
    return typed(result.assign(sample_count=size, theme_count_expected=expected.to_numpy()), _RAREFIED)


def _cells(measures: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each locality and theme with its count and the locality's."""
    by_theme = grouped(measures, ["locality_code", "theme"], count="theme_measure_count")
    return by_theme.merge(totals[["locality_code", "measure_count"]], on="locality_code")
