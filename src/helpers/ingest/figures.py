"""Candidate figures: numerals that a pattern captures, with what bounds them, their unit, and what they are for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpers.corpus.accounting import find_items
from helpers.corpus.numerals import Numeral, comparator, covered_by, find_numerals, numeral_value
from helpers.ingest.calendar import Calendar, Dated
from helpers.ingest.clauses import clauses, sentences
from helpers.ingest.lines import CELL, Span
from helpers.ingest.rules import Rule, Rules
from helpers.ingest.tables import Table, cells, unit_of

MONEY = "元"
# No text and no plan has more parts: 213条 are suggestions, not clauses.
MOST_PARTS = 20
LONGEST_BEFORE, LONGEST_BEHIND = 14, 12
FREE_OF_ROLE = ("date", "ordinal", "clause_count")


@dataclass(frozen=True, slots=True)
class Figure:
    """A candidate figure; `value` is None where the words state none, as of a date."""

    start: int
    end: int
    quote: str
    value: float | None
    unit: str
    comparator: str
    role: str
    quantity: str
    period: str
    deadline: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Words in which figures are looked for: a line, whether it is a heading, and the table that it is a row of."""

    span: Span
    is_heading: bool = False
    table: Table | None = None

    def column(self, at: int) -> int:
        """Return which cell of the row an offset of the bulletin stands in."""
        return self.span.words[: at - self.span.start].count(CELL.strip())

    def holds_value(self, start: int, end: int) -> bool:
        """Whether some words are the value of their cell: they begin it, and are all of it in the first column."""
        row, column = cells(self.span.words), self.column(start)
        words = self.span.words[start - self.span.start : end - self.span.start]
        return row[column] == words or (column > 0 and row[column].startswith(words))


@dataclass(frozen=True, slots=True)
class Fixed:
    """Words of fixed_terms.csv: terms in which no numeral is a figure, and marks of items in words (一要)."""

    terms: tuple[str, ...]
    enumerators: tuple[str, ...]


def figures(text: str, places: Sequence[Place], fixed: Fixed, calendar: Calendar, rules: Rules) -> list[Figure]:
    """Return the candidate figures of a text, in text order.

    Parameters
    ----------
    text, places
        The bulletin, and its lines.
    fixed
        Terms and enumerators of the codebook.
    calendar
        Reads dates; knows the bulletin's own.
    rules
        The topic "figures".
    """
    marks = find_items(text, fixed.enumerators)
    dates = calendar.dates(text)
    starts = [dated.start for dated in dates]
    made = {}
    for place in places:
        for dated in dates:
            if place.span.start <= dated.start < place.span.end:
                made[dated.start] = _date(dated)
        found = find_numerals(place.span.words)
        for numeral in found:
            at = Numeral(numeral.start + place.span.start, numeral.end + place.span.start, numeral.words)
            number = bisect_right(starts, at.start) - 1
            is_dated = number >= 0 and at.start < dates[number].end
            if is_dated or at.start in marks or covered_by(at, text, fixed.terms) or _is_skipped(at, place, rules):
                continue
            if figure := _captured(at, place, calendar, rules):
                made.setdefault(figure.start, figure)
    return _apart([made[start] for start in sorted(made)])


def _apart(found: Sequence[Figure]) -> list[Figure]:
    """Leave out a figure inside the one before it (每半年开展一次 holds two numerals)."""
    made: list[Figure] = []
    for figure in found:
        if not made or figure.start >= made[-1].end:
            made.append(figure)
        elif figure.end > made[-1].end:
            made[-1] = figure
    return made


def _date(dated: Dated) -> Figure:
    return Figure(
        dated.start, dated.end, dated.words, None, dated.unit, "=", "mention", "date", dated.period, "",
        (dated.reason,),
    )  # fmt: skip


def _is_skipped(numeral: Numeral, place: Place, rules: Rules) -> bool:
    first = max(0, numeral.start - place.span.start - LONGEST_BEFORE)
    window = place.span.words[first : numeral.end - place.span.start + LONGEST_BEHIND]
    at, end = numeral.start - place.span.start - first, numeral.end - place.span.start - first
    return any(
        match.start() <= at and end <= match.end()
        for rule in rules.of("figures", "skip")
        for match in rule.pattern.finditer(window)
    )


def _captured(numeral: Numeral, place: Place, calendar: Calendar, rules: Rules) -> Figure | None:
    """Widen a numeral to its unit and to the words that bound it; nothing where it has neither unit nor digits."""
    words = place.span.words
    at, end = numeral.start - place.span.start, numeral.end - place.span.start
    reasons = []
    unit, quantity = "", "share" if numeral.words.startswith("百分") else "count"
    if quantity == "share":
        unit = "%"
        reasons.append("per cent in words")
    elif found := _unit(words[end : end + LONGEST_BEHIND], rules):
        rule, match = found
        unit, quantity = _folded(match["unit"]), rule.value
        end += match.end()
        reasons.append(rule.rule_id)
    elif not re.match(r"[0-9０-９]", numeral.words):
        return None
    if numeral.words == "首":
        quantity = "ordinal"
    if behind := rules.first("figures", "behind", words[end : end + LONGEST_BEHIND]):
        end += behind[1].end()
        reasons.append(behind[0].rule_id)
    if before := rules.first("figures", "before", words[max(0, at - LONGEST_BEFORE) : at]):
        at -= len(before[1].group())
        quantity = before[0].value or quantity
        reasons.append(before[0].rule_id)
    quote = words[at:end]
    value = numeral_value(numeral.words)
    if quantity == "clause_count" and value is not None and value > MOST_PARTS:
        quantity = "count"
    figure = Figure(
        place.span.start + at, place.span.start + end, quote, value, unit, comparator(quote), "mention", quantity,
        "", "", tuple(reasons),
    )  # fmt: skip
    if place.table:
        return _of_table(figure, place, calendar, rules)
    return figure if place.is_heading else _in_sentence(figure, place, calendar, rules)


def _unit(behind: str, rules: Rules) -> tuple[Rule, re.Match[str]] | None:
    """Return the rule whose unit is the longest behind a numeral."""
    found = [(rule, match) for rule in rules.of("figures", "unit") if (match := rule.pattern.match(behind)) is not None]
    return max(found, key=lambda entry: entry[1].end(), default=None)


def _folded(unit: str) -> str:
    return unit.replace("％", "%")


def _in_sentence(figure: Figure, place: Place, calendar: Calendar, rules: Rules) -> Figure:
    """Say what a figure is for by its clause and its sentence."""
    sentence = _around(figure, sentences(place.span), place.span)
    clause = _around(figure, clauses(sentence), sentence)
    before = clause.words[: max(0, figure.start - clause.start)]
    after = sentence.words[max(0, figure.end - sentence.start) :]
    deadline = calendar.deadline(sentence.words)
    if figure.quantity in FREE_OF_ROLE:
        role, reason = "mention", "no quantity to reach"
    else:
        # A rule sees the clause with the figure marked, so that it can ask for words before and behind it.
        shown = f"{before}〔{figure.quote}〕{after}"
        found = rules.first("figures", f"role_{figure.quantity}", shown) or rules.first("figures", "role", shown)
        is_planned = rules.first("figures", "planned", sentence.words[: max(0, figure.start - sentence.start)])
        if found:
            role, reason = found[0].value, found[0].rule_id
        elif figure.quantity == "duration":
            role, reason = "mention", "a duration unless a rule fires"
        elif (is_planned or deadline) and figure.unit != MONEY:
            role, reason = "target", is_planned[0].rule_id if is_planned else "the sentence names a deadline"
        else:
            role, reason = "actual", "actual unless a rule fires"
    period = calendar.period(clause.words, sentence.words, figure.quantity, role)
    return replace(
        figure, role=role, period=period, deadline=deadline if role == "target" and figure.quantity != "frequency"
        else "", reasons=(*figure.reasons, reason),
    )  # fmt: skip


def _around(figure: Figure, spans: Sequence[Span], whole: Span) -> Span:
    return next((span for span in spans if span.start <= figure.start < span.end), whole)


def _of_table(figure: Figure, place: Place, calendar: Calendar, rules: Rules) -> Figure:
    """Say what a figure in a table is for by the head of its column, and of which unit by the heads around it."""
    if place.table is None or not place.holds_value(figure.start, figure.end):
        return replace(figure, reasons=(*figure.reasons, "words in a cell of a table"))
    column = place.column(figure.start)
    head = place.table.over(column)
    year = calendar.year(head)
    if found := rules.first("figures", "column_order", head):
        return replace(figure, quantity=found[0].value, reasons=(*figure.reasons, found[0].rule_id))
    if not figure.unit and (known := unit_of(place.table, cells(place.span.words), column, rules)):
        figure = replace(figure, unit=known.unit, quantity=known.quantity, reasons=(*figure.reasons, known.reason))
    found = rules.first("figures", "column", head)
    role = found[0].value if found else "actual"
    reason = found[0].rule_id if found else "a cell is actual unless a rule fires"
    return replace(
        figure, role=role, period=year, deadline=f"{year}-12-31" if year and role == "target" else "",
        reasons=(*figure.reasons, reason),
    )  # fmt: skip
