"""Where two texts part and where they meet again: nearly always nowhere, so equal stretches cost next to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

SURE = 16
"""So many equal characters in a row are no chance."""
WINDOWS = (200, 2_000, 20_000, 400_000)
_END = "\ue000" * SURE


@dataclass(frozen=True, slots=True)
class Difference:
    """What stands between two equal stretches: offsets in the expected and in the found text."""

    expected_start: int
    expected_end: int
    found_start: int
    found_end: int


def differences(expected: str, found: str) -> Iterator[Difference]:
    """Yield where a found text departs from the expected one, in order.

    Parameters
    ----------
    expected, found
        Squeezed words.
    """
    one, other = expected + _END, found + _END
    at, there = 0, 0
    while True:
        same = _common(one, at, other, there)
        at, there = at + same, there + same
        if at >= len(expected) and there >= len(found):
            return
        next_at, next_there = _meeting(one, at, other, there)
        yield Difference(at, min(next_at, len(expected)), there, min(next_there, len(found)))
        at, there = next_at, next_there


def _common(one: str, at: int, other: str, there: int) -> int:
    """Return how many characters are equal from here on."""
    length = min(len(one) - at, len(other) - there)
    done, step = 0, length
    while done < length and step:
        if one[at + done : at + done + step] == other[there + done : there + done + step]:
            done += step
            step = min(step, length - done)
        else:
            step //= 2
    return done


def _meeting(one: str, at: int, other: str, there: int) -> tuple[int, int]:
    """Return the nearest place from which both go on alike."""
    for window in WINDOWS:
        known: dict[str, int] = {}
        for place in range(at, min(at + window, len(one) - SURE) + 1):
            known.setdefault(one[place : place + SURE], place)
        best: tuple[int, int] | None = None
        for place in range(there, min(there + window, len(other) - SURE) + 1):
            if best and place - there >= best[0] + best[1] - at - there:
                break
            met = known.get(other[place : place + SURE])
            if met is not None and (best is None or met + place < sum(best)):
                best = (met, place)
        if best:
            return best
    return len(one), len(other)
