"""Writing tables and settings whole, or not at all."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from helpers.disk import write_whole


def write_table(path: Path, frame: pd.DataFrame) -> None:
    """Write a table as CSV, whole or not at all, and see it on the disk."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(frame.columns)
    writer.writerows([_cell(value) for value in row] for row in frame.itertuples(index=False))
    write_whole(path, stream.getvalue().encode())


def _cell(value: object) -> str:
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bool):
        return str(int(value))
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def toml(facts: Mapping[str, str | Sequence[str]]) -> str:
    """Return texts and lists of texts as TOML; JSON's strings are TOML's."""
    return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in facts.items())
