import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from helpers.analysis import instruments
from helpers.errors import UnknownNameError

from .invented import LEFT, RIGHT, measures


def test_the_mix_follows_the_example_worked_by_hand():
    # LEFT: N, O, O, A of 4, so 1/4, 1/4, a true 0 of 4, 2/4. RIGHT: one T of 1.
    coded = measures(
        {"instrument": "N"},
        {"instrument": "O"},
        {"instrument": "O"},
        {"instrument": "A"},
        {"instrument": "T", "locality_code": RIGHT},
    )
    expected = pd.DataFrame(
        {
            "locality_code": [LEFT] * 4 + [RIGHT] * 4,
            "instrument": ["N", "A", "T", "O"] * 2,
            "measure_count": [1, 1, 0, 2, 0, 0, 1, 0],
            "locality_count": [4] * 4 + [1] * 4,
            "instrument_share": [0.25, 0.25, 0.0, 0.5, 0.0, 0.0, 1.0, 0.0],
            "measure_ids": [("M1",), ("M4",), (), ("M2", "M3"), (), (), ("M5",), ()],
        }
    )
    assert_frame_equal(instruments.mix(coded), expected)


def test_an_instrument_that_is_none_of_the_four_is_refused():
    with pytest.raises(UnknownNameError, match="unknown instrument 'X'"):
        instruments.mix(measures({"instrument": "X"}))
