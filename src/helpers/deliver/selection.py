"""What of an edition a group gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from helpers.batch.edition import MANIFEST
from helpers.batch.plan import FORMATS, LANGUAGES
from helpers.deliver.codes import codes_of_edition
from helpers.deliver.recipients import Group
from helpers.deliver.revision import Revision
from helpers.errors import UnknownNameError

Json = dict[str, Any]
_KINDS = {"comparison": "comparison", "localities": "locality", "themes": "theme"}
_LAST = ("en/index.html", "index.html", MANIFEST)


@dataclass(frozen=True)
class Chosen:
    """The briefings of an edition that a group gets.

    Attributes
    ----------
    entries
        As the manifest has them; the languages in the group's order, the comparison first.
    files
        Paths of their files in the group's formats; of the whole edition also its pages and data, what leads to the
        others last.
    """

    revision: Revision
    group: Group
    entries: Sequence[Json]
    files: Sequence[str]

    @property
    def paths(self) -> frozenset[str]:
        """Paths of the briefings, without suffix."""
        return frozenset(entry["path"] for entry in self.entries)


def choose(revision: Revision, group: Group) -> Chosen:
    """Return what of an edition a group gets; nothing where the edition has no briefing on it, as on a silent theme.

    Raises
    ------
    UnknownNameError
        The list names a locality or a theme that the edition's codebook does not have.
    """
    manifest = [entry for entry in revision.manifest["briefings"] if entry["language"] in group.languages]
    wanted: list[Json] = []
    for name in group.briefings:
        found = [entry for entry in manifest if name in ("all", entry["key"]) or entry["kind"] == _KINDS.get(name)]
        if not found and name[-1].isdigit() and name not in (known := codes_of_edition(revision)):
            raise UnknownNameError(f"locality or theme of groups.{group.key}", name, known)
        wanted += [entry for entry in found if entry not in wanted]
    order = {entry["path"]: place for place, entry in enumerate(manifest)}
    languages = group.languages
    wanted.sort(key=lambda e: (languages.index(e["language"]), e["kind"] != "comparison", order[e["path"]]))
    paths = [entry["files"][form]["path"] for entry in wanted for form in group.formats if form in entry["files"]]
    if is_whole(group):
        pages = [path for path in revision.files if path not in paths]
        paths = [*paths, *(page for page in pages if page not in _LAST), *(page for page in _LAST if page in pages)]
    return Chosen(revision, group, wanted, paths)


def is_whole(group: Group) -> bool:
    """Whether a group gets the whole edition, with its index, pages and data."""
    return "all" in group.briefings and set(group.languages) == set(LANGUAGES) and set(group.formats) == set(FORMATS)
