"""Sizes of files as people read them."""

from __future__ import annotations


def readable_size(count: int) -> str:
    """Return a number of bytes as kB, or MB from a million on.

    >>> readable_size(400), readable_size(345_678), readable_size(2_345_678)
    ('1 kB', '346 kB', '2.3 MB')
    """
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1e3))} kB"
