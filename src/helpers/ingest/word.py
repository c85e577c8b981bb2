"""A Word document as lines: headings keep their level, table rows their cells."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import XMLSyntaxError  # type: ignore[import-untyped]  # lxml has no types

from helpers.errors import UsageError
from helpers.ingest.lines import CELL, Line

LARGEST_PART = 30 * 1024 * 1024
LARGEST_WHOLE = 60 * 1024 * 1024
MOST_PARTS = 2_000
HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)


def word_lines(raw: bytes, name: str) -> tuple[list[Line], str, list[str]]:
    """Return the lines of a .docx.

    Raises
    ------
    UsageError
        The file is no .docx, or holds more than any bulletin would: found out from its table of contents, before
        anything is unpacked.
    """
    _weigh(raw, name)
    try:
        document = Document(io.BytesIO(raw))
    except (PackageNotFoundError, KeyError, ValueError, XMLSyntaxError, zipfile.BadZipFile) as error:
        raise UsageError(f"{name}: found no readable Word document ({type(error).__name__}: {error})") from None
    body = document.element.body
    if body.xpath(".//w:ins | .//w:del | .//w:moveFrom | .//w:moveTo"):
        raise UsageError(f"{name}: found tracked changes; allowed: a document in which they are accepted or rejected")
    notes = [f"left out of the document: {words} ({count})" for words, count in _unread(body)]
    lines: list[Line] = []
    for item in document.iter_inner_content():
        if isinstance(item, Paragraph):
            found = HEADING.match(str(item.style.name)) if item.style is not None else None
            level = int(found[1]) if found else 0
            lines += [Line(text, level) for text in item.text.split("\n")]
        elif isinstance(item, Table):
            for row in item.rows:
                cells = [" ".join(cell.text.split()) for cell in row.cells]
                lines.append(Line(CELL.join(cells), is_row=True))
    return [*lines, Line("")], "docx", notes


def _unread(body: Any) -> Iterator[tuple[str, int]]:
    """Say what a document shows that is no text of its paragraphs, so that nobody misses it unawares."""
    for words, path in (
        ("automatic numbers of lists", ".//w:p/w:pPr/w:numPr"),
        ("text boxes", ".//w:txbxContent"),
        ("footnotes", ".//w:footnoteReference"),
    ):
        if found := body.xpath(path):
            yield words, len(found)


def _weigh(raw: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise UsageError(f"{name}: found a file that is no .docx (not a zip archive)") from None
    if any(part.flag_bits & 1 for part in parts):
        raise UsageError(f"{name}: found a document under a password; allowed: one without")
    if len(parts) > MOST_PARTS:
        raise UsageError(f"{name}: found {len(parts):,} parts in it; allowed: at most {MOST_PARTS:,}")
    largest = max((part.file_size for part in parts), default=0)
    whole = sum(part.file_size for part in parts)
    if largest > LARGEST_PART or whole > LARGEST_WHOLE:
        found = f"{whole:,} bytes when unpacked, from {len(raw):,}"
        raise UsageError(f"{name}: found {found}; allowed: at most {LARGEST_WHOLE:,}, {LARGEST_PART:,} in one part")
    if not any(part.filename == "word/document.xml" for part in parts):
        raise UsageError(f"{name}: found a zip archive without word/document.xml; allowed: a Word document")
