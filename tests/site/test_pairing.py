from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from helpers.site.pairing import ALIKE_FROM, alike, pair_figures, pair_measures

COLUMNS = ["measure_id", "locality_code", "label_zh", "quote"]


def frame(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS)


def test_measures_are_paired_within_a_locality_by_label_or_likeness_the_most_alike_first() -> None:
    before = frame(
        ("a1", "320583", "甲", "开展工资集体协商要约行动"),
        ("a2", "320583", "乙", "建立虚构书屋"),
        ("a3", "320585", "丙", "开展工资集体协商要约行动"),
    )
    now = frame(
        ("b1", "320583", "丁", "开展工资集体协商要约行动月"),
        ("b2", "320583", "戊", "开展工资集体协商要约行动"),
        ("b3", "320583", "乙", "另一番话"),
        ("b4", "320583", "己", "毫不相干"),
    )
    assert pair_measures(before, now) == {"b2": "a1", "b3": "a2"}


def test_figures_are_paired_by_indicator_unit_and_role_in_their_order() -> None:
    columns = ["figure_id", "indicator_zh", "unit", "role"]
    before = pd.DataFrame([("f1", "甲", "家", "actual"), ("f2", "甲", "家", "actual")], columns=columns)
    now = pd.DataFrame(
        [("g1", "甲", "家", "actual"), ("g2", "甲", "次", "actual"), ("g3", "甲", "家", "actual")], columns=columns
    )
    assert pair_figures(before, now) == {"g1": "f1", "g3": "f2"}


def test_likeness_is_the_share_of_common_pairs_of_characters() -> None:
    # 甲乙 乙丙 丙丁 and 乙丙 丙丁 丁戊 have two of three pairs each in common.
    assert alike("甲乙丙丁", "乙丙丁戊") == 2 * 2 / 6


@given(st.text(min_size=1), st.text(min_size=1))
def test_likeness_has_no_direction_and_lies_between_0_and_1(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)
    assert 0 <= alike(one, other) <= 1
    assert alike(one, one) == 1


quotes = st.lists(st.text(alphabet="甲乙丙丁", min_size=1, max_size=6), max_size=6)


@given(quotes, quotes)
def test_nothing_is_paired_twice_or_with_words_that_are_not_alike(old: list[str], new: list[str]) -> None:
    before = frame(*((f"a{n}", "320583", f"旧{n}", quote) for n, quote in enumerate(old)))
    now = frame(*((f"b{n}", "320583", f"新{n}", quote) for n, quote in enumerate(new)))
    pairs = pair_measures(before, now)
    assert len(set(pairs.values())) == len(pairs)
    words = dict(zip([*before["measure_id"], *now["measure_id"]], [*old, *new], strict=True))
    assert [pair for pair in pairs.items() if alike(words[pair[0]], words[pair[1]]) < ALIKE_FROM] == []
