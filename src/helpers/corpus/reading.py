"""Reading everything that belongs to one bulletin, with all that is wrong in the files themselves."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.corpus.faults import Fault
from helpers.corpus.tables import Table, read_table, read_text, schema

CODEBOOK = ("localities", "themes", "instruments", "statuses", "genres", "parts", "glossary", "fixed_terms")
CODING = ("measures", "quotes", "figures")
BULLETIN_KEYS = ("id", "file", "sha256", "period", "publisher_zh", "publisher_en", "distribution_zh", "distribution_en")
UNUSABLE = frozenset({"unreadable file", "empty file", "wrong encoding", "unreadable table", "missing column"})


@dataclass
class Files:
    """What the files hold, as far as they could be read.

    Attributes
    ----------
    bulletin
        bulletin.toml; empty where it is unreadable.
    text
        The bulletin, empty where it is unreadable.
    tables
        By name; each frame is typed, its index the row in the file.
    names
        How faults name each table's file.
    faults
        Of the files themselves: encoding, checksum, columns, cells.
    """

    bulletin: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""
    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    codebook_version: str = ""
    faults: list[Fault] = field(default_factory=list)

    def is_usable(self, *tables: str) -> bool:
        """Whether all these tables could be read with all their columns."""
        broken = {fault.file for fault in self.faults if fault.rule in UNUSABLE}
        return not any(self.names[table] in broken for table in tables)


def read(root: Path, bulletin_id: str) -> Files:
    """Read a bulletin, its coding and the codebook."""
    files = Files()
    _read_bulletin(files, root, bulletin_id)
    codebook, name = _toml(root / "codebook" / "codebook.toml", "codebook/codebook.toml", files)
    files.codebook_version = str(codebook.get("version", ""))
    if codebook and not files.codebook_version:
        files.faults.append(Fault(name, 0, "version", "missing key", "", "a version"))
    places = {table: f"codebook/{table}.csv" for table in CODEBOOK}
    places["articles"] = f"bulletins/{bulletin_id}/articles.csv"
    places |= {table: f"coding/{bulletin_id}/{table}.csv" for table in CODING}
    for table, place in places.items():
        made: Table = read_table(root / place, place, schema(root, table))
        files.tables[table], files.names[table] = made.frame, place
        files.faults += made.faults
    return files


def _read_bulletin(files: Files, root: Path, bulletin_id: str) -> None:
    folder = f"bulletins/{bulletin_id}"
    bulletin, name = _toml(root / folder / "bulletin.toml", f"{folder}/bulletin.toml", files)
    files.bulletin = bulletin
    if not bulletin:
        return
    missing = [key for key in BULLETIN_KEYS if not isinstance(bulletin.get(key), str)]
    files.faults += [Fault(name, 0, key, "missing key", "", "a text") for key in missing]
    if bulletin.get("id") != bulletin_id:
        files.faults.append(Fault(name, 0, "id", "wrong id", str(bulletin.get("id")), bulletin_id))
    source = str(bulletin.get("file", "bulletin.txt"))
    if Path(source).name != source:
        files.faults.append(Fault(name, 0, "file", "path outside the folder", source, "a file name"))
        return
    file = f"{folder}/{source}"
    files.text, faults = read_text(root / file, file)
    files.faults += faults
    if not any(fault.rule == "unreadable file" for fault in faults):
        digest = hashlib.sha256((root / file).read_bytes()).hexdigest()
        if digest != bulletin.get("sha256"):
            files.faults.append(Fault(file, 0, "", "wrong checksum", digest, str(bulletin.get("sha256"))))


def _toml(path: Path, name: str, files: Files) -> tuple[Mapping[str, Any], str]:
    text, faults = read_text(path, name)
    files.faults += faults
    try:
        return tomllib.loads(text), name
    except tomllib.TOMLDecodeError as error:
        files.faults.append(Fault(name, 0, "", "unreadable TOML", str(error), "TOML"))
        return {}, name
