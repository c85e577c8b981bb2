"""Sentences and clauses, with their offsets; what stands in quotation marks or brackets is not cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpers.ingest.layout import SPACES, Span

OPENING, CLOSING = "“‘《（(【〈", "”’》）)】〉"
SENTENCE_ENDS, CLAUSE_ENDS = "。！？；;\n", "，,"
LONGEST_SENTENCE = 2_000
ITEM_MARK = re.compile(
    rf"^[{SPACES}]*(?:[0-9０-９]{{1,2}}[.．、](?![0-9])|[（(][0-9一二三四五六七八九十]{{1,3}}[）)]"
    r"|第?[一二三四五六七八九十]{1,2}(?:要|是|、)|第[一二三四五六七八九十]，)"
)


def sentences(span: Span) -> list[Span]:
    """Return the sentences of some words, without their stops."""
    return list(_cut(span, SENTENCE_ENDS))


def clauses(span: Span) -> list[Span]:
    """Return the clauses of a sentence, without their commas."""
    return list(_cut(span, CLAUSE_ENDS))


def _cut(span: Span, ends: str) -> Iterator[Span]:
    depth, first = 0, 0
    for at, character in enumerate(span.words):
        if character in OPENING:
            depth += 1
        elif character in CLOSING:
            depth = max(0, depth - 1)
        # A mark that is never closed must not swallow the rest of the text.
        if character in ends and (not depth or at - first > LONGEST_SENTENCE or character in "。\n"):
            yield from _trimmed(span, first, at)
            first, depth = at + 1, 0
    yield from _trimmed(span, first, len(span.words))


def _trimmed(span: Span, first: int, last: int) -> Iterator[Span]:
    words = span.words[first:last]
    kept = words.strip(SPACES)
    if kept:
        start = span.start + first + words.index(kept)
        yield Span(start, start + len(kept), kept)


def without_mark(span: Span) -> tuple[Span, str]:
    """Return a sentence without the mark of its item (`1.`, 一要, （二）), and that mark."""
    match = ITEM_MARK.match(span.words)
    if not match:
        return span, ""
    return cut(span, match.end()), match.group().strip(SPACES)


def cut(span: Span, count: int) -> Span:
    """Return a span without its first characters."""
    return Span(span.start + count, span.end, span.words[count:])
