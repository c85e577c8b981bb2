"""The tables that go out with an edition, typed and described, whatever file they end up in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.blocks import said
from helpers.corpus.package import SCHEMA_SUFFIX
from helpers.corpus.roots import MARKER
from helpers.rows import rows
from helpers.site.edition import Edition

Json = dict[str, Any]
Cell = str | int | float | bool | None
"""None where a number is missing; empty text is ``""``."""

CODED = ("measures", "quotes", "governing", "figures", "articles")
CODEBOOK = ("localities", "themes", "instruments", "statuses", "genres", "parts", "units", "glossary", "actors")
DERIVED = ("states", "sentences")
LIST = "；"
SENTENCES = ["briefing", "claim_id", "language", "number", "sentence", "caveat", "evidence_ids"]
_CHAR_COUNT = {
    "name": "char_count",
    "type": "integer",
    "description": "Characters of the article without white space.",
    "constraints": {"required": True, "minimum": 0},
}


@dataclass(frozen=True, eq=False)
class Table:
    """A table as it goes out.

    Attributes
    ----------
    name, title
        ``"measures"``, and what one row of it is.
    schema
        A Frictionless Table Schema, with a description of every field.
    rows
        Cells in the order of the schema's fields.
    """

    name: str
    title: str
    schema: Json
    rows: Sequence[tuple[Cell, ...]]

    @property
    def fields(self) -> Sequence[Json]:
        """The schema's fields: ``name``, ``type``, ``description``, ``constraints``."""
        found: Sequence[Json] = self.schema["fields"]
        return found


def tables(edition: Edition) -> list[Table]:
    """Return every table of an edition: the coding, what follows from it, and the codebook."""
    corpus = edition.corpus
    made = [_table(name, getattr(corpus, name), _schema(corpus.root, name)) for name in CODED]
    made.append(_table("states", corpus.states, _own_schema("states")))
    made.append(_table("sentences", sentences(edition), _own_schema("sentences")))
    return made + [_table(name, getattr(corpus, name), _schema(corpus.root, name)) for name in CODEBOOK]


def sentences(edition: Edition) -> pd.DataFrame:
    """Return every finding of an edition's briefings.

    Returns
    -------
    DataFrame
        One row is one finding in one briefing, in the order of the manifest and of reading: ``briefing``, ``claim_id``,
        ``language``, ``number``, ``sentence``, ``caveat``, ``evidence_ids`` (a tuple).
    """
    made = [
        (
            entry["path"],
            block["id"],
            entry["language"],
            block["number"],
            said(block["text"]),
            said(block.get("caveat", {})),
            tuple(dict.fromkeys(_cited(block["text"]) + _cited(block.get("caveat", {})))),
        )
        for entry in edition.briefings
        for block in edition.documents[entry["path"]]["blocks"]
        if block["kind"] == "finding"
    ]
    return pd.DataFrame(made, columns=SENTENCES)


def package_of(root: Path) -> Json:
    """Return datapackage.json of a data folder, which says how its tables may be used."""
    content: Json = json.loads((root / MARKER).read_text(encoding="utf-8"))
    return content


def _cited(text: Json) -> list[str]:
    return [cite for run in text.get("runs", []) for cite in run.get("cites", [])]


def _schema(root: Path, name: str) -> Json:
    schema: Json = json.loads((root / "schemas" / f"{name}{SCHEMA_SUFFIX}").read_text(encoding="utf-8"))
    if name == "articles":
        schema["fields"] = [*schema["fields"], _CHAR_COUNT]
    return schema


def _own_schema(name: str) -> Json:
    text = files("helpers.site").joinpath("schemas", f"{name}{SCHEMA_SUFFIX}").read_text(encoding="utf-8")
    schema: Json = json.loads(text)
    return schema


def _table(name: str, frame: pd.DataFrame, schema: Json) -> Table:
    """Type each cell by its schema; columns that the schema does not know stay behind."""
    kinds = [field["type"] for field in schema["fields"]]
    columns = frame[[field["name"] for field in schema["fields"]]]
    made = [tuple(map(_cell, row[1:], kinds)) for row in rows(columns)]
    # A key to a table that does not go out would lead nowhere.
    out = {*CODED, *CODEBOOK, *DERIVED}
    keys = [key for key in schema.get("foreignKeys", []) if (key["reference"]["resource"] or name) in out]
    kept = {key: value for key, value in schema.items() if key != "foreignKeys"} | (
        {"foreignKeys": keys} if keys else {}
    )
    return Table(name, schema["description"], kept, made)


def _cell(value: Any, kind: str) -> Cell:
    if isinstance(value, tuple):
        return LIST.join(value)
    if kind == "string":
        return str(value)
    if pd.isna(value):
        return None
    if kind == "boolean":
        return bool(value)
    return int(value) if kind == "integer" or float(value).is_integer() else float(value)


def written(value: Cell, field: Json) -> str:
    """Return a cell as a CSV file has it; an empty one says that there is nothing to state."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(field.get("trueValues" if value else "falseValues", [str(value).lower()])[0])
    return str(value)


def is_free_text(field: Json) -> bool:
    """Whether a field holds words, not codes from a list or of a fixed form."""
    rules = field.get("constraints", {})
    return field["type"] == "string" and "enum" not in rules and "pattern" not in rules
