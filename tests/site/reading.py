"""What a reader gets out of a page: its elements, and its words without what the page sets beside them."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = frozenset(["meta", "link", "br", "hr", "wbr", "img", "input"])


class _Reader(HTMLParser):
    def __init__(self, inside: str, without: tuple[str, ...]) -> None:
        super().__init__(convert_charrefs=True)
        self.inside, self.without = inside, without
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.by_id: dict[str, list[str]] = {}
        self._open: list[tuple[str, str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self.elements.append((tag, given))
        if tag not in VOID:
            self._open.append((tag, given.get("id", ""), given.get("class", "").split()))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        classes = {name for *_, names in self._open for name in names}
        if self.inside not in classes or classes.intersection(self.without):
            return
        self.words.append(data)
        for _, name, _ in self._open:
            if name:
                self.by_id.setdefault(name, []).append(data)


def read(page: bytes, inside: str = "page", without: tuple[str, ...] = ()) -> _Reader:
    """Read a page; words are those within one class and without others."""
    reader = _Reader(inside, without)
    reader.feed(page.decode())
    reader.close()
    return reader


def bulletin_words(page: bytes) -> str:
    """The bulletin as a page has it, without the ids set beside its words."""
    return "".join(read(page, "words", ("way-in",)).words)


def anchored(page: bytes) -> dict[str, str]:
    """The bulletin's words under each anchor."""
    found = read(page, "words", ("way-in",)).by_id
    return {name: "".join(words) for name, words in found.items() if not name.startswith("_")}


def elements(page: bytes) -> list[tuple[str, dict[str, str]]]:
    """Every element with its attributes."""
    return read(page).elements
