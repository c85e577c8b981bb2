"""What a reader sees of an edition."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.batch.invented import BULLETIN, PATHS, Project

FILES = frozenset(f"{path}.{form}" for path in PATHS for form in ("html", "pdf"))


def manifest(project: Project) -> Any:
    """What the published edition states of itself."""
    return json.loads((project.reports / BULLETIN / "manifest.json").read_text(encoding="utf-8"))


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, except what may differ from run to run."""
    here = folder.resolve()
    return {
        path.relative_to(here).as_posix(): path.read_bytes()
        for path in sorted(here.rglob("*"))
        if path.is_file() and path.name != "durations.json"
    }


def briefings(folder: Path) -> dict[str, bytes]:
    """The files of an edition's briefings, which are the same in every revision made from the same inputs."""
    here = folder.resolve()
    return {path: (here / path).read_bytes() for path in FILES if (here / path).is_file()}


def is_one_of(folder: Path, editions: Sequence[dict[str, bytes]]) -> bool:
    """Whether a folder holds one of some editions, less only what its own manifest says is missing from it."""
    here = folder.resolve()
    content = json.loads((here / "manifest.json").read_bytes())
    missing = {f"{entry['path']}.{form}" for entry in content["missing"] for form in ("html", "pdf")}
    found = briefings(here)
    return any(found == {path: words for path, words in edition.items() if path not in missing} for edition in editions)


def listed(content: Any) -> dict[str, str]:
    """The digest of each file that a manifest lists."""
    found = [file for entry in content["briefings"] for file in entry["files"].values()]
    return {file["path"]: file["sha256"] for file in [*found, *content["pages"]]}


def is_whole(link: Path) -> bool:
    """Whether a reader who follows the link finds exactly what the manifest lists."""
    folder = link.resolve()
    stated = listed(json.loads((folder / "manifest.json").read_bytes()))
    found = {path: sha256(content).hexdigest() for path, content in files(folder).items() if path != "manifest.json"}
    return found == stated
