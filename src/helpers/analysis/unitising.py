"""Whether two coders take the same words for measures: by the characters of the text, and by the units themselves.

Krippendorff's own coefficients for unitising (Krippendorff, Mathet, Bouvry and Widlöcher 2016, “On the reliability of
unitizing textual continua: Further developments”, Quality & Quantity 50) start from the units and their lengths. The
alpha here asks only which characters are covered: two units side by side count as one long one, which the F1 of
matched units makes good.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from helpers.analysis.matching import matched_units, spans
from helpers.analysis.reliability import Patterns
from helpers.analysis.resampling import generator, interval, resamples
from helpers.errors import DataError

# Both coders outside, the second or the first alone inside, both inside: what each leaves of the values “outside” and
# “inside”.
_IN_OR_OUT = np.array([[2, 0], [1, 1], [1, 1], [0, 2]], dtype="int64")


@dataclass(frozen=True, slots=True)
class Statistic:
    """One measure of agreement with its interval, and what it was counted over."""

    statistic: str
    value: float
    low: float
    high: float
    unit_count: int
    agreed_count: int


def unitising(
    measures_a: pd.DataFrame,
    quotes_a: pd.DataFrame,
    measures_b: pd.DataFrame,
    quotes_b: pd.DataFrame,
    text_length: int,
    *,
    seed: int,
    resample_count: int = 2000,
    within: Sequence[tuple[int, int]] = (),
) -> tuple[Statistic, Statistic]:
    """Return the alpha over characters and the F1 of matched units, with intervals over stretches of text.

    Neither characters nor measures are independent of their neighbours, so the samples draw stretches of text: each
    from a quote that stands free of the one before to the next such quote, in either coding.

    Parameters
    ----------
    measures_a, quotes_a, measures_b, quotes_b, text_length, seed, resample_count, within
        As for `helpers.analysis.agreement.agreement`.

    Returns
    -------
    tuple of Statistic
        ``unit_alpha`` and ``unit_f1``, as `helpers.analysis.agreement.agreement` explains them.

    Raises
    ------
    UsageError
        A column is missing, the seed is negative, or there are no samples to draw.
    DataError
        A quote is empty or reaches beyond the text.
    """
    a, b = spans(measures_a, quotes_a), spans(measures_b, quotes_b)
    inside_a, inside_b = _inside(a, text_length), _inside(b, text_length)
    is_new = np.diff(inside_a | inside_b, prepend=0) == 1
    stretch = np.maximum(np.cumsum(is_new) - 1, 0)
    count = int(stretch.max(initial=0)) + 1
    pattern = (4 * stretch + 2 * inside_a + inside_b)[_considered(within, text_length)]
    characters = np.bincount(pattern, minlength=4 * count).reshape(count, 4)

    matches = matched_units(measures_a, quotes_a, measures_b, quotes_b)
    units, partnered = np.zeros(count, dtype="int64"), np.zeros(count, dtype="int64")
    for quotes, column in ((a, "measure_id_a"), (b, "measure_id_b")):
        first = quotes.drop_duplicates("measure_id")
        places = stretch[first["start"].to_numpy()]
        units += np.bincount(places, minlength=count)
        partnered += np.bincount(places[first["measure_id"].isin(matches[column])], minlength=count)

    whole = Patterns(_IN_OR_OUT, characters.sum(axis=0))
    alphas, f1s = [], []
    for drawn in resamples(generator(seed, "unitising"), np.ones(count, dtype="int64"), resample_count):
        alphas.append(whole.alpha(drawn @ characters))
        f1s.append(_share(drawn @ partnered, drawn @ units))
    both_outside, _, _, both_inside = whole.units.tolist()
    unit_count, agreed_count = int(units.sum()), int(partnered.sum())
    return (
        Statistic(
            "unit_alpha",
            float(whole.alpha()[0]),
            *interval(np.concatenate(alphas)),
            int(whole.units.sum()),
            both_outside + both_inside,
        ),
        Statistic(
            "unit_f1",
            float(_share(partnered.sum(), units.sum())),
            *interval(np.concatenate(f1s)),
            unit_count,
            agreed_count,
        ),
    )


def _considered(within: Sequence[tuple[int, int]], text_length: int) -> npt.NDArray[np.bool_]:
    considered = np.full(text_length, not within)
    for start, end in within:
        considered[start:end] = True
    return considered


def _inside(quotes: pd.DataFrame, text_length: int) -> npt.NDArray[np.int64]:
    """Return 1 for each character inside a quote, and 0 for the others."""
    beyond = quotes[quotes["end"] > text_length]
    if len(beyond):
        row = beyond.iloc[0]
        raise DataError(f"{row['measure_id']}: a quote ends at {row['end']}, the text at {text_length}")
    steps = np.zeros(text_length + 1, dtype="int64")
    np.add.at(steps, quotes["start"].to_numpy(), 1)
    np.add.at(steps, quotes["end"].to_numpy(), -1)
    return (np.cumsum(steps[:-1]) > 0).astype("int64")


def _share(part: npt.ArrayLike, whole: npt.ArrayLike) -> npt.NDArray[np.float64]:
    units = np.asarray(whole, dtype="float64")
    share: npt.NDArray[np.float64] = np.asarray(part, dtype="float64") / np.where(units > 0, units, np.nan)
    return share
