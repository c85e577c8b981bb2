"""Similarity: how alike two localities are in the themes that they report.

J = |A ∩ B| / |A ∪ B| over the sets of themes: Jaccard (1912), “The Distribution of the Flora in the Alpine Zone”, New
Phytologist 11(2), 37–50. The cosine of the two vectors of counts by theme: Salton and McGill (1983), Introduction to
Modern Information Retrieval. Both are taken over reported material only: that neither mentions a theme makes no two
localities alike.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from helpers.analysis.frames import grouped, objects, require, typed
from helpers.errors import UsageError

# Sets of themes are kept as the bits of one 64-bit integer.
_MOST_THEMES = 62

_COLUMNS = {
    "locality_code_a": "str",
    "locality_code_b": "str",
    "jaccard": "float64",
    "cosine": "float64",
    "shared_themes": "object",
    "only_a": "object",
    "only_b": "object",
    "measure_ids_a": "object",
    "measure_ids_b": "object",
}


def pairs(measures: pd.DataFrame) -> pd.DataFrame:
    """Compare each pair of localities by theme.

    Parameters
    ----------
    measures
        Coded measures of peers, in text order: ``measure_id``, ``locality_code``, ``theme``. The caller leaves the
        prefecture-level city out (`helpers.analysis.peers`).

    Returns
    -------
    DataFrame
        One row for each pair with measures on both sides, in code order: ``locality_code_a`` < ``locality_code_b``,
        ``jaccard`` (0–1), ``cosine`` (0–1), ``shared_themes``, ``only_a``, ``only_b`` (tuples of themes in code
        order), ``measure_ids_a``, ``measure_ids_b``.

    Raises
    ------
    UsageError
        A column is missing, or there are more than 62 themes.
    """
    require(measures, ["measure_id", "locality_code", "theme"], "measures")
    localities = grouped(measures, ["locality_code"])
    codes = localities["locality_code"].to_numpy(dtype="object")
    ids = localities["measure_ids"].to_numpy(dtype="object")
    counts = pd.crosstab(measures["locality_code"], measures["theme"])
    themes = [str(theme) for theme in counts.columns]
    if len(themes) > _MOST_THEMES:
        raise UsageError(f"measures: found {len(themes)} themes, allowed are {_MOST_THEMES}")

    vectors = counts.to_numpy(dtype="float64").reshape(len(codes), len(themes))
    a, b = np.triu_indices(len(codes), k=1)
    products = vectors @ vectors.T
    lengths = np.sqrt(np.diagonal(products))
    sets: npt.NDArray[np.int64] = (vectors > 0).astype("int64") @ (1 << np.arange(len(themes), dtype="int64"))
    shared, either = sets[a] & sets[b], sets[a] | sets[b]
    return typed(
        {
            "locality_code_a": codes[a],
            "locality_code_b": codes[b],
            "jaccard": np.bitwise_count(shared) / np.bitwise_count(either),
            # Rounding may leave a hair above 1 where two localities are in proportion.
            "cosine": np.minimum(products[a, b] / (lengths[a] * lengths[b]), 1.0),
            "shared_themes": _named(shared, themes),
            "only_a": _named(sets[a] & ~sets[b], themes),
            "only_b": _named(sets[b] & ~sets[a], themes),
            "measure_ids_a": objects(ids[a]),
            "measure_ids_b": objects(ids[b]),
        },
        _COLUMNS,
    )


def _named(sets: npt.NDArray[np.int64], themes: list[str]) -> pd.Series:
    """Return the themes of each set; equal sets share one tuple."""
    distinct, positions = np.unique(sets, return_inverse=True)
    names = [tuple(theme for bit, theme in enumerate(themes) if int(mask) >> bit & 1) for mask in distinct]
    return objects(names[position] for position in positions)
