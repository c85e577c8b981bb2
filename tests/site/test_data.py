from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import frictionless
import pytest

from helpers.corpus import Corpus
from helpers.guarding import STARTS
from helpers.site.data import csv_of, data_files
from helpers.site.edition import Edition
from helpers.site.release import read_release, release_of
from helpers.site.tables import Table
from tests.conftest import DATA

from .invented import FIRST, edition

FREE = {"name": "words", "type": "string"}
CODE = {"name": "code", "type": "string", "constraints": {"enum": ["=", ">="]}}
NUMBER = {"name": "value", "type": "number"}
FLAG = {"name": "flag", "type": "boolean", "trueValues": ["1"], "falseValues": ["0"]}


def test_the_folder_holds_what_its_readme_names(site: dict[str, bytes]) -> None:
    names = {path.removeprefix("data/") for path in site if path.startswith("data/")}
    assert names == {
        "README.md", "CITATION.txt", "actors.csv", "articles.csv", "bulletin.txt", "codebook.md", "codebook.toml",
        "corpus.json", "datapackage.json", "figures.csv", "genres.csv", "glossary.csv", "governing.csv",
        "instruments.csv", "localities.csv", "measures.csv", "parts.csv", "quotes.csv", "sentences.csv",
        "states.csv", "statuses.csv", "themes.csv", "union-measures-2011-05.xlsx", "units.csv",
    }  # fmt: skip
    readme = site["data/README.md"].decode()
    assert [name for name in names - {"README.md"} if f"| `{name}` |" not in readme] == []


@pytest.mark.parametrize("name", ["measures", "quotes", "figures"])
def test_the_coding_goes_out_as_it_was_coded_in_the_order_of_the_text(site: dict[str, bytes], name: str) -> None:
    out = site[f"data/{name}.csv"].decode().splitlines()
    assert sorted(out) == sorted((DATA / "coding" / FIRST / f"{name}.csv").read_text(encoding="utf-8").splitlines())
    starts = [int(row["start"]) for row in csv.DictReader(out)]
    assert starts == sorted(starts)


def test_the_bulletin_goes_out_byte_for_byte(site: dict[str, bytes], corpus: Corpus) -> None:
    assert sha256(site["data/bulletin.txt"]).hexdigest() == corpus.bulletin["sha256"]


def test_a_data_package_tool_finds_every_table_as_described(folder: Path) -> None:
    report = frictionless.Package(folder / FIRST / "data" / "datapackage.json").validate()
    assert report.flatten(["name", "type", "note"]) == []
    assert len(report.tasks) == 16


def test_every_field_of_every_table_is_described(site: dict[str, bytes]) -> None:
    package = json.loads(site["data/datapackage.json"])
    fields = [(r["name"], f) for r in package["resources"] for f in r["schema"]["fields"]]
    assert [(table, field["name"]) for table, field in fields if not field.get("description")] == []


def test_the_states_are_counted_once_for_each_locality_and_theme(site: dict[str, bytes], corpus: Corpus) -> None:
    rows = list(csv.DictReader(io.StringIO(site["data/states.csv"].decode())))
    assert len(rows) == len(corpus.localities) * len(corpus.themes)
    reported = [row for row in rows if row["state"] == "reported"]
    assert sum(int(row["measure_count"]) for row in reported) == len(corpus.measures)
    assert {row["measure_count"] for row in rows if row["state"] != "reported"} == {""}


def test_the_json_holds_every_table_with_typed_values(site: dict[str, bytes], corpus: Corpus) -> None:
    content = json.loads(site["data/corpus.json"])
    assert content["text"] == corpus.text
    measures = content["tables"]["measures"]
    assert [row["measure_id"] for row in measures] == corpus.measures["measure_id"].tolist()
    assert (type(measures[0]["start"]), type(measures[0]["has_target"])) == (int, bool)
    by_id = {row["figure_id"]: row["value"] for row in content["tables"]["figures"]}
    assert (by_id["2011-05-F014"], by_id["2011-05-F019"]) == (2008, None)


def test_only_words_that_look_like_a_formula_are_guarded() -> None:
    table = Table("x", "", {"fields": [FREE, CODE, NUMBER, FLAG]}, [("=1", "=", -1.5, True), ("a", ">=", None, False)])
    assert csv_of(table) == b"words,code,value,flag\n'=1,=,-1.5,1\na,>=,,0\n"


def test_sentences_that_look_like_formulas_are_guarded_and_read_back(corpus: Corpus, tmp_path: Path) -> None:
    said = [f"{start}HYPERLINK(1)" for start in STARTS if start != "\r"]  # which no table may hold
    made = edition(corpus, findings=[(f"x:{number}", words) for number, words in enumerate(said, start=1)])
    for path, content in data_files(made).items():
        (tmp_path / Path(path).name).write_bytes(content)
    with (tmp_path / "sentences.csv").open(encoding="utf-8", newline="") as file:
        written = [row["sentence"] for row in csv.DictReader(file)]
    assert written[: len(said)] == [f"'{words}。" for words in said]
    assert read_release(tmp_path, FIRST).tables["sentences"]["sentence"].tolist()[: len(said)] == [
        f"{words}。" for words in said
    ]


def test_what_is_read_back_from_a_folder_is_what_went_out(folder: Path, first: Edition) -> None:
    read, made = read_release(folder / FIRST / "data", FIRST, "r1"), release_of(first)
    assert (read.bulletin_id, read.revision, set(read.tables)) == (FIRST, "r1", set(made.tables))
    assert [name for name in made.tables if not made.tables[name].equals(read.tables[name])] == []


def test_the_same_edition_has_the_same_bytes_and_its_revision_is_no_part_of_the_data(first: Edition) -> None:
    assert data_files(first) == data_files(replace(first, revision="r7"))


def test_the_citation_names_issuer_bulletin_date_and_codebook(site: dict[str, bytes]) -> None:
    assert site["data/CITATION.txt"].decode() == (
        "虚构室：《苏州市总工会2011年5月通报的措施编码》[数据集]，虚构简报，2026年11月22日，编码手册1.1版。\n\n"
        "Invented Office: Measures coded from the bulletin of May 2011 of the Suzhou Federation of Trade Unions "
        "[data set]. Invented Briefing, 22 November 2026, codebook 1.1.\n"
    )
