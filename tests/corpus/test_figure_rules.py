from __future__ import annotations

from types import SimpleNamespace

import pytest

from helpers.corpus import figure_rules


@pytest.mark.parametrize("unit", ["年", "个月", "月", "日", "天", "周", "小时"])
def test_a_duration_is_stated_in_any_unit_of_time(unit: str) -> None:
    row = SimpleNamespace(quote=f"三{unit}", quantity="duration", unit=unit)
    assert figure_rules._unit(row, [("三", 3.0)]) == []
