from __future__ import annotations

import pandas as pd
import pytest

from helpers.charts import targets
from helpers.charts.palette import ACCENT, PAPER, TRACK
from helpers.errors import UsageError

from . import invented


def pairs(*found: tuple[float, float]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "indicator_zh": [f"虚构指标{number}" for number in range(len(found))],
            "indicator_en": [f"Invented {number}" for number in range(len(found))],
            "locality_code": ["320583"] * len(found),
            "part": [part for part, _ in found],
            "whole": [whole for _, whole in found],
            "share": [part / whole if whole else float("nan") for part, whole in found],
        }
    )


def test_each_bar_names_its_part_its_whole_and_its_share(sheets):
    targets(invented.attainment(), language="zh")
    assert sheets[0].texts == [
        "规模以上企业中已建工会者（虚构）", "83.2%", "共2413", "2008",
        "新增建会法人中单独建会者（虚构）", "18.6%", "共880", "164",
        "0", "25%", "50%", "75%", "100%",
    ]  # fmt: skip


def test_english_groups_digits(sheets):
    made = targets(invented.attainment(), language="en")
    assert {"of 2,413", "2,008"} <= set(sheets[0].texts)
    assert made.alt == (
        "Above-scale enterprises with a union (invented): 2,008 of 2,413, 83.2%. "
        "Stand-alone unions among enterprises newly unionized (invented): 164 of 880, 18.6%."
    )


def test_the_text_says_part_whole_and_share():
    assert targets(invented.attainment(), language="zh").alt == (
        "规模以上企业中已建工会者（虚构）：2008，占2413的83.2%。新增建会法人中单独建会者（虚构）：164，占880的18.6%。"
    )


def test_the_bar_is_the_share_of_its_own_track(sheets):
    targets(invented.attainment(), language="zh")
    tracks, bars = ([box for fill, box in sheets[0].filled if fill == colour] for colour in (TRACK, ACCENT))
    assert [bar[2] / track[2] for bar, track in zip(bars, tracks, strict=True)] == pytest.approx(
        [2008 / 2413, 164 / 880], abs=1e-4
    )
    assert tracks[0][2] == tracks[1][2]


def test_a_share_above_the_whole_runs_past_the_end_of_its_track(sheets):
    targets(pairs((13, 10), (5, 10)), language="zh")
    (over, _), (track, _) = ([box for fill, box in sheets[0].filled if fill == c] for c in (ACCENT, TRACK))
    assert over[2] / track[2] == pytest.approx(1.3, abs=1e-3)
    assert sheets[0].texts[-7:] == ["0", "25%", "50%", "75%", "100%", "125%", "150%"]


@pytest.mark.parametrize(("part", "inside"), [(0, []), (5, []), (400, ["400"]), (990, ["990", "共1000"])])
def test_figures_stand_on_the_bar_only_where_it_is_long_enough(sheets, part, inside):
    targets(pairs((part, 1000)), language="zh")
    assert [label.text for label in sheets[0].labels if label.colour == PAPER] == inside
    assert {str(part), "共1000"} <= set(sheets[0].texts)


def test_a_long_indicator_is_broken_into_lines(sheets):
    frame = pairs((1, 2)).assign(
        indicator_en="An invented indicator whose name is far too long for one line of a phone"
    )
    targets(frame, language="en")
    assert sheets[1].texts[:3] == ["An invented indicator whose name is far too long for", "one line of a phone", "50%"]


def test_the_locality_stands_before_the_indicator_where_several_are_shown(sheets):
    targets(pairs((1, 2)), language="zh", localities=invented.localities())
    assert sheets[0].texts[0] == "昆山：虚构指标0"


@pytest.mark.parametrize("part", [(1, 0), (float("nan"), 5)])
def test_a_pair_without_a_share_is_refused_by_name(part):
    with pytest.raises(UsageError, match="targets: no share to draw for 虚构指标1"):
        targets(pairs((1, 2), part), language="zh")
