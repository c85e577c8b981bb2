from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analysis.agreement import matched_units
from helpers.errors import DataError

from .invented import measures


def coding(name: str, *spans: tuple[int, int]) -> pd.DataFrame:
    table = measures(*({"start": start, "end": end} for start, end in spans))
    return table.assign(measure_id=name + table["measure_id"].str[1:])


def quotes(*rows: tuple[str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["measure_id", "start", "end"])


def pairs(a: pd.DataFrame, b: pd.DataFrame, further_a: Any = None, further_b: Any = None) -> list[tuple[str, str]]:
    table = matched_units(a, quotes(*further_a or []), b, quotes(*further_b or []))
    return list(zip(table["measure_id_a"], table["measure_id_b"], strict=True))


def test_quotes_that_share_half_of_the_shorter_match_and_less_does_not():
    # [0, 10) and [5, 25) share 5 of 10; [30, 40) and [36, 46) share 4 of 10.
    table = matched_units(coding("a", (0, 10), (30, 40)), quotes(), coding("b", (5, 25), (36, 46)), quotes())
    assert table.to_dict("records") == [
        {"measure_id_a": "a1", "measure_id_b": "b1", "overlap_count": 5, "overlap_share": 0.5}
    ]


def test_the_best_match_is_taken_first_and_each_unit_once():
    # a1 [0, 20) holds b1 [0, 8) and b2 [8, 20) whole: b2 is the larger part of it.
    assert pairs(coding("a", (0, 20)), coding("b", (0, 8), (8, 20))) == [("a1", "b2")]


def test_a_unit_within_a_unit_matches_its_own_kind():
    assert pairs(coding("a", (0, 50), (10, 20)), coding("b", (2, 52), (10, 20))) == [("a1", "b1"), ("a2", "b2")]


def test_of_equal_matches_the_earlier_in_the_text_is_taken():
    assert pairs(coding("a", (0, 10), (10, 20)), coding("b", (0, 20))) == [("a1", "b1")]


def test_of_equal_quotes_the_first_id_is_taken_on_either_side():
    one, two = ((0, 10),), ((0, 10), (0, 10))
    assert pairs(coding("a", *one), coding("b", *two)) == pairs(coding("a", *two), coding("b", *one)) == [("a1", "b1")]
    assert pairs(coding("a", *two), coding("b", *two)) == [("a1", "b1"), ("a2", "b2")]


def test_a_further_quote_can_match():
    assert pairs(coding("a", (0, 10)), coding("b", (40, 50)), further_b=[("b1", 0, 9)]) == [("a1", "b1")]


def test_further_quotes_of_other_measures_are_passed_over():
    assert pairs(coding("a", (0, 10)), coding("b", (40, 50)), further_b=[("b7", 0, 9)]) == []


def test_an_empty_quote_is_a_fault():
    with pytest.raises(DataError, match="a1: a quote from 4 to 4 has no words"):
        pairs(coding("a", (4, 4)), coding("b"))


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)).map(lambda pair: (pair[0], sum(pair))), max_size=12)


@settings(deadline=None, max_examples=40)
@given(SPANS, SPANS, st.randoms(use_true_random=False))
def test_matching_is_one_to_one_symmetric_in_number_and_blind_to_the_order_of_rows(spans_a, spans_b, random):
    a, b = coding("a", *spans_a), coding("b", *spans_b)
    found = pairs(a, b)
    assert len({left for left, _ in found}) == len({right for _, right in found}) == len(found)
    mixed = a.sample(frac=1, random_state=random.randrange(100)) if len(a) else a
    assert pairs(mixed, b) == found


@settings(deadline=None, max_examples=40)
@given(SPANS)
def test_a_coding_of_distinct_quotes_matches_itself(spans):
    a = coding("a", *sorted(set(spans)))
    assert pairs(a, a.assign(measure_id="b" + a["measure_id"])) == [(unit, f"b{unit}") for unit in a["measure_id"]]
