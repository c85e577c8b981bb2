import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analysis.reliability import alpha_interval, alpha_nominal


def data(*coders: str) -> pd.DataFrame:
    """Return reliability data from one string for each coder; a full stop is a missing value."""
    return pd.DataFrame({number: list(values) for number, values in enumerate(coders)}).replace(".", None)


# Krippendorff (2011), “Computing Krippendorff's Alpha-Reliability”: binary data of two observers and ten units
# (section A), nominal data of two observers and twelve units (B), nominal data of four observers and twelve units
# with missing values (C).
KRIPPENDORFF_2011 = {
    "A": (data("0100000010", "1110010000"), 0.095),
    "B": (data("aabbdcccedda", "babbbccceddd"), 0.692),
    "C": (data("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),
}


@pytest.mark.parametrize(("table", "alpha"), KRIPPENDORFF_2011.values(), ids=KRIPPENDORFF_2011)
def test_alpha_reproduces_the_published_examples(table: pd.DataFrame, alpha: float):
    assert round(alpha_nominal(table), 3) == alpha


def test_alpha_follows_the_example_worked_by_hand():
    # aa, aa, ab, bb: o_aa = 4, o_bb = 2, o_ab = o_ba = 1; n = 8, n_a = 5, n_b = 3. D_o = 2/8; D_e = 1 − (5×4 + 3×2) /
    # (8×7) = 30/56. α = 1 − (2/8) / (30/56) = 8/15.
    assert alpha_nominal(data("aaab", "aabb")) == pytest.approx(8 / 15)


@pytest.mark.parametrize("table", [data("aaa", "aaa"), data("ab.", "..c"), data("", ""), pd.DataFrame()])
def test_alpha_is_missing_without_variation_or_without_pairs(table: pd.DataFrame):
    assert math.isnan(alpha_nominal(table))
    assert all(math.isnan(bound) for bound in alpha_interval(table, seed=1, name="", resample_count=10))


def test_an_empty_text_is_a_missing_value():
    assert alpha_nominal(pd.DataFrame({"a": ["x", "y", ""], "b": ["x", "y", "z"]})) == 1.0


def test_an_interval_is_repeatable_and_holds_the_value():
    table = KRIPPENDORFF_2011["C"][0]
    low, high = alpha_interval(table, seed=5, name="theme", resample_count=500)
    assert (low, high) == alpha_interval(table, seed=5, name="theme", resample_count=500)
    assert low < alpha_nominal(table) < high


CODINGS = st.lists(st.tuples(*[st.sampled_from("abc.")] * 3), min_size=1, max_size=10)


@settings(deadline=None, max_examples=60)
@given(CODINGS, st.randoms(use_true_random=False))
def test_alpha_depends_neither_on_the_order_of_units_nor_of_coders_nor_on_names(units, random):
    table = data(*map("".join, zip(*units, strict=True)))
    shuffled = table.sample(frac=1, random_state=random.randrange(100))[[2, 0, 1]].replace({"a": "z", "b": "a", "c": 7})
    assert alpha_nominal(shuffled) == pytest.approx(alpha_nominal(table), nan_ok=True)


@settings(deadline=None, max_examples=60)
@given(CODINGS)
def test_alpha_is_never_above_one(units):
    alpha = alpha_nominal(data(*map("".join, zip(*units, strict=True))))
    assert math.isnan(alpha) or alpha <= 1
