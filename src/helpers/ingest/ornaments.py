"""Ornaments before and behind words, which a layout puts there and nobody says: ◎, ■, ●."""

from __future__ import annotations

from helpers.ingest.lines import Span
from helpers.ingest.rules import Rules


def without_ornament(span: Span, rules: Rules) -> tuple[Span, tuple[str, ...]]:
    """Return words without the ornaments around them, at their own offsets, and the rule that fired.

    Parameters
    ----------
    span
        A title, a section or a sentence.
    rules
        The topic "layout"; its kind "ornament" names the words to keep.
    """
    found = rules.first("layout", "ornament", span.words)
    if found is None:
        return span, ()
    rule, match = found
    return Span(span.start + match.start("words"), span.start + match.end("words"), match["words"]), (rule.rule_id,)
