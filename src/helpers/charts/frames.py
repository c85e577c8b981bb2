"""What charts ask of the frames that they are given: columns, order and names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from helpers.charts.words import pick
from helpers.errors import UnknownNameError, UsageError


@dataclass(frozen=True, slots=True)
class Place:
    """A locality as a chart shows it."""

    code: str
    name: str
    is_prefecture: bool
    is_chosen: bool = False


def records(frame: pd.DataFrame, columns: Iterable[str], where: str) -> list[dict[str, Any]]:
    """Rows of a frame as dictionaries of the named columns.

    Raises
    ------
    UsageError
        If a column is missing.
    """
    wanted = list(columns)
    lacking = [column for column in wanted if column not in frame.columns]
    if lacking:
        raise UsageError(f"{where}: the frame lacks {', '.join(lacking)}; it has {', '.join(map(str, frame.columns))}")
    return [dict(zip(wanted, row, strict=True)) for row in frame[wanted].itertuples(index=False, name=None)]


def count(cell: Any) -> int | None:
    """Return a count of a frame; None where it is missing, which is no zero."""
    return None if pd.isna(cell) else int(cell)


def places(localities: pd.DataFrame, language: str, where: str, chosen: str | None = None) -> dict[str, Place]:
    """Localities by their codes, in code order, under their short names.

    Raises
    ------
    UnknownNameError
        If the chosen locality is none of them.
    """
    name = pick(language, "short_zh", "short_en")
    rows = sorted(
        records(localities, ("locality_code", name, "is_prefecture"), where), key=lambda row: row["locality_code"]
    )
    found = {
        row["locality_code"]: Place(
            row["locality_code"], row[name], bool(row["is_prefecture"]), row["locality_code"] == chosen
        )
        for row in rows
    }
    if chosen is not None and chosen not in found:
        raise UnknownNameError("locality", chosen, found)
    return found


def present(known: dict[str, Place], codes: Iterable[str], where: str) -> list[Place]:
    """Return the places of some codes, each once, in code order.

    Raises
    ------
    UnknownNameError
        If a code is not among the localities.
    UsageError
        If there is none: a chart of nothing is not drawn.
    """
    wanted = set(codes)
    for code in sorted(wanted - set(known)):
        raise UnknownNameError("locality", code, known)
    if not wanted:
        raise UsageError(f"{where}: there is no row to draw")
    return [place for code, place in known.items() if code in wanted]


def titles(frame: pd.DataFrame, key: str, name: str, where: str) -> dict[str, str]:
    """Names by code, in code order; an apostrophe becomes the printer's."""
    rows = sorted(records(frame, (key, name), where), key=lambda row: str(row[key]))
    return {row[key]: row[name].replace("'", "’") for row in rows}
