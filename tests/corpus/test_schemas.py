from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from helpers.corpus.schemas import Column, ForeignKey, Schema, read_schema

CODES = {"pattern": "[A-Z]+", "enum": ["A", "B"], "maxLength": 1}
STATED: dict[str, Any] = {
    "description": "Invented.",
    "primaryKey": "id",
    "fields": [
        {"name": "id", "type": "string", "description": "Its name.", "constraints": {"required": True}},
        {"name": "code", "type": "string", "constraints": {"unique": True, **CODES}},
        {"name": "share", "type": "number", "constraints": {"minimum": 0.5}},
        {"name": "is_open", "type": "boolean", "trueValues": ["1"], "falseValues": ["0"]},
        {"name": "is_new", "type": "boolean"},
    ],
    "foreignKeys": [{"fields": ["code"], "reference": {"resource": "codes", "fields": ["letter"]}}],
}


def test_a_schema_says_all_that_a_column_may_hold(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas/invented.schema.json").write_text(json.dumps(STATED), encoding="utf-8")
    assert read_schema(tmp_path, "invented") == (
        Schema(
            "Invented.",
            (
                Column("id", "string", "Its name.", is_required=True, is_unique=True),
                Column(
                    "code",
                    "string",
                    "",
                    is_unique=True,
                    pattern=re.compile("[A-Z]+", re.ASCII),
                    enum=("A", "B"),
                    longest=1,
                ),
                Column("share", "number", "", minimum=0.5),
                Column("is_open", "boolean", "", true=("1",), false=("0",)),
                Column("is_new", "boolean", "", true=("true",), false=("false",)),
            ),
            (ForeignKey("code", "codes", "letter"),),
        ),
        [],
    )
