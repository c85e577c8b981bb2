"""An edition as its data folder holds it: what two editions are compared by."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from helpers.errors import UsageError
from helpers.guarding import unguarded
from helpers.site.edition import Edition
from helpers.site.tables import Table, tables, written

COMPARED = ("measures", "figures", "articles", "sentences")


@dataclass(frozen=True, eq=False)
class Release:
    """What an edition states.

    Attributes
    ----------
    bulletin_id
        Of its bulletin.
    revision
        Such as ``"r2"``; empty where it does not matter.
    tables
        ``measures``, ``figures``, ``articles`` and ``sentences``, every cell the text that the CSV file holds.
    """

    bulletin_id: str
    revision: str
    tables: Mapping[str, pd.DataFrame]

    @property
    def localities(self) -> frozenset[str]:
        """Codes of the localities that the bulletin has an article on."""
        return frozenset(self.tables["articles"]["locality_code"])


def release_of(edition: Edition) -> Release:
    """Return what an edition is about to state."""
    return Release(edition.bulletin_id, edition.revision, _frames(tables(edition)))


def read_release(folder: Path, bulletin_id: str, revision: str = "") -> Release:
    """Read what a published edition states.

    Parameters
    ----------
    folder
        Its data folder.

    Raises
    ------
    UsageError
        A table is missing or cannot be read.
    """
    return Release(bulletin_id, revision, {name: _read(folder / f"{name}.csv") for name in COMPARED})


def _frames(found: Iterable[Table]) -> dict[str, pd.DataFrame]:
    return {
        table.name: pd.DataFrame(
            [[written(cell, field) for cell, field in zip(row, table.fields, strict=True)] for row in table.rows],
            columns=[field["name"] for field in table.fields],
            dtype="str",
        )
        for table in found
        if table.name in COMPARED
    }


def _read(path: Path) -> pd.DataFrame:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            heads, *cells = csv.reader(file, strict=True)
            return pd.DataFrame([[unguarded(cell) for cell in row] for row in cells], columns=heads, dtype="str")
    except (OSError, ValueError, csv.Error) as error:
        raise UsageError(f"{path} is no table of an edition's data: {error}") from error
