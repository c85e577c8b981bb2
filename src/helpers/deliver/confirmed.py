"""Whether a union analyst has confirmed the coding that an edition rests on, as its own data say."""

from __future__ import annotations

import csv
import io
from typing import Literal

from helpers.deliver.revision import Revision
from helpers.site.addresses import DATA

Confirmed = Literal["none", "part", "all"]


def confirmed(revision: Revision) -> Confirmed:
    """Return how much of an edition's coding a union analyst has confirmed.

    Raises
    ------
    UnsoundError
        Its table of measures is not the one that it states.
    """
    rows = csv.DictReader(io.StringIO(revision.read(f"{DATA}/measures.csv").decode("utf-8")))
    reviewed = [row["reviewed_by"] != "" for row in rows]
    return "all" if reviewed and all(reviewed) else "part" if any(reviewed) else "none"
