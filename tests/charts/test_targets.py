from __future__ import annotations

import pandas as pd
import pytest

from helpers.charts import targets
from helpers.charts.palette import ACCENT, PAPER, TRACK
from helpers.errors import UsageError

from . import invented


def pairs(*found: tuple[float, float], role: str = "actual") -> pd.DataFrame:
    return pd.DataFrame(
        {
            "indicator_zh": [f"虚构指标{number}" for number in range(len(found))],
            "indicator_en": [f"invented {number}" for number in range(len(found))],
            "whole_indicator_zh": "虚构总数",
            "whole_indicator_en": "invented whole",
            "locality_code": ["320583"] * len(found),
            "part": [part for part, _ in found],
            "whole": [whole for _, whole in found],
            "share": [part / whole if whole else float("nan") for part, whole in found],
            "unit": "家",
            "role": role,
        }
    )


def test_each_bar_names_its_part_its_whole_and_its_share(sheets):
    targets(invented.attainment(), language="zh")
    assert sheets[0].texts == [
        "83.2%", "虚构建会数", "占虚构规模以上企业2413家", "2008家",
        "18.6%", "虚构单独建会数", "占虚构新增建会法人880家", "164家",
        "0", "25%", "50%", "75%", "100%",
    ]  # fmt: skip


def test_english_groups_digits_and_begins_with_a_capital(sheets):
    made = targets(invented.attainment(), language="en")
    assert sheets[0].texts[:4] == [
        "83.2%",
        "Invented enterprises with a union",
        "of 2,413 (invented above-scale enterprises)",
        "2,008",
    ]
    assert made.alt == (
        "Invented enterprises with a union: 2,008 of 2,413 (invented above-scale enterprises), 83.2%. "
        "Invented stand-alone unions: 164 of 880 (invented enterprises newly unionized), 18.6%."
    )


def test_the_text_says_part_whole_and_share():
    assert targets(invented.attainment(), language="zh").alt == (
        "虚构建会数：2008家，占虚构规模以上企业2413家的83.2%。虚构单独建会数：164家，占虚构新增建会法人880家的18.6%。"
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


@pytest.mark.parametrize(("part", "inside"), [(0, []), (5, []), (400, ["400家"]), (1000, ["1000家"])])
def test_the_part_stands_on_the_bar_only_where_it_is_long_enough(sheets, part, inside):
    targets(pairs((part, 1000)), language="zh")
    assert [label.text for label in sheets[0].labels if label.colour == PAPER] == inside
    assert f"{part}家" in sheets[0].texts


def test_a_long_indicator_is_broken_into_lines(sheets):
    frame = pairs((1, 2)).assign(
        indicator_en="an invented indicator whose name is far too long for one line of a phone"
    )
    targets(frame, language="en")
    assert sheets[1].texts[:3] == ["50%", "An invented indicator whose name is far too long for", "one line of a phone"]


def test_the_locality_stands_before_the_indicator_where_several_are_shown(sheets):
    targets(pairs((1, 2)), language="en", localities=invented.localities())
    assert sheets[0].texts[1] == "Kunshan: invented 0"


def test_a_value_that_another_has_replaced_is_called_so(sheets):
    frame = pd.concat([pairs((2, 100), role="baseline"), pairs((8, 100))])
    targets(frame, language="zh", localities=invented.localities())
    assert [text for text in sheets[0].texts if "指标" in text] == ["昆山：虚构指标0（原值）", "昆山：虚构指标0"]


def test_a_pair_that_the_text_states_twice_is_drawn_once(sheets):
    made = targets(pd.concat([pairs((8, 100)), pairs((8, 100), role="mention")]), language="en")
    assert made.alt == "Invented 0: 8 of 100 (invented whole), 8%."
    assert len([fill for fill, _ in sheets[0].filled if fill == TRACK]) == 1


@pytest.mark.parametrize("part", [(1, 0), (float("nan"), 5)])
def test_a_pair_without_a_share_is_refused_by_name(part):
    with pytest.raises(UsageError, match="targets: no share to draw for 虚构指标1"):
        targets(pairs((1, 2), part), language="zh")
