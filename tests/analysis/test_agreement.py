import math

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from helpers.analysis import agreement
from helpers.errors import DataError, UsageError

from .invented import measures

NO_QUOTES = pd.DataFrame({"measure_id": [], "start": [], "end": []})

# Two invented coders of a text of 40 characters. Quotes: a1 [0, 8), a2 [10, 18), a3 [20, 26); b1 [0, 8), b2 [10, 16),
# b3 [30, 34).
CODING_A = measures(
    {"start": 0, "end": 8, "theme": "T01"},
    {"start": 10, "end": 18, "theme": "T02"},
    {"start": 20, "end": 26, "theme": "T03"},
)
CODING_B = measures(
    {"start": 0, "end": 8, "theme": "T01"},
    {"start": 10, "end": 16, "theme": "T05"},
    {"start": 30, "end": 34, "theme": "T03"},
)


def compare(a: pd.DataFrame = NO_QUOTES, b: pd.DataFrame = NO_QUOTES, **options: object) -> pd.DataFrame:
    return agreement.agreement(CODING_A, a, CODING_B, b, 40, seed=3, **{"resample_count": 200, **options})


def test_agreement_follows_the_example_worked_by_hand():
    # Characters: both inside 8 + 6 = 14; a alone 2 + 6 = 8; b alone 4; both outside 40 − 26 = 14. n = 80, inside 2×14
    # + 12 = 40, outside 40. D_o = 24/80; D_e = 1 − 2 × (40×39) / (80×79) = 40/79. α = 1 − 0.3 × 79/40 = 0.4075.
    # Units: 2 pairs of 3 + 3 measures, F1 = 4/6. Themes of the pairs: T01 T01, T02 T05: n = 4, n_c = 2, 1, 1. D_o =
    # 2/4; D_e = 1 − 2/12 = 10/12; α = 1 − 0.5 × 12/10 = 0.4. The other codes never vary.
    result = compare()
    expected = pd.DataFrame(
        {
            "statistic": [
                "unit_alpha",
                "unit_f1",
                "theme_alpha",
                "instrument_alpha",
                "status_alpha",
                "unit_type_alpha",
            ],
            "value": [0.4075, 4 / 6, 0.4, math.nan, math.nan, math.nan],
            "unit_count": [40, 6, 2, 2, 2, 2],
            "agreed_count": [28, 4, 1, 2, 2, 2],
        }
    )
    assert_frame_equal(result.drop(columns=["low", "high"]), expected)
    defined = result.head(3)
    assert (defined["low"] <= defined["value"]).all()
    assert (defined["value"] <= defined["high"]).all()
    assert result.tail(3)[["low", "high"]].isna().all(axis=None)


def test_further_quotes_count_as_inside():
    # The 8 characters that a alone had inside are now inside for both, and b's [30, 34) for a as well: perfect
    # agreement.
    further_a = pd.DataFrame({"measure_id": ["M3"], "start": [30], "end": [34]})
    further_b = pd.DataFrame({"measure_id": ["M2", "M3"], "start": [16, 20], "end": [18, 26]})
    assert compare(further_a, further_b).loc[0, "value"] == 1.0


def test_only_the_stretches_that_were_coded_count():
    # [0, 18) alone: both inside 14, a alone 2, both outside 2.
    result = compare(within=[(0, 18)])
    assert result.loc[0, ["unit_count", "agreed_count"]].tolist() == [18, 16]


def test_the_same_seed_gives_the_same_intervals():
    assert_frame_equal(compare(), compare())


def test_two_equal_codings_agree_wholly():
    result = agreement.agreement(CODING_A, NO_QUOTES, CODING_A, NO_QUOTES, 40, seed=1, resample_count=50)
    assert result["value"].head(3).tolist() == [1.0, 1.0, 1.0]


def test_a_quote_beyond_the_text_is_a_fault():
    with pytest.raises(DataError, match="M3: a quote ends at 26, the text at 25"):
        agreement.agreement(CODING_A, NO_QUOTES, CODING_B.head(2), NO_QUOTES, 25, seed=1)


def test_a_coding_without_its_codes_is_refused():
    with pytest.raises(UsageError, match="measures_b: no column theme"):
        agreement.agreement(CODING_A, NO_QUOTES, CODING_B.drop(columns="theme"), NO_QUOTES, 40, seed=1)


def test_two_empty_codings_have_no_agreement_to_speak_of():
    empty = CODING_A.head(0)
    result = agreement.agreement(empty, NO_QUOTES, empty, NO_QUOTES, 40, seed=1, resample_count=20)
    assert result["value"].isna().all()
    assert result["unit_count"].tolist() == [40, 0, 0, 0, 0, 0]
