from typing import Any

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from helpers.analysis import targets

from .invented import LEFT, RIGHT, articles, figures, measures

CODED = measures({}, {"locality_code": RIGHT})
ARTICLES = articles({"start": 0, "end": 100}, {"locality_code": RIGHT, "start": 120, "end": 200})


def only(*rows: dict[str, Any]) -> dict[str, Any]:
    """Return the one target among these figures of M1."""
    table = targets.targets(figures(*({"measure_id": "M1", **row} for row in rows)), CODED, ARTICLES)
    assert len(table) == 1
    return table.iloc[0].to_dict()


def test_a_target_with_its_actual_follows_the_example_worked_by_hand():
    # 650 / 1000 = 0.65; 1000 − 650 = 350 to go; from May 2031 to December are 7 months, 350 / 7 = 50 a month.
    stated = figures(
        {"measure_id": "M1", "role": "target", "value": 1000, "deadline": "2031-12-31"},
        {"measure_id": "M1", "role": "actual", "value": 650},
    )
    expected = pd.DataFrame(
        {
            "figure_id": ["F1"],
            "measure_id": ["M1"],
            "locality_code": [LEFT],
            "indicator_zh": ["虚构指标"],
            "indicator_en": ["an invented indicator"],
            "value": [1000.0],
            "unit": ["家"],
            "comparator": ["="],
            "quantity": ["count"],
            "period": [""],
            "deadline": ["2031-12-31"],
            "actual_figure_id": ["F2"],
            "actual": [650.0],
            "denominator_figure_id": [""],
            "denominator": [float("nan")],
            "attainment_share": [0.65],
            "gap": [350.0],
            "month_count": pd.array([7], dtype="Int64"),
            "pace_per_month": [50.0],
            "formula": ["650 / 1000 = 0.650"],
            "pace_formula": ["350 / 7 = 50.0"],
            "figure_ids": [("F1", "F2")],
        }
    )
    assert_frame_equal(targets.targets(stated, CODED, ARTICLES), expected)


def test_a_target_in_per_cent_is_answered_by_a_count_of_a_stated_whole():
    # 150 of 200 are 75 %; 75 / 90 = 0.833…; 15 points are missing.
    row = only(
        {"role": "target", "value": 90, "unit": "%", "comparator": ">="},
        {"role": "actual", "value": 150, "denominator": "F3"},
        {"role": "denominator", "value": 200, "indicator_zh": "虚构总数"},
    )
    assert row["formula"] == "(150 / 200) / 90% = 0.833"
    assert (row["actual"], row["denominator"], row["gap"]) == (150.0, 200.0, 15.0)
    assert row["figure_ids"] == ("F1", "F2", "F3")


def test_a_target_without_an_actual_has_no_attainment_no_gap_and_no_pace():
    row = only({"role": "target", "value": 1000, "deadline": "2031-12-31"})
    assert row["month_count"] == 7
    assert pd.isna([row[name] for name in ("actual", "attainment_share", "gap", "pace_per_month")]).all()
    assert (row["actual_figure_id"], row["formula"], row["pace_formula"], row["figure_ids"]) == ("", "", "", ("F1",))


def test_a_target_without_a_value_stays_a_row():
    row = only({"role": "target"}, {"role": "actual", "value": 3})
    assert pd.isna([row[name] for name in ("value", "attainment_share", "gap")]).all()


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"indicator_zh": "另一指标"}, "another indicator"),
        ({"unit": "人"}, "another unit"),
        ({"measure_id": "M2"}, "another locality"),
        ({"role": "mention"}, "not an actual"),
        ({"value": float("nan")}, "no value"),
    ],
)
def test_what_is_not_the_counterpart_is_not_set_beside_the_target(other: dict[str, Any], why: str):
    row = only({"role": "target", "value": 10}, {"role": "actual", "value": 5, **other})
    assert row["actual_figure_id"] == "", why


def test_of_several_actuals_the_latest_period_counts_then_the_last_in_the_text():
    row = only(
        {"role": "target", "value": 10},
        {"role": "actual", "value": 1, "period": "2031-01/2031-04", "start": 5},
        {"role": "actual", "value": 2, "period": "2031-03", "start": 9},
    )
    assert row["actual_figure_id"] == "F2"
    row = only(
        {"role": "target", "value": 10},
        {"role": "actual", "value": 1, "start": 5},
        {"role": "actual", "value": 2, "start": 9},
    )
    assert row["actual_figure_id"] == "F3"


@pytest.mark.parametrize(
    ("deadline", "months"),
    [
        ("2031", 7),
        ("2031-09", 4),
        ("2031-06", 1),
        ("2031-05/2032-01-31", 8),
        ("2031-05-31", 0),
        ("2030-12", -5),
        ("", None),
        ("P1Y", None),
    ],
)
def test_the_months_run_from_the_bulletin_to_the_deadline(deadline: str, months: int | None):
    row = only({"role": "target", "value": 10, "deadline": deadline}, {"role": "actual", "value": 4})
    assert (None if pd.isna(row["month_count"]) else row["month_count"]) == months
    assert pd.isna(row["pace_per_month"]) == (months is None or months <= 0)


def test_an_exceeded_target_needs_no_pace():
    row = only({"role": "target", "value": 10, "deadline": "2031-12"}, {"role": "actual", "value": 12})
    assert (row["attainment_share"], row["gap"]) == (1.2, -2.0)
    assert pd.isna(row["pace_per_month"])


def test_a_ceiling_has_a_gap_and_no_attainment():
    row = only({"role": "target", "value": 10, "comparator": "<="}, {"role": "actual", "value": 4})
    assert row["gap"] == 6.0
    assert pd.isna(row["attainment_share"])


def test_a_figure_without_a_measure_belongs_to_the_locality_of_its_article():
    stated = figures(
        {"role": "target", "value": 1, "start": 150},
        {"role": "target", "value": 2, "start": 110},
        {"role": "target", "value": 3, "start": 99},
        {"role": "target", "value": 4, "measure_id": "M9"},
    )
    # F2 stands between the articles, F4 belongs to a measure that was not given.
    placed = targets.targets(stated, CODED, ARTICLES)
    assert placed[["figure_id", "locality_code"]].to_numpy().tolist() == [["F1", RIGHT], ["F3", LEFT]]


def test_attainment_follows_the_example_worked_by_hand():
    # 30 / 40 = 0.75. F3 is stated in per cent already, F4 names its whole in words, F5 has no value.
    stated = figures(
        {"measure_id": "M1", "value": 30, "denominator": "F2"},
        {"measure_id": "M1", "value": 40, "indicator_zh": "虚构总数", "indicator_en": "an invented whole"},
        {"measure_id": "M1", "value": 75, "unit": "%", "denominator": "F2"},
        {"measure_id": "M1", "value": 30, "denominator": "全部"},
        {"measure_id": "M1", "denominator": "F2"},
    )
    expected = pd.DataFrame(
        {
            "locality_code": [LEFT],
            "part_figure_id": ["F1"],
            "part": [30.0],
            "whole_figure_id": ["F2"],
            "whole": [40.0],
            "share": [0.75],
            "formula": ["30 / 40 = 0.750"],
            "indicator_zh": ["虚构指标"],
            "indicator_en": ["an invented indicator"],
            "whole_indicator_zh": ["虚构总数"],
            "whole_indicator_en": ["an invented whole"],
            "unit": ["家"],
            "role": ["actual"],
            "period": [""],
            "measure_id": ["M1"],
            "figure_ids": [("F1", "F2")],
        }
    )
    assert_frame_equal(targets.attainment(stated, CODED), expected)


def test_a_formula_prints_whole_numbers_whole():
    stated = figures({"measure_id": "M1", "value": 2008, "denominator": "F2"}, {"measure_id": "M1", "value": 2413})
    assert targets.attainment(stated, CODED)["formula"].tolist() == ["2008 / 2413 = 0.832"]


def test_a_whole_of_zero_makes_no_share():
    stated = figures({"measure_id": "M1", "value": 1, "denominator": "F2"}, {"measure_id": "M1", "value": 0})
    assert targets.attainment(stated, CODED).empty


def test_a_change_follows_the_example_worked_by_hand():
    # Raised from 3 to 9 of 50: 9 − 3 = 6.
    weight = {"measure_id": "M1", "unit": "分", "quantity": "score", "denominator": "F3"}
    stated = figures(
        {**weight, "role": "baseline", "value": 3, "indicator_zh": "虚构指标（上年）", "period": "2030"},
        {**weight, "role": "actual", "value": 9, "period": "2031"},
        {
            "measure_id": "M1",
            "role": "denominator",
            "value": 50,
            "unit": "分",
            "quantity": "score",
            "indicator_zh": "虚构总分",
            "indicator_en": "an invented scale",
        },
    )
    expected = pd.DataFrame(
        {
            "locality_code": [LEFT],
            "measure_id": ["M1"],
            "indicator_zh": ["虚构指标"],
            "indicator_en": ["an invented indicator"],
            "unit": ["分"],
            "baseline_figure_id": ["F1"],
            "baseline": [3.0],
            "baseline_period": ["2030"],
            "actual_figure_id": ["F2"],
            "actual": [9.0],
            "period": ["2031"],
            "whole_figure_id": ["F3"],
            "whole": [50.0],
            "whole_indicator_zh": ["虚构总分"],
            "whole_indicator_en": ["an invented scale"],
            "change": [6.0],
            "formula": ["9 − 3 = 6"],
            "figure_ids": [("F1", "F2", "F3")],
        }
    )
    assert_frame_equal(targets.changes(stated, CODED), expected)


def test_several_changes_in_one_measure_are_told_apart_by_their_indicators():
    stated = figures(
        {"measure_id": "M1", "role": "baseline", "value": 1, "indicator_zh": "甲"},
        {"measure_id": "M1", "role": "baseline", "value": 2, "indicator_zh": "乙"},
        {"measure_id": "M1", "role": "actual", "value": 5, "indicator_zh": "乙"},
        {"measure_id": "M1", "role": "actual", "value": 6, "indicator_zh": "甲"},
    )
    assert targets.changes(stated, CODED)["formula"].tolist() == ["6 − 1 = 5", "5 − 2 = 3"]
