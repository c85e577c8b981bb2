"""Instrument mix: by which of Hood's four resources of government a locality's measures work.

Hood (1983), The Tools of Government: nodality, authority, treasure, organization. A measure counts once, by its first
instrument.
"""

from __future__ import annotations

import pandas as pd

from helpers.analysis.frames import filled_ids, grouped, require, typed
from helpers.errors import UnknownNameError

INSTRUMENTS = ("N", "A", "T", "O")

_COLUMNS = {
    "locality_code": "str",
    "instrument": "str",
    "measure_count": "int64",
    "locality_count": "int64",
    "instrument_share": "float64",
    "measure_ids": "object",
}


def mix(measures: pd.DataFrame) -> pd.DataFrame:
    """Return the share of each instrument in each locality's measures.

    Parameters
    ----------
    measures
        Coded measures in text order: ``measure_id``, ``locality_code``, ``instrument``.

    Returns
    -------
    DataFrame
        Four rows for each locality with a measure, in the order of `INSTRUMENTS`: ``locality_code``, ``instrument``,
        ``measure_count`` (with the instrument), ``locality_count`` (all of the locality's), ``instrument_share``
        (0–1), ``measure_ids``. A share of 0 is a true 0 of ``locality_count``; a locality without a measure has no
        rows.

    Raises
    ------
    UsageError
        A column is missing.
    UnknownNameError
        An instrument is none of Hood's four.
    """
    require(measures, ["measure_id", "locality_code", "instrument"], "measures")
    unknown = sorted(set(measures["instrument"]) - set(INSTRUMENTS))
    if unknown:
        raise UnknownNameError("instrument", unknown[0], INSTRUMENTS)
    totals = grouped(measures, ["locality_code"], count="locality_count")[["locality_code", "locality_count"]]
    order = pd.DataFrame({"instrument": INSTRUMENTS, "position": range(len(INSTRUMENTS))})
    counted = grouped(measures, ["locality_code", "instrument"])
    result = totals.merge(order, how="cross").merge(counted, on=["locality_code", "instrument"], how="left")
    result = result.sort_values(["locality_code", "position"])
    result["measure_count"] = result["measure_count"].fillna(0)
    result["instrument_share"] = result["measure_count"] / result["locality_count"]
    result["measure_ids"] = filled_ids(result["measure_ids"])
    return typed(result, _COLUMNS)
