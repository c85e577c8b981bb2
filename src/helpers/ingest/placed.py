"""The lines of a bulletin at their places, and what the layout's rules say of one by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.ingest.lines import SPACES, Line, Span
from helpers.ingest.rules import Rules

STOPS = "。！？；"
LONGEST_TITLE = 50


@dataclass(frozen=True, slots=True)
class Placed:
    """A line that is not empty.

    Attributes
    ----------
    line, span
        The line, and its words without the white space around them.
    is_apart
        Whether an empty line stands above it.
    """

    line: Line
    span: Span
    is_apart: bool

    @property
    def is_prose(self) -> bool:
        """Whether it holds sentences."""
        words = self.span.words
        return (
            self.line.level == 0
            and not self.line.is_row
            and (any(stop in words for stop in STOPS) or len(words) > LONGEST_TITLE)
        )

    def fires(self, kind: str, rules: Rules) -> bool:
        """Whether a rule of the topic "layout" fires on it."""
        return rules.first("layout", kind, self.span.words) is not None

    def byline(self, rules: Rules) -> tuple[str, str] | None:
        """Return who a line of its own says sent the article, and the rule."""
        if found := rules.first("layout", "byline", self.span.words):
            rule, match = found
            return match["who"].strip(SPACES), rule.rule_id
        return None


def placed(lines: Sequence[Line]) -> list[Placed]:
    """Return the lines that are not empty; offsets count characters of the whole text."""
    made, at, is_apart = [], 0, False
    for line in lines:
        words = line.text.strip(SPACES)
        if words:
            start = at + line.text.index(words)
            made.append(Placed(line, Span(start, start + len(words), words), is_apart))
        at += len(line.text) + 1
        is_apart = not words
    return made
