from __future__ import annotations

import pandas as pd

from helpers.charts import similarity
from helpers.charts.palette import STEPS

from . import invented

PAIRS = pd.DataFrame(
    [
        ("320581", "320583", 0.25, 0.81, ("T01",), ("T13", "T12"), ("T09",)),
        ("320581", "320585", 1.0, float("nan"), ("T01", "T02"), (), ()),
        ("320583", "320585", 0.0, 0.0, (), ("T01",), ("T02",)),
    ],
    columns=["locality_code_a", "locality_code_b", "jaccard", "cosine", "shared_themes", "only_a", "only_b"],
)


def test_themes_stand_below_the_diagonal_and_counts_above_it(sheets):
    similarity(PAIRS, invented.localities(), language="zh")
    at = {(round(label.left + label.length / 2), round(label.middle, 1)): label.text for label in sheets[0].labels}
    columns, rows = (
        sorted({x for (x, _), text in at.items() if text[0] in "01"}),
        sorted({y for (_, y), text in at.items() if text[0] in "01–"}),
    )
    table = [[at.get((x, y), "") for x in columns] for y in rows]
    assert [row for row in table if any(row)] == [
        ["", "0.81", "–"],
        ["0.25", "", ""],
        ["", "", "0.00"],
        ["1/4", "", ""],
        ["1.00", "0.00", ""],
        ["2/2", "0/2", ""],
    ]


def test_the_darker_the_more_alike_and_nothing_where_undefined(sheets):
    similarity(PAIRS, invented.localities(), language="zh")
    assert [fill for fill, _ in sheets[0].filled] == [STEPS[1], STEPS[4], STEPS[4], STEPS[0], STEPS[0]]


def test_each_half_is_labelled_where_it_stands(sheets):
    similarity(PAIRS, invented.localities(), language="en")
    labels = {label.text: label for label in sheets[0].labels}
    above, below = (
        labels[text]
        for text in (
            "Upper right: cosine of measures by theme",
            "Lower left: themes shared / themes in either (Jaccard)",
        )
    )
    assert above.middle < labels["0.81"].middle < below.middle
    assert above.left + above.length > labels["0.81"].left
    assert below.left == 0


def test_the_text_gives_both_measures_for_each_pair():
    assert similarity(PAIRS.head(2), invented.localities(), language="zh").alt == (
        "各地主题的相似度。常熟与昆山：共有主题1个，两地合计4个，杰卡德系数0.25，余弦0.81。"
        "常熟与太仓：共有主题2个，两地合计2个，杰卡德系数1.00，余弦–。"
    )
    assert similarity(PAIRS.tail(1), invented.localities(), language="en").alt == (
        "Likeness of the localities’ themes. Kunshan and Taicang: 0 themes shared of 2, Jaccard 0.00, cosine 0.00."
    )


def test_ratios_lose_their_leading_zero_rather_than_their_cells(sheets):
    codes = [code for code in invented.localities()["locality_code"] if code != "320500"]
    rows = [(a, b, 0.5, 1.0, ("T01",), ("T02",), ()) for k, a in enumerate(codes) for b in codes[k + 1 :]]
    similarity(pd.DataFrame(rows, columns=PAIRS.columns), invented.localities(), language="en")
    assert {"0.50", "1.00"} <= set(sheets[0].texts)
    assert {".50", "1"} <= set(sheets[1].texts)
    assert "0.50" not in sheets[1].texts


def test_one_shared_theme_is_singular_in_the_text():
    frame = invented.pairs().head(1).assign(shared_themes=[("T01",)], only_a=[("T02",)], only_b=[()])
    assert ": 1 theme shared of 2, " in similarity(frame, invented.localities(), language="en").alt
