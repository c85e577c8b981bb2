"""All proposals for one bulletin, as tables: never used in a briefing until a person has accepted them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from helpers.corpus.accounting import find_items
from helpers.ingest.article import Article
from helpers.ingest.calendar import Calendar
from helpers.ingest.codes import codes, genre
from helpers.ingest.figures import Figure, Fixed, Place, figures
from helpers.ingest.layout import articles
from helpers.ingest.lines import Line, Span
from helpers.ingest.places import Gazetteer, place
from helpers.ingest.rules import Rules
from helpers.ingest.tables import tables
from helpers.ingest.units import Unit, units

ARTICLES = (
    "article_no", "section_zh", "title_zh", "byline", "locality_code", "other_localities", "genre", "start", "end",
    "reason",
)  # fmt: skip
MEASURES = (
    "proposal_id", "article_no", "item_no", "locality_code", "unit_type", "quote", "start", "end", "further", "theme",
    "theme_second", "instrument", "status", "has_target", "has_deadline", "has_resources", "has_accountability",
    "reason",
)  # fmt: skip
FIGURES = (
    "proposal_id", "measure", "article_no", "quote", "start", "end", "value", "unit", "comparator", "role", "quantity",
    "period", "deadline", "reason",
)  # fmt: skip


@dataclass(frozen=True)
class Proposals:
    """Three tables, in text order; offsets count characters of the bulletin's text.

    Attributes
    ----------
    articles
        One row is one article: the columns of articles.csv, `other_localities` (codes, `；` between), `reason`.
    measures
        One row is one candidate measure: `proposal_id`, the columns of measures.csv that can be proposed, `further`
        (offsets of further spans, such as ``120-140；150-160``), `reason`. An empty code is for a person to choose.
    figures
        One row is one candidate figure: `proposal_id`, `measure` (a proposal_id or empty), `article_no` (0 outside
        all articles), the columns of figures.csv that can be proposed, `reason`.
    """

    articles: pd.DataFrame
    measures: pd.DataFrame
    figures: pd.DataFrame


def propose(
    lines: Sequence[Line], localities: pd.DataFrame, fixed_terms: pd.DataFrame, rules: Rules, period: str
) -> Proposals:
    """Propose articles, measures and figures for a bulletin.

    Parameters
    ----------
    lines
        The bulletin.
    localities, fixed_terms
        Tables of the codebook.
    rules
        The lexicon.
    period
        The bulletin's own month, such as "2012-06": dates that leave the year out are of its year.
    """
    text = "\n".join(line.text for line in lines)
    gazetteer = Gazetteer(localities)
    found = articles(lines, rules, gazetteer.found)
    calendar = Calendar(*map(int, period[:7].split("-")))
    is_mark = fixed_terms["kind"] == "enumerator"
    fixed = Fixed(tuple(fixed_terms["term"][~is_mark]), tuple(fixed_terms["term"][is_mark]))
    numbers = figures(text, _places(lines, found), fixed, calendar, rules)
    marks = find_items(text, fixed.enumerators)
    article_rows: list[tuple[object, ...]] = []
    measure_rows: list[tuple[object, ...]] = []
    places = [place(article, gazetteer) for article in found]
    having = {where.locality_code for where in places}
    for number, (article, where) in enumerate(zip(found, places, strict=True), start=1):
        kind, why = genre(article.title.words, rules)
        article_rows.append((
            number, article.section, article.title.words, article.byline, where.locality_code,
            "；".join(where.others), kind, article.start, article.end,
            "; ".join([*article.reasons, where.reason, why]),
        ))  # fmt: skip
        theme = ""
        for unit in units(article, text, rules):
            chosen = codes(unit, article.title.words, kind, theme, rules)
            theme = chosen.theme
            # Of a locality without an article the check takes no measure.
            named = [code for code in gazetteer.found(unit.span.words) if code in where.others and code in having]
            measure_rows.append((
                f"M{len(measure_rows) + 1:03d}", number, _item(marks, article, unit, text),
                named[0] if named else where.locality_code, unit.unit_type, unit.span.words, unit.span.start,
                unit.span.end, "；".join(f"{span.start}-{span.end}" for span in unit.further), chosen.theme,
                chosen.theme_second, chosen.instrument, chosen.status, *_parts(unit, numbers, calendar, rules),
                "; ".join([*unit.reasons, *chosen.reasons]),
            ))  # fmt: skip
    measures = pd.DataFrame(measure_rows, columns=list(MEASURES))
    return Proposals(
        pd.DataFrame(article_rows, columns=list(ARTICLES)), measures, _figure_table(numbers, found, measures)
    )


def _places(lines: Sequence[Line], found: Sequence[Article]) -> list[Place]:
    """Return the lines to look for figures in, a row of a table with the table."""
    titles = {article.title.start for article in found}
    bodies = {span.start for article in found for span in article.body}
    made, at = [], 0
    for line, table in zip(lines, tables(lines), strict=True):
        words = line.text
        start = at + len(words) - len(words.lstrip())
        span = Span(start, at + len(words), words.lstrip())
        if table:
            made.append(Place(span, table=table))
        elif words.strip():
            made.append(Place(span, is_heading=start in titles or start not in bodies or line.is_row))
        at += len(words) + 1
    return made


def _item(marks: dict[int, int], article: Article, unit: Unit, text: str) -> str:
    """Return the number of the item that a measure stands in, by the mark before it in its line."""
    places = sorted(marks)
    at = bisect_right(places, unit.span.start) - 1
    last = places[at] if at >= 0 else -1
    return str(marks[last]) if last >= article.start and "\n" not in text[last : unit.span.start] else ""


def _parts(unit: Unit, numbers: Sequence[Figure], calendar: Calendar, rules: Rules) -> tuple[int, int, int, int]:
    """Propose four of the five parts of intensity; who is responsible is for a person to say."""
    first = bisect_left(numbers, unit.span.start, key=lambda figure: figure.start)
    last = bisect_left(numbers, unit.span.end, key=lambda figure: figure.start)
    inside = numbers[first:last]
    words = unit.span.words
    return (
        int(any(figure.role == "target" for figure in inside)),
        int(bool(calendar.deadline(words) or any(figure.deadline for figure in inside))),
        int(rules.first("units", "resources", words) is not None),
        int(rules.first("units", "accountability", words) is not None),
    )


def _figure_table(numbers: Sequence[Figure], found: Sequence[Article], measures: pd.DataFrame) -> pd.DataFrame:
    spans: list[tuple[int, int, str]] = []
    for name, start, end, further in measures[["proposal_id", "start", "end", "further"]].itertuples(index=False):
        pairs = [pair.split("-") for pair in further.split("；") if pair]
        spans += [(int(start), int(end), str(name)), *((int(a), int(b), str(name)) for a, b in pairs)]
    spans.sort()
    made = []
    for number, figure in enumerate(numbers, start=1):
        # Spans of measures do not overlap, so the last one that begins before a figure is the one to ask.
        at = bisect_right(spans, figure.start, key=lambda span: span[0]) - 1
        owner = spans[at][2] if at >= 0 and spans[at][0] <= figure.start < spans[at][1] else ""
        article = next((no for no, a in enumerate(found, start=1) if a.start <= figure.start < a.end), 0)
        made.append((
            f"F{number:03d}", owner, article, figure.quote, figure.start, figure.end, figure.value, figure.unit,
            figure.comparator, figure.role, figure.quantity, figure.period, figure.deadline, "; ".join(figure.reasons),
        ))  # fmt: skip
    return pd.DataFrame(made, columns=list(FIGURES)).astype({"value": "float64"})
