"""Krippendorff's alpha for nominal data: how far coders agree beyond what chance would give.

α = 1 − D_o / D_e, from the coincidences of values within units: Krippendorff (2011), “Computing Krippendorff's
Alpha-Reliability”, Annenberg School for Communication, University of Pennsylvania. With n_uc the number of coders
that gave unit u the value c, m_u the number that gave it any, and only units with m_u ≥ 2:

    o_cc = Σ_u n_uc (n_uc − 1) / (m_u − 1)        n_c = Σ_u n_uc        n = Σ_c n_c
    D_o = 1 − Σ_c o_cc / n                        D_e = 1 − Σ_c n_c (n_c − 1) / (n (n − 1))
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from helpers.analysis.resampling import generator, interval, resamples


@dataclass(frozen=True, slots=True)
class Patterns:
    """Reliability data with equal units put together, for they weigh alike whatever their order.

    Attributes
    ----------
    counts
        One row for each pattern, one column for each value: n_uc.
    units
        How many units show the pattern.
    """

    counts: npt.NDArray[np.int64]
    units: npt.NDArray[np.int64]

    def alpha(self, units: npt.NDArray[np.int64] | None = None) -> npt.NDArray[np.float64]:
        """Return α for each row of units, or for the data as they are; missing where only one value occurs."""
        weights = np.atleast_2d(self.units if units is None else units)
        per_value = weights @ self.counts
        total = per_value.sum(axis=1)
        coders = self.counts.sum(axis=1)
        agreeing = weights @ ((self.counts * (self.counts - 1)).sum(axis=1) / (coders - 1))
        with np.errstate(invalid="ignore"):
            observed = 1 - agreeing / total
            expected = 1 - (per_value * (per_value - 1)).sum(axis=1) / (total * (total - 1))
            alpha: npt.NDArray[np.float64] = 1 - observed / expected
        alpha[~(expected > 0)] = np.nan
        return alpha


def patterns(table: pd.DataFrame) -> Patterns:
    """Return the patterns of values in reliability data.

    Parameters
    ----------
    table
        One row for each unit, one column for each coder. A missing value is NaN, None or "".

    Returns
    -------
    Patterns
        Units that fewer than two coders gave a value are left out: they cannot be compared.
    """
    cells = table.to_numpy(dtype="object").ravel()
    codes, values = pd.factorize(pd.Series(cells).replace("", None))
    present = np.flatnonzero(codes >= 0)
    counts = np.zeros((len(table), len(values)), dtype="int64")
    np.add.at(counts, (present // max(1, table.shape[1]), codes[present]), 1)
    distinct, units = np.unique(counts[counts.sum(axis=1) > 1], axis=0, return_counts=True)
    return Patterns(distinct, units.astype("int64"))


def alpha_nominal(table: pd.DataFrame) -> float:
    """Return Krippendorff's alpha for nominal data.

    Parameters
    ----------
    table
        One row for each unit, one column for each coder, the values of any kind; a missing value is NaN, None or "".

    Returns
    -------
    float
        1 is perfect agreement, 0 what chance gives, below 0 systematic disagreement. Missing where no two values can
        be paired, or where all are the same: without variation there is nothing to be reliable about.
    """
    return float(patterns(table).alpha()[0])


def alpha_interval(table: pd.DataFrame, *, seed: int, name: str, resample_count: int) -> tuple[float, float]:
    """Return a 95 % percentile interval of alpha over samples of the units, drawn with replacement.

    Each sample has its own expected disagreement. (The bootstrap of Hayes and Krippendorff 2007, “Answering the Call
    for a Standard Reliability Measure for Coding Data”, Communication Methods and Measures 1(1), 77–89, keeps the
    expected one and draws pairs of values.) Samples in which all values are the same have no alpha and are passed
    over.

    Parameters
    ----------
    table
        As for `alpha_nominal`.
    seed, name
        Where the drawing starts: equal ones give equal intervals.
    resample_count
        How many samples are drawn.

    Returns
    -------
    tuple of float
        The lower and the upper bound; missing where no sample has an alpha.
    """
    data = patterns(table)
    if not len(data.units):
        return np.nan, np.nan
    return interval(
        np.concatenate([data.alpha(drawn) for drawn in resamples(generator(seed, name), data.units, resample_count)])
    )
