from __future__ import annotations

from types import SimpleNamespace

import pytest

from helpers.corpus import figure_rules


@pytest.mark.parametrize("unit", ["年", "个月", "月", "日", "天", "周", "小时"])
def test_a_duration_is_stated_in_any_unit_of_time(unit: str) -> None:
    row = SimpleNamespace(quote=f"三{unit}", quantity="duration", unit=unit)
    assert figure_rules._unit(row, [("三", 3.0)]) == []


def test_a_period_that_is_no_date_does_not_keep_its_deadline_from_being_read() -> None:
    row = SimpleNamespace(period="P1Y", deadline="2031-04-31")
    assert figure_rules._calendar(row) == [
        ("deadline", "no such date", "2031-04-31", "a date of the calendar (day is out of range for month)")
    ]
