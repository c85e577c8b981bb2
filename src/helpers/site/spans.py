"""A text cut where what covers it changes, such that its pieces put together are the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from helpers.errors import UsageError


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the bulletin with a name of its own.

    Attributes
    ----------
    id
        Its anchor in a page: unlike any other's.
    kind
        ``title``, ``measure``, ``again`` (a further quote of a measure) or ``figure``.
    start, end
        Offsets, the end exclusive.
    of
        Id of the row that it belongs to: for a further quote its measure, else as `id`.
    """

    id: str
    kind: str
    start: int
    end: int
    of: str


@dataclass(frozen=True, slots=True)
class Cover:
    """A span over a piece, and whether the piece is the span's first or last."""

    span: Span
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that the same spans cover from end to end, the longest span outermost."""

    text: str
    covers: tuple[Cover, ...]


def cut(text: str, spans: Iterable[Span]) -> list[Piece]:
    """Cut a text at every edge of a span.

    Spans may lie side by side, one in another, or across each other.

    Parameters
    ----------
    text
        The bulletin, character for character.

    Returns
    -------
    list of Piece
        In order and none empty; their texts joined are `text`.

    Raises
    ------
    UsageError
        A span is empty or reaches beyond the text.
    """
    known = sorted(spans, key=lambda span: (span.start, -span.end, span.id))
    for span in known:
        if not 0 <= span.start < span.end <= len(text):
            raise UsageError(f"{span.id} covers {span.start}–{span.end} of a text of {len(text)} characters")
    edges = sorted({0, len(text), *(edge for span in known for edge in (span.start, span.end))})
    return [
        Piece(
            text[start:end],
            tuple(
                Cover(span, span.start == start, span.end == end)
                for span in sorted(known, key=lambda span: (span.start - span.end, span.start, span.id))
                if span.start <= start and end <= span.end
            ),
        )
        for start, end in pairwise(edges)
    ]
