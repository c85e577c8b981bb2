"""Documents and files under the key of what they were made from: made once, found again by any later build.

``runs/<execution key>`` names the document that an execution gave, ``renderings/<rendering key>`` the file that a
rendering gave; ``documents`` and ``files`` hold each content under its own digest. Every write is whole or does not
exist, so that a build that was interrupted goes on where it stopped.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from helpers.batch.fingerprint import canonical
from helpers.disk import write_whole

Json = dict[str, Any]
COMPRESSION = 1


class Store:
    """A folder of contents by digest."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def document_digest(self, execution_key: str) -> str | None:
        """Return the digest of the document that an execution gave; None if it is unknown or the document is gone."""
        found = self._read("runs", execution_key)
        return found if found and (self.folder / "documents" / found).is_file() else None

    def is_sound(self, digest: str) -> bool:
        """Whether there is a document of this digest whose bytes have it."""
        return self._content(digest) is not None

    def document(self, digest: str) -> Json | None:
        """Return a document; None if there is none or its bytes are damaged."""
        content = self._content(digest)
        return None if content is None else json.loads(content)

    def _content(self, digest: str) -> bytes | None:
        with suppress(OSError, zlib.error):
            content = zlib.decompress((self.folder / "documents" / digest).read_bytes())
            return content if sha256(content).hexdigest() == digest else None
        return None

    def keep_document(self, execution_key: str, document: Json) -> str:
        """Keep what an execution gave; return the document's digest."""
        content = canonical(document)
        digest = sha256(content).hexdigest()
        write_whole(self.folder / "documents" / digest, zlib.compress(content, COMPRESSION))
        write_whole(self.folder / "runs" / execution_key, digest.encode())
        return digest

    def file(self, rendering_key: str, *, is_checked: bool = False) -> Path | None:
        """Return the file that a rendering gave, named by its digest; None if there is none.

        With `is_checked`, a file whose bytes do not have that digest counts as none.
        """
        name = self._read("renderings", rendering_key)
        path = self.folder / "files" / str(name)
        if not name or not path.is_file():
            return None
        is_sound = not is_checked or sha256(path.read_bytes()).hexdigest() == path.stem
        return path if is_sound else None

    def keep_file(self, rendering_key: str, content: bytes, suffix: str) -> Path:
        """Keep what a rendering gave; return its path, which nobody may write to."""
        name = f"{sha256(content).hexdigest()}.{suffix}"
        path = self.folder / "files" / name
        write_whole(path, content, mode=0o444)
        write_whole(self.folder / "renderings" / rendering_key, name.encode())
        return path

    def data(self, digest: str) -> bytes | None:
        """Return the content of a data file that an edition was made from; None if it is not kept."""
        with suppress(OSError, zlib.error):
            return zlib.decompress((self.folder / "data" / digest).read_bytes())
        return None

    def keep_data(self, files: Mapping[str, Path]) -> None:
        """Keep the contents of data files by their digests, so that a later change can be told row by row."""
        for digest, path in files.items():
            place = self.folder / "data" / digest
            if not place.is_file():
                write_whole(place, zlib.compress(path.read_bytes(), COMPRESSION))

    def forget(self, keys: Iterable[str]) -> None:
        """Forget what was made under some keys, as if it had never been made."""
        for key in keys:
            for kind in ("runs", "renderings"):
                (self.folder / kind / key).unlink(missing_ok=True)

    def prune(self, documents: Iterable[str], files: Iterable[str], data: Iterable[str]) -> None:
        """Remove every content that is not among those named, and what leads to it."""
        wanted = set(data)
        for path in self._all("data"):
            if path.name not in wanted:
                path.unlink(missing_ok=True)
        kept = {"documents": set(documents), "files": set(files)}
        for kind, key in (("documents", "runs"), ("files", "renderings")):
            for path in self._all(key):
                if self._read(key, path.name) not in kept[kind]:
                    path.unlink(missing_ok=True)
            for path in self._all(kind):
                if path.name not in kept[kind]:
                    path.unlink(missing_ok=True)

    def _all(self, kind: str) -> list[Path]:
        folder = self.folder / kind
        return list(folder.iterdir()) if folder.is_dir() else []

    def _read(self, kind: str, key: str) -> str | None:
        with suppress(OSError):
            return (self.folder / kind / key).read_text(encoding="ascii")
        return None
