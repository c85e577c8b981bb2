"""Editions on disk: a folder for each revision, and one link that readers follow.

::

    reports/
      2011-05 -> .editions/2011-05/r3     switched in one step, when r3 is whole
      .editions/2011-05/r1 r2 r3          each with index.html, manifest.json, zh/…, en/…
      .editions/2011-05/inputs.json       what the last whole build was made from
      .preview/2011-05/                   what the last partial build made
      .failed/2011-05/                    notebooks that failed in the last build
      .store/                             see `helpers.batch.store`
      .lock                               held while a build runs

Kept are the published revision, the two before it, and every revision that was sent, which whoever sends it marks with
an empty file ``r3.sent`` beside its folder. Any other revision is removed after the next one is published.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from helpers.disk import sync, write_whole
from helpers.errors import UsageError

Json = dict[str, Any]
KEPT_BEFORE = 2
MANIFEST = "manifest.json"
DURATIONS = "durations.json"
INPUTS = "inputs.json"


class Shelf:
    """The editions of one bulletin under a reports folder."""

    def __init__(self, reports: Path, bulletin_id: str) -> None:
        self.reports = reports
        self.bulletin_id = bulletin_id
        self.link = reports / bulletin_id
        self.folder = reports / ".editions" / bulletin_id
        self.preview = reports / ".preview" / bulletin_id
        self.failed = reports / ".failed" / bulletin_id
        self.inputs = self.folder / INPUTS

    @property
    def published(self) -> Path | None:
        """The folder that readers are led to; None before the first edition."""
        return self.link.resolve() if self.link.is_symlink() and self.link.is_dir() else None

    def manifest(self) -> Json | None:
        """Return the manifest of the published edition; None before the first."""
        return read_json(self.link / MANIFEST)

    def revisions(self) -> list[int]:
        """Return the numbers of all revisions on disk, oldest first."""
        return sorted(
            int(path.name[1:]) for path in self.folder.glob("r*") if path.is_dir() and path.name[1:].isdigit()
        )

    def next_folder(self) -> Path:
        """Return an empty folder in which an edition can be put together; what an interrupted build left is removed."""
        for left in self.folder.glob(".next-*"):
            shutil.rmtree(left)
        folder = self.folder / f".next-{max(self.revisions(), default=0) + 1}"
        folder.mkdir(parents=True)
        return folder

    def publish(self, folder: Path) -> Path:
        """Make a folder of `next_folder` the edition that readers see; return its new place.

        Raises
        ------
        UsageError
            Something that is not a link of ours stands where readers look.
        """
        if self.link.exists() and not self.link.is_symlink():
            raise UsageError(f"{self.link} is no link of an edition; move it away")
        revision = self.folder / f"r{folder.name.removeprefix('.next-')}"
        folder.rename(revision)
        sync(self.folder)
        switch(self.link, Path(".editions", self.bulletin_id, revision.name))
        return revision

    def prune(self) -> None:
        """Remove the revisions that the rule above does not keep."""
        published = self.published
        if published is None:
            return
        current = int(published.name[1:])
        kept = {*[n for n in self.revisions() if n < current][-KEPT_BEFORE:], current}
        for number in self.revisions():
            if number not in kept and not (self.folder / f"r{number}.sent").exists():
                shutil.rmtree(self.folder / f"r{number}")

    def show_preview(self, folder: Path) -> Path:
        """Put a folder of `next_folder` where the last preview was."""
        self.preview.parent.mkdir(parents=True, exist_ok=True)
        if self.preview.exists():
            shutil.rmtree(self.preview)
        folder.rename(self.preview)
        return self.preview


def all_manifests(reports: Path) -> Iterator[Json]:
    """Yield the manifest of every revision of every bulletin."""
    yield from _read_all(reports, f"*/r*/{MANIFEST}")


def all_inputs(reports: Path) -> Iterator[Json]:
    """Yield what the last whole build of each bulletin was made from."""
    yield from _read_all(reports, f"*/{INPUTS}")


def _read_all(reports: Path, pattern: str) -> Iterator[Json]:
    for path in sorted((reports / ".editions").glob(pattern)):
        if found := read_json(path):
            yield found


@contextmanager
def lock(folder: Path, work: str = "build") -> Iterator[None]:
    """Hold a folder for one build, or other work; it is let go with the process, however that ends.

    Raises
    ------
    UsageError
        Another one holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("a+", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read().strip() or "unknown"
            raise UsageError(
                f"another {work} (process {holder}) is at work in {folder}; wait until it is done"
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def place(source: Path, target: Path) -> None:
    """Let a file of the store stand in an edition, without a copy where the file system can."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)
        target.chmod(0o444)


def switch(link: Path, target: Path) -> None:
    """Let a link lead elsewhere, in one step."""
    temporary = link.with_name(f".{link.name}.link")
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(target)
    temporary.replace(link)
    sync(link.parent)


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """Write JSON for people and programs, the same bytes for the same content."""
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(path, f"{text}\n".encode())


def read_json(path: Path) -> Json | None:
    """Read JSON; None if there is no such file or it holds none."""
    with suppress(OSError, ValueError):
        content: Json = json.loads(path.read_text(encoding="utf-8"))
        return content
    return None
