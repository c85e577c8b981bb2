"""Whether the data say what the bulletin says: every fault at once, none raised."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.corpus.anchors import check_quotes
from helpers.corpus.faults import Fault
from helpers.corpus.numerals import comparator, covered_by, find_numerals, numeral_value, values
from helpers.corpus.reading import CODING, Files, read
from helpers.corpus.tables import schema
from helpers.rows import rows

FIGURE_ID = re.compile(r"\d{4}-\d{2}[a-z]?-F\d+")
LABEL_WORD_COUNT = 12


def check(root: Path, bulletin_id: str) -> list[Fault]:
    """Return every fault in a bulletin, its coding and the codebook, by file and row."""
    return check_files(read(root, bulletin_id), root)


def check_files(files: Files, root: Path) -> list[Fault]:
    """Return every fault in files as read: those of the files themselves, and where their contents disagree."""
    faults = list(files.faults)
    for table in ("articles", *CODING):
        if files.is_usable(table):
            faults += _foreign_keys(files, table, root)
            if files.text:
                faults += _anchors(files, table)
    if files.is_usable("measures", "localities"):
        faults += _measures(files)
    if files.is_usable("measures", "quotes"):
        faults += _unknown(files, "quotes", "measure_id", files.tables["measures"]["measure_id"])
        faults += _overlaps(files)
    if files.is_usable("measures", "articles"):
        faults += _outside_article(files)
    if files.is_usable("measures", "figures", "fixed_terms"):
        faults += _figures(files)
    return sorted(faults, key=lambda fault: (fault.file, fault.row, fault.column, fault.rule))


def _foreign_keys(files: Files, table: str, root: Path) -> list[Fault]:
    faults = []
    for key in schema(root, table).get("foreignKeys", ()):
        target = key["reference"]["resource"]
        if files.is_usable(target):
            known = files.tables[target][key["reference"]["fields"][0]]
            faults += _unknown(files, table, key["fields"][0], known, rule="unknown code")
    return faults


def _unknown(files: Files, table: str, column: str, known: pd.Series[str], *, rule: str = "unknown id") -> list[Fault]:
    cells = files.tables[table][column]
    wrong = cells[(cells != "") & ~cells.isin(known)]
    allowed = ", ".join(list(known)[:20]) + ("…" if len(known) > 20 else "")
    return [Fault(files.names[table], row, column, rule, cell, allowed) for row, cell in _items(wrong)]


def _items(cells: pd.Series[str]) -> Iterable[tuple[int, str]]:
    return ((int(row), str(cell)) for row, cell in cells.items())  # type: ignore[call-overload]


def _anchors(files: Files, table: str) -> list[Fault]:
    frame = files.tables[table]
    if table == "articles":
        frame = frame.assign(quote=frame["title_zh"], end=frame["start"] + frame["title_zh"].str.len())
        faults = []
        for row in rows(files.tables[table]):
            words = files.text[max(0, row.start) : max(0, row.end)]
            if row.byline and not words.endswith(f"（{row.byline}）"):
                faults.append(
                    Fault(
                        files.names[table], row.Index, "end", "byline not at the end", words[-20:], f"（{row.byline}）"
                    )
                )
        return faults + check_quotes(frame, files.text, files.names[table])
    return check_quotes(frame, files.text, files.names[table])


def _measures(files: Files) -> list[Fault]:
    frame, file = files.tables["measures"], files.names["measures"]
    letters = files.tables["localities"].set_index("locality_code")["letters"].to_dict()
    expected = frame["bulletin_id"] + "-" + frame["locality_code"].map(letters).fillna("??") + "-"
    faults = [
        Fault(file, int(row), "measure_id", "id of another locality", found, wanted + "…")
        for row, found, wanted in zip(frame.index, frame["measure_id"], expected, strict=True)
        if not found.startswith(wanted)
    ]
    bulletin_id = str(files.bulletin.get("id", ""))
    wrong = frame["bulletin_id"][frame["bulletin_id"] != bulletin_id]
    faults += [Fault(file, row, "bulletin_id", "other bulletin", cell, bulletin_id) for row, cell in _items(wrong)]
    bare = frame["confidence"][(frame["confidence"] != "high") & (frame["note"] == "")]
    faults += [
        Fault(file, row, "note", "empty cell", "", f"a note, since confidence is {c}") for row, c in _items(bare)
    ]
    unaccepted = frame["accepted_by"][frame["accepted_by"] == ""]
    faults += [Fault(file, row, "accepted_by", "not accepted", "", "who accepted it") for row, _ in _items(unaccepted)]
    long = frame["label_en"][frame["label_en"].str.count(r"\s+") >= LABEL_WORD_COUNT]
    faults += [
        Fault(file, row, "label_en", "too long", c, f"at most {LABEL_WORD_COUNT} words") for row, c in _items(long)
    ]
    return faults + _unknown(files, "measures", "part_of", frame["measure_id"])


def _overlaps(files: Files) -> list[Fault]:
    """Two measures' words overlap although neither names the other in `part_of`."""
    measures = files.tables["measures"]
    part_of = dict(zip(measures["measure_id"], measures["part_of"], strict=True))
    spans = [
        (int(row.start), int(row.end), str(row.measure_id), files.names[table], int(row.Index))
        for table in ("measures", "quotes")
        for row in rows(files.tables[table])
        if 0 <= row.start < row.end
    ]
    faults = []
    open_spans: list[tuple[int, int, str, str, int]] = []
    for span in sorted(spans):
        start, _, name, file, row = span
        open_spans = [other for other in open_spans if other[1] > start]
        for other in open_spans:
            if other[2] != name and part_of.get(name) != other[2] and part_of.get(other[2]) != name:
                found = f"{name} overlaps {other[2]} at offset {start}"
                faults.append(Fault(file, row, "start", "overlap without part_of", found, "no overlap, or part_of"))
                break
        open_spans.append(span)
    return faults


def _outside_article(files: Files) -> list[Fault]:
    frame = files.tables["measures"].reset_index(names="row")
    articles = files.tables["articles"][["article_no", "start", "end"]].drop_duplicates("article_no")
    merged = frame.merge(articles, on="article_no", how="left", suffixes=("", "_article"))
    inside = (merged["start"] >= merged["start_article"]) & (merged["end"] <= merged["end_article"])
    return [
        Fault(
            files.names["measures"],
            int(row),
            "article_no",
            "outside its article",
            str(no),
            "an article around the quote",
        )
        for row, no in merged.loc[~inside, ["row", "article_no"]].itertuples(index=False)
    ]


def _figures(files: Files) -> list[Fault]:
    frame, file = files.tables["figures"], files.names["figures"]
    faults = _unknown(files, "figures", "measure_id", files.tables["measures"]["measure_id"])
    known = set(frame["figure_id"])
    terms = list(files.tables["fixed_terms"]["term"])
    for row in rows(frame):
        index = int(row.Index)
        if FIGURE_ID.fullmatch(row.denominator) and (row.denominator not in known or row.denominator == row.figure_id):
            faults.append(
                Fault(file, index, "denominator", "unknown id", row.denominator, "another figure_id, or words")
            )
        stated = values(row.quote)
        if row.quantity == "date":
            faults += _date(row, index, file)
        elif pd.isna(row.value):
            loose = [
                numeral.words
                for numeral in find_numerals(row.quote)
                if numeral_value(numeral.words) is not None and not covered_by(numeral, row.quote, terms)
            ]
            if loose:
                faults.append(Fault(file, index, "value", "value missing", row.quote, f"the value of {loose[0]}"))
        elif row.value not in stated:
            allowed = " or ".join(f"{value:g}" for value in stated) or "empty: the quote holds no numeral"
            found = f"{row.value:g} from {row.quote}"
            faults.append(Fault(file, index, "value", "value does not follow from its quote", found, allowed))
        if not row.comparator and not pd.isna(row.value):
            faults.append(Fault(file, index, "comparator", "empty cell", "", "how the text bounds the value"))
        elif row.quantity != "date" and comparator(row.quote) not in ("=", row.comparator):
            allowed = f"{comparator(row.quote)}, by {row.quote}"
            faults.append(Fault(file, index, "comparator", "comparator does not follow", row.comparator, allowed))
    return faults


def _date(row: Any, index: int, file: str) -> list[Fault]:
    stated = {float(part) for part in re.findall(r"\d+", row.period)}
    missing = [value for value in values(row.quote) if value not in stated]
    if not missing and stated:
        return []
    found = f"{row.period or 'empty'} from {row.quote}"
    return [
        Fault(file, index, "period", "date does not follow from its quote", found, "a period that holds its numbers")
    ]
