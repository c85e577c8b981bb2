"""Going through a DataFrame row by row where the rows, not the columns, are the subject."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd


def rows(frame: pd.DataFrame) -> Iterator[Any]:
    """Yield each row as a named tuple with `Index`.

    The type is open: pandas' stubs know a row's values only as any of a dozen scalars, while the schemas in data/ say
    what each column holds and `helpers.corpus.check` has seen to it.
    """
    return iter(frame.itertuples())
