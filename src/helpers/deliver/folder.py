"""A folder here or anywhere that fsspec reaches: each file whole or not at all, what leads to the others last.

Putting the same edition there twice gives the same files, so a delivery that broke off is simply done again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from helpers.batch.edition import MANIFEST
from helpers.deliver.outcomes import LaterError
from helpers.deliver.revision import is_inside
from helpers.deliver.selection import Chosen, is_whole
from helpers.disk import write_whole

TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "toml": "application/toml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
OTHER = "application/octet-stream"
_BY_STORE: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "s3": lambda kind: {"ContentType": kind},
    "s3a": lambda kind: {"ContentType": kind},
    "gs": lambda kind: {"content_type": kind},
    "gcs": lambda kind: {"content_type": kind},
}
"""How each object store is told what a file is; without it, browsers would download pages instead of showing them."""


def put(chosen: Chosen, address: str) -> str:
    """Put what a group gets under ``address/BULLETIN/``; return what was done, in words.

    A file that an earlier revision put there and this one does not have is removed at the end. Other files stay.

    Raises
    ------
    LaterError
        The place cannot be reached, or not written to.
    UnsoundError
        A file is not the one that the revision states.
    """
    import fsspec  # type: ignore[import-untyped]  # noqa: PLC0415 - only a folder needs it

    try:
        system, base = fsspec.url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise LaterError(f"{address} cannot be reached: {error}") from None
    folder = f"{base.rstrip('/')}/{chosen.revision.bulletin_id}"
    listed = [path for path in chosen.files if path != MANIFEST]
    try:
        before = _listed_there(system, f"{folder}/{MANIFEST}")
        for path in listed:
            _write(system, f"{folder}/{path}", chosen.revision.read(path))
        if is_whole(chosen.group):
            _write(system, f"{folder}/{MANIFEST}", chosen.revision.manifest_bytes)
        gone = [path for path in before if path not in listed]
        for path in gone:
            if system.exists(f"{folder}/{path}"):
                system.rm_file(f"{folder}/{path}")
    except OSError as error:
        raise LaterError(f"{address} cannot be written to: {error}") from None
    return f"{len(listed)} files in {address}" + (f", {len(gone)} of an earlier revision removed" if gone else "")


def _write(system: Any, place: str, content: bytes) -> None:
    """Write a file whole: an object appears at once; elsewhere it is written beside its place and moved there."""
    protocols = system.protocol if isinstance(system.protocol, tuple) else (system.protocol,)
    known = next((protocol for protocol in protocols if protocol in _BY_STORE), None)
    if known:
        kind = TYPES.get(place.rpartition(".")[2], OTHER)
        system.pipe_file(place, content, **_BY_STORE[known](kind))
        return
    if "file" in protocols:
        write_whole(Path(place), content)
        return
    parent, _, name = place.rpartition("/")
    system.makedirs(parent, exist_ok=True)
    beside = f"{parent}/.{name}.part"
    system.pipe_file(beside, content)
    system.mv(beside, place)


def _listed_there(system: Any, manifest: str) -> list[str]:
    """Return the files that an earlier revision put there, as its manifest says; none where there is no such."""
    try:
        content = json.loads(system.cat_file(manifest))
        files = [file["path"] for entry in content["briefings"] for file in entry["files"].values()]
        return [path for path in [*files, *(page["path"] for page in content["pages"])] if is_inside(path)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []
