"""The two first codings of a bulletin, frozen before anyone compared them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pandas as pd

from helpers.corpus.faults import Fault
from helpers.corpus.schemas import read_schema
from helpers.corpus.tables import read_table
from helpers.errors import FaultsError, UsageError

HowCoded = Literal["once", "blind", "adjudicated"]
BLIND = ("coding_a", "coding_b")


@dataclass(frozen=True)
class Coding:
    """One blind coding: `measures` and `quotes` as the coder left them."""

    measures: pd.DataFrame
    quotes: pd.DataFrame


def codings(root: Path, bulletin_id: str) -> tuple[Coding, Coding]:
    """Return the two blind codings of a bulletin.

    Raises
    ------
    UsageError
        The bulletin has not been coded twice.
    FaultsError
        A table cannot be read by its schema.
    """
    made, faults = [], list[Fault]()
    for name in BLIND:
        folder = f"coding/{bulletin_id}/{name}"
        if not (root / folder).is_dir():
            raise UsageError(f"bulletin {bulletin_id} has no second, blind coding: there is no {folder}")
        frames = []
        for table in ("measures", "quotes"):
            schema, wrong = read_schema(root, table)
            read = read_table(root / folder / f"{table}.csv", f"{folder}/{table}.csv", schema)
            faults += [*wrong, *read.faults]
            frames.append(read.frame.reset_index(drop=True))
        made.append(Coding(*frames))
    if faults:
        raise FaultsError(faults)
    return made[0], made[1]


def how_coded(root: Path, bulletin_id: str) -> HowCoded:
    """Return how the coding of a bulletin was made, by what lies in its folder.

    Returns
    -------
    str
        ``"once"`` unless there are two first codings, each with its measures; ``"blind"`` where there are, and nobody
        has yet settled in what they differ; ``"adjudicated"`` where adjudication.csv says how that was settled.
    """
    folder = root / "coding" / bulletin_id
    if not all((folder / name / "measures.csv").is_file() for name in BLIND):
        return "once"
    return "adjudicated" if (folder / "adjudication.csv").is_file() else "blind"


def coders(root: Path, bulletin_id: str, language: str = "en") -> str:
    """Return what kind of coders made the two codings; empty where coders.toml does not say."""
    return _stated(root, bulletin_id).get(f"kind_{language}", "")


def made_by(root: Path, bulletin_id: str, language: str) -> str:
    """Return who made a coding, people or a machine, as a sentence takes it; empty where coders.toml does not say."""
    return _stated(root, bulletin_id).get(f"by_{language}", "")


def _stated(root: Path, bulletin_id: str) -> dict[str, str]:
    path = root / "coding" / bulletin_id / "coders.toml"
    found = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {key: str(words) for key, words in found.items()}
