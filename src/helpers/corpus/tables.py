"""Reading a table by its schema: every cell that does not fit is a fault, and all of them are reported at once.

The schemas are Frictionless Table Schemas (datapackage.org). Only what this project's schemas use is read here, with
whole columns at a time, since a national edition has some hundred thousand rows; a test has `frictionless` judge the
same files.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.corpus.faults import Fault

Schema = Mapping[str, Any]
FORMULA_STARTS = ("=", "+", "@", "\t", "\r")
LARGEST_FIELD = 20_000


@dataclass
class Table:
    """A table as read, and what is wrong with it.

    Attributes
    ----------
    frame
        Typed by the schema. Empty text is ``""``; a missing number is NA. The index is the row's number in the file.
        Without rows where the file could not be read at all.
    faults
        All that does not fit the schema.
    """

    frame: pd.DataFrame
    faults: list[Fault] = field(default_factory=list)


@cache
def schema(root: Path, name: str) -> Schema:
    """Return a table's schema by its name."""
    content: Schema = json.loads((root / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    return content


def read_text(path: Path, file: str) -> tuple[str, list[Fault]]:
    """Read a file as UTF-8 without changing a character.

    Returns
    -------
    tuple
        The text, and a fault if there is no file, nothing in it, or bytes that are not UTF-8. The text is then empty.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        return "", [Fault(file, 0, "", "unreadable file", error.strerror or str(error), "a file that can be read")]
    if not raw.strip():
        return "", [Fault(file, 0, "", "empty file", f"{len(raw)} bytes", "a file with content")]
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{raw[error.start]:02x} at offset {error.start}, line {line}"
        return "", [Fault(file, 0, "", "wrong encoding", found, "UTF-8")]


def read_table(path: Path, file: str, schema: Schema) -> Table:
    """Read a CSV file and compare every cell with its schema.

    Parameters
    ----------
    path, file
        Where the table is, and how faults name it.
    schema
        A Frictionless Table Schema.
    """
    names = [column["name"] for column in schema["fields"]]
    text, faults = read_text(path, file)
    if faults:
        return Table(_typed(pd.DataFrame({name: [] for name in names}, dtype=str), schema), faults)
    frame, faults = _parse(text.removeprefix("\ufeff"), file)
    if text.startswith("\ufeff"):
        faults.append(Fault(file, 1, "", "byte order mark", "U+FEFF", "UTF-8 without a byte order mark"))
    if "\x00" in text:
        faults.append(Fault(file, 0, "", "control character", "U+0000", "text"))
    frame.index = pd.RangeIndex(2, 2 + len(frame))
    for name in names:
        if name not in frame.columns:
            faults.append(Fault(file, 1, name, "missing column", ", ".join(map(str, frame.columns)), name))
            frame[name] = ""
    for name in frame.columns.difference(names):
        faults.append(Fault(file, 1, str(name), "unknown column", str(name), ", ".join(names)))
    frame = frame[names]
    for column in schema["fields"]:
        faults += _check_column(frame[column["name"]], file, column)
    if "primaryKey" in schema and not frame.empty:
        faults += _duplicates(frame[str(schema["primaryKey"])], file)
    return Table(_typed(frame, schema), faults)


def _parse(text: str, file: str) -> tuple[pd.DataFrame, list[Fault]]:
    faults: list[Fault] = []
    try:
        frame = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False, on_bad_lines="error")
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError, OverflowError) as error:
        detail = str(error).removeprefix("Error tokenizing data. C error: ").strip()
        return pd.DataFrame(), [Fault(file, 0, "", "unreadable table", detail, "comma-separated rows of equal length")]
    short = frame.isna()
    if short.to_numpy().any():
        for position in short.any(axis=1).to_numpy().nonzero()[0]:
            column = str(frame.columns[int(short.iloc[position].to_numpy().argmax())])
            faults.append(Fault(file, int(position) + 2, column, "short row", "no cell", f"{len(frame.columns)} cells"))
        frame = frame.fillna("")
    return frame, faults


def _check_column(cells: pd.Series[str], file: str, column: Mapping[str, Any]) -> list[Fault]:
    rules = column.get("constraints", {})
    filled = cells[cells != ""]
    faults: list[Fault] = []

    def add(wrong: pd.Series[str], rule: str, allowed: str) -> None:
        faults.extend(Fault(file, int(row), column["name"], rule, cell, allowed) for row, cell in wrong.items())  # type: ignore[call-overload]

    if rules.get("required"):
        add(cells[cells == ""], "empty cell", "a value")
    add(filled[filled.str.len() > LARGEST_FIELD], "huge field", f"at most {LARGEST_FIELD} characters")
    add(filled[filled.str.startswith(FORMULA_STARTS) & _is_free_text(column)], "spreadsheet formula", "text")
    add(filled[filled.str.contains(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")], "control character", "text")
    kind = column["type"]
    if kind in ("integer", "number"):
        pattern = r"-?\d{1,15}" if kind == "integer" else r"-?\d{1,15}(\.\d{1,15})?"
        fits = filled.str.fullmatch(pattern)
        add(filled[~fits], "wrong type", f"{'an' if kind == 'integer' else 'a'} {kind}")
        if "minimum" in rules:
            numbers = filled[fits].astype(float)
            add(filled[fits][numbers < rules["minimum"]], "too small", f"at least {rules['minimum']}")
    if kind == "boolean":
        allowed = [*column["trueValues"], *column["falseValues"]]
        add(filled[~filled.isin(allowed)], "wrong type", " or ".join(allowed))
    if "enum" in rules:
        add(filled[~filled.isin(rules["enum"])], "unknown code", ", ".join(rules["enum"]))
    if "pattern" in rules:
        add(filled[~filled.str.fullmatch(rules["pattern"])], "wrong form", rules["pattern"])
    if "maxLength" in rules:
        add(filled[filled.str.len() > rules["maxLength"]], "too long", f"at most {rules['maxLength']} characters")
    return faults


def _is_free_text(column: Mapping[str, Any]) -> bool:
    """Whether a cell's words are the writer's own: a comparator may begin with ``=``."""
    return column["type"] == "string" and not {"enum", "pattern"} & set(column.get("constraints", {}))


def _duplicates(keys: pd.Series[str], file: str) -> list[Fault]:
    repeated = keys[keys.duplicated() & (keys != "")]
    first = keys.drop_duplicates().reset_index().set_index(str(keys.name))["index"]
    return [
        Fault(file, int(row), str(keys.name), "duplicate id", key, f"an id used once; it stands in row {first[key]}")  # type: ignore[call-overload]
        for row, key in repeated.items()
    ]


def _typed(frame: pd.DataFrame, schema: Schema) -> pd.DataFrame:
    """Give each column its type; a cell that does not fit becomes NA, 0 or False, and is a fault already."""
    made = {}
    for column in schema["fields"]:
        cells = frame[column["name"]]
        match column["type"]:
            case "number":
                made[column["name"]] = pd.to_numeric(cells.where(cells != ""), errors="coerce").astype(float)
            case "integer":
                numbers = pd.to_numeric(cells.where(cells != ""), errors="coerce").astype(float)
                whole = numbers.where((numbers % 1 == 0) & (numbers.abs() < 2**53))
                is_required = column.get("constraints", {}).get("required", False)
                made[column["name"]] = whole.fillna(-1).astype("int64") if is_required else whole.astype("Int64")
            case "boolean":
                made[column["name"]] = cells.isin(column["trueValues"])
            case _:
                made[column["name"]] = cells.astype(str)
    return pd.DataFrame(made, index=frame.index)
