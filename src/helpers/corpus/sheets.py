"""A CSV file as rows of cells, each as long as the header, with the numbers that a spreadsheet gives them."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from helpers.corpus.faults import Fault
from helpers.corpus.texts import read_text, unreadable

LONGEST_CODE = 10


@dataclass
class Sheet:
    """What stands in a CSV file.

    Attributes
    ----------
    header
        The first row; empty where the file could not be read.
    rows, numbers
        The rows that are as long as the header, and the number of each in the file (the header is row 1).
    row_count
        All rows below the header, those that are too short or too long included.
    is_whole
        Whether the file could be read to its end.
    faults
        Of encoding and shape.
    """

    header: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    row_count: int = 0
    is_whole: bool = False
    faults: list[Fault] = field(default_factory=list)


def read_sheet(path: Path, file: str) -> Sheet:
    """Read a CSV file by RFC 4180, in UTF-8.

    A row that is too short or too long is a fault and left out, so that its cells are not taken for those of other
    columns. The file is read as a stream: a national edition need not be in memory twice.
    """
    sheet = Sheet()
    try:
        with path.open("rb") as head:
            if head.read(3) == BOM_UTF8:
                sheet.faults.append(Fault(file, 1, "", "byte order mark", "U+FEFF", "UTF-8 without a byte order mark"))
        with path.open(encoding="utf-8-sig", newline="") as stream:
            _fill(sheet, csv.reader(stream, strict=True), file)
    except OSError as error:
        sheet.faults.append(unreadable(error, file))
    except UnicodeDecodeError:
        sheet.faults += read_text(path, file)[1]
    except csv.Error as error:
        rule = "huge field" if "field limit" in str(error) else "unreadable table"
        row = sheet.row_count + 2 if sheet.header else 1
        sheet.faults.append(Fault(file, row, "", rule, str(error), "comma-separated cells"))
    else:
        sheet.is_whole = bool(sheet.header)
        if not sheet.header:
            sheet.faults.append(Fault(file, 0, "", "empty file", f"{path.stat().st_size} bytes", "a file with content"))
    return sheet


def _fill(sheet: Sheet, lines: Iterable[list[str]], file: str) -> None:
    """Append row by row, so that what was read before a breakdown is there to be checked."""
    codes: dict[str, str] = {}
    for row in lines:
        if not sheet.header:
            if not any(cell.strip() for cell in row):
                return
            sheet.header = row
            continue
        sheet.row_count += 1
        number = sheet.row_count + 1
        if len(row) == len(sheet.header):
            # Codes are few and repeated: each is kept once, which halves the memory that a table needs.
            sheet.rows.append([codes.setdefault(cell, cell) if len(cell) <= LONGEST_CODE else cell for cell in row])
            sheet.numbers.append(number)
        elif not any(row):
            sheet.faults.append(Fault(file, number, "", "blank row", f"{len(row)} cells", "no row, or a filled one"))
        else:
            rule = "short row" if len(row) < len(sheet.header) else "long row"
            sheet.faults.append(Fault(file, number, "", rule, f"{len(row)} cells", f"{len(sheet.header)} cells"))
