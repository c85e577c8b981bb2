"""Ways to spoil a copy of the data, each named after what it does."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

MEASURES = "coding/2011-05/measures.csv"
QUOTES = "coding/2011-05/quotes.csv"
FIGURES = "coding/2011-05/figures.csv"
ARTICLES = "bulletins/2011-05/articles.csv"
BULLETIN = "bulletins/2011-05/bulletin.txt"
LOCALITIES = "codebook/localities.csv"
PACKAGE = "datapackage.json"

Rows = list[list[str]]


def read_rows(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write_rows(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def rewrite(path: Path, change: Callable[[Rows], object]) -> None:
    """Read a table, change its rows in place, and write it again."""
    rows = read_rows(path)
    change(rows)
    write_rows(path, rows)


def set_cell(root: Path, file: str, key: str, column: str, cell: str) -> int:
    """Set a cell in the row whose first cell is the key; return the row's number as a spreadsheet counts."""
    rows = read_rows(root / file)
    number = next(position for position, row in enumerate(rows) if row[0] == key)
    rows[number][rows[0].index(column)] = cell
    write_rows(root / file, rows)
    return number + 1


def replace(root: Path, file: str, old: bytes, new: bytes, *, count: int = 1) -> None:
    """Replace bytes of a file; that they were there is seen to."""
    raw = (root / file).read_bytes()
    assert old in raw
    (root / file).write_bytes(raw.replace(old, new, count))
