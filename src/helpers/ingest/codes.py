"""Theme, instrument and status of a candidate measure: the code for which the rules that fire weigh most."""

from __future__ import annotations

from dataclasses import dataclass

from helpers.ingest.rules import Rules
from helpers.ingest.units import Unit

SENTENCE_SHARE, TITLE_SHARE = 0.3, 0.35
DEFAULT_INSTRUMENT, MANDATED_INSTRUMENT, DEFAULT_STATUS = "O", "A", "announced"
DEFAULT_WEIGHT = 0.75


@dataclass(frozen=True, slots=True)
class Codes:
    """What is proposed for a measure; `reasons` names the rules, `theme` is empty where none fired."""

    theme: str
    theme_second: str
    instrument: str
    status: str
    reasons: tuple[str, ...]


def codes(unit: Unit, title: str, genre: str, earlier_theme: str, rules: Rules) -> Codes:
    """Propose the codes of a candidate measure.

    Parameters
    ----------
    unit
        The candidate.
    title, genre
        Of its article: a Party document mandates.
    earlier_theme
        Of the measure before it in the article, for one whose words name no theme.
    rules
        The topics "themes", "instruments" and "statuses".
    """
    themes, fired = _weighed("themes", "theme", unit.span.words, rules)
    near, _ = _weighed("themes", "theme", unit.sentence.words, rules)
    above, _ = _weighed("themes", "theme", title, rules)
    if not themes and not near and earlier_theme:
        themes, fired = {earlier_theme: 1.0}, ["the measure before"]
    elif not themes:
        fired = ["the sentence and the title"]
    for other, share in ((near, SENTENCE_SHARE), (above, TITLE_SHARE)):
        for code, weight in other.items():
            themes[code] = themes.get(code, 0.0) + share * weight
    ranked = sorted(themes, key=lambda code: (-themes[code], code))
    second = ranked[1] if len(ranked) > 1 and themes[ranked[1]] >= themes[ranked[0]] / 2 else ""
    instruments, why = _weighed("instruments", "instrument", unit.span.words, rules)
    status, reason = _status(unit, genre, rules)
    default = MANDATED_INSTRUMENT if status == "mandated" else DEFAULT_INSTRUMENT
    instruments[default] = instruments.get(default, 0.0) + DEFAULT_WEIGHT
    instrument = max(instruments, key=lambda code: (instruments[code], code))
    reasons = (*fired, *(why or [f"{default} unless a rule fires"]), reason)
    return Codes(ranked[0] if ranked else "", second, instrument, status, tuple(dict.fromkeys(reasons)))


def _weighed(topic: str, kind: str, words: str, rules: Rules) -> tuple[dict[str, float], list[str]]:
    weights: dict[str, float] = {}
    fired = []
    for rule, _ in rules.firing(topic, kind, words):
        weights[rule.value] = weights.get(rule.value, 0.0) + rule.weight
        fired.append(rule.rule_id)
    return weights, fired


def _status(unit: Unit, genre: str, rules: Rules) -> tuple[str, str]:
    words = unit.span.words
    if unit.unit_type == "event":
        return "achieved", "an event was held"
    if unit.is_decreed or genre == "party_document":
        return "mandated", "a document lays it down"
    for kind in ("ongoing", "announced", "achieved"):
        if found := rules.first("statuses", kind, words):
            return kind, found[0].rule_id
    if unit.is_narrated:
        return "achieved", "the sentence tells what was done"
    return DEFAULT_STATUS, f"{DEFAULT_STATUS} unless a rule fires"


def genre(title: str, rules: Rules) -> tuple[str, str]:
    """Propose an article's genre by its title."""
    if found := rules.first("statuses", "genre", title):
        return found[0].value, found[0].rule_id
    return "work_report", "work_report unless a rule fires"
