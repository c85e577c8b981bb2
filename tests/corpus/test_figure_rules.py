from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

from helpers.corpus import Fault, figure_rules
from helpers.corpus.reading import Files


@pytest.mark.parametrize("unit", ["年", "个月", "月", "日", "天", "周", "小时"])
def test_a_duration_is_stated_in_any_unit_of_time(unit: str) -> None:
    row = SimpleNamespace(quote=f"三{unit}", quantity="duration", unit=unit)
    assert figure_rules._unit(row, [("三", 3.0)]) == []


def test_a_period_that_is_no_date_does_not_keep_its_deadline_from_being_read() -> None:
    row = SimpleNamespace(period="P1Y", deadline="2031-04-31")
    assert figure_rules._calendar(row) == [
        ("deadline", "no such date", "2031-04-31", "a date of the calendar (day is out of range for month)")
    ]


def test_a_part_may_be_all_of_its_whole_and_no_more() -> None:
    figures = pd.DataFrame(
        [("2031-05-F1", 12.0, "2031-05-F3"), ("2031-05-F2", 13.0, "2031-05-F3"), ("2031-05-F3", 12.0, "")],
        columns=["figure_id", "value", "denominator"],
        index=[2, 3, 4],
    ).assign(unit="家")
    allowed = "a whole in the same unit, no smaller than its part"
    assert figure_rules._denominators(Files(tables={"figures": figures}, names={"figures": "figures.csv"})) == [
        Fault("figures.csv", 3, "denominator", "part of another kind of whole", "13 家 of 12 家", allowed)
    ]
