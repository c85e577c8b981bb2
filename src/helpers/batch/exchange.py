"""A folder that every machine of a cluster reaches, at any address that fsspec knows: what goes to workers and back."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from helpers.disk import write_whole
from helpers.errors import ExecutionError

BUNDLE = "inputs.zip"


class Exchange:
    """Contents by name at an address, each whole or not there at all; a name never stands for two contents.

    Parameters
    ----------
    address
        A folder, or such as ``s3://bucket/folder``; where fsspec needs a further package for it, it says so.
    """

    def __init__(self, address: str) -> None:
        import fsspec  # type: ignore[import-untyped]  # noqa: PLC0415 - only a cluster needs it

        self.address = address
        self._files, self._root = fsspec.url_to_fs(address)

    def give(self, folder: Path, names: Iterable[str]) -> None:
        """Put files of a folder here, by their path in it, unless they are here."""
        for name in names:
            self.put(name, (folder / name).read_bytes())

    def put(self, name: str, content: bytes) -> None:
        """Put a content here, unless it is here: written aside and renamed, so that nobody reads half of it."""
        target, aside = f"{self._root}/{name}", f"{self._root}/.aside/{uuid4().hex}"
        if not self._files.exists(target):
            for path in (target, aside):
                self._files.makedirs(path.rpartition("/")[0], exist_ok=True)
            self._files.pipe_file(aside, content)
            self._files.mv(aside, target)

    def take(self, folder: Path, names: Iterable[str]) -> None:
        """Bring what is here into a folder, unless it is there.

        Raises
        ------
        ExecutionError
            It is not here, or does not have the digest that names it.
        """
        for name in names:
            if not (folder / name).is_file():
                write_whole(folder / name, self.get(name), mode=0o444 if name.startswith("files/") else 0o644)

    def get(self, name: str) -> bytes:
        """Return a content; see `take`."""
        try:
            content: bytes = self._files.cat_file(f"{self._root}/{name}")
            digest = sha256(zlib.decompress(content) if name.startswith("documents/") else content).hexdigest()
        except (OSError, zlib.error) as error:
            raise ExecutionError(f"{name} cannot be had from {self.address}: {error}") from error
        if name.startswith(("documents/", "files/")) and digest != Path(name).stem:
            raise ExecutionError(f"{name} at {self.address} has other bytes than its name says")
        return content

    def clear(self) -> None:
        """Remove everything."""
        if self._files.exists(self._root):
            self._files.rm(self._root, recursive=True)


def bundle(places: Iterable[tuple[str, Path]]) -> bytes:
    """Pack files and folders, each under a name of its own, as a ZIP."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, place in places:
            for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
                if path.is_file():
                    inner = path.relative_to(place).as_posix() if place.is_dir() else ""
                    archive.write(path, f"{name}/{inner}".rstrip("/"))
    return packed.getvalue()


def unpack(packed: bytes, folder: Path) -> None:
    """Unpack what `bundle` packed."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(folder)
