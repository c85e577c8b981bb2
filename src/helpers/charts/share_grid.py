"""Rows of shares, each with its part and its whole in figures above a bar that is as long as the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from helpers.charts.canvas import NORMAL, SMALL, Canvas
from helpers.charts.frames import Place
from helpers.charts.headings import Heading, write_headings, write_row_name
from helpers.charts.palette import ACCENT, INK, MARK, TRACK
from helpers.charts.words import number
from helpers.wording import sentence_case

ROW: Final = 8.1
APART: Final = 1.6  # behind the prefecture-level city, which is no peer of its districts
BAR: Final = 2.2


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, both counted."""

    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Where a grid was drawn: the middle of each row's figures, the top of its bar, and where all ends."""

    figures: tuple[float, ...]
    bars: tuple[float, ...]
    bottom: float


def name_column(canvas: Canvas, places: Sequence[Place]) -> float:
    """Width of the names at the left, and the space behind them."""
    return canvas.longest((place.name for place in places), size=NORMAL, bold=True) + (2.5 if canvas.is_narrow else 5)


def paint_grid(
    canvas: Canvas,
    places: Sequence[Place],
    titles: Sequence[str],
    shares: Sequence[Sequence[Share]],
    *,
    right: float,
    last: Heading | None = None,
) -> Grid:
    """Draw one row for each place and one column for each title, from the names at the left to `right`.

    `last` is a heading of a further column, which the caller draws.
    """
    left = name_column(canvas, places)
    gap = 2.0 if canvas.is_narrow else 4.0
    wide = (right - left + gap) / len(titles) - gap
    starts = [left + index * (wide + gap) for index in range(len(titles))]
    headings = [Heading(sentence_case(title), start, align="left") for title, start in zip(titles, starts, strict=True)]
    y = write_headings(canvas, [*headings, last] if last else headings, 0.4).bottom + 1.2
    figures, bars = [], []
    for place, row in zip(places, shares, strict=True):
        figures.append(y + 1.8)
        bars.append(y + 3.9)
        colour = MARK if place.is_chosen else ACCENT
        write_row_name(canvas, place, y + 3.4)
        canvas.boxes(((start, y + 3.9, wide, BAR) for start in starts), fill=TRACK)
        filled = [
            (start, y + 3.9, wide * s.part / s.whole, BAR) for start, s in zip(starts, row, strict=True) if s.part
        ]
        canvas.boxes(filled, fill=colour)
        for start, share in zip(starts, row, strict=True):
            part = number(share.part, canvas.language)
            canvas.text(start, y + 1.8, part, bold=True, size=NORMAL)
            after = start + canvas.measure(part, bold=True, size=NORMAL)
            canvas.text(after, y + 1.8, f"/{number(share.whole, canvas.language)}", size=SMALL, colour=INK)
        y += ROW + (APART if place.is_prefecture else 0)
    return Grid(tuple(figures), tuple(bars), y - (ROW - BAR - 3.9) + 0.4)
