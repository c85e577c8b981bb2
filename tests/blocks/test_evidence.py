from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.blocks import Evidence, closure
from helpers.errors import BlockError


def invented(name: str, *rests_on: str) -> Evidence:
    return Evidence(name, "derived", f"invented {name}", rests_on=rests_on)


def test_evidence_brings_all_that_it_rests_on_in_turn() -> None:
    known = {
        e.id: e for e in (invented("a", "b", "c"), invented("b", "d"), invented("c"), invented("d"), invented("e"))
    }
    assert list(closure(["a"], known)) == ["a", "b", "c", "d"]


def test_evidence_that_leads_nowhere_stops_the_build_and_each_id_is_named_once() -> None:
    known = {"a": invented("a", "gone", "b"), "b": invented("b", "gone")}
    with pytest.raises(BlockError, match=r"^cited as evidence, but not known: lost, gone$"):
        closure(["lost", "a"], known)


def test_a_ring_ends() -> None:
    known = {"a": invented("a", "b"), "b": invented("b", "a")}
    assert list(closure(["a"], known)) == ["a", "b"]


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), unique=True, max_size=4)))
def test_the_closure_is_closed_and_holds_nothing_else(graph: dict[str, list[str]]) -> None:
    known = {name: invented(name, *(other for other in others if other in graph)) for name, others in graph.items()}
    start = sorted(graph)[:1]
    found = closure(start, known)
    assert all(name in found for item in found.values() for name in item.rests_on)
    assert set(found) <= set(start) | {name for item in found.values() for name in item.rests_on}
