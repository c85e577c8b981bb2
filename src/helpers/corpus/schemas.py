"""What a column may hold: a Frictionless Table Schema (datapackage.org), as far as this project's schemas go.

A test has `frictionless` itself judge the same files; it is not asked here, since it needs a second for a small table.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.corpus.faults import Fault
from helpers.corpus.package import SCHEMA_SUFFIX
from helpers.corpus.texts import read_text

TYPES = ("string", "integer", "number", "boolean")
KEYS = {"name", "type", "description", "constraints", "trueValues", "falseValues"}
RULES = {"required", "unique", "pattern", "enum", "minimum", "maxLength"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes
    ----------
    name, kind, description
        Its heading; its type by the schema (string, integer, number or boolean); what it means.
    is_required, is_unique
        Whether a cell must be filled; whether a value may stand only once.
    pattern, enum, minimum, longest
        What a filled cell may hold; None where the schema does not say.
    true, false
        How a boolean is written.
    """

    name: str
    kind: str
    description: str
    is_required: bool = False
    is_unique: bool = False
    pattern: re.Pattern[str] | None = None
    enum: tuple[str, ...] | None = None
    minimum: float | None = None
    longest: int | None = None
    true: tuple[str, ...] = ("true",)
    false: tuple[str, ...] = ("false",)


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A column whose cells must stand in a column of another table."""

    column: str
    table: str
    other: str


@dataclass(frozen=True, slots=True)
class Schema:
    """A table's columns, and what one row of it is."""

    description: str = ""
    columns: tuple[Column, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def names(self) -> list[str]:
        """The columns' headings, in order."""
        return [column.name for column in self.columns]


def read_schema(root: Path, name: str) -> tuple[Schema, list[Fault]]:
    """Read a schema by its table's name; an empty one and a fault where the file holds none."""
    file = f"schemas/{name}{SCHEMA_SUFFIX}"
    text, faults = read_text(root / file, file)
    if faults:
        return Schema(), faults
    try:
        return _schema(json.loads(text)), []
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, re.error) as error:
        found = f"{type(error).__name__}: {error}"
        return Schema(), [Fault(file, 0, "", "unreadable schema", found, "a Frictionless Table Schema")]


def _schema(content: Mapping[str, Any]) -> Schema:
    primary_key = str(content.get("primaryKey", ""))
    columns = tuple(_column(column, is_key=column["name"] == primary_key) for column in content["fields"])
    foreign_keys = tuple(
        ForeignKey(key["fields"][0], key["reference"]["resource"], key["reference"]["fields"][0])
        for key in content.get("foreignKeys", ())
    )
    names = [column.name for column in columns]
    for key in ([primary_key] if primary_key else []) + [key.column for key in foreign_keys]:
        if key not in names:
            raise ValueError(f"key {key!r} is no column; allowed: {', '.join(names)}")
    return Schema(str(content.get("description", "")), columns, foreign_keys)


def _column(content: Mapping[str, Any], *, is_key: bool) -> Column:
    if content["type"] not in TYPES:
        raise ValueError(f"type {content['type']!r} of {content['name']!r}; allowed: {', '.join(TYPES)}")
    rules = content.get("constraints", {})
    if strange := [*(content.keys() - KEYS), *(rules.keys() - RULES)]:
        raise ValueError(f"{strange[0]!r} of {content['name']!r}; allowed: {', '.join(sorted(KEYS | RULES))}")
    return Column(
        str(content["name"]),
        content["type"],
        str(content.get("description", "")),
        bool(rules.get("required")),
        is_key or bool(rules.get("unique")),
        re.compile(rules["pattern"], re.ASCII) if "pattern" in rules else None,
        tuple(map(str, rules["enum"])) if "enum" in rules else None,
        float(rules["minimum"]) if "minimum" in rules else None,
        int(rules["maxLength"]) if "maxLength" in rules else None,
        tuple(content.get("trueValues", ("true",))),
        tuple(content.get("falseValues", ("false",))),
    )
