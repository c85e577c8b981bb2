"""Names before rows and above columns: side by side where they fit, smaller if need be, on two levels, or upright."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from helpers.charts.canvas import SMALL, Align, Canvas
from helpers.charts.frames import Place
from helpers.charts.palette import INK, MARK

Manner = Literal["level", "staggered", "upright"]

LEVEL: Final = 3.4
GAP: Final = 0.6  # between two names of one level
CHARACTER: Final = 2.8  # height of one of a column of Han characters


@dataclass(frozen=True, slots=True)
class Heading:
    """A name, the point that it stands at, and whether it starts there or has its middle there."""

    text: str
    x: float
    is_chosen: bool = False
    align: Align = "center"

    @property
    def colour(self) -> str:
        """The mark's for the chosen one."""
        return MARK if self.is_chosen else INK

    def span(self, canvas: Canvas, size: float) -> tuple[float, float]:
        """Left and right end of the name at a size in points."""
        length = canvas.measure(self.text, size=size, bold=self.is_chosen)
        left = self.x - (length / 2 if self.align == "center" else 0)
        return left, left + length


@dataclass(frozen=True, slots=True)
class Written:
    """Where the headings end, and how they came to stand."""

    bottom: float
    manner: Manner


def write_row_name(canvas: Canvas, place: Place, y: float) -> None:
    """Write a place's name at the left edge; the chosen one in its colour, bold and underlined, to read in grey too."""
    canvas.text(0, y, place.name, bold=place.is_chosen, colour=MARK if place.is_chosen else INK)
    if place.is_chosen:
        under = y + 1.9
        canvas.lines([((0, under), (canvas.measure(place.name, bold=True), under))], colour=MARK, weight=0.9)


def write_headings(canvas: Canvas, headings: Sequence[Heading], top: float) -> Written:
    """Write names above their columns; the lowest line of all ends at the same height."""
    largest = 7.5 if canvas.is_narrow else 8.2
    manner, size = _fitting(canvas, headings, largest)
    if manner == "upright":
        return Written(_write_upright(canvas, headings, top, size), manner)
    for index, heading in enumerate(headings):
        # of two levels the last name takes the lower one, next to its column
        is_upper = manner == "staggered" and (len(headings) - 1 - index) % 2 == 1
        y = top + LEVEL / 2 + (LEVEL if manner == "staggered" and not is_upper else 0)
        _write(canvas, heading, heading.text, y, size)
    return Written(top + LEVEL * (2 if manner == "staggered" else 1), manner)


def _fitting(canvas: Canvas, headings: Sequence[Heading], largest: float) -> tuple[Manner, float]:
    for size in (largest, SMALL):
        spans = [heading.span(canvas, size) for heading in headings]
        if _apart(spans, canvas.width):
            return "level", size
    for size in (largest, SMALL):
        spans = [heading.span(canvas, size) for heading in headings]
        if _apart(spans[::2], canvas.width) and _apart(spans[1::2], canvas.width):
            return "staggered", size
    return "upright", largest


def _apart(spans: Sequence[tuple[float, float]], width: float) -> bool:
    ends = [-GAP, *(end for span in spans for end in span), width + GAP]
    return all(right + GAP <= left for right, left in zip(ends[::2], ends[1::2], strict=True))


def _write(canvas: Canvas, heading: Heading, text: str, y: float, size: float) -> None:
    canvas.text(heading.x, y, text, size=size, bold=heading.is_chosen, colour=heading.colour, align=heading.align)


def _write_upright(canvas: Canvas, headings: Sequence[Heading], top: float, size: float) -> float:
    """Chinese stands character below character, English is turned to read upward."""
    if canvas.language == "zh":
        bottom = top + CHARACTER * max(len(heading.text) for heading in headings)
        for heading in headings:
            first = bottom - CHARACTER * (len(heading.text) - 0.5)
            for index, character in enumerate(heading.text):
                _write(canvas, heading, character, first + CHARACTER * index, size)
        return bottom
    bottom = top + max(right - left for left, right in (heading.span(canvas, size) for heading in headings))
    for heading in headings:
        canvas.text(heading.x, bottom, heading.text, size=size, bold=heading.is_chosen, colour=heading.colour, angle=90)
    return bottom + 0.5
