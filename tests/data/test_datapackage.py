"""The data package is valid by Frictionless' own judgement, and the data dictionary says what it says."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DATA

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import frictionless

PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))


def validate(descriptor: Path) -> frictionless.Report:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return frictionless.validate(str(descriptor))


def test_frictionless_accepts_the_package() -> None:
    report = validate(DATA / "datapackage.json")
    assert report.flatten(["place", "rowNumber", "fieldName", "type", "message"]) == []
    assert report.valid
    assert [task.name for task in report.tasks] == [resource["name"] for resource in PACKAGE["resources"]]


def test_frictionless_reads_the_schemas_and_not_only_the_files(real_data: Path) -> None:
    measures = real_data / "coding" / "2011-05" / "measures.csv"
    measures.write_text(measures.read_text(encoding="utf-8").replace(",T01,", ",T99,", 1), encoding="utf-8")
    errors = validate(real_data / "datapackage.json").flatten(["fieldName", "type"])
    assert [kind for _, kind in errors] == ["foreign-key"]


def test_every_table_of_the_folder_belongs_to_the_package() -> None:
    tables = {path.relative_to(DATA).as_posix() for path in DATA.rglob("*.csv")}
    assert {resource["path"] for resource in PACKAGE["resources"]} == tables


def test_every_column_of_every_table_is_described() -> None:
    for path in sorted((DATA / "schemas").glob("*.schema.json")):
        schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        assert schema["description"].startswith("One row is ")
        for column in schema["fields"]:
            assert column["description"].endswith("."), f"{path.name}: {column['name']}"


@pytest.mark.parametrize("coding", ["a", "b"])
def test_the_frozen_codings_have_a_schema_of_their_own_for_figures(coding: str) -> None:
    schemas = {resource["name"]: resource["schema"] for resource in PACKAGE["resources"]}
    assert schemas[f"figures-2011-05-coding-{coding}"] == "schemas/figures_coding.schema.json"
    assert schemas[f"measures-2011-05-coding-{coding}"] == schemas["measures-2011-05"]
