"""Where the articles of a bulletin are: sections, titles, bylines, bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from helpers.ingest.lines import Line
from helpers.ingest.rules import Rules

STOPS = "。！？；"
LONGEST_TITLE = 50
ITEM = re.compile(r"^[ \u3000]*(?:[0-9０-９]{1,2}[.．、]|[（(][0-9一二三四五六七八九十]{1,3}[）)])")
SPACES = " \t\u3000\xa0"


@dataclass(frozen=True, slots=True)
class Span:
    """Words and where they stand."""

    start: int
    end: int
    words: str


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
    reasons
        The rules that fired.
    """

    section: str
    title: Span
    byline: str = ""
    body: list[Span] = field(default_factory=list)
    rows: list[Span] = field(default_factory=list)
    end: int = 0
    reasons: list[str] = field(default_factory=list)
    is_closed: bool = False

    @property
    def start(self) -> int:
        """Where the title begins."""
        return self.title.start


@dataclass(frozen=True, slots=True)
class _Placed:
    line: Line
    span: Span
    """Of the line without the white space around it."""

    @property
    def is_empty(self) -> bool:
        return not self.span.words

    @property
    def is_prose(self) -> bool:
        words = self.span.words
        return (
            self.line.level == 0
            and not self.line.is_row
            and (any(stop in words for stop in STOPS) or len(words) > LONGEST_TITLE)
        )


def articles(lines: Sequence[Line], rules: Rules) -> list[Article]:
    """Find the articles of a bulletin.

    A title is a short line before prose. What stands above it, by its level or its marks or directly after an
    article, is the section; what the layout's rules name as masthead, contents or imprint is neither.

    Parameters
    ----------
    lines
        The bulletin as `helpers.ingest.sources.read_source` returns it.
    rules
        The topic "layout".
    """
    found = _Found(rules)
    placed = [item for item in _placed(lines) if not item.is_empty]
    for number, item in enumerate(placed):
        found.take(item, placed[number + 1 :])
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
    """

    rules: Rules
    articles: list[Article] = field(default_factory=list)
    section: str = ""
    run: list[_Placed] = field(default_factory=list)
    held: list[_Placed] = field(default_factory=list)

    @property
    def current(self) -> Article | None:
        return self.articles[-1] if self.articles and not self.articles[-1].is_closed else None

    def take(self, item: _Placed, following: Sequence[_Placed]) -> None:
        """Say what a line is."""
        current, is_row = self.current, item.line.is_row
        if byline := _byline(item, self.rules):
            self.run = _take_byline(item, byline, self.run, self.articles, current)
        elif not is_row and _is(item, "imprint", self.rules):
            if current:
                current.is_closed = True
        elif item.is_prose or (is_row and self.run and self.articles):
            self._open()
            if self.current:
                _append(self.current, item, self.rules)
        elif is_row and self.run:
            self.held.append(item)
        elif current and (is_row or not (self.run or _may_be_title(item, current, following, self.rules))):
            _append(current, item, self.rules)
        elif not is_row:
            self.run.append(item)

    def _open(self) -> None:
        """Begin an article where headings were waiting for one."""
        article, self.section = _article(self.run, self.section, self.articles, self.rules)
        if article:
            self.articles.append(article)
            for row in self.held:
                if row.span.start > article.end:
                    _append(article, row, self.rules)
        self.run, self.held = [], []


def _placed(lines: Sequence[Line]) -> list[_Placed]:
    made, at = [], 0
    for line in lines:
        words = line.text.strip(SPACES)
        start = at + line.text.index(words) if words else at
        made.append(_Placed(line, Span(start, start + len(words), words)))
        at += len(line.text) + 1
    return made


def _is(item: _Placed, kind: str, rules: Rules) -> bool:
    return rules.first("layout", kind, item.span.words) is not None


def _byline(item: _Placed, rules: Rules) -> tuple[str, str] | None:
    """Return who a line of its own says sent the article, and the rule."""
    if found := rules.first("layout", "byline", item.span.words):
        rule, match = found
        return match["who"].strip(SPACES), rule.rule_id
    return None


def _take_byline(
    item: _Placed, byline: tuple[str, str], run: list[_Placed], made: list[Article], current: Article | None
) -> list[_Placed]:
    """Give a byline to the article that it closes, or keep it for the one whose title stands before it."""
    if run:
        return [*run, item]
    if current:
        current.byline = byline[0]
        current.end = item.span.end
        current.reasons.append(byline[1])
        current.is_closed = True
    elif made and not made[-1].byline:
        made[-1].byline = byline[0]
    return []


def _article(run: list[_Placed], section: str, made: list[Article], rules: Rules) -> tuple[Article | None, str]:
    """Make an article of the short lines that stand before prose: the last is its title."""
    byline = ""
    reasons = []
    titles = []
    for item in run:
        if found := _byline(item, rules):
            byline = found[0]
            reasons.append(found[1])
        elif not any(_is(item, kind, rules) for kind in ("masthead", "subtitle", "caption")):
            titles.append(item)
    if not titles:
        return None, section
    title = titles[-1]
    reasons.insert(0, "heading" if title.line.level else "short line before prose")
    for above in reversed(titles[:-1]):
        found_mark = rules.first("layout", "section", above.span.words)
        is_higher = 0 < above.line.level < title.line.level
        is_adjacent = above is titles[-2] and bool(made) and not title.line.level
        if found_mark or is_higher or is_adjacent:
            rule, match = found_mark if found_mark else (None, None)
            section = match["name"].strip(SPACES) if match else above.span.words
            reasons.append(rule.rule_id if rule else "heading above" if is_higher else "line above the title")
            break
    if made:
        made[-1].is_closed = True
    return Article(section, title.span, byline, end=title.span.end, reasons=reasons), section


def _may_be_title(item: _Placed, current: Article, following: Sequence[_Placed], rules: Rules) -> bool:
    """Whether a short line within an article opens the next one."""
    words = item.span.words
    if item.line.level:
        return True
    below = next(iter(following), None)
    if (below is not None and below.line.is_row) or _is(item, "caption", rules):
        return False
    if rules.first("layout", "section", words):
        # A section has a title below it; what has sentences below it is a heading within the article.
        return below is not None and not below.is_prose
    if len(words) > LONGEST_TITLE or words[-1] in "，、：:":
        return False
    if ITEM.match(words):
        return bool(ITEM.match(current.title.words))
    return any(other.is_prose for other in following)


def _append(article: Article, item: _Placed, rules: Rules) -> None:
    """Add a line to an article; a byline at its end closes it."""
    words = item.span.words
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
