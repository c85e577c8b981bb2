from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from helpers.analysis import density
from helpers.batch.rehearsal import Play, rehearse
from helpers.briefing.page import Page
from helpers.corpus import load, loading
from helpers.errors import FaultsError
from tests.batch.invented import BULLETIN, DATE, Project

DAY = date.fromisoformat(DATE)


@pytest.fixture(autouse=True)
def nothing_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_shared", {})


def test_a_shared_corpus_is_not_read_again_and_belongs_to_nobody(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    loading.share(BULLETIN, project.root)
    monkeypatch.setattr(loading, "read", None)
    one, other = load(BULLETIN, project.root), load(BULLETIN, project.root)
    one.measures.loc[:, "theme"] = "T01"
    one.measures["further"] = 1
    assert set(other.measures["theme"]) == set(load(BULLETIN, project.root).measures["theme"]) == {"T09"}
    assert "further" not in other.measures


def test_what_follows_from_a_shared_corpus_is_made_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = Page(load(BULLETIN, project.root), "zh", DAY, {})
    reported, states, evidence = expected.density, expected.corpus.states, expected.evidence
    loading.share(BULLETIN, project.root)
    first = Page(load(BULLETIN, project.root), "zh", DAY, {})
    assert first.density.equals(reported)
    assert first.corpus.states.equals(states)
    assert first.evidence == evidence
    monkeypatch.setattr(density, "by_locality", None)
    second = Page(load(BULLETIN, project.root), "zh", DAY, {})
    second.density.loc[:, "measure_count"] = 99
    third = Page(load(BULLETIN, project.root), "zh", DAY, {})
    assert third.density.equals(reported)


def test_whoever_writes_to_a_shared_corpus_gets_what_follows_from_what_was_written(project: Project) -> None:
    loading.share(BULLETIN, project.root)
    untouched = Page(load(BULLETIN, project.root), "zh", DAY, {})
    count = untouched.density["char_count"].sum()
    written = Page(load(BULLETIN, project.root), "zh", DAY, {})
    written.corpus.articles["char_count"] *= 2
    part = untouched.of(untouched.codes[:0])
    assert written.density["char_count"].sum() == 2 * count
    assert part.density.empty
    assert Page(load(BULLETIN, project.root), "zh", DAY, {}).density["char_count"].sum() == count


def test_a_file_that_has_changed_is_read_again(project: Project) -> None:
    loading.share(BULLETIN, project.root)
    project.edit(f"coding/{BULLETIN}/measures.csv", "Sets up an invented hotline", "Opens an invented hotline")
    assert "Opens an invented hotline" in set(load(BULLETIN, project.root).measures["label_en"])
    project.edit(f"coding/{BULLETIN}/measures.csv", "建立虚构热线,", "建立虚构冷线,")
    with pytest.raises(FaultsError):
        load(BULLETIN, project.root)


def test_a_rehearsal_that_cannot_be_played_does_no_harm(tmp_path: Path) -> None:
    rehearse(Play(tmp_path / "nowhere", BULLETIN, DATE, "ground"))
