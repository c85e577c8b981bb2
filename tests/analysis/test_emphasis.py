import pandas as pd
from pandas.testing import assert_frame_equal

from helpers.analysis import emphasis

from .invented import LEFT, RIGHT, by_theme


def test_the_location_quotient_follows_the_example_worked_by_hand():
    # n = 10. LEFT has 3 of its 4 on T01, all localities 5 of 10: (3/4) / (5/10) = 1.5. The cells of 1 and 2 are too
    # small to say. RIGHT on T02: (4/6) / (5/10) = 1.333…
    expected = pd.DataFrame(
        {
            "locality_code": [LEFT, LEFT, RIGHT, RIGHT],
            "theme": ["T01", "T02", "T01", "T02"],
            "measure_count": [3, 1, 2, 4],
            "locality_count": [4, 4, 6, 6],
            "theme_total_count": [5, 5, 5, 5],
            "total_count": [10] * 4,
            "location_quotient": [1.5, float("nan"), float("nan"), 4 / 3],
            "measure_ids": [("M1", "M2", "M3"), ("M4",), ("M5", "M6"), ("M7", "M8", "M9", "M10")],
        }
    )
    coded = by_theme({LEFT: {"T01": 3, "T02": 1}, RIGHT: {"T01": 2, "T02": 4}})
    assert_frame_equal(emphasis.location_quotients(coded), expected)


def test_a_theme_not_mentioned_has_no_row():
    quotients = emphasis.location_quotients(by_theme({LEFT: {"T01": 3}, RIGHT: {"T02": 3}}))
    assert quotients[["locality_code", "theme"]].to_numpy().tolist() == [[LEFT, "T01"], [RIGHT, "T02"]]
