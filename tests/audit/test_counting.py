"""What can be counted in some measures."""

from __future__ import annotations

from typing import Any

from helpers.audit.counting import PARTS, conservative, groups


def coded(number: int, **own: Any) -> dict[str, Any]:
    plain = {
        "measure_id": f"M{number}", "locality_code": "900001", "theme": "T01", "instrument": "O", "status": "announced",
        "unit_type": "action", "series_id": "", "article_no": 1, **dict.fromkeys(PARTS, False),
    }  # fmt: skip
    return plain | own


def test_a_series_counts_once_in_each_locality_and_only_its_actions_do() -> None:
    measures = [
        coded(1, series_id="S1"),
        coded(2, series_id="S1"),
        coded(3, series_id="S1", locality_code="900002"),
        coded(4),
        coded(5, unit_type="event"),
    ]
    assert [row["measure_id"] for row in conservative(measures)] == ["M1", "M3", "M4"]
    assert next(groups(measures)) == 3


def test_nothing_can_be_counted_in_no_measure() -> None:
    assert list(groups([])) == []
