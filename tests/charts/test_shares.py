"""Intensity and instruments: parts of wholes in rows."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.charts import instruments, intensity
from helpers.charts.palette import ACCENT, STEPS, TRACK

from . import invented

PLACES, NAMES = invented.localities(), invented.part_names()
PARTS = pd.DataFrame(
    [
        (code, part, total, count)
        for code, total, counts in (("320583", 12, (3, 0, 2, 12, 1)), ("320585", 40, (10, 4, 0, 8, 1)))
        for part, count in zip(invented.PARTS, counts, strict=True)
    ],
    columns=["locality_code", "part", "measure_count", "part_count"],
)
MEANS = pd.DataFrame(
    [("320583", 0.3, 0.15, 0.45), ("320585", 0.115, 0.1, 0.2)],
    columns=["locality_code", "intensity_mean", "low", "high"],
)


def test_each_share_is_printed_as_a_part_of_its_own_whole(sheets):
    intensity(PARTS, MEANS, PLACES, NAMES, language="zh")
    sheet = sheets[0]
    assert sheet.row("目标") == ["目标", "期限", "资源", "考核问责", "责任主体", "均值（区间）"]
    rows = [label.middle for label in sheet.labels if label.text == "/12"]
    level = [label.text for label in sheet.labels if label.middle == rows[0]]
    assert level == ["3", "/12", "0", "/12", "2", "/12", "12", "/12", "1", "/12", "0.30", "0.15–0.45"]


def test_a_bar_is_as_long_as_its_share_of_the_track(sheets):
    intensity(PARTS, MEANS, PLACES, NAMES, language="zh")
    tracks = [box for fill, box in sheets[0].filled if fill == TRACK][:5]
    bars = {box[0]: box[2] for fill, box in sheets[0].filled if fill == ACCENT and box[1] == tracks[0][1]}
    shares = [bars.get(track[0], 0.0) / track[2] for track in tracks]
    assert shares == pytest.approx([3 / 12, 0, 2 / 12, 1, 1 / 12], abs=0.001)


def test_the_mean_stands_within_its_band_on_a_scale_from_0_to_1(sheets):
    intensity(PARTS, MEANS, PLACES, NAMES, language="en")
    track = [box for fill, box in sheets[0].filled if fill == TRACK][10]
    band = next(box for fill, box in sheets[0].filled if fill == STEPS[2])
    _, x, _ = sheets[0].dots[0]
    assert (x - track[0]) / track[2] == pytest.approx(0.3, abs=0.001)
    assert ((band[0] - track[0]) / track[2], band[2] / track[2]) == pytest.approx((0.15, 0.3), abs=0.001)


def test_an_undefined_mean_is_a_dash_and_no_dot(sheets):
    nothing = MEANS.assign(intensity_mean=float("nan"), low=float("nan"), high=float("nan"))
    made = intensity(PARTS, nothing, PLACES, NAMES, language="en")
    assert sheets[0].dots == []
    assert sheets[0].texts.count("–") == 2
    assert made.alt == (
        "Measures with each of five parts of intensity, and their mean. "
        "Kunshan (12 measures): target 3 of 12; deadline 0 of 12; resources 2 of 12; accountability 12 of 12; "
        "responsible body 1 of 12; mean –. "
        "Taicang (40 measures): target 10 of 40; deadline 4 of 40; resources 0 of 40; accountability 8 of 40; "
        "responsible body 1 of 40; mean –."
    )


def test_the_text_of_intensity_gives_the_shares_first_and_the_mean_second():
    assert intensity(PARTS.head(5), MEANS, PLACES, NAMES, language="zh").alt == (
        "各地措施具备强度五要素的项数，及其均值。昆山（12项）：目标12项中3项；期限12项中0项；资源12项中2项；"
        "考核问责12项中12项；责任主体12项中1项；均值0.30（区间0.15–0.45）。"
    )


MIX = pd.DataFrame(
    [("320583", "O", 7, 12), ("320583", "N", 5, 12), ("320500", "A", 1, 1)],
    columns=["locality_code", "instrument", "measure_count", "locality_count"],
)


def test_instruments_stand_in_hoods_order_and_one_without_a_row_is_used_by_none(sheets):
    made = instruments(MIX, PLACES, invented.instruments(), language="en")
    assert sheets[0].row("Nodality") == ["Nodality", "Authority", "Treasure", "Organization"]
    assert made.alt == (
        "Measures by instrument and locality. "
        "Suzhou City (1 measure): nodality 0 of 1; authority 1 of 1; treasure 0 of 1; organization 0 of 1. "
        "Kunshan (12 measures): nodality 5 of 12; authority 0 of 12; treasure 0 of 12; organization 7 of 12."
    )
    chinese = instruments(MIX.head(2), PLACES, invented.instruments(), language="zh")
    assert chinese.alt == (
        "各地措施所用的四类工具。昆山（12项）：信息12项中5项；权威12项中0项；财力12项中0项；组织12项中7项。"
    )


def test_the_prefecture_level_city_is_followed_by_a_gap(sheets):
    instruments(invented.mix(), PLACES, invented.instruments(), language="zh")
    heights = [
        next(label.middle for label in sheets[0].labels if label.text == name)
        for name in ("苏州市本级", "吴中", "常熟")
    ]
    assert heights[1] - heights[0] == pytest.approx(heights[2] - heights[1] + 1.6)
