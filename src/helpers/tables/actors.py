"""Actors and groups as the bulletin names them, with their English names in an English page."""

from __future__ import annotations

from helpers.blocks import Run, Text, text
from helpers.corpus.actors import BETWEEN, split
from helpers.wording import Names


def named(words: str, names: Names) -> Text:
    """Return names of actors as they stand; in English each by its English name with the Chinese in brackets.

    One without an English name stands in Chinese alone, marked as such.
    """
    if names.language == "zh":
        return text(words)
    told = []
    for actor in split(words):
        chinese, english = Run(actor, language="zh"), names.actors.get(actor, "")
        told.append(text(english, " (", chinese, ")") if english else text(chinese))
    return text("; ").joined(told) if told else text(words.strip(BETWEEN))
