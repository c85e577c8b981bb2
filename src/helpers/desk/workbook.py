"""Proposals as an Excel workbook, out and back: for a colleague without Jupyter.

Sheets articles, measures and figures; a row is an item. In the first column a person chooses accept or reject, or
leaves it empty; the cells behind it may be amended. What begins like a formula is written as text and, on the way
back, refused: nothing is ever computed.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from helpers.corpus.faults import Fault
from helpers.desk.cells import CELLS
from helpers.desk.desk import KINDS, Desk
from helpers.desk.items import OPEN
from helpers.desk.terms import KINDS as TERM_KINDS
from helpers.desk.terms import add_terms
from helpers.errors import BriefingsError, FaultsError, UsageError
from helpers.guarding import STARTS
from helpers.ingest.files import write_whole

DECISIONS = ("accept", "reject")
LOCKED = ("item_id", "state", "quote", "start", "end", "reason")
LARGEST_FILE = 20 * 1024 * 1024
LARGEST_UNPACKED = 100 * 1024 * 1024
MOST_ROWS = 20_000
TERM_COLUMNS = ("decision", "term", "kind", "reason", "context")


def export_workbook(desk: Desk, path: Path) -> None:
    """Write what lies on the desk to a workbook, whole or not at all."""
    import xlsxwriter  # noqa: PLC0415 - the desk itself does not need it

    stream = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(stream, plain)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for kind in KINDS:
        sheet = book.add_worksheet(f"{kind}s")
        columns = _columns(kind)
        sheet.write_row(0, 0, columns, bold)
        sheet.freeze_panes(1, 3)
        frame = desk.items(kind)
        for number, row in enumerate(frame.to_dict("records"), start=1):
            for at, column in enumerate(columns):
                value = row.get(column, "")
                if isinstance(value, (int, float)) and not isinstance(value, bool):
                    sheet.write_number(number, at, value)
                else:
                    sheet.write_string(number, at, str(value), wrapped)
        last = max(1, len(frame))
        sheet.data_validation(1, 0, last, 0, {"validate": "list", "source": list(DECISIONS)})
        for at, column in enumerate(columns):
            if column in desk.rulebook.codes:
                sheet.data_validation(1, at, last, at, {
                    "validate": "list", "source": list(desk.rulebook.codes[column]), "ignore_blank": True,
                })  # fmt: skip
        sheet.set_column(0, 2, 10)
        sheet.set_column(3, 3, 48)
        sheet.set_column(4, len(columns), 14)
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
    sheet.data_validation(1, 0, max(1, len(found)), 0, {"validate": "list", "source": list(DECISIONS)})


def import_workbook(desk: Desk, path: Path) -> int:
    """Take decisions back from a workbook: all of them, or none; returns how many.

    Raises
    ------
    UsageError
        The file is no such workbook, or is too large.
    FaultsError
        All that does not fit, with sheet, row and column; nothing was taken.
    """
    faults: list[Fault] = []
    planned: list[tuple[str, str, dict[str, Any]]] = []
    sheets = _sheets(path)
    for kind in KINDS:
        planned += _plan(desk, kind, sheets[f"{kind}s"], path.name, faults)
    terms = _accepted_terms(sheets["terms"], f"{path.name}, sheet terms", faults)
    if faults:
        raise FaultsError(faults)
    add_terms(desk.root, terms)
    return len(terms) + desk.decide((decision or "amend", item_id, changes) for decision, item_id, changes in planned)


def _columns(kind: str) -> list[str]:
    return ["decision", "item_id", "state", "quote", *CELLS[kind], "start", "end", "reason"]


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
        for name in (*(f"{kind}s" for kind in KINDS), "terms"):
            if name not in book.sheetnames:
                raise UsageError(f"{path.name}: found no sheet {name}; allowed: a workbook that --export wrote")
            rows = book[name].iter_rows(values_only=True, max_row=MOST_ROWS, max_col=60)
            made[name] = [list(row) for row in rows]
        return made
    finally:
        book.close()


def _plan(
    desk: Desk, kind: str, rows: list[list[Any]], file: str, faults: list[Fault]
) -> list[tuple[str, str, dict[str, Any]]]:
    """Compare each row with the item that it is about; collect what is wrong."""
    place = f"{file}, sheet {kind}s"
    columns = _columns(kind)
    head = [str(cell or "") for cell in rows[0]] if rows else []
    while head and not head[-1]:
        head.pop()
    if head != columns:
        faults.append(Fault(place, 1, "", "other columns", ", ".join(head), ", ".join(columns)))
        return []
    items = {row["item_id"]: row for row in desk.items(kind).to_dict("records")}
    made, seen = [], set[str]()
    for number, row in enumerate(rows[1:], start=2):
        cells = dict(zip(columns, (_text(cell) for cell in row), strict=False))
        if not any(cells.values()):
            continue
        item_id = cells["item_id"]
        if item_id not in items or item_id in seen:
            rule = "row given twice" if item_id in seen else "unknown item"
            faults.append(Fault(place, number, "item_id", rule, item_id, "an item of this bulletin, once"))
            continue
        seen.add(item_id)
        found: list[Fault] = []
        made += _decision(desk, cells, items[item_id], Fault(place, number, kind, "", "", ""), found)
        faults += found
    return made


def _accepted_terms(rows: list[list[Any]], place: str, faults: list[Fault]) -> dict[str, tuple[str, str]]:
    """Return the terms that a person accepted for fixed_terms.csv, with kind and reason."""
    made = {}
    for number, row in enumerate(rows[1:], start=2):
        decision, term, kind, reason = ([_text(cell) for cell in row] + [""] * 4)[:4]
        if decision.lower() not in ("", *DECISIONS):
            faults.append(Fault(place, number, "decision", "unknown decision", decision, "accept, reject, or empty"))
        elif decision.lower() == "accept":
            if kind not in TERM_KINDS or not reason or not term or not term.isprintable():
                allowed = f"a term, one of {', '.join(TERM_KINDS)}, and a reason"
                faults.append(Fault(place, number, "reason", "not allowed", f"{term} {kind} {reason}", allowed))
            made[term] = (kind, reason)
    return made


def _decision(
    desk: Desk, cells: dict[str, str], known: dict[Any, Any], at: Fault, faults: list[Fault]
) -> list[tuple[str, str, dict[str, Any]]]:
    item_id, decision, kind = cells["item_id"], cells["decision"].lower(), at.column
    if decision not in ("", *DECISIONS):
        faults.append(Fault(at.file, at.row, "decision", "unknown decision", decision, "accept, reject, or empty"))
    for column in LOCKED:
        if column != "state" and cells[column] != _text(known[column]):
            allowed = f"{_text(known[column])}, as it was"
            faults.append(Fault(at.file, at.row, column, "changed", cells[column], allowed))
    changes: dict[str, Any] = {}
    for column in CELLS[kind]:
        if cells[column] == _text(known[column]):
            continue
        if cells[column].startswith("="):
            faults.append(Fault(at.file, at.row, column, "spreadsheet formula", cells[column], "text"))
            continue
        try:
            changes |= desk.rulebook.judged(kind, {column: cells[column]}, desk.text)
        except BriefingsError as error:
            faults.append(Fault(at.file, at.row, column, "not allowed", cells[column], str(error)))
    if decision == "reject" and changes:
        faults.append(Fault(at.file, at.row, "decision", "rejected and amended", ", ".join(changes), "one of both"))
    if faults or not (decision or changes):
        return []
    if decision == "accept" and known["state"] != OPEN and not changes:
        return []
    return [(decision, item_id, changes)]


def _text(cell: Any) -> str:
    """Return a cell as text; a whole number without its point, since Excel keeps all numbers alike."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return str(cell).strip() if not str(cell).startswith(STARTS) else str(cell)
