"""A file as received, as clean lines of text: what every format is turned into."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from helpers.errors import UsageError
from helpers.ingest.cleaning import cleaned
from helpers.ingest.html import html_lines
from helpers.ingest.lines import Line
from helpers.ingest.pdf import pdf_lines
from helpers.ingest.plain import decoded, plain_lines
from helpers.ingest.word import word_lines

LARGEST_FILE = 20 * 1024 * 1024
LARGEST_TEXT = 200_000
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@dataclass(frozen=True)
class Source:
    """A bulletin as it came, and as text.

    Attributes
    ----------
    name, raw, sha256
        The file's own name, its bytes, and their checksum.
    encoding
        Of a text or HTML file; the name of the format for others.
    lines
        The text, line by line; joined by line breaks they are `text`.
    notes
        What was changed or left out on the way, in words for people.
    """

    name: str
    raw: bytes
    sha256: str
    encoding: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole text."""
        return "\n".join(line.text for line in self.lines)


def _plain(raw: bytes, name: str) -> tuple[list[Line], str, list[str]]:
    text, encoding = decoded(raw, name)
    return plain_lines(text), encoding, []


READERS: dict[str, Callable[[bytes, str], tuple[list[Line], str, list[str]]]] = {
    ".txt": _plain,
    ".html": html_lines,
    ".htm": html_lines,
    ".docx": word_lines,
    ".pdf": pdf_lines,
}


def read_source(path: Path) -> Source:
    """Read a bulletin from a file.

    Parameters
    ----------
    path
        A .txt (UTF-8, UTF-16 with its mark, or GB 18030), .html, .docx, or .pdf that holds text.

    Raises
    ------
    UsageError
        The file is too large, empty, encrypted, scanned, or not what its name says. The size is looked at before
        anything is read, and the size of what is packed in a file before it is unpacked.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UsageError(f"{path.name}: found a file of type {path.suffix!r}; allowed: {', '.join(READERS)}")
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise UsageError(f"{path.name}: found {size:,} bytes; allowed: at most {LARGEST_FILE:,}")
    raw = path.read_bytes()
    if not raw.strip():
        raise UsageError(f"{path.name}: found an empty file; allowed: a file with text")
    if raw.startswith(OLE):
        allowed = "save it as .docx without a password"
        raise UsageError(f"{path.name}: found an old Word document or one under a password; {allowed}")
    lines, encoding, notes = reader(raw, path.name)
    length = sum(len(line.text) + 1 for line in lines)
    if length > LARGEST_TEXT:
        raise UsageError(f"{path.name}: found {length:,} characters of text; allowed: at most {LARGEST_TEXT:,}")
    lines, more = cleaned(lines)
    if not any(line.text.strip() for line in lines):
        raise UsageError(f"{path.name}: found no text; allowed: a file with text (a scanned page is a picture)")
    return Source(path.name, raw, hashlib.sha256(raw).hexdigest(), encoding, tuple(lines), (*notes, *more))
