"""What can be counted in some measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Any

ATTRIBUTES = ("locality_code", "theme", "instrument", "status", "unit_type", "article_no")
PARTS = ("has_target", "has_deadline", "has_resources", "has_accountability", "has_responsible")


def conservative(measures: list[Any]) -> list[Any]:
    """Return the actions among some measures, of a locality's series the first alone."""
    first: dict[Any, Any] = {}
    for row in measures:
        if row["unit_type"] == "action":
            key = (row["locality_code"], row["series_id"]) if row["series_id"] else row["measure_id"]
            first.setdefault(key, row)
    return list(first.values())


def groups(measures: list[Any]) -> Iterator[int]:
    """Yield how many measures there are of each kind and pair of kinds, and how many kinds; each reading."""
    if not measures:
        return
    careful = conservative(measures)
    yield len(careful)
    for chosen in (measures, careful):
        for size in (1, 2):
            for names in combinations(ATTRIBUTES, size):
                groups = Counter(tuple(row[name] for name in names) for row in chosen)
                yield from groups.values()
                yield len(groups)
        for part in PARTS:
            yield from Counter(row["locality_code"] for row in chosen if row[part]).values()
            yield sum(bool(row[part]) for row in chosen)
