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
from helpers.corpus.package import read_package
from helpers.corpus.roots import MARKER
from helpers.corpus.schemas import Schema, read_schema
from helpers.corpus.tables import no_table, read_table
from helpers.corpus.texts import is_garbled, read_text

CODEBOOK = ("localities", "themes", "instruments", "statuses", "genres", "parts", "units", "glossary", "actors",
            "fixed_terms")  # fmt: skip
CODING = ("measures", "quotes", "figures")
GOVERNING = "governing"
"""Of a bulletin that needs no such words there is no such table."""
BULLETIN_KEYS = ("id", "file", "sha256", "period", "publisher_zh", "publisher_en", "distribution_zh", "distribution_en")


@dataclass
class Files:
    """What the files hold, as far as they could be read.

    Attributes
    ----------
    bulletin
        bulletin.toml; empty where it is unreadable.
    text
        The bulletin, empty where it is unreadable; `text_file` is how faults name it.
    tables
        By name; each frame is typed, its index the row in the file.
    schemas, names
        Of each table: its schema, and how faults name its file.
    usable
        The tables that were read to their end and have their columns, so that others may be compared with them.
    faults
        Of the files themselves: encoding, checksum, columns, cells.
    """

    bulletin: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""
    text_file: str = ""
    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    schemas: dict[str, Schema] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    usable: set[str] = field(default_factory=set)
    codebook_version: str = ""
    faults: list[Fault] = field(default_factory=list)

    def is_usable(self, *tables: str) -> bool:
        """Whether all these tables could be read with all their columns."""
        return self.usable.issuperset(tables)


def read(root: Path, bulletin_id: str) -> Files:
    """Read a bulletin, its coding and the codebook."""
    files = Files()
    _read_bulletin(files, root, bulletin_id)
    _read_codebook_version(files, root)
    files.names = {table: f"codebook/{table}.csv" for table in CODEBOOK}
    files.names["articles"] = f"bulletins/{bulletin_id}/articles.csv"
    files.names |= {table: f"coding/{bulletin_id}/{table}.csv" for table in CODING}
    resources, faults = read_package(root)
    files.faults += faults
    row_counts = {resource.path: resource.row_count for resource in resources}
    files.names[GOVERNING] = f"coding/{bulletin_id}/{GOVERNING}.csv"
    for table, file in files.names.items():
        files.schemas[table], faults = read_schema(root, table)
        is_left_out = table == GOVERNING and file not in row_counts and not (root / file).exists()
        read_this = no_table if is_left_out else read_table
        made = read_this(root / file, file, files.schemas[table])
        files.tables[table] = made.frame
        # Without its schema a table's columns are all unknown: one fault says so, not one for each.
        files.faults += faults or made.faults
        if made.is_usable and not faults:
            files.usable.add(table)
            # A file that was cut between two rows looks whole by itself.
            if (stated := row_counts.get(file)) not in (None, made.row_count):
                allowed = f"{stated}, as {MARKER} states"
                files.faults.append(Fault(file, 0, "", "wrong row count", str(made.row_count), allowed))
    return files


def _read_bulletin(files: Files, root: Path, bulletin_id: str) -> None:
    folder = f"bulletins/{bulletin_id}"
    name = f"{folder}/bulletin.toml"
    files.bulletin = _toml(root, name, files)
    if not files.bulletin:
        return
    missing = [key for key in BULLETIN_KEYS if not isinstance(files.bulletin.get(key), str)]
    files.faults += [Fault(name, 0, key, "missing key", "", "a text") for key in missing]
    if files.bulletin.get("id") != bulletin_id:
        files.faults.append(Fault(name, 0, "id", "wrong id", str(files.bulletin.get("id")), bulletin_id))
    source = str(files.bulletin.get("file", "bulletin.txt"))
    if Path(source).name != source or not source.isprintable():
        files.faults.append(Fault(name, 0, "file", "path outside the folder", source, "a file name"))
        return
    files.text_file = f"{folder}/{source}"
    files.text, faults = read_text(root / files.text_file, files.text_file)
    files.faults += faults
    if not any(fault.rule == "unreadable file" for fault in faults):
        digest = hashlib.sha256((root / files.text_file).read_bytes()).hexdigest()
        if digest != files.bulletin.get("sha256"):
            allowed = str(files.bulletin.get("sha256"))
            files.faults.append(Fault(files.text_file, 0, "", "wrong checksum", digest, allowed))


def _read_codebook_version(files: Files, root: Path) -> None:
    name = "codebook/codebook.toml"
    codebook = _toml(root, name, files)
    version = codebook.get("version", "")
    files.codebook_version = version if isinstance(version, str) else ""
    if codebook and not files.codebook_version:
        files.faults.append(Fault(name, 0, "version", "missing key", str(version), "a text"))


def _toml(root: Path, name: str, files: Files) -> Mapping[str, Any]:
    text, faults = read_text(root / name, name)
    files.faults += faults
    if faults:
        return {}
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        files.faults.append(Fault(name, 0, "", "unreadable TOML", str(error), "TOML"))
        return {}
    if is_garbled(text):
        allowed = "text as it was before a program read it in a wrong encoding"
        files.faults.append(Fault(name, 0, "", "garbled text", text, allowed))
    if not content:
        files.faults.append(Fault(name, 0, "", "empty file", "comments only", "a file with content"))
    return content
