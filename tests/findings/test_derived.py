from __future__ import annotations

from helpers.blocks import Evidence
from helpers.findings import derived
from helpers.findings.derived import MEASURE


def test_a_count_rests_on_what_was_counted_and_a_true_none_on_what_was_looked_through() -> None:
    assert derived.count("count.900001", "左", ["M1", "M2"], "zh", noun=MEASURE) == Evidence(
        "count.900001", "derived", "左", formula="逐一计数，共2项措施", rests_on=("M1", "M2")
    )
    assert derived.count("count.900001", "Left", [], "en", noun=MEASURE, among=["M3"]) == Evidence(
        "count.900001", "derived", "Left", formula="counted one by one: 0 measures", rests_on=("M3",)
    )


def test_counts_under_several_names_add_up() -> None:
    parts = [("左", ["M1", "M2"]), ("右", ["M3"])]
    assert derived.tally("t", "二市", parts, "zh", noun=MEASURE) == Evidence(
        "t", "derived", "二市", formula="左2 + 右1 = 3项措施", rests_on=("M1", "M2", "M3")
    )
    named = [("Left", ["M1", "M2"]), ("Right", ["M3"])]
    assert [derived.tally("t", "x", named[:n], "en", noun=MEASURE).formula for n in (1, 2)] == [
        "Left: 2 measures",
        "Left 2 + Right 1 = 3 measures",
    ]


def test_a_share_is_written_out_as_its_division() -> None:
    assert [derived.ratio("r", "x", 12008, 24130, ["F1", "F2"], language) for language in ("zh", "en")] == [
        Evidence("r", "derived", "x", formula="12008 ÷ 24130 = 49.8%", rests_on=("F1", "F2")),
        Evidence("r", "derived", "x", formula="12,008 ÷ 24,130 = 49.8%", rests_on=("F1", "F2")),
    ]


def test_what_is_listed_in_a_formula_is_short() -> None:
    said = [("左", "1项"), ("右", "2项")]
    assert [derived.itemised(said, language) for language in ("zh", "en")] == ["左：1项；右：2项", "左: 1项; 右: 2项"]
    ids = ["2031-05-TC-26", "2031-05-F027"]
    assert [derived.short_ids(ids, language) for language in ("zh", "en")] == ["TC-26、F027", "TC-26, F027"]
