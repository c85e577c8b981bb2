import pandas as pd
from pandas.testing import assert_frame_equal

from helpers.analysis import density

from .invented import LEFT, RIGHT, THIRD, articles, measures

CODED = measures(
    {"theme": "T01"},
    {"theme": "T02", "series_id": "S1"},
    {"theme": "T02", "series_id": "S1"},
    {"theme": "T01", "unit_type": "target"},
    {"theme": "T03", "unit_type": "event", "locality_code": RIGHT},
)
ARTICLES = articles(
    {"char_count": 1500},
    {"char_count": 500},
    {"locality_code": RIGHT, "char_count": 400},
    {"locality_code": THIRD, "char_count": 800},
)


def test_density_follows_the_example_worked_by_hand():
    # LEFT: 4 coded; conservative M1 and M2 (M3 is of the same series, M4 a target); 1500 + 500 = 2000 characters, so
    # 4 / 2 = 2 and 2 / 2 = 1. RIGHT: 1 coded, an event, so 0 of 1; 1 / 0.4 = 2.5. THIRD has an article and no
    # measure: silence, not zero.
    expected = pd.DataFrame(
        {
            "locality_code": [LEFT, RIGHT, THIRD],
            "measure_count": pd.array([4, 1, None], dtype="Int64"),
            "conservative_count": pd.array([2, 0, None], dtype="Int64"),
            "article_count": [2, 1, 1],
            "char_count": [2000, 400, 800],
            "measures_per_1000_chars": [2.0, 2.5, float("nan")],
            "conservative_per_1000_chars": [1.0, 0.0, float("nan")],
            "measure_ids": [("M1", "M2", "M3", "M4"), ("M5",), ()],
            "conservative_ids": [("M1", "M2"), (), ()],
            "article_ids": [("2031-05-A1", "2031-05-A2"), ("2031-05-A3",), ("2031-05-A4",)],
        }
    )
    assert_frame_equal(density.by_locality(CODED, ARTICLES), expected)


def test_a_measure_without_an_article_of_its_locality_has_a_count_and_no_rate():
    row = density.by_locality(CODED, ARTICLES.head(0)).iloc[0]
    assert (row["measure_count"], row["article_count"], row["char_count"]) == (4, 0, 0)
    assert pd.isna(row["measures_per_1000_chars"])


def test_density_by_theme_has_no_row_for_a_theme_not_mentioned():
    # The conservative counts 1 + 1 of LEFT add up to its 2.
    expected = pd.DataFrame(
        {
            "locality_code": [LEFT, LEFT, RIGHT],
            "theme": ["T01", "T02", "T03"],
            "measure_count": [2, 2, 1],
            "conservative_count": [1, 1, 0],
            "char_count": [2000, 2000, 400],
            "measures_per_1000_chars": [1.0, 1.0, 2.5],
            "conservative_per_1000_chars": [0.5, 0.5, 0.0],
            "measure_ids": [("M1", "M4"), ("M2", "M3"), ("M5",)],
            "conservative_ids": [("M1",), ("M2",), ()],
        }
    )
    assert_frame_equal(density.by_theme(CODED, ARTICLES), expected)
