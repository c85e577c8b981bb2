"""Quotes as anchors: words and their offsets (text quote and position selectors of W3C Web Annotation)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from helpers.corpus.faults import Fault

STOPS = "。！？\n"
LONGEST_CONTEXT = 60


@dataclass(frozen=True, slots=True)
class Context:
    """A quote with the rest of the sentence around it; `…` where the sentence was cut."""

    before: str
    quote: str
    after: str


@lru_cache(maxsize=4)
def _stops(text: str) -> tuple[int, ...]:
    return tuple(position for position, character in enumerate(text) if character in STOPS)


def context(text: str, start: int, end: int, *, longest: int = LONGEST_CONTEXT) -> Context:
    """Return the words between two offsets with the sentence around them, at most `longest` characters on each side."""
    stops = _stops(text)
    first = bisect_left(stops, start)
    last = bisect_right(stops, end - 1)
    left = stops[first - 1] + 1 if first else 0
    right = stops[last] + 1 if last < len(stops) else len(text)
    before, after = text[left:start].lstrip(), text[end:right].rstrip()
    if len(before) > longest:
        before = "…" + before[-longest:]
    if len(after) > longest:
        after = after[:longest] + "…"
    return Context(before, text[start:end], after)


def check_quotes(frame: pd.DataFrame, text: str, file: str, *, column: str = "quote") -> list[Fault]:
    """Compare every quote with the words at its offsets.

    Parameters
    ----------
    frame
        Columns `quote`, `start`, `end`; the index is the row's number in the file.
    text
        The bulletin as received.
    file, column
        As a fault names them: where the words stand.
    """
    faults = []
    rows = zip(frame.index, frame["quote"], frame["start"], frame["end"], strict=True)
    for row, quote, start, end in rows:
        if not 0 <= start < end <= len(text):
            found = f"{start}–{end}"
            faults.append(
                Fault(file, row, "start", "offsets outside the bulletin", found, f"0–{len(text)}, start < end")
            )
        elif text[start:end] != quote:
            faults.append(Fault(file, row, column, "quote not at its offsets", quote, text[start:end]))
    return faults
