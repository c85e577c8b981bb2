import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from helpers.analysis import intensity
from helpers.errors import UsageError

from .invented import LEFT, RIGHT, measures

CODED = measures(
    {"has_target": True, "has_deadline": True},
    {"has_target": True},
    {},
    {"has_accountability": True, "locality_code": RIGHT},
)


def test_the_five_shares_follow_the_example_worked_by_hand():
    # LEFT: 2 of 3 with a target, 1 of 3 with a deadline, a true 0 of 3 with each of the rest. RIGHT: 1 of 1 with
    # accountability.
    expected = pd.DataFrame(
        {
            "locality_code": [LEFT] * 5 + [RIGHT] * 5,
            "part": list(intensity.PARTS) * 2,
            "measure_count": [3] * 5 + [1] * 5,
            "part_count": [2, 1, 0, 0, 0, 0, 0, 0, 1, 0],
            "part_share": [2 / 3, 1 / 3, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0],
            "measure_ids": [("M1", "M2"), ("M1",), (), (), (), (), (), (), ("M4",), ()],
        }
    )
    assert_frame_equal(intensity.parts(CODED), expected)


def test_the_mean_follows_the_example_worked_by_hand():
    # LEFT: (2/5 + 1/5 + 0/5) / 3 = 3/15 = 0.2. RIGHT: 1/5 / 1 = 0.2, of one measure, which cannot be resampled.
    result = intensity.mean(CODED, seed=7)
    expected = pd.DataFrame(
        {
            "locality_code": [LEFT, RIGHT],
            "measure_count": [3, 1],
            "intensity_mean": [0.2, 0.2],
            "measure_ids": [("M1", "M2", "M3"), ("M4",)],
        }
    )
    assert_frame_equal(result.drop(columns=["low", "high"]), expected)
    # All three draws take M3 in 1 of 27 samples, and M1 in as many: more than 2.5 % each, so the band runs from 0 to
    # 2/5.
    assert result[["low", "high"]].iloc[0].tolist() == [0.0, 0.4]
    assert result[["low", "high"]].iloc[1].isna().all()


def test_a_band_depends_on_the_seed_and_on_no_other_locality():
    coded = measures(*({"has_target": bool(n % 2), "has_deadline": n % 5 == 0} for n in range(40)))
    alone = intensity.mean(coded, seed=7)
    beside = intensity.mean(pd.concat([coded, CODED.tail(1)]), seed=7)
    assert_frame_equal(beside.head(1), alone)
    few = [intensity.mean(coded, seed=seed, resample_count=9).iloc[0][["low", "high"]].tolist() for seed in (7, 7, 8)]
    assert few[0] == few[1]
    assert few[1] != few[2]


@settings(deadline=None, max_examples=30)
@given(st.lists(st.lists(st.booleans(), min_size=5, max_size=5), min_size=1, max_size=12))
def test_the_mean_is_the_mean_of_the_five_shares_and_lies_in_its_band(flags: list[list[bool]]):
    coded = measures(*(dict(zip(intensity._FLAGS, row, strict=True)) for row in flags))
    row = intensity.mean(coded, seed=1, resample_count=200).iloc[0]
    assert row["intensity_mean"] == pytest.approx(intensity.parts(coded)["part_share"].mean())
    assert np.isnan(row["low"]) or row["low"] <= row["high"]


@pytest.mark.parametrize(
    ("arguments", "message"), [({"seed": -1}, "seed"), ({"seed": 1, "resample_count": 0}, "resample_count")]
)
def test_a_drawing_that_cannot_be_done_is_refused(arguments: dict[str, int], message: str):
    with pytest.raises(UsageError, match=message):
        intensity.mean(CODED, **arguments)
