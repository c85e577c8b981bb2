"""A locality by any of its names."""

from __future__ import annotations

import unicodedata

import pandas as pd

from helpers.errors import UnknownNameError
from helpers.rows import rows

SUFFIXES = ("市", "区", " City", " District")


def names(localities: pd.DataFrame) -> dict[str, str]:
    """Return every name that a user may type, folded to lower case and half width, and the code that it means.

    A name without its administrative suffix (昆山 of 昆山市, Kunshan of Kunshan City) or its brackets counts, and so do
    the letters used in ids.
    """
    known: dict[str, str] = {}
    for row in rows(localities):
        code = str(row.locality_code)
        given = [code, row.letters, row.name_zh, row.name_en, row.short_zh, row.short_en, *str(row.aliases).split("；")]
        given += [name.split(" (")[0] for name in given]
        stripped = [name.removesuffix(suffix) for name in given for suffix in SUFFIXES if str(name).endswith(suffix)]
        for name in (*given, *stripped):
            if name:
                known.setdefault(folded(name), code)
    return known


def folded(name: str | int) -> str:
    """Return a name without what two people may type differently: case, full width, white space around it."""
    return unicodedata.normalize("NFKC", str(name)).strip().casefold()


def resolve(localities: pd.DataFrame, name: str | int) -> str:
    """Return the code of a locality given by code (as text or integer), letters, Chinese or English name.

    Raises
    ------
    UnknownNameError
        Nobody is called that; suggests the nearest.
    """
    known = names(localities)
    asked = folded(name)
    if asked not in known:
        shown = localities[["locality_code", "short_zh", "short_en"]].to_numpy().ravel().tolist()
        raise UnknownNameError("locality", str(name).strip(), shown)
    return known[asked]
