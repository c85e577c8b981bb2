"""What must hold of figures, by the codebook, and of the numerals that should be figures."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any

import pandas as pd

from helpers.corpus.accounting import accounts
from helpers.corpus.comparing import unknown
from helpers.corpus.faults import Fault
from helpers.corpus.numerals import Numeral, comparator, covered_by, find_numerals, numeral_value
from helpers.corpus.reading import Files
from helpers.rows import rows

FIGURE_ID = re.compile(r"[0-9]{4}-[0-9]{2}[a-z]?-F[0-9]+")
DATES = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}(/[0-9]{4}(-[0-9]{2}){0,2})?")
PER_CENT = ("百分之", "百分百")
UNIT = re.compile(r"(?!以上|以下|以内|左右|多|余)\w|%")
UNITS = {
    "share": ("%", "成"),
    "score": ("分",),
    "duration": ("年", "个月", "月", "日", "天", "周", "小时"),
    "date": ("年", "月", "日"),
}
AROUND = 6


def check(files: Files) -> list[Fault]:
    """Return every fault of figures.csv beyond those of single cells, and the numerals that nothing accounts for."""
    faults = []
    if files.is_usable("figures", "measures"):
        faults += unknown(files, "figures", "measure_id", files.tables["measures"]["measure_id"])
    if files.is_usable("figures", "measures", "articles"):
        faults += _articles(files)
    if files.is_usable("figures"):
        faults += _denominators(files)
    if files.is_usable("figures", "fixed_terms"):
        faults += _values(files)
        if files.text:
            faults += _left_over(files)
    return faults


def _articles(files: Files) -> list[Fault]:
    """Find figures whose measure belongs to another article."""
    measures, articles = files.tables["measures"], files.tables["articles"]
    spans = {int(row.article_no): (int(row.start), int(row.end)) for row in rows(articles)}
    where = dict(zip(measures["measure_id"], measures["article_no"], strict=True))
    faults = []
    for row in rows(files.tables["figures"][["measure_id", "start"]]):
        start, end = spans.get(where.get(row.measure_id, 0), (row.start, row.start + 1))
        if not start <= row.start < end:
            allowed = "a measure of the article that the figure stands in"
            faults.append(
                Fault(files.names["figures"], int(row.Index), "measure_id", "other article", row.measure_id, allowed)
            )
    return faults


def _denominators(files: Files) -> list[Fault]:
    file = files.names["figures"]
    frame = files.tables["figures"][["figure_id", "denominator", "value", "unit"]]
    parts = frame[frame["denominator"].str.fullmatch(FIGURE_ID.pattern)]
    wholes = {row.figure_id: row for row in rows(frame[frame["figure_id"].isin(parts["denominator"])])}
    faults = []
    for row in rows(parts):
        whole = wholes.get(row.denominator)
        if whole is None or whole.figure_id == row.figure_id:
            allowed = "another figure_id, or words"
            faults.append(Fault(file, int(row.Index), "denominator", "unknown id", row.denominator, allowed))
        elif row.unit != whole.unit or row.value > whole.value:
            found = f"{row.value:g} {row.unit} of {whole.value:g} {whole.unit}"
            allowed = "a whole in the same unit, no smaller than its part"
            faults.append(Fault(file, int(row.Index), "denominator", "part of another kind of whole", found, allowed))
    return faults


def _values(files: Files) -> list[Fault]:
    frame, file = files.tables["figures"], files.names["figures"]
    terms = files.tables["fixed_terms"]["term"].tolist()
    faults = []
    for row in rows(frame):
        found = []
        stated = [
            (numeral.words, value)
            for numeral in find_numerals(row.quote)
            if (value := numeral_value(numeral.words)) is not None and not covered_by(numeral, row.quote, terms)
        ]
        if row.quantity == "date":
            found += _date(row, stated)
        elif pd.isna(row.value):
            if stated:
                found.append(("value", "value missing", row.quote, f"the value of {stated[0][0]}"))
        else:
            found += _number(row, stated)
            span = Numeral(row.start, row.end, row.quote)
            if files.text and (term := covered_by(span, files.text, terms)):
                allowed = f"no listed term around it, but {term} is one"
                found.append(("quote", "figure inside a fixed term", row.quote, allowed))
        found += _bound(row, stated) + _unit(row, stated) + _calendar(row)
        faults += [Fault(file, int(row.Index), *entry) for entry in found]
    return faults


Entry = tuple[str, str, str, str]
"""Column, rule, found, allowed."""


def _number(row: Any, stated: list[tuple[str, float]]) -> list[Entry]:
    """Compare a figure's value with its words."""
    if row.value in [value for _, value in stated]:
        return []
    allowed = " or ".join(f"{value:.15g}" for _, value in stated) or "empty: the quote holds no numeral"
    return [("value", "value does not follow from its quote", f"{row.value:.15g} from {row.quote}", allowed)]


def _bound(row: Any, stated: list[tuple[str, float]]) -> list[Entry]:
    """Compare a figure's comparator with its words; where there is no number, there is nothing to bound."""
    expected = comparator(row.quote) if stated else ""
    if row.comparator == expected:
        return []
    allowed = f"{expected}, by {row.quote}" if expected else "empty: the quote holds no numeral"
    return [("comparator", "comparator does not follow", row.comparator, allowed)]


def _unit(row: Any, stated: list[tuple[str, float]]) -> list[Entry]:
    """Compare a figure's unit with the words behind its numeral, and with the kind of quantity that it is."""
    if not stated:
        allowed = "empty: the quote holds no numeral"
        return [("unit", "unit without a value", row.unit, allowed)] if row.unit else []
    # 余 and 多 belong to the numeral (30余名), and the comparator says what they mean.
    behind = unicodedata.normalize("NFKC", row.quote[find_numerals(row.quote)[-1].end :]).lstrip("余多来")
    if row.unit == "%":
        is_borne = behind.startswith("%") or any(words in row.quote for words in PER_CENT)
    else:
        is_borne = behind.startswith(row.unit) and (bool(row.unit) or not UNIT.match(behind))
    if not is_borne or row.unit not in UNITS.get(row.quantity, (row.unit,)):
        allowed = f"the unit in {row.quote} as a {row.quantity}"
        return [("unit", "unit does not follow from its quote", row.unit, allowed)]
    return []


def _date(row: Any, stated: list[tuple[str, float]]) -> list[Entry]:
    if not pd.isna(row.value):
        return [("value", "value of a date", f"{row.value:.15g}", "empty: a date stands in period")]
    named = {float(part) for part in re.findall(r"[0-9]+", row.period)}
    if named and named.issuperset(value for _, value in stated):
        return []
    shown = f"{row.period or 'empty'} from {row.quote}"
    return [("period", "date does not follow from its quote", shown, "a period that holds its numbers")]


def _calendar(row: Any) -> list[Entry]:
    """Find dates that no calendar has, and intervals that end before they begin."""
    found = []
    for column in ("period", "deadline"):
        cell = str(getattr(row, column))
        if not DATES.fullmatch(cell):
            continue
        ends = [part + "-01-01"[len(part) - len("2011") :] for part in cell.split("/")]
        try:
            dates = [date.fromisoformat(end) for end in ends]
        except ValueError as error:
            found.append((column, "no such date", cell, f"a date of the calendar ({error})"))
        else:
            if dates != sorted(dates):
                found.append((column, "no such date", cell, "an interval that ends after it begins"))
    return found


def _left_over(files: Files) -> list[Fault]:
    """Find numerals of the bulletin that are neither a figure nor part of a listed term nor an enumerator."""
    figures = files.tables["figures"]
    spans = zip(figures["start"], figures["end"], strict=True)
    text = files.text
    faults = []
    for account in accounts(text, spans, files.tables["fixed_terms"]["term"]):
        if not account.kind:
            start, end = account.numeral.start, account.numeral.end
            line = text.count("\n", 0, start) + 1
            around = text[max(0, start - AROUND) : end + AROUND].replace("\n", " ").strip()
            found = f"{account.numeral.words} in {around}"
            allowed = "a row of figures.csv, a listed term, or an enumerator"
            faults.append(Fault(files.text_file, line, "", "numeral left over", found, allowed))
    return faults
