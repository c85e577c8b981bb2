from itertools import combinations
from math import log

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from helpers.analysis import breadth
from helpers.errors import UsageError

from .invented import LEFT, RIGHT, by_theme

CODED = by_theme({LEFT: {"T01": 2, "T02": 1, "T03": 1}, RIGHT: {"T01": 2}})


def test_breadth_follows_the_example_worked_by_hand():
    # LEFT: p = 1/2, 1/4, 1/4, so H = 1/2 ln 2 + 2 × 1/4 ln 4 = 1.5 ln 2 and J = 1.5 ln 2 / ln 3. RIGHT: one theme, H
    # = 0, J undefined.
    expected = pd.DataFrame(
        {
            "locality_code": [LEFT, RIGHT],
            "measure_count": [4, 2],
            "theme_count": [3, 1],
            "shannon": [1.5 * log(2), 0.0],
            "evenness": [1.5 * log(2) / log(3), float("nan")],
            "measure_ids": [("M1", "M2", "M3", "M4"), ("M5", "M6")],
        }
    )
    assert_frame_equal(breadth.breadth(CODED), expected)


def test_rarefaction_follows_the_example_worked_by_hand():
    # m = 2, the smaller n. LEFT: C(4,2) = 6 samples; T01 is missed by C(2,2) = 1 of them, T02 and T03 by C(3,2) = 3
    # each: 5/6 + 3/6 + 3/6 = 11/6. RIGHT: its only theme is in its only sample: 1.
    expected = pd.DataFrame(
        {
            "locality_code": [LEFT, RIGHT],
            "measure_count": [4, 2],
            "sample_count": [2, 2],
            "theme_count_expected": [11 / 6, 1.0],
            "measure_ids": [("M1", "M2", "M3", "M4"), ("M5", "M6")],
        }
    )
    assert_frame_equal(breadth.rarefied(CODED), expected)


def test_rarefaction_beyond_what_was_reported_is_missing():
    assert breadth.rarefied(CODED, 3)["theme_count_expected"].isna().tolist() == [False, True]


def test_a_sample_of_nothing_is_refused():
    with pytest.raises(UsageError, match="found 0, allowed is 1 or above"):
        breadth.rarefied(CODED, 0)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(1, 3), min_size=1, max_size=4), st.data())
def test_rarefaction_is_the_mean_over_all_samples(counts: list[int], data: st.DataObject):
    coded = by_theme({LEFT: {f"T{number:02}": count for number, count in enumerate(counts)}})
    size = data.draw(st.integers(1, len(coded)))
    seen = [len(set(sample)) for sample in combinations(coded["theme"], size)]
    expected = breadth.rarefied(coded, size)["theme_count_expected"].iloc[0]
    assert expected == pytest.approx(sum(seen) / len(seen))
