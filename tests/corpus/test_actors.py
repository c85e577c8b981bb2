"""Actors have English names, and a missing one is remarked and stops nothing."""

from __future__ import annotations

from pathlib import Path

from helpers.corpus import check
from helpers.corpus.actors import english, split, unnamed
from helpers.corpus.corpus import Corpus
from tests.conftest import DATA

from .spoiling import rewrite


def test_every_actor_of_the_bulletin_has_an_english_name() -> None:
    assert unnamed(DATA, "2011-05") == []


def test_an_actor_without_an_english_name_is_remarked_once_and_is_no_fault(real_data: Path) -> None:
    rewrite(real_data / "codebook" / "actors.csv", lambda rows: rows[1].__setitem__(0, "虚构总工会"))
    assert [(remark.column, remark.found) for remark in unnamed(real_data, "2011-05")] == [("lead_actor", "市总")]
    assert check(real_data, "2011-05") == []


def test_a_cell_may_name_several(corpus: Corpus) -> None:
    assert split("农民工；劳务派遣工") == ["农民工", "劳务派遣工"]
    assert english(corpus.actors)["劳务派遣工"] == "dispatch workers"
