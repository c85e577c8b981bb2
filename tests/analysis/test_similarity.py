from math import sqrt

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from helpers.analysis import similarity
from helpers.errors import UsageError

from .invented import LEFT, RIGHT, by_theme

THEMES = [f"T{number:02}" for number in range(1, 16)]


def test_similarity_follows_the_example_worked_by_hand():
    # Sets {T01, T02} and {T02, T03}: 1 shared of 3, J = 1/3. Vectors (2, 1, 0) and (0, 2, 1): product 2, lengths √5
    # and √5, cosine 2/5.
    expected = pd.DataFrame(
        {
            "locality_code_a": [LEFT],
            "locality_code_b": [RIGHT],
            "jaccard": [1 / 3],
            "cosine": [2 / (sqrt(5) * sqrt(5))],
            "shared_themes": [("T02",)],
            "only_a": [("T01",)],
            "only_b": [("T03",)],
            "measure_ids_a": [("M1", "M2", "M3")],
            "measure_ids_b": [("M4", "M5", "M6")],
        }
    )
    coded = by_theme({LEFT: {"T01": 2, "T02": 1}, RIGHT: {"T02": 2, "T03": 1}})
    assert_frame_equal(similarity.pairs(coded), expected)


def test_one_locality_makes_no_pair():
    assert similarity.pairs(by_theme({LEFT: {"T01": 2}})).empty


def test_more_themes_than_bits_are_refused():
    with pytest.raises(UsageError, match="found 63 themes, allowed are 62"):
        similarity.pairs(by_theme({LEFT: {f"T{number}": 1 for number in range(63)}}))


COUNTS = st.dictionaries(st.sampled_from(THEMES), st.integers(1, 3), min_size=1, max_size=6)


@settings(deadline=None, max_examples=40)
@given(COUNTS, COUNTS)
def test_the_three_sets_of_themes_part_what_either_reports(a: dict[str, int], b: dict[str, int]):
    row = similarity.pairs(by_theme({LEFT: a, RIGHT: b})).iloc[0]
    assert set(row["shared_themes"]) == set(a) & set(b)
    assert set(row["only_a"]) == set(a) - set(b)
    assert set(row["only_b"]) == set(b) - set(a)
    assert row["jaccard"] == len(set(a) & set(b)) / len(set(a) | set(b))
    assert 0 <= row["cosine"] <= 1
