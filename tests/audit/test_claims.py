from __future__ import annotations

from typing import Any

import pytest

from helpers.audit import ledger, show
from helpers.audit.behind import function_of
from helpers.corpus import Corpus
from helpers.errors import UnknownNameError

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
    assert statement["values"] == ["17"]
    assert statement["evidence"] == ["count.320583"]
    assert [formula["id"] for formula in statement["formulas"]] == ["count.320583"]
    assert len(statement["formulas"][0]["rests_on"]) == 17
    assert statement["language"] == language
    assert statement["files"] == [*FILES, "zh/two.html"]


def test_what_stands_behind_a_claim_is_told_in_full(kept: Json, corpus: Corpus) -> None:
    told = show("targets.attainment:2011-05-F014", kept, corpus)
    assert "worded by helpers.findings.targets.attainment" in told
    assert "share.2011-05-F014" in told
    assert "【2008家】" in told
    assert "characters 2739–2744" in told
    assert "coded T02, O, ongoing by coder-a；coder-b" in told
    assert "accepted by adjudicator; not confirmed by a union analyst" in told


def test_an_unknown_claim_gets_a_suggestion(kept: Json, corpus: Corpus) -> None:
    with pytest.raises(UnknownNameError) as caught:
        show("targets.attainment:2011-05-F01", kept, corpus)
    assert caught.value.suggestions[0].startswith("targets.attainment:2011-05-F01")


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
