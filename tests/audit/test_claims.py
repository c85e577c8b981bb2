from __future__ import annotations

from typing import Any

import pytest

from helpers.audit import ledger, show
from helpers.audit.behind import function_of
from helpers.audit.naming import resolve
from helpers.corpus import Corpus
from helpers.errors import UnknownNameError, UsageError

Json = dict[str, Any]
FILES = ["zh/one.html", "zh/one.pdf"]


@pytest.fixture
def kept(document: Json) -> Json:
    return ledger("2011-05", "2026-11-22", [(document, FILES), (document, ["zh/two.html"])])


def test_every_finding_fact_chart_and_cell_is_a_claim(kept: Json, document: Json) -> None:
    claims = {claim["id"]: claim for claim in kept["claims"]}
    for block in document["blocks"]:
        if block["kind"] in ("finding", "chart"):
            assert claims[block["id"]]["kind"] == block["kind"]
        elif block["kind"] == "facts":
            assert {f"fact:{item['cites'][0]}" for item in block["items"]} <= set(claims)
        elif block["kind"] == "table":
            assert any(name.startswith(f"{block['id']}:") for name in claims)


def test_a_statement_has_its_values_evidence_formula_and_files(kept: Json, language: str) -> None:
    claim = next(claim for claim in kept["claims"] if claim["id"] == "fact:count.320583")
    (statement,) = claim["statements"]
    assert statement["values"] == ["17", "17"]  # coded, and on the conservative reading
    both = ["count.conservative.320583", "count.320583"]
    assert statement["evidence"] == both
    assert [formula["id"] for formula in statement["formulas"]] == both
    assert [len(formula["rests_on"]) for formula in statement["formulas"]] == [17, 17]
    assert statement["language"] == language
    assert statement["files"] == [*FILES, "zh/two.html"]


def test_what_stands_behind_a_claim_is_told_in_full(kept: Json, corpus: Corpus) -> None:
    told = show("targets.attainment:2011-05-F014", kept, corpus)
    assert "worded by helpers.findings.attainment.attainment" in told
    assert "share.2011-05-F014" in told
    assert "【2008家】" in told
    assert "characters 2739–2744" in told
    named = "T02 (Union organizing and capacity), O (organization)"
    assert f"coded {named}, ongoing by coder-a, coder-b" in told
    assert "accepted by adjudicator; not confirmed by a union analyst" in told


def test_codes_and_roles_are_told_by_their_names_in_the_language_asked_for(kept: Json, corpus: Corpus) -> None:
    told = show("targets.attainment:2011-05-F014", kept, corpus, "zh")
    assert "  编码T02（工会组建与组织建设）、O（组织）、持续推进，编码人coder-a、coder-b" in told.splitlines()
    assert "  2008家，实绩" in told.splitlines()


def test_a_measure_names_the_facts_that_count_it(kept: Json, corpus: Corpus) -> None:
    counted = show("KS-01", kept, corpus).splitlines()[-1]
    assert counted.startswith("counted by: ") and "fact:count.320583" in counted.split(", ")


def test_a_measure_says_which_of_the_five_parts_its_text_states(kept: Json, corpus: Corpus) -> None:
    assert "  states 1 of the five parts: resources" in show("KS-05", kept, corpus).splitlines()
    assert "  写明五要素中的1项：资源" in show("KS-05", kept, corpus, "zh").splitlines()
    assert "  states none of the five parts" in show("KS-01", kept, corpus).splitlines()


@pytest.mark.parametrize("name", ["KS-17", "2011-05-KS-17", "ks-17", "#ev-2011-05-KS-17", "KS－17"])
def test_a_measure_is_found_by_its_id_as_printed_or_linked(kept: Json, corpus: Corpus, name: str) -> None:
    told = show(name, kept, corpus).splitlines()
    assert told[2] == "2011-05-KS-17, article 3, item 3, characters 2665–2681"
    assert "2011-05-KS-17.2, article 3, characters 2682–2744" in told


def test_each_id_that_a_document_prints_is_known(kept: Json, document: Json, corpus: Corpus) -> None:
    printed = {item["id"] for item in document["evidence"]}
    printed |= {block["id"] for block in document["blocks"] if block["kind"] in ("finding", "chart", "table")}
    short = {name.removeprefix("2011-05-") for name in printed}
    for name in printed | short:
        assert resolve(name, kept, corpus)


def test_a_table_is_all_its_cells_and_a_row_those_of_the_row(kept: Json, corpus: Corpus) -> None:
    cells = {claim["id"] for claim in kept["claims"] if claim["id"].startswith("figures-320583:")}
    table = show("figures-320583", kept, corpus).splitlines()
    assert {line.removesuffix(" (cell)") for line in table if line.endswith(" (cell)")} == cells
    row = show("figures-320583:2", kept, corpus).splitlines()
    found = {line.removesuffix(" (cell)") for line in row if line.endswith(" (cell)")}
    assert found == {cell for cell in cells if cell.startswith("figures-320583:2.")} != set()


def test_rows_stand_once_and_in_the_order_of_their_ids(kept: Json, corpus: Corpus) -> None:
    told = show("fact:count.320583", kept, corpus).splitlines()
    ids = [line.split(",")[0] for line in told if line.startswith("2011-05-KS-") and "characters" in line]
    assert ids == sorted(ids)
    assert len(ids) == len(set(ids)) == 17 + 3


def test_a_range_is_each_of_its_ids(kept: Json, corpus: Corpus) -> None:
    told = show("KS-01–03", kept, corpus)
    assert [f"2011-05-KS-0{number}," in told for number in (1, 2, 3, 4)] == [True, True, True, False]


def test_places_are_told_in_the_language_asked_for(kept: Json, corpus: Corpus) -> None:
    assert "2011-05-KS-01、第3篇第1条、第2336–2344字符" in show("KS-01", kept, corpus, "zh")
    with pytest.raises(UnknownNameError, match="language"):
        show("KS-01", kept, corpus, "fr")


@pytest.mark.parametrize(
    ("name", "near"),
    [("targets.attainment:2011-05-F01", "targets.attainment:2011-05-F014"), ("KS-71", "2011-05-KS-17")],
)
def test_an_unknown_id_gets_a_few_suggestions(kept: Json, corpus: Corpus, name: str, near: str) -> None:
    with pytest.raises(UsageError) as caught:
        show(name, kept, corpus)
    assert near in str(caught.value)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    ("claim", "function"),
    [
        ("silence.not-mentioned:320583", "helpers.findings.gaps.not_mentioned"),
        ("material.by-locality", "helpers.findings.material.by_locality"),
        ("support.change:2011-05-F031", "helpers.findings.changes.change"),
        ("targets-all:1.3", ""),
    ],
)
def test_a_claim_is_named_after_its_function(claim: str, function: str) -> None:
    assert function_of(claim) == function
