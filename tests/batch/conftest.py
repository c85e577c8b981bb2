"""An invented project, and one whose edition is already built."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from helpers.batch.build import build
from tests.batch import invented
from tests.batch.invented import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An invented project without an edition."""
    return invented.project(tmp_path / "project")


@pytest.fixture(scope="session")
def first_edition(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """An invented project with its first edition. Shared: nobody may change its folders."""
    made = invented.project(tmp_path_factory.mktemp("first") / "project")
    assert build(made.order()).is_done
    return made


@pytest.fixture
def built(first_edition: Project, tmp_path: Path) -> Project:
    """An invented project with its first edition, to change."""
    folder = shutil.copytree(first_edition.root.parent, tmp_path / "built", symlinks=True)
    return Project(folder / "data", folder / "notebooks", folder / "reports")
