from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from helpers import audit
from helpers.audit.files import Verdict
from helpers.batch.build import build
from helpers.batch.edition import Shelf
from helpers.deliver.dispatch import deliver
from helpers.deliver.revision import Revision, UnsoundError, find
from helpers.deliver.signoff import NotReleasedError, approval, approve, history, released, withdraw
from helpers.errors import FaultsError, UnknownNameError, UsageError
from tests.batch.invented import Project
from tests.deliver.lists import AT, Clock, recipients
from tests.deliver.servers import Post

NOW = datetime.fromtimestamp(AT, UTC)


def spoil(revision: Revision, path: str, content: bytes) -> None:
    """Put other bytes in the place of a file, which may be a link to one that others share."""
    file = revision.folder / path
    file.unlink(missing_ok=True)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def test_an_approval_records_who_released_which_bytes(revision: Revision) -> None:
    found = released(revision)
    assert (found.act, found.by, found.at, found.revision) == ("approved", "王虚构", "2099-02-05T18:40:00+00:00", "r1")
    assert (found.manifest_sha256, found.audited_count) == (revision.manifest_digest, 8)
    assert found.files == {path: file["sha256"] for path, file in revision.files.items()}
    assert not list(revision.folder.glob("*signoff*"))


def test_an_approval_can_be_withdrawn_and_both_stay_on_record(revision: Revision) -> None:
    withdraw(revision, "李虚构", NOW)
    with pytest.raises(NotReleasedError, match="not approved"):
        released(revision)
    assert [(decision.act, decision.by) for decision in history(revision)] == [
        ("approved", "王虚构"),
        ("withdrawn", "李虚构"),
    ]
    with pytest.raises(NotReleasedError, match="nothing to withdraw"):
        withdraw(revision, "李虚构", NOW)


@pytest.mark.parametrize("by", ["", " ", "王\n虚构", "\x1b[31m", "x" * 81])
def test_an_approval_needs_a_name(project: Project, revision: Revision, by: str) -> None:
    with pytest.raises(UsageError, match="no name of a person"):
        approve(revision, by, NOW, root=project.root)


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("zh/comparison.html", "zh/comparison.html is not the file that manifest.json states"),
        ("zh/extra.html", "zh/extra.html is not in manifest.json"),
        ("manifest.json", "its manifest.json cannot be read"),
    ],
)
def test_nothing_is_sent_from_an_edition_whose_files_are_not_those_that_were_released(
    revision: Revision, tmp_path: Path, post: Post, path: str, says: str
) -> None:
    spoil(revision, path, b"{")
    with pytest.raises((NotReleasedError, UnsoundError), match=says):
        deliver(revision, recipients(tmp_path, post), clock=Clock())
    assert post.taken == []


def test_nothing_is_sent_from_an_edition_without_a_manifest(revision: Revision, tmp_path: Path, post: Post) -> None:
    (revision.folder / "manifest.json").unlink()
    with pytest.raises(NotReleasedError, match="not complete"):
        deliver(revision, recipients(tmp_path, post), clock=Clock())


def test_another_manifest_is_not_what_was_approved(revision: Revision, tmp_path: Path, post: Post) -> None:
    manifest = json.loads(revision.manifest_bytes)
    spoil(revision, "manifest.json", json.dumps(manifest | {"edition_date": "2099-12-31"}).encode())
    with pytest.raises(NotReleasedError, match="not approved"):
        deliver(find(revision.reports), recipients(tmp_path, post), clock=Clock())


def test_a_manifest_that_names_a_file_outside_the_edition_is_refused(revision: Revision) -> None:
    manifest = json.loads(revision.manifest_bytes)
    manifest["pages"][0]["path"] = "../../../../etc/passwd"
    spoil(revision, "manifest.json", json.dumps(manifest).encode())
    with pytest.raises(UnsoundError, match="no path inside an edition"):
        find(revision.reports).files  # noqa: B018 - reading it is the test


@pytest.mark.parametrize("name", ["..", "../..", "/etc", "2099-01/../../x", "2099-01/r1/..", "2099-01/r01", "2099-02"])
def test_a_path_in_an_editions_id_leads_nowhere(revision: Revision, name: str) -> None:
    with pytest.raises(UnknownNameError):
        find(revision.reports, name)


@pytest.mark.slow
def test_an_edition_in_which_a_briefing_is_missing_cannot_be_approved(project: Project) -> None:
    project.write_notebook("comparison", "1/0")
    assert not build(project.order()).is_done
    revision = find(project.reports)
    with pytest.raises(NotReleasedError, match="zh/comparison could not be made: ZeroDivisionError"):
        approve(revision, "王虚构", NOW, root=project.root)
    assert approval(revision) is None


def test_an_edition_cannot_be_approved_while_the_data_it_rests_on_have_faults(
    project: Project, revision: Revision
) -> None:
    project.edit("bulletins/2099-01/bulletin.txt", "昆山工会的虚构做法", "昆山工会的另一做法")
    with pytest.raises(FaultsError, match="wrong checksum"):
        approve(revision, "王虚构", NOW, root=project.root)
    assert len(history(revision)) == 1


def test_what_the_audit_finds_stops_an_approval(
    project: Project, revision: Revision, monkeypatch: pytest.MonkeyPatch
) -> None:
    verdict = Verdict(revision.folder, ("zh/comparison.pdf: 12 is backed by nothing",), ())  # type: ignore[arg-type]
    monkeypatch.setattr(audit, "audit_edition", lambda *_: verdict, raising=False)
    with pytest.raises(NotReleasedError, match="fails its audit"):
        approve(revision, "王虚构", NOW, root=project.root)


@pytest.mark.slow
def test_a_revision_that_readers_no_longer_see_is_not_sent(
    project: Project, revision: Revision, tmp_path: Path, post: Post
) -> None:
    project.edit("coding/2099-01/measures.csv", "Sets up an invented hotline", "Opens an invented hotline")
    assert build(project.order()).is_done
    assert Shelf(project.reports, revision.bulletin_id).published != revision.folder
    with pytest.raises(NotReleasedError, match="is not what readers see"):
        deliver(revision, recipients(tmp_path, post), clock=Clock())
    with pytest.raises(
        NotReleasedError, match=r"2099-01/r2 is not approved \(approved: r1, which readers no longer see"
    ):
        deliver(find(project.reports), recipients(tmp_path, post), clock=Clock())
    assert post.taken == []
