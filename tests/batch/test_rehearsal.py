from __future__ import annotations

from pathlib import Path

import pytest

from helpers.batch.rehearsal import Play, rehearse
from helpers.corpus import load, loading
from helpers.errors import FaultsError
from tests.batch.invented import BULLETIN, DATE, Project


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


def test_a_file_that_has_changed_is_read_again(project: Project) -> None:
    loading.share(BULLETIN, project.root)
    project.edit(f"coding/{BULLETIN}/measures.csv", "Sets up an invented hotline", "Opens an invented hotline")
    assert "Opens an invented hotline" in set(load(BULLETIN, project.root).measures["label_en"])
    project.edit(f"coding/{BULLETIN}/measures.csv", "建立虚构热线,", "建立虚构冷线,")
    with pytest.raises(FaultsError):
        load(BULLETIN, project.root)


def test_a_rehearsal_that_cannot_be_played_does_no_harm(tmp_path: Path) -> None:
    rehearse(Play(tmp_path / "nowhere", BULLETIN, DATE, "ground"))
