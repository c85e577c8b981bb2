"""What a briefing was made from, as digests.

Two keys decide what a build does; both are sound, since each covers all that the step can read:

* A notebook is **executed** again when anything changed that an execution may read: the notebook, its parameters, the
  data of its bulletin and the codebook, the package, the libraries, Python.
* A file is **rendered** again when its document changed, the package, the libraries or the fonts.

An execution that gives the same document as before therefore changes no file, and the set of files that are rendered
again after a change of data is exactly the set whose bytes differ: nothing but the document and the renderer decides
them. Executing is cheap beside the risk of guessing which rows a page rests on: nearly every page compares with peers.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from helpers.batch.plan import KINDS, Briefing, Format
from helpers.errors import UsageError

PROJECT = "union-briefings"
SHARED = ("codebook", "schemas")
SKIPPED = frozenset({"__pycache__", ".ipynb_checkpoints", ".DS_Store"})
_VERSION = re.compile(r"^Version: *(\S+)", re.MULTILINE)
_REQUIRES = re.compile(r"^Requires-Dist: *([A-Za-z0-9._-]+)([^;\n]*)(?:;(.*))?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that an edition is made from.

    Attributes
    ----------
    data, notebooks, package, fonts
        SHA-256 by name; a name is a path from the data folder, the notebooks' folder or the package's parent, so that
        it is the same on every machine.
    versions
        Of Python and of every library that the project needs, directly or not.
    """

    data: Mapping[str, str]
    notebooks: Mapping[str, str]
    package: Mapping[str, str]
    fonts: Mapping[str, str]
    versions: Mapping[str, str]

    def to_json(self) -> dict[str, Mapping[str, str]]:
        """Return everything as the manifest holds it."""
        return {
            "data": self.data,
            "notebooks": self.notebooks,
            "package": self.package,
            "fonts": self.fonts,
            "versions": self.versions,
        }

    @property
    def tools(self) -> str:
        """Digest of what both steps use: package, libraries, fonts."""
        return digest([self.package, self.versions, self.fonts])


def inputs(root: Path, bulletin_id: str, notebooks: Path) -> Inputs:
    """Take the fingerprint of everything as it is now.

    Parameters
    ----------
    root
        The data folder.
    notebooks
        The folder that has one for each kind of briefing; what else lies there no briefing is made from.
    """
    return Inputs(
        data=_files(places(root, bulletin_id), root),
        notebooks=_files([notebooks / f"{kind}.ipynb" for kind in sorted(KINDS)], notebooks),
        package=_package(),
        fonts=_fonts(),
        versions=versions(),
    )


def tools() -> str:
    """Return the digest of what this machine makes briefings with; see `Inputs.tools`."""
    return Inputs({}, {}, _package(), _fonts(), versions()).tools


def _package() -> dict[str, str]:
    import helpers  # noqa: PLC0415 - its path is data here

    package = Path(helpers.__path__[0])
    return _files([package], package.parent)


def places(root: Path, bulletin_id: str) -> tuple[Path, ...]:
    """Return the files and folders of the data that a briefing on a bulletin may be made from."""
    folders = (root / "bulletins" / bulletin_id, root / "coding" / bulletin_id, *(root / name for name in SHARED))
    return (root / "datapackage.json", *folders)


def execution_key(inputs: Inputs, briefing: Briefing) -> str:
    """Return the key under which the document of a briefing is kept."""
    return digest([inputs.tools, inputs.data, inputs.notebooks[briefing.notebook], briefing.parameters])


def rendering_key(inputs: Inputs, document: str, form: Format) -> str:
    """Return the key under which a file is kept that was made from a document, named by its digest."""
    return digest([inputs.tools, document, form])


def digest(content: Any) -> str:
    """Return the SHA-256 of anything that JSON can say; the order of keys does not matter."""
    return sha256(canonical(content)).hexdigest()


def canonical(content: Any) -> bytes:
    """Return JSON as bytes, the same for equal content."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def versions() -> dict[str, str]:
    """Return the versions of Python and of every installed library that the project needs, directly or not.

    Raises
    ------
    UsageError
        The project itself is not installed.
    """
    from packaging.markers import Marker  # noqa: PLC0415 - only here

    found: dict[str, str] = {}
    waiting = [PROJECT]
    while waiting:
        name = waiting.pop()
        if name in found or (head := _metadata(name)) is None:
            continue
        version = _VERSION.search(head)
        found[name] = version[1] if version else ""
        for needed, _, marker in _REQUIRES.findall(head):
            if not marker or Marker(marker).evaluate({"extra": ""}):
                waiting.append(_normal(needed))
    if not found:
        raise UsageError(
            f"{PROJECT} is not installed, so nobody knows which libraries it needs: pip install --editable ."
        )
    return dict(sorted({**found, "python": ".".join(map(str, sys.version_info[:3]))}.items()))


def _metadata(name: str) -> str | None:
    """Return the head of an installed library's metadata as text: parsed as an e-mail, it takes ten times as long."""
    try:
        return (distribution(name).read_text("METADATA") or "").partition("\n\n")[0]
    except PackageNotFoundError:
        return None


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _files(places: Iterable[Path], base: Path) -> dict[str, str]:
    found = {}
    for place in places:
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            parts = path.relative_to(base).parts
            if path.is_file() and not SKIPPED.intersection(parts):
                found["/".join(parts)] = sha256(path.read_bytes()).hexdigest()
    return found


def _fonts() -> dict[str, str]:
    from helpers.render.fonts import PACKAGES, font_file  # noqa: PLC0415 - loads when it is asked for

    files = [font_file(module) for module in PACKAGES]
    return {file.name: _sha256(file, file.stat().st_mtime_ns, file.stat().st_size) for file in files}


@cache
def _sha256(file: Path, modified: int, size: int) -> str:
    """Hash a file once as long as nobody writes to it: the fonts are large, and asked for twice in a build."""
    return sha256(file.read_bytes()).hexdigest()
