from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from helpers.blocks import Run, Text, text, value

RUNS = st.builds(
    Run,
    text=st.text(max_size=8),
    cites=st.lists(st.sampled_from("abc"), unique=True, max_size=3).map(tuple),
    is_strong=st.booleans(),
)
TEXTS = st.lists(RUNS, max_size=4).map(lambda runs: Text(tuple(runs)))


def test_a_text_is_made_of_strings_runs_and_texts() -> None:
    inner = text("b", Run("c", is_strong=True))
    assert text("a", "", inner, Run("d")) == Text((Run("a"), Run("b"), Run("c", is_strong=True), Run("d")))


def test_a_value_names_each_piece_of_evidence_once() -> None:
    assert value("14", "x", "y", "x") == Run("14", cites=("x", "y"))


def test_a_text_of_empty_runs_is_nothing() -> None:
    assert not Text()
    assert not Text((Run(""),))
    assert text("a")


@given(st.lists(TEXTS, max_size=4), TEXTS)
def test_texts_join_as_strings_do(items: list[Text], between: Text) -> None:
    assert str(between.joined(items)) == str(between).join(map(str, items))


@given(TEXTS, TEXTS)
def test_evidence_of_two_texts_is_that_of_both(one: Text, other: Text) -> None:
    assert (one + other).cites == tuple(dict.fromkeys(one.cites + other.cites))
