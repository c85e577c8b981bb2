from __future__ import annotations

import pandas as pd
import pytest

from helpers.charts import reading_range
from helpers.charts.palette import ACCENT, PAPER

from . import invented

DENSITY = pd.DataFrame(
    [("320583", 15, 9), ("320500", 20, 20), ("320585", 40, 30)],
    columns=["locality_code", "measure_count", "conservative_count"],
)


def test_both_ends_of_each_range_are_labelled_and_the_first_says_what_they_are(sheets):
    reading_range(DENSITY, invented.localities(), language="zh")
    sheet = sheets[0]
    assert [sheet.row(name) for name in ("苏州市本级", "昆山", "太仓")] == [
        ["苏州市本级", "保守读法 20", "20 编码读法"],
        ["昆山", "9", "15"],
        ["太仓", "30", "40"],
    ]


def test_a_ring_and_a_dot_stand_on_one_scale_from_zero(sheets):
    reading_range(DENSITY, invented.localities(), language="zh")
    dots = sheets[0].dots
    assert [fill for fill, _, _ in dots] == [PAPER, ACCENT] * 3
    zero = next(label.left + label.length / 2 for label in sheets[0].labels if label.text == "0")
    unit = (dots[5][1] - zero) / 40
    assert [(x - zero) / unit for _, x, _ in dots] == pytest.approx([20, 20, 9, 15, 30, 40], abs=0.01)


@pytest.mark.parametrize("counts", [(0, 0), (1, 0), (1, 1), (1000, 1), (9, 9)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_labels_find_room_however_small_or_large_the_counts(sheets, counts, language):
    frame = pd.DataFrame([("320571", *counts), ("320583", 3, 2)], columns=DENSITY.columns)
    reading_range(frame, invented.localities(), language=language)
    for sheet in sheets:
        name, low, _ = sorted(
            (label for label in sheet.labels if abs(label.middle - sheet.labels[0].middle) < 0.1),
            key=lambda label: label.left,
        )
        assert name.left + name.length < low.left


def test_the_text_gives_both_readings():
    assert reading_range(DENSITY, invented.localities(), language="zh").alt == (
        "各地措施数的读法区间。苏州市本级：保守读法20项，编码读法20项。昆山：保守读法9项，编码读法15项。"
        "太仓：保守读法30项，编码读法40项。"
    )
    assert reading_range(DENSITY.head(1), invented.localities(), language="en").alt == (
        "Measures by the conservative and the coded reading. Kunshan: conservative 9, as coded 15."
    )


def test_an_article_without_a_measure_has_no_range_and_no_zero(sheets):
    silent = pd.concat([DENSITY.astype({"measure_count": "Int64", "conservative_count": "Int64"}),
                        pd.DataFrame({"locality_code": ["320581"]})])  # fmt: skip
    made = reading_range(silent, invented.localities(), language="en")
    assert sheets[0].row("Changshu") == ["Changshu", "no measure"]
    assert len(sheets[0].dots) == 6
    assert "Changshu: no measure. Kunshan: conservative 9, as coded 15." in made.alt
