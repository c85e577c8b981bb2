"""A finished web page as a reader meets it: its words in order, what is said of its parts, and where its links lead."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import ClassVar

_BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
    "h1", "h2", "h3", "h4", "head", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table",
    "tbody", "td", "th", "thead", "time", "title", "tr", "ul",
})  # fmt: skip
_SPOKEN = ("aria-label", "alt", "title", "placeholder", "aria-description", "content")
_NOT_SPOKEN = frozenset({"viewport", "referrer"})
_GENERATED = re.compile(r"content\s*:\s*(\"[^\"]*\"|'[^']*')")


@dataclass(frozen=True, slots=True)
class Link:
    """A link within the page: its words, between two offsets of the page's text, and the id that it leads to."""

    start: int
    end: int
    words: str
    target: str


@dataclass
class Page:
    """What a reader gets from a page.

    Attributes
    ----------
    text
        Every word that is drawn, in order, those of style sheets and drawings included.
    links
        Links to a place in the page, by anchor or by popover.
    spoken
        Words that only a screen reader or a catalogue meets: names, alternative texts, descriptions.
    ids
        Every id of the page.
    """

    text: str = ""
    links: list[Link] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)


def read_page(html: str) -> Page:
    """Read a page with the parser of the standard library."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.page.text = "".join(reader.parts)
    return reader.page


class _Reader(HTMLParser):
    _LINKS: ClassVar[frozenset[str]] = frozenset({"a", "button"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.parts: list[str] = []
        self._length = 0
        self._is_style = False
        self._open: list[tuple[str, int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self._say("\n")
        self._is_style = tag in ("style", "script")
        if name := given.get("id"):
            self.page.ids.add(name)
        if tag != "meta" or not ("http-equiv" in given or given.get("name") in _NOT_SPOKEN):
            self.page.spoken += [given[name] for name in _SPOKEN if given.get(name)]
        if tag in self._LINKS:
            target = given.get("popovertarget", given.get("href", ""))
            is_inner = "popovertarget" in given or target.startswith("#")
            self._open.append((tag, self._length, target.removeprefix("#") if is_inner else ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._is_style = False

    def handle_endtag(self, tag: str) -> None:
        self._is_style = False
        if tag in self._LINKS and self._open and self._open[-1][0] == tag:
            _, start, target = self._open.pop()
            if target:
                self.page.links.append(Link(start, self._length, self._since(start), target))
        if tag in _BLOCKS:
            self._say("\n")

    def handle_data(self, data: str) -> None:
        if self._is_style:
            self._say("\n".join(quoted[1:-1] for quoted in _GENERATED.findall(data)))
        else:
            self._say(data)

    def _say(self, words: str) -> None:
        self.parts.append(words)
        self._length += len(words)

    def _since(self, start: int) -> str:
        taken: list[str] = []
        missing = self._length - start
        for part in reversed(self.parts):
            if missing <= 0:
                break
            taken.append(part[-missing:] if len(part) > missing else part)
            missing -= len(part)
        return "".join(reversed(taken))
