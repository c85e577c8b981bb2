import pandas as pd
from pandas.testing import assert_frame_equal

from helpers.analysis import readings, robustness

from .invented import LEFT, RIGHT, by_theme, measures


def leading(coded: pd.DataFrame) -> str:
    """State which locality reports more measures, or that none does."""
    counts = coded["locality_code"].value_counts()
    ahead = counts[counts == counts.max()].index.tolist() if len(counts) else []
    return ahead[0] if len(ahead) == 1 else ""


def test_a_lead_of_one_hangs_on_each_measure_of_the_leader():
    # 2 against 1: without M1 or M2 it is 1 against 1, without M3 it is 2 against 0.
    coded = by_theme({LEFT: {"T01": 2}, RIGHT: {"T01": 1}})
    expected = pd.DataFrame({"measure_id": ["M1", "M2", "M3"], "survives": [False, False, True]})
    assert_frame_equal(robustness.leave_one_out(coded, leading), expected)


def test_a_missing_number_that_stays_missing_survives():
    result = robustness.leave_one_out(by_theme({LEFT: {"T01": 1}}), lambda coded: float("nan"))
    assert result["survives"].tolist() == [True]


def test_the_conservative_reading_may_turn_a_statement_round():
    coded = measures(
        {}, {"locality_code": RIGHT, "unit_type": "event"}, {"locality_code": RIGHT, "unit_type": "target"}
    )
    assert not robustness.survives_conservative(coded, leading)
    assert robustness.survives_conservative(coded.head(1), leading)


def test_there_is_one_conservative_reading():
    assert robustness.conservative is readings.conservative
