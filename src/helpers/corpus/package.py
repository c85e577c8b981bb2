"""The data package: which tables there are, of what schema, and how many rows each is stated to have."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from helpers.corpus.faults import Fault
from helpers.corpus.roots import MARKER
from helpers.corpus.texts import read_text

SCHEMA_SUFFIX = ".schema.json"


@dataclass(frozen=True, slots=True)
class Resource:
    """One table of the data package.

    Attributes
    ----------
    path
        Relative to the data folder.
    title
        What it holds.
    schema
        Name of its schema, such as "measures".
    row_count
        As datapackage.json states it, so that a file that was cut is found out; None where it states none.
    """

    path: str
    title: str
    schema: str
    row_count: int | None


def read_package(root: Path) -> tuple[list[Resource], list[Fault]]:
    """Read datapackage.json; no resources and a fault where it holds none."""
    text, faults = read_text(root / MARKER, MARKER)
    if faults:
        return [], faults
    try:
        return [
            Resource(
                str(resource["path"]),
                str(resource["title"]),
                Path(resource["schema"]).name.removesuffix(SCHEMA_SUFFIX),
                int(resource["rows"]) if "rows" in resource else None,
            )
            for resource in json.loads(text)["resources"]
        ], []
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        found = f"{type(error).__name__}: {error}"
        return [], [Fault(MARKER, 0, "", "unreadable data package", found, "a Frictionless Data Package")]
