"""The rules that make proposals: data that an analyst edits, in `data/lexicon/`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from helpers.corpus.faults import Fault
from helpers.corpus.schemas import read_schema
from helpers.corpus.tables import read_table
from helpers.errors import FaultsError
from helpers.rows import rows

TOPICS = ("layout", "units", "themes", "instruments", "statuses", "figures")
FOLDER = "lexicon"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes
    ----------
    rule_id
        As a proposal's reason names it.
    kind
        What the rule decides within its topic, such as "theme" or "title".
    pattern
        Where it fires.
    value
        What it then says, such as a theme's code; empty where the kind says it all.
    weight
        Of several that fire, the sum for each value decides.
    example
        Words on which it fires, for the test.
    """

    rule_id: str
    kind: str
    pattern: re.Pattern[str]
    value: str
    weight: float
    example: str


@dataclass(frozen=True)
class Rules:
    """All rules by topic, in the order of their files."""

    by_topic: dict[str, tuple[Rule, ...]]

    def of(self, topic: str, kind: str) -> tuple[Rule, ...]:
        """Return the rules of one kind."""
        return self._by_kind.get((topic, kind), ())

    @cached_property
    def _by_kind(self) -> dict[tuple[str, str], tuple[Rule, ...]]:
        made: dict[tuple[str, str], tuple[Rule, ...]] = {}
        for topic, rules in self.by_topic.items():
            for rule in rules:
                made[topic, rule.kind] = (*made.get((topic, rule.kind), ()), rule)
        return made

    def first(self, topic: str, kind: str, words: str) -> tuple[Rule, re.Match[str]] | None:
        """Return the first rule of a kind that fires on some words, and where."""
        for rule in self.of(topic, kind):
            if match := rule.pattern.search(words):
                return rule, match
        return None

    def firing(self, topic: str, kind: str, words: str) -> Iterator[tuple[Rule, re.Match[str]]]:
        """Yield every rule of a kind that fires on some words, and where first."""
        for rule in self.of(topic, kind):
            if match := rule.pattern.search(words):
                yield rule, match


def read_rules(root: Path) -> Rules:
    """Read the rules of a data folder.

    Raises
    ------
    FaultsError
        A table does not fit its schema, or a pattern is no regular expression: all faults at once.
    """
    schema, faults = read_schema(root, "rules")
    made: dict[str, tuple[Rule, ...]] = {}
    for topic in TOPICS:
        file = f"{FOLDER}/{topic}.csv"
        table = read_table(root / file, file, schema)
        faults += table.faults
        found = []
        for row in rows(table.frame):
            try:
                pattern = re.compile(row.pattern)
            except re.error as error:
                faults.append(Fault(file, int(row.Index), "pattern", "wrong pattern", row.pattern, str(error)))
                continue
            found.append(Rule(row.rule_id, row.kind, pattern, row.value, float(row.weight), row.example))
        made[topic] = tuple(found)
    if faults:
        raise FaultsError(faults)
    return Rules(made)
