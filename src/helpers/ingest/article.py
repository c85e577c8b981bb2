"""An article as the layout shows it."""

from __future__ import annotations

from dataclasses import dataclass, field

from helpers.ingest.lines import Span


@dataclass
class Article:
    """An article as the layout shows it.

    Attributes
    ----------
    section
        The heading it stands under; empty without one.
    title, byline
        The title's line; who sent the article, without brackets. `byline` is empty where the article names nobody.
    body
        The lines of its text, tables included, byline left out.
    rows
        Those of them that are rows of a table.
    level, is_apart
        Of the title, where the format knows levels, else 0; whether an empty line stands above it.
    reasons
        The rules that fired.
    """

    section: str
    title: Span
    byline: str = ""
    body: list[Span] = field(default_factory=list)
    rows: list[Span] = field(default_factory=list)
    level: int = 0
    is_apart: bool = False
    end: int = 0
    reasons: list[str] = field(default_factory=list)
    is_closed: bool = False

    @property
    def start(self) -> int:
        """Where the title begins."""
        return self.title.start
