"""Whether the data say what the bulletin says: every fault at once, none raised."""

from __future__ import annotations

from pathlib import Path

from helpers.corpus import figure_rules, measure_rules
from helpers.corpus.anchors import check_quotes
from helpers.corpus.comparing import unknown
from helpers.corpus.faults import Fault
from helpers.corpus.reading import CODING, Files, read
from helpers.rows import rows


def check(root: Path, bulletin_id: str) -> list[Fault]:
    """Return every fault in a bulletin, its coding and the codebook, by file and row."""
    return check_files(read(root, bulletin_id))


def check_files(files: Files) -> list[Fault]:
    """Return every fault in files as read: those of the files themselves, and where their contents disagree."""
    faults = list(files.faults)
    for table in ("articles", *CODING):
        if files.is_usable(table):
            faults += _foreign_keys(files, table)
    if files.text:
        faults += _anchors(files)
    faults += measure_rules.check(files)
    faults += figure_rules.check(files)
    return sorted(faults, key=lambda fault: (fault.file, fault.row, fault.column, fault.rule))


def _foreign_keys(files: Files, table: str) -> list[Fault]:
    faults = []
    for key in files.schemas[table].foreign_keys:
        if files.is_usable(key.table):
            known = files.tables[key.table][key.other]
            faults += unknown(files, table, key.column, known, rule="unknown code")
    return faults


def _anchors(files: Files) -> list[Fault]:
    faults = []
    for table in CODING:
        if files.is_usable(table):
            faults += check_quotes(files.tables[table], files.text, files.names[table])
    return faults + (_articles(files) if files.is_usable("articles") else [])


def _articles(files: Files) -> list[Fault]:
    """Titles and bylines stand where the offsets say, and no article begins before the last one ends."""
    frame, file = files.tables["articles"], files.names["articles"]
    titles = frame.assign(quote=frame["title_zh"], end=frame["start"] + frame["title_zh"].str.len())
    faults = check_quotes(titles, files.text, file)
    bulletin_id = str(files.bulletin.get("id", ""))
    last_end = 0
    for row in rows(frame):
        index = int(row.Index)
        words = files.text[max(0, row.start) : max(0, row.end)]
        byline = f"（{row.byline}）"
        if row.byline and not words.endswith(byline):
            faults.append(Fault(file, index, "end", "byline not at the end", words[-len(byline) :], byline))
        if row.bulletin_id != bulletin_id:
            faults.append(Fault(file, index, "bulletin_id", "other bulletin", row.bulletin_id, bulletin_id))
        if not last_end <= row.start < row.end <= len(files.text):
            allowed = f"{last_end}–{len(files.text)}, start < end, articles in text order"
            faults.append(Fault(file, index, "start", "articles overlap", f"{row.start}–{row.end}", allowed))
        last_end = max(last_end, row.end)
    return faults
