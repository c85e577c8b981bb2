"""A line of a bulletin, and what its format said of it; words at their place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    Attributes
    ----------
    text
        Its characters, without a line break.
    level
        Of a heading, 1 for the highest; 0 for any other line and for formats that know no headings.
    is_row
        Whether it is a row of a table, its cells parted by `CELL`.
    """

    text: str
    level: int = 0
    is_row: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Words and where they stand."""

    start: int
    end: int
    words: str


CELL = " | "
SPACES = " \t\u3000\xa0"
