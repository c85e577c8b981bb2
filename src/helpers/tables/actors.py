"""Actors and groups as the bulletin names them."""

from __future__ import annotations

from helpers.blocks import Run
from helpers.wording import Language


def named(words: str, language: Language) -> Run:
    """Return words of the bulletin as they stand, marked as Chinese where the page is not."""
    return Run(words, language="" if language == "zh" else "zh")
