"""Agreement of two blind codings of one bulletin: in what they take for a measure, and in the codes that they give it.

What kind of coders they were, and how the codings were frozen before anyone compared them, is for the page that
prints these numbers to say.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from helpers.analysis.frames import require, typed
from helpers.analysis.matching import matched_units
from helpers.analysis.reliability import alpha_interval, alpha_nominal
from helpers.analysis.unitising import Statistic, unitising

__all__ = ["CODES", "agreement", "alpha_nominal", "matched_units"]

CODES = ("theme", "instrument", "status", "unit_type")

_AGREEMENT = {
    "statistic": "str",
    "value": "float64",
    "low": "float64",
    "high": "float64",
    "unit_count": "int64",
    "agreed_count": "int64",
}


def agreement(
    measures_a: pd.DataFrame,
    quotes_a: pd.DataFrame,
    measures_b: pd.DataFrame,
    quotes_b: pd.DataFrame,
    text_length: int,
    *,
    seed: int,
    resample_count: int = 2000,
    within: Sequence[tuple[int, int]] = (),
) -> pd.DataFrame:
    """Return the agreement of two codings, one row for each statistic.

    Parameters
    ----------
    measures_a, quotes_a, measures_b, quotes_b
        The two codings: measures with ``measure_id``, ``start``, ``end`` and the columns of `CODES`; further quotes
        with ``measure_id``, ``start``, ``end``.
    text_length
        Characters of the bulletin.
    seed
        Where the drawing of samples starts, 0 or above.
    resample_count
        How many samples are drawn for each interval.
    within
        Stretches of the text (start, end) that were coded, such as the articles of a second trial; without any, the
        whole text. Measures are taken as given: leave out those of other articles.

    Returns
    -------
    DataFrame
        ``statistic``, ``value``, ``low``, ``high`` (95 % percentile interval), ``unit_count``, ``agreed_count``, in
        this order:

        - ``unit_alpha``: `alpha_nominal` over characters; units are characters, agreed those that both put inside a
          measure or both outside (`helpers.analysis.unitising`).
        - ``unit_f1``: 2 × matched / (measures of a + measures of b), the coefficient of Dice (1945), “Measures of the
          Amount of Ecologic Association Between Species”, Ecology 26(3), 297–302, which is called F1 where van
          Rijsbergen's (1979, Information Retrieval) effectiveness E is 1 − F; units are the measures of both, agreed
          those with a partner (`matched_units`).
        - ``theme_alpha``, ``instrument_alpha``, ``status_alpha``, ``unit_type_alpha``: `alpha_nominal` over matched
          units, agreed those with equal codes.

        The intervals of the first two draw stretches of text, those of the codes matched units. A value is missing
        where it is not defined: no unit, or no variation.

    Raises
    ------
    UsageError
        A column is missing, the seed is negative, or there are no samples to draw.
    DataError
        A quote is empty or reaches beyond the text.
    """
    codings = (measures_a, quotes_a, measures_b, quotes_b)
    for measures, name in ((measures_a, "measures_a"), (measures_b, "measures_b")):
        require(measures, CODES, name)
    rows = list(unitising(*codings, text_length, seed=seed, resample_count=resample_count, within=within))
    paired = _paired(matched_units(*codings), measures_a, measures_b, CODES)
    for code in CODES:
        statistic = f"{code}_alpha"
        table = paired[[f"{code}_a", f"{code}_b"]]
        low, high = alpha_interval(table, seed=seed, name=statistic, resample_count=resample_count)
        agreed = int((table[f"{code}_a"] == table[f"{code}_b"]).sum())
        rows.append(Statistic(statistic, alpha_nominal(table), low, high, len(table), agreed))
    return typed(pd.DataFrame(rows), _AGREEMENT)


def _paired(
    matches: pd.DataFrame, measures_a: pd.DataFrame, measures_b: pd.DataFrame, columns: Sequence[str]
) -> pd.DataFrame:
    """Put the columns of the two coders side by side, one row for each match."""
    paired = matches
    for suffix, measures in (("_a", measures_a), ("_b", measures_b)):
        paired = paired.merge(measures[["measure_id", *columns]].add_suffix(suffix), on=f"measure_id{suffix}")
    return paired
