"""Drawing again from what was reported, repeatably: a stream of random numbers for each name, and the band it gives."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from helpers.errors import UsageError

# Weights held in memory at once: 16 MB of them.
_BLOCK = 2_000_000


def generator(seed: int, name: str) -> np.random.Generator:
    """Return a generator whose numbers depend on the seed and the name only, not on what else is drawn.

    Raises
    ------
    UsageError
        The seed is negative.
    """
    if seed < 0:
        raise UsageError(f"seed: found {seed}, allowed is 0 or above")
    return np.random.default_rng([seed, *name.encode()])


def resamples(
    random: np.random.Generator, weights: npt.NDArray[np.int64], resample_count: int
) -> Iterator[npt.NDArray[np.int64]]:
    """Draw samples with replacement, of the size of the original, from rows that each stand for several equal units.

    Parameters
    ----------
    random
        Where the numbers come from.
    weights
        How many units each row stands for.
    resample_count
        How many samples to draw.

    Yields
    ------
    ndarray
        Blocks of samples: one row for each sample, in it how often each of the rows was drawn.

    Raises
    ------
    UsageError
        There are no samples to draw.
    """
    if resample_count < 1:
        raise UsageError(f"resample_count: found {resample_count}, allowed is 1 or above")
    total = int(weights.sum())
    size = max(1, _BLOCK // max(1, len(weights)))
    for start in range(0, resample_count, size):
        yield random.multinomial(total, weights / total, size=min(size, resample_count - start))


def interval(values: npt.NDArray[np.float64]) -> tuple[float, float]:
    """Return the 2.5 and 97.5 percentile of the values that are defined; missing where none is."""
    defined = values[~np.isnan(values)]
    if not len(defined):
        return np.nan, np.nan
    low, high = np.quantile(defined, [0.025, 0.975])
    return float(low), float(high)
