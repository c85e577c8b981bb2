"""Whether the data say what the bulletin says: every fault at once, none raised."""

from __future__ import annotations

from pathlib import Path

from helpers.corpus import figure_rules, governing_rules, measure_rules
from helpers.corpus.anchors import check_quotes
from helpers.corpus.comparing import unknown
from helpers.corpus.faults import Fault
from helpers.corpus.package import SCHEMA_SUFFIX
from helpers.corpus.reading import CODING, GOVERNING, Files, read
from helpers.rows import rows

HEADING_MARKS = " \t\u3000【】"


def check(root: Path, bulletin_id: str) -> list[Fault]:
    """Return every fault in a bulletin, its coding and the codebook, by file and row."""
    return check_files(read(root, bulletin_id))


def check_files(files: Files) -> list[Fault]:
    """Return every fault in files as read: those of the files themselves, and where their contents disagree."""
    faults = list(files.faults)
    for table in ("articles", *CODING, GOVERNING):
        if files.is_usable(table):
            faults += _foreign_keys(files, table)
    if files.text:
        faults += _anchors(files)
    if files.is_usable("localities"):
        faults += _prefectures(files)
    if files.is_usable("articles", "measures"):
        faults += _article_localities(files)
    faults += measure_rules.check(files)
    faults += figure_rules.check(files)
    faults += governing_rules.check(files)
    return sorted(faults, key=lambda fault: (fault.file, fault.row, fault.column, fault.rule))


def _foreign_keys(files: Files, table: str) -> list[Fault]:
    faults = []
    for key in files.schemas[table].foreign_keys:
        other = files.schemas.get(key.table)
        if other is None or (other.columns and key.other not in other.names):
            found = f"{key.column} of {table} in {key.table}.{key.other}"
            name = f"schemas/{table}{SCHEMA_SUFFIX}"
            faults.append(Fault(name, 0, key.column, "unknown foreign key", found, "a column of another table"))
        elif files.is_usable(key.table):
            known = files.tables[key.table][key.other]
            faults += unknown(files, table, key.column, known, rule="unknown code")
    return faults


def _anchors(files: Files) -> list[Fault]:
    faults = []
    for table in (*CODING, GOVERNING):
        if files.is_usable(table):
            faults += check_quotes(files.tables[table], files.text, files.names[table])
    return faults + (_articles(files) if files.is_usable("articles") else [])


def _articles(files: Files) -> list[Fault]:
    """Compare titles, bylines and sections with the bulletin; no article begins before the last one ends."""
    frame, file = files.tables["articles"], files.names["articles"]
    titles = frame.assign(quote=frame["title_zh"], end=frame["start"] + frame["title_zh"].str.len())
    faults = check_quotes(titles, files.text, file)
    bulletin_id = str(files.bulletin.get("id", ""))
    section, last_end = "", 0
    for row in rows(frame.sort_values("start")):
        index = int(row.Index)
        words = files.text[max(0, row.start) : max(0, row.end)]
        byline = f"（{row.byline}）"
        if row.byline and not words.endswith(byline):
            faults.append(Fault(file, index, "end", "byline not at the end", words[-len(byline) :], byline))
        headings = [line.strip(HEADING_MARKS) for line in files.text[last_end : max(0, row.start)].splitlines()]
        section = next((line for line in reversed(headings) if line), section)
        if row.section_zh != section:
            faults.append(Fault(file, index, "section_zh", "section of another article", row.section_zh, section))
        if row.bulletin_id != bulletin_id:
            faults.append(Fault(file, index, "bulletin_id", "other bulletin", row.bulletin_id, bulletin_id))
        if not last_end <= row.start < row.end <= len(files.text):
            allowed = f"{last_end}–{len(files.text)}, start < end"
            faults.append(Fault(file, index, "start", "articles overlap", f"{row.start}–{row.end}", allowed))
        last_end = max(last_end, row.end)
    return faults


def _prefectures(files: Files) -> list[Fault]:
    """Compare `is_prefecture` with the code: by GB/T 2260 a prefecture-level city's code ends with 00."""
    frame = files.tables["localities"]
    wrong = frame[frame["is_prefecture"] != frame["locality_code"].str.endswith("00")]
    return [
        Fault(
            files.names["localities"],
            int(row.Index),
            "is_prefecture",
            "level does not follow from the code",
            "1" if row.is_prefecture else "0",
            f"{'0' if row.is_prefecture else '1'}, by {row.locality_code}",
        )
        for row in rows(wrong)
    ]


def _article_localities(files: Files) -> list[Fault]:
    """Find articles of whose locality no measure is, although they have measures."""
    measures = files.tables["measures"]
    named: dict[int, set[str]] = {}
    for no, code in zip(measures["article_no"], measures["locality_code"], strict=True):
        named.setdefault(no, set()).add(code)
    return [
        Fault(
            files.names["articles"],
            int(row.Index),
            "locality_code",
            "locality of none of its measures",
            row.locality_code,
            ", ".join(sorted(named[row.article_no])),
        )
        for row in rows(files.tables["articles"])
        if row.article_no in named and row.locality_code not in named[row.article_no]
    ]
