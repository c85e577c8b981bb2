"""A revision of an edition as it lies on disk: what it holds, and whether its bytes are those that it states."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from helpers.batch.build import files_of
from helpers.batch.edition import MANIFEST, Shelf
from helpers.batch.store import Store
from helpers.batch.verify import UNLISTED
from helpers.errors import UnknownNameError, UsageError
from helpers.site.addresses import DATA
from helpers.site.release import Release, read_release

Json = dict[str, Any]
LATEST = "latest"
_NAME = re.compile(r"r[1-9][0-9]*")


class UnsoundError(UsageError):
    """A revision that is not whole, or not as it states."""


@dataclass(frozen=True)
class Revision:
    """One revision of the edition of one bulletin.

    Attributes
    ----------
    reports
        The folder of all editions.
    name
        Such as ``"r3"``.
    """

    reports: Path
    bulletin_id: str
    name: str

    def __str__(self) -> str:
        return f"{self.bulletin_id}/{self.name}"

    @property
    def shelf(self) -> Shelf:
        """The editions of its bulletin."""
        return Shelf(self.reports, self.bulletin_id)

    @property
    def folder(self) -> Path:
        """Where its files are; nobody writes there."""
        return self.shelf.folder / self.name

    @property
    def is_published(self) -> bool:
        """Whether it is the one that readers see."""
        published = self.shelf.published
        return published is not None and published.name == self.name

    @cached_property
    def manifest_bytes(self) -> bytes:
        """Its manifest as it lies there.

        Raises
        ------
        UnsoundError
            It has none, so it is no whole edition.
        """
        try:
            return (self.folder / MANIFEST).read_bytes()
        except OSError:
            raise UnsoundError(f"{self} is not complete: it has no {MANIFEST}") from None

    @cached_property
    def manifest(self) -> Json:
        """Its manifest.

        Raises
        ------
        UnsoundError
            It cannot be read, is another edition's, or names a file outside the edition.
        """
        try:
            content: Json = json.loads(self.manifest_bytes)
            found, listed = content["bulletin_id"], files_of(content)
        except (ValueError, KeyError, TypeError) as error:
            raise UnsoundError(f"{self} is not complete: its {MANIFEST} cannot be read ({error})") from None
        if found != self.bulletin_id:
            raise UnsoundError(f"{self}: its {MANIFEST} is of {found!r}")
        if outside := [path for path in listed if not is_inside(path)]:
            raise UnsoundError(f"{self}: its {MANIFEST} names {outside[0]!r}, which is no path inside an edition")
        return content

    @property
    def manifest_digest(self) -> str:
        """SHA-256 of its manifest, which holds the SHA-256 of every file."""
        return sha256(self.manifest_bytes).hexdigest()

    @cached_property
    def files(self) -> Mapping[str, Json]:
        """What the manifest says of each file (``path``, ``sha256``, ``bytes``), by path."""
        return files_of(self.manifest)

    def read(self, path: str) -> bytes:
        """Return a file's bytes.

        Raises
        ------
        UnsoundError
            They are not those that the manifest states.
        """
        stated = self.files.get(path)
        try:
            content = (self.folder / path).read_bytes() if stated else None
        except OSError:
            content = None
        if content is None or stated is None or sha256(content).hexdigest() != stated["sha256"]:
            raise UnsoundError(f"{self}: {path} is not the file that {MANIFEST} states")
        return content

    def document(self, digest: str) -> Json:
        """Return what a briefing says, by the digest that its entry of the manifest names.

        Raises
        ------
        UnsoundError
            The store has lost it.
        """
        found = Store(self.reports / ".store").document(digest)
        if found is None:
            raise UnsoundError(f"{self}: the store has lost the document {digest}; build again")
        return found

    def release(self) -> Release:
        """Return what it states, for comparing."""
        return read_release(self.folder / DATA, self.bulletin_id, self.name)

    def faults(self) -> list[str]:
        """Return every reason why it is not whole or not as stated; empty if it is sound."""
        try:
            missing = [f"{entry['path']} could not be made: {entry['error']}" for entry in self.manifest["missing"]]
        except UnsoundError as error:
            return [str(error)]
        found = {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if not path.is_dir()}
        wrong = []
        for path in self.files:
            try:
                self.read(path)
            except UnsoundError as error:
                wrong.append(str(error))
        added = sorted(found - set(self.files) - UNLISTED)
        return [*missing, *wrong, *(f"{self}: {path} is not in {MANIFEST}" for path in added)]


def find(reports: Path, edition: str = LATEST) -> Revision:
    """Return a revision that exists.

    Parameters
    ----------
    edition
        Id of a bulletin, of which the published revision is meant; ``2011-05/r3`` for a certain one; or ``"latest"``.

    Raises
    ------
    UnknownNameError
        There is no such edition.
    """
    known = sorted(folder.name for folder in (reports / ".editions").glob("*") if folder.is_dir())
    bulletin_id, _, name = edition.partition("/")
    if not known:
        raise UsageError(f"no edition in {reports}; make one: briefings build")
    if bulletin_id == LATEST:
        bulletin_id = known[-1]
    if bulletin_id not in known:
        raise UnknownNameError("edition", bulletin_id, known)
    shelf = Shelf(reports, bulletin_id)
    if not name:
        if shelf.published is None:
            raise UsageError(f"no edition of {bulletin_id} is published in {reports}; make one: briefings build")
        name = shelf.published.name
    revisions = [f"r{number}" for number in shelf.revisions()]
    if not _NAME.fullmatch(name) or name not in revisions:
        raise UnknownNameError(f"revision of {bulletin_id}", name, revisions)
    return Revision(reports, bulletin_id, name)


def is_inside(path: object) -> bool:
    """Whether a path that a manifest names leads into the edition and nowhere else."""
    if not isinstance(path, str) or not path or "\\" in path or "\0" in path:
        return False
    pure = PurePosixPath(path)
    return not pure.is_absolute() and ".." not in pure.parts and pure.as_posix() == path
