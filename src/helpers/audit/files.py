"""Auditing files: those of an edition, each with the document that it was made from, or one that lies anywhere."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.audit.backing import check_document, editors_words
from helpers.audit.claims import NAME
from helpers.audit.compare import compare_page, compare_print
from helpers.audit.expected import said
from helpers.audit.faults import Fault
from helpers.audit.ground import Ground
from helpers.audit.verapdf import check_prints
from helpers.corpus import Corpus, load
from helpers.errors import UsageError
from helpers.render.view import common_prefix
from helpers.wording import Language

Json = Mapping[str, Any]
SUFFIXES = (".html", ".pdf")


class Auditor:
    """Audits documents of one bulletin and the files made from them; what it has computed serves for all of them."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._grounds: dict[str, Ground] = {}

    def document(self, document: Json, name: str) -> list[Fault]:
        """Return what a document says without backing; `name` is how messages call it."""
        language: Language = document["language"]
        if language not in self._grounds:
            self._grounds[language] = Ground.of(self.corpus, language)
        return check_document(document, self._grounds[language], name)

    def file(self, content: bytes, document: Json, name: str) -> list[Fault]:
        """Return where a finished file does not say what its document says.

        Raises
        ------
        UsageError
            It is neither HTML nor PDF, or cannot be read as such.
        """
        if name.endswith(".html"):
            return compare_page(content.decode("utf-8"), document, name)
        if name.endswith(".pdf"):
            return compare_print(content, document, name)
        raise UsageError(f"{name} is neither {' nor '.join(SUFFIXES)}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the audit of a file, or of all files of an edition, found.

    Attributes
    ----------
    editors
        The words of the editor's note, which are the editor's own.
    """

    file: Path
    faults: tuple[Fault, ...]
    editors: tuple[str, ...]

    def __str__(self) -> str:
        lines = [*map(str, self.faults), *(f"editor's note, not judged: {words}" for words in self.editors)]
        count = (
            f"{len(self.faults)} fault{'' if len(self.faults) == 1 else 's'}" if self.faults else "all accounted for"
        )
        return "\n".join([*lines, f"{self.file}: {count}"])


def audit_file(file: Path, *, notebook: Path | None = None, root: Path | None = None) -> Verdict:
    """Audit one finished file against the document that it was made from.

    Parameters
    ----------
    file
        HTML or PDF.
    notebook
        The executed notebook that it was exported from; if not given, the notebook of the same name beside it, else
        the document that the edition around the file keeps.
    root
        The data folder; found as `helpers.corpus.data_root` says if not given.

    Raises
    ------
    UsageError
        There is no such file, or nothing to compare it with.
    """
    if not file.is_file() or file.suffix not in SUFFIXES:
        raise UsageError(f"{file} is no {' or '.join(SUFFIXES)} file")
    beside = file.with_suffix(".ipynb")
    document = _of_notebook(notebook or beside) if notebook or beside.is_file() else _of_edition(file)
    prefix = common_prefix(item["id"] for item in document["evidence"])
    auditor = Auditor(load(prefix.removesuffix("-") or "latest", root))
    faults = [*auditor.document(document, file.name), *auditor.file(file.read_bytes(), document, file.name)]
    faults += check_prints({file.name: file} if file.suffix == ".pdf" else {})
    editors = tuple(filter(None, (said(block.get("text")) for block in editors_words(document))))
    return Verdict(file, tuple(faults), editors)


def audit_edition(edition: Path, root: Path | None = None) -> Verdict:
    """Audit every file of an edition, or of a preview, against the documents that the store beside it keeps.

    Raises
    ------
    UsageError
        There is no edition in this folder, or its store lacks a document.
    """
    manifest = _manifest(edition)
    auditor = Auditor(load(manifest["bulletin_id"], root))
    faults: list[Fault] = []
    editors: list[str] = []
    for entry in manifest["briefings"]:
        document = _stored(edition.resolve(), entry["document"], entry["path"])
        faults += auditor.document(document, entry["path"])
        editors += [said(block.get("text")) for block in editors_words(document)]
        for file in entry["files"].values():
            faults += auditor.file((edition / file["path"]).read_bytes(), document, file["path"])
    paths = [file["path"] for entry in manifest["briefings"] for file in entry["files"].values()]
    faults += check_prints({path: edition / path for path in paths if path.endswith(".pdf")})
    return Verdict(edition, tuple(faults), tuple(dict.fromkeys(filter(None, editors))))


def read_ledger(edition: Path) -> Json:
    """Return the ledger of an edition.

    Raises
    ------
    UsageError
        There is none in this folder.
    """
    path = edition / NAME
    if not path.is_file():
        raise UsageError(f"no {NAME} in {edition}: build the edition first")
    content: Json = json.loads(path.read_text(encoding="utf-8"))
    return content


def _manifest(edition: Path) -> Json:
    path = edition / "manifest.json"
    if not path.is_file():
        raise UsageError(f"no edition in {edition}: build it first")
    content: Json = json.loads(path.read_text(encoding="utf-8"))
    return content


def _of_notebook(notebook: Path) -> Json:
    import nbformat  # noqa: PLC0415 - most files are of an edition

    from helpers.render import document_of  # noqa: PLC0415 - only a notebook is read with it

    if not notebook.is_file():
        raise UsageError(f"there is no notebook {notebook}")
    document: Json = document_of(nbformat.read(notebook, as_version=4))
    return document


def _of_edition(file: Path) -> Json:
    """Return the document that the edition around a file keeps for it."""
    for folder in file.resolve().parents:
        if not (folder / "manifest.json").is_file():
            continue
        name = file.resolve().relative_to(folder).as_posix()
        for entry in _manifest(folder)["briefings"]:
            for made in entry["files"].values():
                if made["path"] == name:
                    return _stored(folder, entry["document"], name)
    raise UsageError(f"nothing to compare {file} with: name its executed notebook (--notebook)")


def _stored(edition: Path, digest: str, name: str) -> Json:
    for folder in edition.parents:
        kept = folder / ".store" / "documents" / digest
        if kept.is_file():
            document: Json = json.loads(zlib.decompress(kept.read_bytes()))
            return document
    raise UsageError(f"the document of {name} is no longer in the store; build again")
