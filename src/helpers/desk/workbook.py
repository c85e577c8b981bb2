"""Proposals as an Excel workbook, out and back: for a colleague without Jupyter.

Sheets articles, measures and figures; a row is an item, a row without an id a new one. The first sheet says how to
decide. What begins like a formula is written as text and, on the way back, refused: nothing is ever computed.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from helpers.corpus.faults import Fault
from helpers.desk.desk import KINDS, Desk
from helpers.desk.instructions import LINES, SHEET
from helpers.desk.planned import Plan
from helpers.desk.returned import DECISIONS, columns, plan, shown, text
from helpers.desk.terms import KINDS as TERM_KINDS
from helpers.desk.terms import add_terms
from helpers.disk import write_whole
from helpers.errors import FaultsError, UsageError

ON_TERMS = ("accept", "reject")
NEW_ROWS = 200
LARGEST_FILE = 20 * 1024 * 1024
LARGEST_UNPACKED = 100 * 1024 * 1024
MOST_ROWS = 20_000
STAMP = "desk"
"""Of the row of the first sheet that says which decisions the workbook was exported after."""
TERM_COLUMNS = ("decision", "term", "kind", "reason", "context")


def export_workbook(desk: Desk, path: Path) -> None:
    """Write what lies on the desk to a workbook, whole or not at all."""
    import xlsxwriter  # noqa: PLC0415 - the desk itself does not need it

    stream = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(stream, plain)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(SHEET)
    sheet.set_column(0, 2, 60, wrapped)
    sheet.set_column(0, 0, 18)
    for number, line in enumerate(LINES):
        sheet.write_row(number, 0, line, wrapped if number else bold)
    sheet.write_row(len(LINES), 0, (STAMP, desk.stamp()), wrapped)
    for kind in KINDS:
        sheet = book.add_worksheet(f"{kind}s")
        names = columns(kind)
        sheet.write_row(0, 0, names, bold)
        sheet.freeze_panes(1, 3)
        frame = desk.items(kind)
        for number, row in enumerate(frame.to_dict("records"), start=1):
            for at, column in enumerate(names):
                value = shown(row["quote"]) if column == "quote" else row.get(column, "")
                if isinstance(value, (int, float)) and not isinstance(value, bool):
                    sheet.write_number(number, at, value)
                else:
                    sheet.write_string(number, at, str(value), wrapped)
        last = len(frame) + NEW_ROWS
        sheet.data_validation(1, 0, last, 0, {"validate": "list", "source": list(DECISIONS[kind])})
        for at, column in enumerate(names):
            if column in desk.rulebook.codes:
                sheet.data_validation(1, at, last, at, {
                    "validate": "list", "source": list(desk.rulebook.codes[column]), "ignore_blank": True,
                })  # fmt: skip
        sheet.set_column(0, 2, 10)
        sheet.set_column(3, 3, 48)
        sheet.set_column(4, len(names), 14)
    _terms_sheet(book, desk)
    book.close()
    write_whole(path, stream.getvalue())


def _terms_sheet(book: Any, desk: Desk) -> None:
    sheet = book.add_worksheet("terms")
    sheet.write_row(0, 0, TERM_COLUMNS)
    found = desk.terms()
    for number, term in enumerate(found, start=1):
        for at, value in enumerate(("", term.term, term.kind, term.reason, term.context)):
            sheet.write_string(number, at, value)
    sheet.data_validation(1, 0, max(1, len(found)), 0, {"validate": "list", "source": list(ON_TERMS)})


def import_workbook(desk: Desk, path: Path) -> int:
    """Take decisions back from a workbook: all of them, or none; returns how many.

    Raises
    ------
    UsageError
        The file is no such workbook, is too large, or was exported before decisions that were taken since: what its
        cells say would undo them.
    FaultsError
        All that does not fit, with sheet, row and column; nothing was taken.
    """
    faults: list[Fault] = []
    planned: list[Plan] = []
    sheets = _sheets(path)
    _same_desk(desk, sheets[SHEET], path.name)
    for kind in KINDS:
        planned += plan(desk, kind, sheets[f"{kind}s"], path.name, faults)
    terms = _accepted_terms(sheets["terms"], f"{path.name}, sheet terms", faults)
    if faults:
        raise FaultsError(faults)
    add_terms(desk.root, terms)
    return len(terms) + desk.decide(planned)


def _same_desk(desk: Desk, rows: list[list[Any]], file: str) -> None:
    allowed = desk.stamp()
    found = next((text(row[1]) for row in rows if len(row) > 1 and row[0] == STAMP), "") or "none"
    if found != allowed:
        raise UsageError(
            f"{file}: this workbook was exported before later decisions; export again and repeat your changes there "
            f"(sheet {SHEET}, {STAMP}: found {found}; allowed: {allowed})"
        )


def _sheets(path: Path) -> dict[str, list[list[Any]]]:
    """Return the rows of each sheet, formulas as the text that they are."""
    import openpyxl  # type: ignore[import-untyped]  # noqa: PLC0415 - only the way back needs it

    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise UsageError(f"{path.name}: found {size:,} bytes; allowed: at most {LARGEST_FILE:,}")
    try:
        with zipfile.ZipFile(path) as packed:
            whole = sum(part.file_size for part in packed.infolist())
        if whole > LARGEST_UNPACKED:
            raise UsageError(f"{path.name}: found {whole:,} bytes when unpacked; allowed: at most {LARGEST_UNPACKED:,}")
        book = openpyxl.load_workbook(path, read_only=True, data_only=False, keep_links=False)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise UsageError(f"{path.name}: found no readable workbook ({type(error).__name__}: {error})") from None
    try:
        made = {}
        for name in (*(f"{kind}s" for kind in KINDS), "terms", SHEET):
            if name not in book.sheetnames:
                raise UsageError(f"{path.name}: found no sheet {name}; allowed: a workbook that --export wrote")
            rows = book[name].iter_rows(values_only=True, max_row=MOST_ROWS, max_col=60)
            made[name] = [list(row) for row in rows]
        return made
    finally:
        book.close()


def _accepted_terms(rows: list[list[Any]], place: str, faults: list[Fault]) -> dict[str, tuple[str, str]]:
    """Return the terms that a person accepted for fixed_terms.csv, with kind and reason."""
    made = {}
    for number, row in enumerate(rows[1:], start=2):
        decision, term, kind, reason = ([text(cell) for cell in row] + [""] * 4)[:4]
        if decision.lower() not in ("", *ON_TERMS):
            faults.append(Fault(place, number, "decision", "unknown decision", decision, "accept, reject, or empty"))
        elif decision.lower() == "accept":
            if kind not in TERM_KINDS or not reason or not term or not term.isprintable():
                allowed = f"a term, one of {', '.join(TERM_KINDS)}, and a reason"
                faults.append(Fault(place, number, "reason", "not allowed", f"{term} {kind} {reason}", allowed))
            made[term] = (kind, reason)
    return made
