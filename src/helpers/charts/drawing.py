"""What a chart hands over, and the frame in which each is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Literal

import matplotlib

from helpers.charts.canvas import NARROW, Canvas

Width = Literal["text", "full"]

MILLIMETRES: Final[dict[Width, float]] = {"text": 124.0, "full": 166.0}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart without its title, subtitle and notes, which stand outside it.

    Attributes
    ----------
    svg
        For paper and wide screens; `width` says how wide it is.
    svg_narrow
        The same for phones, 92 mm wide.
    alt
        All that the chart shows, in words and numbers, in its language.
    width
        ``"text"`` for 124 mm, the width of the text; ``"full"`` for 166 mm, the width of the page.
    """

    svg: str
    svg_narrow: str
    alt: str
    width: Width


def draw(paint: Callable[[Canvas], float], *, width: Width, language: str, alt: str, where: str) -> Drawing:
    """Draw a chart at both widths.

    Parameters
    ----------
    paint
        Draws on a sheet and returns the height that it has used, in millimetres.
    width, language, alt
        As in `Drawing`.
    where
        What is being drawn, for messages.

    Raises
    ------
    MissingGlyphError
        If the fonts lack a character.
    RenderError
        If a label does not fit.
    """
    with settings():
        wide, narrow = (_svg(paint, Canvas(mm, language, where)) for mm in (MILLIMETRES[width], NARROW))
    return Drawing(svg=wide, svg_narrow=narrow, alt=alt, width=width)


@contextmanager
def settings() -> Iterator[None]:
    """Draw by matplotlib's own defaults, whatever an analyst has set, and leave the analyst's settings as they were."""
    with matplotlib.rc_context({**_DEFAULTS, "svg.fonttype": "path", "svg.hashsalt": "briefings"}):
        yield


def _svg(paint: Callable[[Canvas], float], canvas: Canvas) -> str:
    return canvas.to_svg(paint(canvas))


_OF_THE_SESSION: Final = {"backend", "backend_fallback", "interactive", "toolbar", "timezone"}  # no matter of looks
_DEFAULTS: Final = {key: value for key, value in matplotlib.rcParamsDefault.items() if key not in _OF_THE_SESSION}
