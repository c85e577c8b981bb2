from __future__ import annotations

from itertools import pairwise
from math import log2

import pandas as pd
import pytest

from helpers.charts import emphasis
from helpers.charts.palette import ACCENT, MARK

from . import invented

NAN = float("nan")
QUOTIENTS = pd.DataFrame(
    [
        ("320583", "T01", 3, 12, 2.0),
        ("320581", "T01", 4, 20, 0.5),
        ("320585", "T03", 4, 40, 4.0),
        ("320585", "T05", 2, 40, NAN),
    ],
    columns=["locality_code", "theme", "measure_count", "locality_count", "location_quotient"],
)


def draw(frame=QUOTIENTS, language="zh", chosen=None):
    return emphasis(frame, invented.localities(), invented.themes(), language=language, chosen=chosen)


def test_equal_ratios_are_equal_distances_on_either_side_of_one(sheets):
    draw()
    half, two, four = (next(x for _, x, _ in sheets[0].dots[i : i + 1]) for i in range(3))
    one = (half + two) / 2
    assert four - one == pytest.approx(2 * (two - one), abs=0.01)
    at = {label.text: label.left + label.length / 2 for label in sheets[0].labels}
    assert [at[tick] for tick in ("1/2", "1", "2", "4")] == pytest.approx([half, one, two, four], abs=0.01)


def test_only_defined_quotients_are_drawn_and_only_their_themes_named(sheets):
    made = draw()
    names = [label.text for label in sheets[0].labels if label.left == 0]
    assert names == ["工资集体协商与集体合同", "民主管理"]
    assert len(sheets[0].dots) == 3
    assert "预警" not in made.alt


def test_labels_stand_on_the_side_away_from_the_line_at_one(sheets):
    draw()
    dots = {"常熟 0.50": sheets[0].dots[0][1], "昆山 2.00": sheets[0].dots[1][1]}
    labels = {label.text: label for label in sheets[0].labels}
    assert labels["常熟 0.50"].left + labels["常熟 0.50"].length < dots["常熟 0.50"]
    assert labels["昆山 2.00"].left > dots["昆山 2.00"]


def test_dots_too_close_for_their_labels_take_a_lane_each(sheets):
    near = pd.concat([QUOTIENTS.head(1), QUOTIENTS.head(1).assign(locality_code="320585", location_quotient=2.1)])
    draw(near)
    assert len({y for _, _, y in sheets[0].dots}) == 2


def test_the_chosen_locality_has_a_ring_and_a_colour(sheets):
    draw(chosen="320583")
    assert [fill for fill, _, _ in sheets[0].dots] == [ACCENT, MARK, "none", ACCENT]


@pytest.mark.parametrize("quotient", [2.0**k for k in (-9, -4, -1, 0, 1, 4, 9)])
def test_ticks_stay_apart_whatever_the_range(sheets, quotient):
    draw(QUOTIENTS.head(1).assign(location_quotient=quotient))
    for sheet in sheets:
        bottom = max(label.middle for label in sheet.labels)
        ticks = sorted((label.left, label.length) for label in sheet.labels if label.middle == bottom)
        assert all(a[0] + a[1] < b[0] for a, b in pairwise(ticks))
        shown = [label.text for label in sheet.labels if label.middle == bottom]
        assert "1" in shown
        assert all(log2(float(text.removeprefix("1/"))).is_integer() for text in shown)


def test_the_text_gives_quotient_part_and_whole():
    assert draw().alt == (
        "各地主题比重与总体比重之比（区位商）。"
        "工资集体协商与集体合同：常熟0.50（20项中4项）；昆山2.00（12项中3项）。民主管理：太仓4.00（40项中4项）。"
    )
    assert draw(language="en").alt == (
        "Share of a theme in a locality over its share overall. "
        "Collective wage consultation and contracts: Changshu 0.50 (4 of 20 measures); Kunshan 2.00 (3 of 12 "
        "measures). Democratic management: Taicang 4.00 (4 of 40 measures)."
    )
