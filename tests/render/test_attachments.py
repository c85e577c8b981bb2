from __future__ import annotations

import csv
import io
import json

import pytest

from helpers.guarding import STARTS, unguarded
from helpers.render.attachments import attachments, evidence_json, table_csv
from helpers.render.labels import labels

from .invented import document


def test_claims_stand_with_their_words_and_their_evidence() -> None:
    made = json.loads(evidence_json(document("zh")))
    assert made["claims"][0] == {
        "id": "targets.attainment:999999",
        "number": 1,
        "text": "全市200家虚构企业中，160家已建工会，占80.0%。",
        "caveat": "“企业”的口径，通报未作说明。",
        "cites": ["share:999999", "1999-01-F001", "1999-01-F002"],
    }
    known = {item["id"] for item in made["evidence"]}
    assert {cite for claim in made["claims"] for cite in claim["cites"]} <= known


def test_a_table_opens_in_a_spreadsheet_with_its_evidence() -> None:
    table = next(block for block in document("zh")["blocks"] if block["kind"] == "table")
    made = table_csv(table)
    assert made.startswith("\ufeff")
    assert list(csv.reader(io.StringIO(made.removeprefix("\ufeff"), newline=""))) == [
        ["指标", "数值 (家)", "来历", "evidence"],
        ["虚构企业", "200", "原文", "1999-01-F001"],
        ["其中已建工会", "160", "", "1999-01-F002"],
    ]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        *((f"{start}1+1", f"'{start}1+1") for start in STARTS),
        ("@x", "'@x"), ("-", "'-"), ("-5.2%", "-5.2%"), ("+3", "+3"), ("十二五", "十二五"), ("", ""),
    ],
)  # fmt: skip
def test_no_cell_and_no_head_is_a_formula(cell: str, written: str) -> None:
    table = {"columns": [{"title": cell}], "rows": [[{"text": {"runs": [{"text": cell}]}}]]}
    rows = list(csv.reader(io.StringIO(table_csv(table).removeprefix("\ufeff"), newline="")))
    assert rows == [[written, "evidence"], [written, ""]]
    assert unguarded(rows[1][0]) == cell


def test_files_are_named_after_their_tables() -> None:
    made = document("en")
    table = next(block for block in made["blocks"] if block["kind"] == "table")
    table["id"] = "targets:999999"
    assert attachments(made, dict(labels("en"))) == [
        {
            "name": "evidence.json",
            "data": evidence_json(made),
            "mime": "application/json",
            "relationship": "supplement",
            "description": "Evidence and claims of this briefing (JSON)",
        },
        {
            "name": "table-1-targets-999999.csv",
            "data": table_csv(table),
            "mime": "text/csv",
            "relationship": "data",
            "description": "Data of table 1 (CSV)",
        },
    ]
