"""What a worker does for briefings second: draw their files and audit them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.batch import gate
from helpers.batch.plan import Format
from helpers.batch.store import Store
from helpers.batch.workers import say
from helpers.batch.writing import Place
from helpers.errors import BriefingsError

if TYPE_CHECKING:
    from helpers.audit import Auditor

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document whose files are wanted.

    Attributes
    ----------
    path, language, source
        Of its briefing in the edition, and where the bulletin lies from it.
    document
        Its digest.
    keys
        Under which the store keeps the file of each wanted format.
    lacking
        The formats that the store does not have.
    """

    path: str
    language: str
    source: str
    document: str
    keys: Mapping[Format, str]
    lacking: tuple[Format, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Some sheets of one bulletin.

    Attributes
    ----------
    ground
        Digest of what the audit judges by, besides a document and its files; empty if there is to be no audit.
    """

    place: Place
    bulletin_id: str
    ground: str
    sheets: tuple[Sheet, ...]

    def needs(self) -> list[str]:
        """Return the names in the store of what is read from there: documents, and files that only need an audit."""
        store, names = Store(self.place.store), []
        for sheet in self.sheets:
            names.append(f"documents/{sheet.document}")
            for form, key in sheet.keys.items():
                if form not in sheet.lacking and (file := store.file(key)):
                    names += [f"renderings/{key}", f"files/{file.name}"]
        return names


@dataclass(frozen=True, slots=True)
class Drawn:
    """What became of a sheet: an error if it cannot be printed, or what the audit finds that nothing backs."""

    path: str
    error: str = ""
    unbacked: str = ""


def draw(job: Drawing) -> tuple[Drawn, ...]:
    """Draw what is lacking and audit what has not passed; this happens in a worker that has never compiled Typst.

    Several documents go through one process, since the first PDF of a process costs twice as much as the next; few,
    since Typst keeps what it has laid out, and would grow to half a gigabyte. Each is told as soon as it is done.
    """
    store = Store(job.place.store)
    made = []
    for sheet in job.sheets:
        made.append(_drawn(job, sheet, store))
        say(made[-1])
    return tuple(made)


def _drawn(job: Drawing, sheet: Sheet, store: Store) -> Drawn:
    from helpers.render import to_html, to_pdf  # noqa: PLC0415 - the parent describes sheets and draws none

    drawers: dict[Format, Callable[[Json], bytes]] = {
        # A document is one briefing's, which its cover names: where the bulletin lies adds nothing to the key.
        "html": lambda document: to_html(document, source=sheet.source).encode(),
        "pdf": to_pdf,
    }
    document = store.document(sheet.document)
    if document is None:
        return Drawn(sheet.path, "its document is damaged in the store; build again")
    try:
        for form in sheet.lacking:
            store.keep_file(sheet.keys[form], drawers[form](document), form)
    except BriefingsError as error:
        return Drawn(sheet.path, f"{type(error).__name__}: {error}")
    return Drawn(sheet.path, unbacked=_unbacked(job, sheet, document, store) if job.ground else "")


def _unbacked(job: Drawing, sheet: Sheet, document: Json, store: Store) -> str:
    found = {form: path for form, key in sheet.keys.items() if (path := store.file(key))}
    files: dict[str, str] = {form: path.stem for form, path in found.items()}
    if gate.has_passed(store, job.ground, sheet.document, files):
        return ""
    audit = auditor(job.place.root, job.bulletin_id, job.ground)
    faults = audit.document(document, sheet.path)
    for form, path in found.items():
        faults += audit.file(path.read_bytes(), document, f"{sheet.path}.{form}")
    if not faults:
        gate.note_pass(store, job.ground, sheet.document, files)
    return gate.told(faults) if faults else ""


@cache
def auditor(root: Path, bulletin_id: str, ground: str) -> Auditor:
    """Return the auditor of a bulletin, made once for the data that `ground` stands for, before the fork if it can."""
    from helpers.audit import Auditor  # noqa: PLC0415 - as above
    from helpers.corpus import load  # noqa: PLC0415 - the parent reads no table

    return Auditor(load(bulletin_id, root))
