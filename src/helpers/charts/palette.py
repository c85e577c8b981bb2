"""The colours of all charts, and the names under which a web page may change them.

One ramp from pale to the accent, one colour for the chosen locality, and greys. The ramp rises in lightness alone, so
it reads in grey and for every kind of colour vision; the accent (blue-green) and the mark (orange-brown) lie on either
side of the confusion lines of red-green blindness, and the mark never stands without an outline or bold type.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

PAPER: Final = "#ffffff"
INK: Final = "#1a242f"
INK2: Final = "#56616c"
RULE: Final = "#d5d0c5"
TRACK: Final = "#e8e4da"
ACCENT: Final = "#0b5a6b"
MARK: Final = "#b3480f"
STEPS: Final = ("#e3eef0", "#bcd8dd", "#86b6c0", "#38788a", ACCENT)

COLOURS: Final = {
    PAPER: "--paper",
    INK: "--ink",
    INK2: "--ink2",
    RULE: "--rule",
    TRACK: "--track",
    ACCENT: "--accent",
    MARK: "--mark",
    **{colour: f"--step{number}" for number, colour in enumerate(STEPS[:-1], start=1)},
}
"""Every colour that a chart may hold, and the CSS custom property that stands for it in dark mode."""

COUNT_LIMITS: Final = (2, 3, 5, 7)
SHARE_LIMITS: Final = (0.2, 0.4, 0.6, 0.8)


def tint(value: float, limits: tuple[float, ...]) -> str:
    """Colour of a cell: the first step below the first limit, the accent from the last one upward.

    The limits are fixed rather than fitted to the data, so that one tint means one number in every chart.
    """
    return STEPS[bisect_right(limits, value)]


def ink_on(fill: str) -> str:
    """Colour of type on a tint: contrast is about 5 to 1 or more on each of them, in light and in dark mode."""
    return PAPER if fill in STEPS[3:] or fill == MARK else INK
