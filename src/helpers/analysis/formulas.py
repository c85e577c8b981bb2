"""A derived number written out, so that a reader can do the sum again."""

from __future__ import annotations


def number(value: float) -> str:
    """Return a number as a text states it: 2008 and not 2008.0, and no power of ten below a thousand million."""
    return f"{value:.12g}"


def ratio(part: float, whole: float) -> str:
    """Return a division with its result to three places: ``2008 / 2413 = 0.832``."""
    return f"{number(part)} / {number(whole)} = {part / whole:.3f}"
