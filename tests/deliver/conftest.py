"""A published edition of the invented bulletin, a distribution list, and a mail server on loopback."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from helpers.batch.build import build
from helpers.deliver.revision import Revision, find
from helpers.deliver.signoff import approve
from tests.batch import invented
from tests.batch.invented import Project
from tests.deliver.lists import AT
from tests.deliver.servers import PASSWORD, Post, mail_server


@pytest.fixture(scope="session")
def edition_made_once(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """An invented project with its first edition, approved. Shared: nobody may change its folders."""
    return _approved(tmp_path_factory.getbasetemp())


@cache
def _approved(folder: Path) -> Project:
    """Build once, also where another folder's conftest takes the fixture over."""
    made = invented.project(folder / "delivered" / "project")
    assert build(made.order()).is_done
    approve(find(made.reports), "王虚构", datetime.fromtimestamp(AT, UTC), root=made.root)
    return made


@pytest.fixture
def project(edition_made_once: Project, tmp_path: Path) -> Project:
    """An invented project with an approved edition, to change."""
    folder = shutil.copytree(edition_made_once.root.parent, tmp_path / "project", symlinks=True)
    return Project(folder / "data", folder / "notebooks", folder / "reports")


@pytest.fixture
def revision(project: Project) -> Revision:
    """Its published revision."""
    return find(project.reports)


@pytest.fixture
def post(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Post]:
    """A mail server with STARTTLS and login, whose password is in the environment."""
    monkeypatch.setenv("BRIEFINGS_SMTP_PASSWORD", PASSWORD)
    with mail_server(tmp_path) as running:
        yield running
