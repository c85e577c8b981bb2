"""English names of actors: complete for a bulletin, or what is wanting."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from helpers.corpus.faults import Fault
from helpers.corpus.measure_rules import NAMED
from helpers.corpus.reading import read

BETWEEN = "；"


def unnamed(root: Path, bulletin_id: str) -> list[Fault]:
    """Return, at its first place, each actor, sub-unit or group of a bulletin that actors.csv has no English name for.

    Nothing false is printed without one, since the Chinese stands alone then: these are remarks, and stop no build.
    """
    files = read(root, bulletin_id)
    if not files.is_usable("articles", "measures", "actors"):
        return []
    known = set(files.tables["actors"]["actor_zh"])
    wanting: dict[str, Fault] = {}
    for table, column in (("articles", "byline"), *(("measures", column) for column in NAMED)):
        for row, cell in files.tables[table][column].items():
            for name in split(cell):
                if name not in known:
                    allowed = "a name of codebook/actors.csv"
                    fault = Fault(files.names[table], int(str(row)), column, "no English name", name, allowed)
                    wanting.setdefault(name, fault)
    return sorted(wanting.values(), key=lambda fault: (fault.file, fault.row, fault.column))


def split(cell: str) -> list[str]:
    """Return the names in a cell."""
    return [name for name in cell.split(BETWEEN) if name]


def english(actors: pd.DataFrame) -> dict[str, str]:
    """Return the English names by the Chinese ones."""
    return dict(zip(actors["actor_zh"], actors["actor_en"], strict=True))
