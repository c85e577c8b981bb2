"""The codes of localities and themes that a distribution list may name: of a codebook, or of an edition."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from helpers.deliver.revision import Revision
from helpers.site.addresses import DATA

TABLES = ("localities.csv", "themes.csv")


def codes_of_codebook(root: Path) -> frozenset[str]:
    """Return the codes of a data folder's codebook; of a table that cannot be read, which its check tells, none."""
    found: set[str] = set()
    for table in TABLES:
        with suppress(OSError, ValueError):
            found |= set(_first_column((root / "codebook" / table).read_text(encoding="utf-8")))
    return frozenset(found)


def codes_of_edition(revision: Revision) -> frozenset[str]:
    """Return the codes that the edition's own codebook has.

    Raises
    ------
    UnsoundError
        A table is not the one that the edition states.
    """
    texts = [revision.read(f"{DATA}/{table}").decode("utf-8") for table in TABLES]
    return frozenset(code for text in texts for code in _first_column(text))


def _first_column(text: str) -> Iterator[str]:
    rows = csv.reader(text.splitlines())
    next(rows, None)
    yield from (row[0] for row in rows if row)
