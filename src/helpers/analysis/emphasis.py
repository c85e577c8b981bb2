"""Emphasis: which themes take more of a locality's measures than of all localities' together.

The location quotient (n_lt / n_l) / (n_t / n) of regional science, used since P. Sargant Florence's work on the
location of industry in the 1930s; textbook form in Isard (1960), Methods of Regional Analysis. At 1 a theme has the
same share in the locality as in all of them. Small counts make it jump, so it is given only where the locality has at
least three measures on the theme.

The base includes the locality itself, so that n_t ≥ n_lt and no quotient exceeds n / n_l: a locality with 40% of all
measures can reach 2.5 at most, one with 10% can reach 10. Quotients of localities of different size are not ranked.
"""

from __future__ import annotations

import pandas as pd

from helpers.analysis.frames import grouped, require, typed

_COLUMNS = {
    "locality_code": "str",
    "theme": "str",
    "measure_count": "int64",
    "locality_count": "int64",
    "theme_total_count": "int64",
    "total_count": "int64",
    "location_quotient": "float64",
    "measure_ids": "object",
}


def location_quotients(measures: pd.DataFrame, *, minimum_count: int = 3) -> pd.DataFrame:
    """Return the location quotient of each theme in each locality.

    Parameters
    ----------
    measures
        Coded measures of peers, in text order: ``measure_id``, ``locality_code``, ``theme``. Its localities together
        are the base that each is compared with, itself included.
    minimum_count
        The smallest n_lt for which a quotient is given.

    Returns
    -------
    DataFrame
        One row for each locality and theme with a measure, in order of their codes: ``locality_code``, ``theme``,
        ``measure_count`` (n_lt), ``locality_count`` (n_l), ``theme_total_count`` (n_t), ``total_count`` (n),
        ``location_quotient`` (missing where n_lt is below the minimum), ``measure_ids`` (those counted in n_lt).

    Raises
    ------
    UsageError
        A column is missing.
    """
    require(measures, ["measure_id", "locality_code", "theme"], "measures")
    result = grouped(measures, ["locality_code", "theme"])
    cells = result["measure_count"]
    in_locality = cells.groupby(result["locality_code"]).transform("sum")
    in_theme = cells.groupby(result["theme"]).transform("sum")
    quotient = (cells / in_locality) / (in_theme / len(measures))
    return typed(
        result.assign(
            locality_count=in_locality,
            theme_total_count=in_theme,
            total_count=len(measures),
            location_quotient=quotient.where(cells >= minimum_count),
        ),
        _COLUMNS,
    )
