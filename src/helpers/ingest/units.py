"""Candidate measures: the clauses of an article that carry a course of action, by the codebook's unit rule."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from helpers.ingest.article import Article
from helpers.ingest.clauses import ITEM_MARK, clauses, cut, sentences, without_mark
from helpers.ingest.lines import Span
from helpers.ingest.ornaments import without_ornament
from helpers.ingest.rules import Rules
from helpers.ingest.verbs import holds_verb

LONGEST_HEADING = 45
SHORTEST_SERIES = 3
QUOTED = re.compile("“([^”]+)”")
PART = re.compile("[^、，]+")
SHORTEST_UNIT = 4


@dataclass
class Unit:
    """A candidate measure.

    Attributes
    ----------
    span
        The shortest span that carries the action.
    sentence
        The sentence around it.
    unit_type
        action, target or event.
    further
        Spans that report its results.
    reasons
        The rules that fired.
    is_decreed, is_narrated
        Whether the text, up to here, tells what a document lays down; whether the sentence tells what was done.
    """

    span: Span
    sentence: Span
    unit_type: str = "action"
    further: list[Span] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    is_decreed: bool = False
    is_narrated: bool = False


def units(article: Article, text: str, rules: Rules) -> list[Unit]:
    """Return the candidate measures of an article, in text order.

    Parameters
    ----------
    article
        As `helpers.ingest.layout.articles` found it.
    text
        The whole text, in which its offsets count.
    rules
        The topic "units".
    """
    found: list[Unit] = []
    rows = {span.start for span in article.rows}
    is_decreed = False
    for paragraph in article.body:
        if paragraph.start in rows:
            continue
        # What a document lays down ends with its paragraph, unless its items follow.
        is_decreed = is_decreed and bool(ITEM_MARK.match(without_ornament(paragraph, rules)[0].words))
        bare = (without_ornament(sentence, rules)[0] for sentence in sentences(paragraph))
        marked = [(*without_mark(sentence), sentence) for sentence in bare]
        headings = _headings(marked, rules)
        for number, (sentence, _, _) in enumerate(marked):
            if number in headings:
                continue
            if rules.first("units", "decree", sentence.words):
                is_decreed = True
            is_narrated = bool(rules.first("units", "narrated", sentence.words)) and not rules.first(
                "units", "planned", sentence.words
            )
            made = _of_sentence(sentence, text, found, rules)
            for unit in made:
                unit.is_decreed, unit.is_narrated = is_decreed, is_narrated
            found += made
    _keep_apart(found)
    return found


def _keep_apart(found: Sequence[Unit]) -> None:
    """Drop further spans that a quote, grown since, has come to hold: the same words would be proposed twice."""
    ends = [unit.span.end for unit in found]
    for unit in found:
        unit.further = [
            span
            for span in unit.further
            if (at := bisect_right(ends, span.start)) == len(found) or found[at].span.start >= span.end
        ]


def _headings(marked: Sequence[tuple[Span, str, Span]], rules: Rules) -> set[int]:
    """Return which first sentences of items are headings: short ones, where every item goes on behind its own."""
    first = [number for number, (_, mark, _) in enumerate(marked) if mark]
    ends = [*first[1:], len(marked)]
    if len(first) < 2 or any(end - start < 2 for start, end in zip(first, ends, strict=True)):
        return set()
    if all(len(marked[number][0].words) <= LONGEST_HEADING for number in first):
        return set(first)
    return set()


def _of_sentence(sentence: Span, text: str, before: Sequence[Unit], rules: Rules) -> list[Unit]:
    made: list[Unit] = []
    pending: Span | None = None
    parts = _parts(sentence, rules)
    for number, whole in enumerate(parts):
        clause = _without_lead(whole, rules)
        if not clause.words or rules.first("units", "drop", clause.words):
            pending = None if not clause.words else pending
            continue
        if (rule := rules.first("units", "result", clause.words)) and (made or before):
            (made or list(before))[-1].further.append(clause)
        elif made and pending is None and (rule := rules.first("units", "tail", clause.words)):
            _extend(made[-1], clause.end, text, rule[0].rule_id)
        elif rules.first("units", "condition", clause.words) or _is_exhortation(clause, parts[number + 1 :], rules):
            pending = pending or clause
        elif rule := (rules.first("units", "verb", clause.words) or rules.first("units", "programme", clause.words)):
            start = pending.start if pending else clause.start
            span = Span(start, clause.end, text[start : clause.end])
            made.append(Unit(span, sentence, reasons=[rule[0].rule_id]))
            pending = None
        elif pending:
            span = Span(pending.start, clause.end, text[pending.start : clause.end])
            made.append(Unit(span, sentence, reasons=["a condition and what follows from it"]))
            pending = None
        elif holds_verb(clause.words):
            made.append(Unit(clause, sentence, reasons=["a verb that no rule names"]))
        elif made:
            _extend(made[-1], clause.end, text, "a clause without a verb")
    for unit in made:
        unit.unit_type, reason = _unit_type(unit, rules)
        unit.reasons += [reason] if reason else []
    return [unit for unit in made if len(unit.span.words) >= SHORTEST_UNIT]


def _parts(sentence: Span, rules: Rules) -> list[Span]:
    """Return the clauses of a sentence, cut further between the programmes of a list and the slogans of a series."""
    made: list[Span] = []
    for clause in clauses(sentence):
        series = _series(clause, rules)
        if series:
            made += series
            continue
        rest = clause
        while found := rules.first("units", "split", rest.words):
            at = found[1].start()
            made.append(Span(rest.start, rest.start + at, rest.words[:at]))
            rest = cut(rest, found[1].end())
        made.append(rest)
    return made


def _series(clause: Span, rules: Rules) -> list[Span]:
    """Return the slogans in the quotation marks of a clause, where there are several and all are of the kind."""
    quoted = QUOTED.search(clause.words)
    if quoted is None:
        return []
    parts = [
        Span(clause.start + match.start(), clause.start + match.end(), match.group())
        for match in PART.finditer(clause.words, *quoted.span(1))
    ]
    are_slogans = len(parts) >= SHORTEST_SERIES and all(rules.first("units", "series", part.words) for part in parts)
    return parts if are_slogans else []


def _is_exhortation(clause: Span, following: Sequence[Span], rules: Rules) -> bool:
    """Whether a clause only exhorts, and the next holds the concrete action: both are one row by the codebook."""
    return bool(
        following
        and rules.first("units", "exhortation", clause.words)
        and rules.first("units", "concrete", following[0].words)
    )


def _without_lead(clause: Span, rules: Rules) -> Span:
    """Cut the words that only lead to an action: 同时, 并, 会议要求."""
    for _ in range(4):
        found = rules.first("units", "lead", clause.words)
        if found is None or found[1].end() == 0:
            return clause
        clause = cut(clause, found[1].end())
    return clause


def _extend(unit: Unit, end: int, text: str, reason: str) -> None:
    unit.span = Span(unit.span.start, end, text[unit.span.start : end])
    unit.reasons.append(reason)


def _unit_type(unit: Unit, rules: Rules) -> tuple[str, str]:
    for kind in ("event", "target"):
        if found := rules.first("units", kind, unit.span.words):
            return kind, found[0].rule_id
    return "action", ""
