"""Sentences and clauses, with their offsets; what stands in quotation marks or brackets is not cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from helpers.ingest.lines import SPACES, Span

OPENING, CLOSING = "“‘《（(【〈", "”’》）)】〉"
SENTENCE_ENDS, CLAUSE_ENDS = "。！？；;\n", "，,"
LONGEST_SENTENCE = 600
ITEM_MARK = re.compile(
    rf"^[{SPACES}]*(?:[0-9０-９]{{1,2}}[.．、](?![0-9])|[（(][0-9一二三四五六七八九十]{{1,3}}[）)]"
    r"|第?[一二三四五六七八九十]{1,2}(?:要|是|、)|第[一二三四五六七八九十]，)"
)


@lru_cache(maxsize=256)
def sentences(span: Span) -> tuple[Span, ...]:
    """Return the sentences of some words, without their stops; one longer than any is cut at commas."""
    return tuple(part for sentence in _cut(span, SENTENCE_ENDS) for part in _shortened(sentence))


@lru_cache(maxsize=256)
def clauses(span: Span) -> tuple[Span, ...]:
    """Return the clauses of a sentence, without their commas."""
    return tuple(_cut(span, CLAUSE_ENDS))


def _shortened(sentence: Span) -> Iterator[Span]:
    """Cut a sentence of no sensible length, so that what is asked of it takes bounded time."""
    first = 0
    while len(sentence.words) - first > LONGEST_SENTENCE:
        found = re.search("[，,、]", sentence.words[first + LONGEST_SENTENCE :])
        if found is None:
            break
        last = first + LONGEST_SENTENCE + found.start()
        yield from _trimmed(sentence, first, last)
        first = last + 1
    yield from _trimmed(sentence, first, len(sentence.words))


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
