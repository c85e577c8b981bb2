"""Which measure of one bulletin another bulletin reports again.

An id is never used for two bulletins, so what belongs together must be told by the words. A pair is a hint for a
reader: two measures of one locality whose labels are the same, or whose words are alike.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from helpers.rows import rows

ALIKE_FROM = 0.5
"""Share of common pairs of characters (Dice's coefficient) from which words count as alike."""


def pair_measures(before: pd.DataFrame, now: pd.DataFrame) -> dict[str, str]:
    """Pair measures of two bulletins, each at most once, the most alike first.

    Parameters
    ----------
    before, now
        ``measure_id``, ``locality_code``, ``label_zh``, ``quote``.

    Returns
    -------
    dict
        Id in `before` by id in `now`, in the order of `now`.
    """
    found = []
    earlier = {code: list(rows(group)) for code, group in before.groupby("locality_code")}
    for place, row in enumerate(rows(now)):
        for old_place, old in enumerate(earlier.get(row.locality_code, ())):
            likeness = 1.0 if row.label_zh == old.label_zh else alike(row.quote, old.quote)
            if likeness >= ALIKE_FROM:
                found.append((-likeness, place, old_place, row.measure_id, old.measure_id))
    return _once((new, old) for *_, new, old in sorted(found))


def pair_figures(before: pd.DataFrame, now: pd.DataFrame) -> dict[str, str]:
    """Pair figures of two bulletins that measure the same: equal indicator and unit, in the order of the text.

    Parameters
    ----------
    before, now
        ``figure_id``, ``indicator_zh``, ``unit``, ``role``.
    """
    keys = ["indicator_zh", "unit", "role"]
    old, new = (frame.assign(again=frame.groupby(keys).cumcount()) for frame in (before, now))
    both = new.merge(old, on=[*keys, "again"], suffixes=("", "_before"))
    return dict(zip(both["figure_id"], both["figure_id_before"], strict=True))


def alike(one: str, other: str) -> float:
    """Return how much two texts have in common: Dice's coefficient over pairs of neighbouring characters, 0–1.

    >>> alike("开展工资协商", "开展工资协商"), alike("甲乙", "丙丁")
    (1.0, 0.0)
    """
    first, second = ({text[i : i + 2] for i in range(len(text) - 1)} or {text} for text in (one, other))
    return 2 * len(first & second) / (len(first) + len(second))


def _once(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    chosen: dict[str, str] = {}
    taken: set[str] = set()
    for new, old in pairs:
        if new not in chosen and old not in taken:
            chosen[new] = old
            taken.add(old)
    return dict(sorted(chosen.items()))
