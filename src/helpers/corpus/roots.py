"""Where the data are: the folder that holds datapackage.json."""

from __future__ import annotations

import os
from pathlib import Path

from helpers.errors import UnknownNameError, UsageError

VARIABLE = "BRIEFINGS_DATA"
MARKER = "datapackage.json"


def data_root(start: Path | None = None) -> Path:
    """Find the data folder: the one that the variable `BRIEFINGS_DATA` names, or ``data/`` here or in a folder above.

    Parameters
    ----------
    start
        Where to begin; the current folder if not given.

    Raises
    ------
    UsageError
        There is none; the message says where was looked.
    """
    if named := os.environ.get(VARIABLE):
        root = Path(named)
        if not (root / MARKER).is_file():
            raise UsageError(f"{VARIABLE} is {named!r}, where there is no {MARKER}")
        return root
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "data" / MARKER).is_file():
            return folder / "data"
    raise UsageError(f"no data/{MARKER} in {here} or above; go to the project's folder, or set {VARIABLE}")


def bulletin_ids(root: Path) -> list[str]:
    """Return the ids of all bulletins under a data folder, oldest first."""
    return sorted(folder.name for folder in (root / "bulletins").glob("*") if (folder / "bulletin.toml").is_file())


def resolve_bulletin(root: Path, bulletin_id: str = "latest") -> str:
    """Return the id of a bulletin that exists; ``"latest"`` is the last by id.

    Raises
    ------
    UsageError
        The folder is no data folder, or has no bulletins.
    UnknownNameError
        There is no such bulletin; suggests the nearest.
    """
    if not (root / MARKER).is_file():
        raise UsageError(f"{str(root)!r} is no data folder: there is no {MARKER} in it")
    known = bulletin_ids(root)
    if not known:
        raise UsageError(f"no bulletin in {str(root / 'bulletins')!r}: a bulletin is a folder with a bulletin.toml")
    if bulletin_id == "latest":
        return known[-1]
    if bulletin_id not in known:
        raise UnknownNameError("bulletin", bulletin_id, known)
    return bulletin_id
