"""Whether a short line within an article opens the next one, or is a heading within this one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from helpers.ingest.article import Article
from helpers.ingest.placed import LONGEST_TITLE, Placed
from helpers.ingest.rules import Rules

ITEM = re.compile(r"^[ \u3000]*(?:[0-9０-９]{1,2}[.．、]|[（(][0-9一二三四五六七八九十]{1,3}[）)])")
FEWEST_BYLINES, FEWEST_LEVELS = 2, 2


@dataclass(frozen=True)
class Headings:
    """What a bulletin's headings are judged by.

    Attributes
    ----------
    rules
        The topic "layout".
    named
        Returns the localities that some words name; without it, every heading may be a title.
    has_bylines, has_levels
        Whether bylines are the bulletin's custom; whether its titles have levels, so that a line without is none.
    last_prose
        The number of its last line that holds sentences.
    """

    rules: Rules
    named: Callable[[str], Sequence[str]] | None
    has_bylines: bool
    has_levels: bool
    last_prose: int

    @classmethod
    def of(cls, lines: Sequence[Placed], rules: Rules, named: Callable[[str], Sequence[str]] | None) -> Headings:
        """Look at a bulletin as a whole."""
        bylines = sum(line.byline(rules) is not None or line.fires("byline_at_end", rules) for line in lines)
        last_prose = max((number for number, line in enumerate(lines) if line.is_prose), default=-1)
        levels = sum(
            line.line.level > 0 and (below.is_prose or below.line.is_row or below.byline(rules) is not None)
            for line, below in pairwise(lines)
        )
        return cls(rules, named, bylines >= FEWEST_BYLINES, levels >= FEWEST_LEVELS, last_prose)

    def may_be_title(self, number: int, line: Placed, below: Placed | None, current: Article) -> bool:
        """Whether a short line within an article opens the next one.

        Parameters
        ----------
        number, line, below
            The line, which of them it is, and the next one.
        current
            The article that it stands in.
        """
        words = line.span.words
        is_section = self.rules.first("layout", "section", words) is not None
        if line.fires("subheading", self.rules) or (not is_section and self._is_below(line, below, current)):
            return False
        if line.line.level or (self.has_levels and current.level):
            return line.line.level > 0
        if line.fires("caption", self.rules) or (below is not None and below.line.is_row):
            return False
        if is_section:
            # A section has a title below it; what has sentences below it is a heading within the article.
            return below is not None and not below.is_prose
        is_close = current.is_apart and not line.is_apart
        if len(words) > LONGEST_TITLE or words[-1] in "，、：:" or is_close:
            return False
        return bool(ITEM.match(current.title.words)) if ITEM.match(words) else number < self.last_prose

    def title(self, titles: Sequence[Placed], signed: int, *, is_first: bool) -> int:
        """Return which of the headings before prose is the article's title.

        Parameters
        ----------
        titles
            The headings, section and all.
        signed
            Which of them has a byline below it, or -1.
        is_first
            Whether no article stands above: then the masthead may be among them.

        Returns
        -------
        int
            The last, where titles have levels the last that has one; unless those behind another one are of a lower
            level, and that one has the byline or is the last that names a locality.
        """
        for number, (one, below) in enumerate(pairwise(titles)):
            if not 0 < one.line.level < below.line.level:
                continue
            if number == signed:
                return number
            names = [bool(self.named(other.span.words)) for other in titles[number:]] if self.named else [False]
            if not is_first and names[0] and not any(names[1:]):
                return number
        levels = [number for number, one in enumerate(titles) if one.line.level]
        return levels[-1] if self.has_levels and levels else len(titles) - 1

    def _is_below(self, line: Placed, below: Placed | None, current: Article) -> bool:
        """Whether a line without a locality is a heading below the article's title, by its level or by the bylines."""
        if self.named is None or self.named(line.span.words) or (below and below.byline(self.rules)):
            return False
        if line.line.level:
            return 0 < current.level < line.line.level
        return self.has_bylines and not current.byline
