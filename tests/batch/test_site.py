from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from helpers.batch.build import build
from helpers.batch.edition import Shelf
from helpers.batch.site import editions_before
from tests.batch.invented import BULLETIN, Project
from tests.batch.reading import manifest

TABLES = ("measures", "figures", "articles", "sentences")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Reports with two published bulletins: 2098-01 in one revision, 2099-01 in two."""
    for name, count in (("2098-01", 1), ("2099-01", 2)):
        shelf = Shelf(tmp_path, name)
        for _ in range(count):
            folder = shelf.next_folder()
            (folder / "data").mkdir()
            for table in TABLES:
                (folder / "data" / f"{table}.csv").write_text("measure_id,locality_code\n", encoding="utf-8")
            shelf.publish(folder)
    return tmp_path


def known(reports: Path, bulletin_id: str) -> list[tuple[str, str]]:
    return [(release.bulletin_id, release.revision) for release in editions_before(reports, bulletin_id)]


def test_the_first_bulletin_has_nothing_before_it(reports: Path) -> None:
    assert known(reports, "2098-01") == []
    assert known(reports, "1999-01") == []


def test_a_revision_that_was_never_sent_is_passed_over(reports: Path) -> None:
    assert known(reports, "2099-01") == [("2098-01", "r1")]


def test_the_last_revision_that_was_sent_comes_before_the_bulletin_before(reports: Path) -> None:
    for revision in ("r1", "r2"):
        (Shelf(reports, "2099-01").folder / f"{revision}.sent").touch()
    assert known(reports, "2099-01") == [("2099-01", "r2"), ("2098-01", "r1")]


def test_an_edition_from_before_there_was_data_is_passed_over(reports: Path) -> None:
    shutil.rmtree(reports / "2098-01" / "data")
    assert known(reports, "2099-01") == []


def test_a_correction_is_told_on_the_page_and_in_the_manifest(built: Project) -> None:
    (built.reports / ".editions" / BULLETIN / "r1.sent").touch()
    built.edit("coding/2099-01/measures.csv", "Sets up an invented hotline", "Opens an invented hotline")
    assert build(built.order()).revision == "r2"
    assert manifest(built)["compared_with"] == [{"bulletin_id": BULLETIN, "revision": "r1"}]
    page = (built.reports / BULLETIN / "en" / "changes.html").read_text(encoding="utf-8")
    assert "Corrections since revision 1 of this edition" in page
    assert "Opens an invented hotline</ins>" in page


def test_every_file_that_the_index_offers_is_in_the_edition(built: Project) -> None:
    listed = {file["path"] for file in manifest(built)["pages"]}
    offered = {"index.html", "en/index.html", "claims.json", "data/measures.csv", "zh/bulletin.html", "en/changes.html"}
    assert offered <= listed
    assert all((built.reports / BULLETIN / path).is_file() for path in listed)
