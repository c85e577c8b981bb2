"""Small drawings beside the names of localities: how many measures, by which reading. Never a ranking."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from helpers.rows import rows

LENGTH = 230.0
"""Of the longest bar, in the units of its drawing."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A locality's count by both readings, and where both lie in the drawing.

    Attributes
    ----------
    conservative, coded
        Counts.
    low, high
        Where they lie on one scale for all localities, which begins at 0.
    """

    conservative: int
    coded: int
    low: float
    high: float

    @property
    def shown(self) -> str:
        """The range in digits; one number where both readings agree."""
        return str(self.coded) if self.coded == self.conservative else f"{self.conservative}–{self.coded}"


def bars(counted: pd.DataFrame) -> Mapping[str, Bar]:
    """Return by locality code the bar of each locality that has a measure.

    Parameters
    ----------
    counted
        `helpers.analysis.density.by_locality`: ``locality_code``, ``measure_count``, ``conservative_count``.
    """
    known = counted[counted["measure_count"].notna()]
    most = max(known["measure_count"].max(), 1) if len(known) else 1
    return {
        row.locality_code: Bar(
            int(row.conservative_count),
            int(row.measure_count),
            round(LENGTH * int(row.conservative_count) / most, 2),
            round(LENGTH * int(row.measure_count) / most, 2),
        )
        for row in rows(known)
    }


def step(count: int, limits: Sequence[int]) -> int:
    """Return which of the tints from 1 on a count has: the charts' own, so that one tint means one number.

    >>> step(1, (2, 3, 5, 7)), step(7, (2, 3, 5, 7))
    (1, 5)
    """
    return bisect_right(limits, count) + 1
