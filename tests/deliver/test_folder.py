from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from helpers.batch.build import build
from helpers.deliver import folder as folders
from helpers.deliver.dispatch import deliver
from helpers.deliver.folder import put
from helpers.deliver.outcomes import LaterError
from helpers.deliver.recipients import Recipients
from helpers.deliver.revision import Revision, UnsoundError, find
from helpers.deliver.selection import choose
from tests.batch.invented import Project
from tests.deliver.lists import Clock, group, recipients
from tests.deliver.servers import Post
from tests.deliver.test_signoff import spoil


class Bucket(MemoryFileSystem):
    """Takes objects as an object store does, and remembers the order and what each is said to be."""

    protocol = "s3"
    written: list[tuple[str, str]] = []  # noqa: RUF012 - one bucket for a test

    def pipe_file(self, path: str, value: bytes, mode: str = "overwrite", ContentType: str = "") -> None:  # noqa: N803
        super().pipe_file(path, value, mode=mode)
        self.written.append((path.removeprefix("s3://").lstrip("/"), ContentType))


@pytest.fixture
def bucket() -> Iterator[list[tuple[str, str]]]:
    fsspec.register_implementation("s3", Bucket, clobber=True)
    Bucket.written.clear()
    Bucket.store.clear()
    yield Bucket.written
    Bucket.store.clear()


def site(tmp_path: Path, post: Post, address: str, **given: object) -> Recipients:
    settings: dict[str, Any] = {
        "channel": "folder", "briefings": ["all"], "languages": ["zh", "en"], "formats": ["html", "pdf"],
    } | given  # fmt: skip
    return recipients(tmp_path, post, group("site", [address], **settings))


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_gets_the_whole_edition_byte_for_byte(revision: Revision, tmp_path: Path, post: Post) -> None:
    made = deliver(revision, site(tmp_path, post, str(tmp_path / "www")), clock=Clock())
    expected = {path: revision.read(path) for path in revision.files} | {"manifest.json": revision.manifest_bytes}
    assert made.is_done and files(tmp_path / "www" / "2099-01") == expected


def test_an_object_store_is_told_what_each_file_is_and_gets_the_index_last(
    revision: Revision, tmp_path: Path, post: Post, bucket: list[tuple[str, str]]
) -> None:
    assert deliver(revision, site(tmp_path, post, "s3://invented/b"), clock=Clock()).is_done
    kinds = dict(bucket)
    assert [path.rpartition("2099-01/")[2] for path, _ in bucket][-3:] == [
        "en/index.html",
        "index.html",
        "manifest.json",
    ]
    assert kinds["invented/b/2099-01/index.html"] == "text/html; charset=utf-8"
    assert kinds["invented/b/2099-01/zh/comparison.pdf"] == "application/pdf"
    assert len(bucket) == len(revision.files) + 1


def test_part_of_an_edition_has_neither_pages_nor_data(revision: Revision, tmp_path: Path, post: Post) -> None:
    known = site(tmp_path, post, str(tmp_path / "www"), briefings=["comparison"], languages=["zh"], formats=["pdf"])
    deliver(revision, known, clock=Clock())
    assert set(files(tmp_path / "www")) == {"2099-01/zh/comparison.pdf"}


def test_a_delivery_that_broke_off_is_done_again_and_an_index_never_leads_to_what_is_not_there(
    revision: Revision, tmp_path: Path, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, left = site(tmp_path, post, str(tmp_path / "www")), [9]

    def break_off(path: Path, content: bytes) -> None:
        if not left[0]:
            raise OSError(28, "No space left on device")
        left[0] -= 1
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    clock = Clock()
    with monkeypatch.context() as patch:
        patch.setattr(folders, "write_whole", break_off)
        broken = deliver(revision, known, clock=clock)
    assert (broken.is_done, "index.html" in files(tmp_path / "www" / "2099-01")) == (False, False)
    clock.now += 60
    assert deliver(revision, known, clock=clock).is_done
    assert set(files(tmp_path / "www" / "2099-01")) == {*revision.files, "manifest.json"}


@pytest.mark.slow
def test_what_an_earlier_revision_put_there_and_this_one_lacks_is_removed_and_nothing_else(
    project: Project, revision: Revision, tmp_path: Path, post: Post
) -> None:
    www, known = tmp_path / "www", site(tmp_path, post, str(tmp_path / "www"))
    put(choose(revision, known.groups["site"]), str(www))
    (www / "2099-01" / "theirs.html").write_text("somebody else's")
    rows = (project.root / "codebook/localities.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [row for row in rows if not row.startswith("320500")]
    assert len(kept) == len(rows) - 1
    (project.root / "codebook/localities.csv").write_text("".join(kept), encoding="utf-8")
    build(project.order())
    second = find(project.reports)
    assert second.name == "r2"
    said = put(choose(second, known.groups["site"]), str(www))
    gone = set(revision.files) - set(second.files)
    assert gone and said.endswith(f"{len(gone)} of an earlier revision removed")
    assert set(files(www / "2099-01")) == {*second.files, "manifest.json", "theirs.html"}


def test_a_manifest_there_that_names_files_elsewhere_removes_none_of_them(
    revision: Revision, tmp_path: Path, post: Post
) -> None:
    www, theirs = tmp_path / "www", tmp_path / "theirs.txt"
    theirs.write_text("theirs")
    (www / "2099-01").mkdir(parents=True)
    (www / "2099-01" / "manifest.json").write_text(
        '{"briefings": [], "pages": [{"path": "../../theirs.txt"}, {"path": "/etc/hostname"}, {}]}'
    )
    put(choose(revision, site(tmp_path, post, str(www)).groups["site"]), str(www))
    assert theirs.read_text() == "theirs"


def test_a_place_that_cannot_be_written_to_is_tried_later(revision: Revision, tmp_path: Path, post: Post) -> None:
    (tmp_path / "www").write_text("a file")
    with pytest.raises(LaterError, match="cannot be written to"):
        put(choose(revision, site(tmp_path, post, str(tmp_path / "www")).groups["site"]), str(tmp_path / "www"))
    with pytest.raises(LaterError, match="cannot be reached"):
        put(choose(revision, site(tmp_path, post, "nowhere://x").groups["site"]), "nowhere://x")


def test_a_spoilt_file_is_not_put_anywhere(revision: Revision, tmp_path: Path, post: Post) -> None:
    spoil(revision, "zh/comparison.pdf", b"other")
    with pytest.raises(UnsoundError):
        put(choose(revision, site(tmp_path, post, str(tmp_path / "www")).groups["site"]), str(tmp_path / "www"))
