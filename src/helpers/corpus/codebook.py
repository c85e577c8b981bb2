"""A theme, an instrument or a status by its code or any of its names."""

from __future__ import annotations

import pandas as pd

from helpers.corpus.localities import folded
from helpers.errors import UnknownNameError

NAMES = ("name_zh", "name_en", "short_zh", "short_en")


def names(table: pd.DataFrame, kind: str) -> dict[str, str]:
    """Return every name that a user may type, folded to lower case and half width, and the code that it means.

    Parameters
    ----------
    table
        Of the codebook: its codes in the column `kind`, its names in those of `NAMES` that it has.
    kind
        ``"theme"``, ``"instrument"`` or ``"status"``.
    """
    known: dict[str, str] = {}
    for column in _columns(table, kind):
        for name, code in zip(table[column], table[kind], strict=True):
            known.setdefault(folded(name), str(code))
    return known


def resolve(table: pd.DataFrame, kind: str, name: str) -> str:
    """Return the code that is called by a name; parameters as for `names`.

    Raises
    ------
    UnknownNameError
        Nothing is called that; suggests the nearest.
    """
    known, asked = names(table, kind), folded(name)
    if not asked or asked not in known:
        raise unknown(table, kind, name)
    return known[asked]


def unknown(table: pd.DataFrame, kind: str, name: str) -> UnknownNameError:
    """Return the error for a name that nothing bears: with the codes, and the shortest name in each language."""
    *_, chinese, english = _columns(table, kind)
    return UnknownNameError(kind, name, [*table[kind], *table[chinese], *table[english]])


def _columns(table: pd.DataFrame, kind: str) -> list[str]:
    return [name for name in (kind, *NAMES) if name in table.columns]
