"""A table by its schema: every cell that does not fit is a fault, and all of them are reported at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from helpers.corpus.faults import Fault
from helpers.corpus.schemas import Column, Schema
from helpers.corpus.sheets import Sheet, read_sheet
from helpers.corpus.texts import is_garbled
from helpers.guarding import STARTS

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
LARGEST_FIELD = 20_000
INTEGER = re.compile(r"-?[0-9]{1,15}")
NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")

Verdict = tuple[str, str]
"""A rule that a cell breaks, and what would have passed."""


@dataclass
class Table:
    """A table as read, and what is wrong with it.

    Attributes
    ----------
    frame
        Typed by the schema. Empty text is ``""``; a missing number is NA. The index is the row's number in the file.
    faults
        All that does not fit the schema.
    is_usable
        Whether the file could be read to its end and has the schema's columns, no more and no fewer.
    row_count
        Rows in the file, malformed ones included.
    """

    frame: pd.DataFrame
    faults: list[Fault]
    is_usable: bool
    row_count: int


def read_table(path: Path, file: str, schema: Schema) -> Table:
    """Read a CSV file and compare every cell with its schema.

    Parameters
    ----------
    path, file
        Where the table is, and how faults name it.
    schema
        What its columns may hold.
    """
    sheet = read_sheet(path, file)
    faults = sheet.faults
    wrong_header = _header(sheet, file, schema) if sheet.header else []
    cells = dict(zip(sheet.header, zip(*sheet.rows, strict=True), strict=True)) if sheet.rows else {}
    sheet.rows.clear()
    blank = ("",) * len(sheet.numbers)
    for column in schema.columns:
        if column.name in cells:
            faults += _check_column(cells[column.name], sheet.numbers, file, column)
    made = {column.name: _typed(cells.get(column.name, blank), column) for column in schema.columns}
    frame = pd.DataFrame(made, index=pd.Index(sheet.numbers, dtype="int64"))
    return Table(frame, faults + wrong_header, sheet.is_whole and not wrong_header, sheet.row_count)


def no_table(path: Path, file: str, schema: Schema) -> Table:
    """Return the table of a file that nobody need write: no row, and the schema's columns."""
    made = {column.name: _typed((), column) for column in schema.columns}
    return Table(pd.DataFrame(made, index=pd.Index([], dtype="int64")), [], is_usable=True, row_count=0)


def _header(sheet: Sheet, file: str, schema: Schema) -> list[Fault]:
    found, allowed = ", ".join(sheet.header), ", ".join(schema.names)
    faults = [Fault(file, 1, name, "missing column", found, name) for name in schema.names if name not in sheet.header]
    faults += [
        Fault(file, 1, name, "unknown column", name, allowed)
        for name in dict.fromkeys(sheet.header)
        if name not in schema.names
    ]
    repeated = {name for name in sheet.header if sheet.header.count(name) > 1}
    return faults + [Fault(file, 1, name, "duplicate column", name, "a column once") for name in sorted(repeated)]


def _check_column(cells: Sequence[str], numbers: Sequence[int], file: str, column: Column) -> list[Fault]:
    """Judge each distinct cell once: most columns hold a few codes many times."""
    judge = _judge(column)
    verdicts = {cell: broken for cell in set(cells) if (broken := judge(cell))}
    faults = []
    if verdicts:
        faults = [
            Fault(file, number, column.name, rule, cell, allowed)
            for number, cell in zip(numbers, cells, strict=True)
            for rule, allowed in verdicts.get(cell, ())
        ]
    return faults + _duplicates(cells, numbers, file, column) if column.is_unique else faults


def _duplicates(cells: Sequence[str], numbers: Sequence[int], file: str, column: Column) -> list[Fault]:
    first: dict[str, int] = {}
    return [
        Fault(file, number, column.name, "duplicate id", cell, f"an id used once; it stands in row {first[cell]}")
        for number, cell in zip(numbers, cells, strict=True)
        if cell and first.setdefault(cell, number) != number
    ]


def _judge(column: Column) -> Callable[[str], list[Verdict]]:
    """Return what says which rules of a column a cell breaks."""
    # A comparator may begin with `=`, and a number with `-`; where the words are the writer's own, neither may.
    is_free_text = column.kind == "string" and column.enum is None and column.pattern is None

    def judge(cell: str) -> list[Verdict]:
        if not cell:
            return [("empty cell", "a value")] if column.is_required else []
        broken: list[Verdict] = []
        if len(cell) > LARGEST_FIELD:
            broken.append(("huge field", f"at most {LARGEST_FIELD} characters"))
        if is_free_text and cell.startswith(STARTS):
            broken.append(("spreadsheet formula", "text"))
        if CONTROL.search(cell):
            broken.append(("control or invisible character", "text"))
        if is_free_text and cell != cell.strip():
            broken.append(("white space around", "text without white space around it"))
        if is_garbled(cell):
            broken.append(("garbled text", "text as it was before a program read it in a wrong encoding"))
        broken += _wrong_type(cell, column)
        if column.enum is not None and cell not in column.enum:
            broken.append(("unknown code", ", ".join(column.enum)))
        if column.pattern is not None and not column.pattern.fullmatch(cell):
            broken.append(("wrong form", column.pattern.pattern))
        if column.longest is not None and len(cell) > column.longest:
            broken.append(("too long", f"at most {column.longest} characters"))
        return broken

    return judge


def _wrong_type(cell: str, column: Column) -> list[Verdict]:
    match column.kind:
        case "integer" | "number":
            if not (INTEGER if column.kind == "integer" else NUMBER).fullmatch(cell):
                return [("wrong type", "an integer" if column.kind == "integer" else "a number")]
            if column.minimum is not None and float(cell) < column.minimum:
                return [("too small", f"at least {column.minimum:g}")]
        case "boolean" if cell not in (*column.true, *column.false):
            return [("wrong type", " or ".join((*column.true, *column.false)))]
    return []


def _typed(cells: Sequence[str], column: Column) -> np.ndarray[Any, Any] | ExtensionArray:
    """Give a column its type; a cell that does not fit becomes NA, -1 or False, and is a fault already."""
    match column.kind:
        case "number":
            return np.array([float(cell) if NUMBER.fullmatch(cell) else np.nan for cell in cells], dtype="float64")
        case "integer":
            whole = [int(cell) if INTEGER.fullmatch(cell) else None for cell in cells]
            if column.is_required:
                return np.array([-1 if number is None else number for number in whole], dtype="int64")
            return pd.array(whole, dtype="Int64")
        case "boolean":
            return np.array([cell in column.true for cell in cells], dtype=bool)
        case _:
            return pd.array(cells, dtype="str")
