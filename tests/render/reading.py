"""What a reader, a search or a screen reader gets out of a finished file."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from typing import Any

import pikepdf

VOID_TAGS = frozenset(["meta", "link", "br", "hr", "wbr", "img", "input"])


def squeezed(words: str) -> str:
    """Words without white space and without what the template sets between letters."""
    return re.sub(r"[\s\u2060\u200a\u200b]+", "", words)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shown: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self.elements.append((tag, given))
        is_hidden = tag in ("style", "script", "svg") or "marks" in given.get("class", "").split()
        if tag not in VOID_TAGS:
            self._open.append((tag, is_hidden))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(is_hidden for _, is_hidden in self._open):
            self.shown.append(data)


def read_html(page: str) -> tuple[str, list[tuple[str, dict[str, str]]]]:
    """The words of a page without its note marks, and its elements with their attributes."""
    reader = _Page()
    reader.feed(page)
    reader.close()
    return squeezed("".join(reader.shown)), reader.elements


def read_pdf(pdf: bytes) -> list[str]:
    """The words of each page in the order in which a text search meets them."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [_words(page) for page in opened.pages]


def without_marks(words: str) -> str:
    """Words without the note marks, which stand between two word joiners."""
    return squeezed(re.sub(r"\u2060[\d,–\u200b]+\u2060", "", words))


def _words(page: Any) -> str:
    maps = {name: _to_unicode(font) for name, font in page.Resources.get("/Font", {}).items()}
    shown: list[str] = []
    current: dict[int, str] = {}
    replaced: list[bool] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "Tf":
            current = maps[str(operands[0])]
        elif name in ("BDC", "BMC"):
            properties = operands[1] if len(operands) > 1 else None
            actual = properties.get("/ActualText") if isinstance(properties, pikepdf.Dictionary) else None
            if actual is not None and not any(replaced):
                shown.append(str(actual))
            replaced.append(actual is not None)
        elif name == "EMC":
            replaced.pop()
        elif name in ("Tj", "TJ") and not any(replaced):
            parts = operands[0] if name == "TJ" else operands
            for part in parts:
                if isinstance(part, pikepdf.String):
                    raw = bytes(part)
                    codes = (int.from_bytes(raw[i : i + 2], "big") for i in range(0, len(raw), 2))
                    shown.extend(current.get(code, "\ufffd") for code in codes)
    return "".join(shown)


def _to_unicode(font: Any) -> dict[int, str]:
    cmap = bytes(font.ToUnicode.read_bytes()).decode("latin-1")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>", block):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for low, high, text in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            first = int.from_bytes(bytes.fromhex(text), "big")
            found |= {code: chr(first + code - int(low, 16)) for code in range(int(low, 16), int(high, 16) + 1)}
    return found
