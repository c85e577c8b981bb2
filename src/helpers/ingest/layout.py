"""Where the articles of a bulletin are: sections, titles, bylines, bodies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from helpers.ingest.article import Article
from helpers.ingest.headings import Headings
from helpers.ingest.lines import SPACES, Line, Span
from helpers.ingest.ornaments import without_ornament
from helpers.ingest.placed import Placed, placed
from helpers.ingest.rules import Rules


def articles(lines: Sequence[Line], rules: Rules, named: Callable[[str], Sequence[str]] | None = None) -> list[Article]:
    """Find the articles of a bulletin.

    A title is a short line before prose. What stands above it, by its level or its marks or directly after an
    article, is the section; what the layout's rules name as masthead, contents or imprint is neither. A heading within
    an article is no title: one that a rule names; one that stands close to the line above it, where titles stand
    apart; and, if it names no locality, one of a lower level than the title, or before the byline that closes the
    article, where bylines are the custom.

    Parameters
    ----------
    lines
        The bulletin as `helpers.ingest.sources.read_source` returns it.
    rules
        The topic "layout".
    named
        Returns the localities that some words name; without it, every heading may be a title.
    """
    items = placed(lines)
    found = _Found(rules, Headings.of(items, rules, named))
    for number, (item, below) in enumerate(zip_longest(items, items[1:])):
        found.take(number, item, below)
    return found.articles


@dataclass
class _Found:
    """The articles as they grow, line by line.

    Attributes
    ----------
    articles
        Those found so far.
    section
        The one that the next article stands in, as far as is known.
    run
        Short lines that may be headings of the next article.
    held
        Rows of a table behind them. Over the first article it may be the masthead; its title will say.
    is_over
        Whether an imprint has ended the last article for good: sentences behind a byline still belong to it.
    """

    rules: Rules
    headings: Headings
    articles: list[Article] = field(default_factory=list)
    section: str = ""
    run: list[Placed] = field(default_factory=list)
    held: list[Placed] = field(default_factory=list)
    is_over: bool = False

    @property
    def current(self) -> Article | None:
        return self.articles[-1] if self.articles and not self.articles[-1].is_closed else None

    def take(self, number: int, item: Placed, below: Placed | None) -> None:
        """Say what a line is."""
        current, is_row = self.current, item.line.is_row
        if byline := item.byline(self.rules):
            self.run = _take_byline(item, byline, self.run, current)
        elif not is_row and item.fires("imprint", self.rules):
            self.is_over = True
            if current:
                current.is_closed = True
        elif not current and item.fires("remark", self.rules):
            return
        elif item.is_prose or (is_row and self.run and self.articles):
            self._open()
            if self.articles and not self.is_over:
                _append(self.articles[-1], item, self.rules)
        elif is_row and self.run:
            self.held.append(item)
        elif current and (is_row or not (self.run or self.headings.may_be_title(number, item, below, current))):
            _append(current, item, self.rules)
        elif not is_row:
            self.run.append(item)

    def _open(self) -> None:
        """Begin an article where headings were waiting for one."""
        article, self.section = _article(self.run, self.section, self.articles, self.headings)
        if article:
            self.articles.append(article)
            self.is_over = False
            for row in self.held:
                if row.span.start > article.end:
                    _append(article, row, self.rules)
        self.run, self.held = [], []


def _take_byline(item: Placed, byline: tuple[str, str], run: list[Placed], current: Article | None) -> list[Placed]:
    """Give a byline to the article that it closes, or keep it for the one whose title stands before it."""
    if run:
        return [*run, item]
    if current:
        current.byline = byline[0]
        current.end = item.span.end
        current.reasons.append(byline[1])
        current.is_closed = True
    return []


def _article(run: list[Placed], section: str, made: list[Article], headings: Headings) -> tuple[Article | None, str]:
    """Make an article of the short lines that stand before prose: the last is its title, or one with a byline below."""
    rules, byline = headings.rules, ""
    reasons: list[str] = []
    titles: list[Placed] = []
    signed = -1
    for item in run:
        if found := item.byline(rules):
            byline = found[0]
            reasons.append(found[1])
            signed = len(titles) - 1
        elif not any(item.fires(kind, rules) for kind in ("masthead", "subtitle", "caption")):
            titles.append(item)
    if not titles:
        return None, section
    last = headings.title(titles, signed, is_first=not made)
    titles, below = titles[: last + 1], titles[last + 1 :]
    title = titles[-1]
    reasons.insert(0, "heading" if title.line.level else "short line before prose")
    for above in reversed(titles[:-1]):
        found_mark = rules.first("layout", "section", above.span.words)
        is_higher = 0 < above.line.level < title.line.level
        is_adjacent = above is titles[-2] and bool(made) and not title.line.level
        if found_mark or is_higher or is_adjacent:
            rule, match = found_mark if found_mark else (None, None)
            named = Span(0, 0, match["name"].strip(SPACES)) if match else above.span
            section = without_ornament(named, rules)[0].words
            reasons.append(rule.rule_id if rule else "heading above" if is_higher else "line above the title")
            break
    if made:
        made[-1].is_closed = True
    words, fired = without_ornament(title.span, rules)
    reasons += fired
    article = Article(section, words, byline, level=title.line.level, end=title.span.end, reasons=reasons)
    article.is_apart = title.is_apart
    for item in below:
        _append(article, item, rules)
    return article, section


def _append(article: Article, item: Placed, rules: Rules) -> None:
    """Add a line to an article; a byline at its end closes it."""
    words = item.span.words
    article.is_closed = False
    if item.line.is_row:
        article.rows.append(item.span)
    elif found := rules.first("layout", "byline_at_end", words):
        rule, match = found
        article.byline = match["who"].strip(SPACES)
        article.reasons.append(rule.rule_id)
        article.is_closed = True
        words = words[: match.start()].rstrip(SPACES)
    if words:
        article.body.append(Span(item.span.start, item.span.start + len(words), words))
    article.end = item.span.end
