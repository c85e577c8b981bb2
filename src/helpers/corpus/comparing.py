"""Small comparisons that several rules share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd

from helpers.corpus.faults import Fault
from helpers.corpus.reading import Files

SHOWN = 20


def items(cells: pd.Series[str]) -> Iterator[tuple[int, str]]:
    """Yield the row in the file and the cell of each entry of a column."""
    return ((int(row), str(cell)) for row, cell in cells.items())  # type: ignore[call-overload]  # an index is of integers here


def unknown(files: Files, table: str, column: str, known: Iterable[str], *, rule: str = "unknown id") -> list[Fault]:
    """Return a fault for each filled cell that is not among the known ones."""
    allowed = list(dict.fromkeys(known))
    cells = files.tables[table][column]
    wrong = cells[(cells != "") & ~cells.isin(allowed)]
    shown = ", ".join(allowed[:SHOWN]) + ("…" if len(allowed) > SHOWN else "")
    return [Fault(files.names[table], row, column, rule, cell, shown) for row, cell in items(wrong)]
