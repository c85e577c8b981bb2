from __future__ import annotations

import pandas as pd
import pytest

from helpers.charts import tile_map
from helpers.charts.palette import MARK, STEPS
from helpers.errors import UsageError

from . import invented

PLACES = invented.localities()


def test_every_division_lies_on_its_square(sheets):
    tile_map(PLACES, invented.density(), language="zh")
    labels = {label.text: label for label in sheets[0].labels}
    columns = sorted({round(labels[name].left, 3) for name in PLACES["short_zh"].drop(0)})
    rows = sorted({round(labels[name].middle, 3) for name in PLACES["short_zh"].drop(0)})
    found = {
        name: (columns.index(round(labels[name].left, 3)), rows.index(round(labels[name].middle, 3)))
        for name in PLACES["short_zh"].drop(0)
    }
    wanted = PLACES.drop(0).set_index("short_zh")
    assert found == {name: (row["tile_x"], row["tile_y"]) for name, row in wanted.iterrows()}


def test_the_prefecture_level_city_lies_as_a_strip_over_its_divisions(sheets):
    tile_map(PLACES, invented.density(), language="en")
    assert sheets[0].row("Suzhou City") == ["Suzhou City", "35 measures, 1 article, 561 chars"]
    fill, box = sheets[0].filled[0]
    assert (fill, box[0], box[2]) == (STEPS[0], 0.5, 123.0)


def test_a_tile_with_an_article_is_tinted_and_the_others_are_hatched(sheets):
    tile_map(PLACES, invented.density(), language="zh")
    assert [fill for fill, _ in sheets[0].filled] == [STEPS[0]] * 5
    assert len(sheets[0].hatched) == 8
    assert sheets[0].texts.count("无文章") == 8


def test_articles_are_counted_and_their_lengths_added(sheets):
    made = tile_map(PLACES, invented.articles(), language="zh", chosen="320585")
    assert "2篇，1550字" in sheets[0].texts
    assert [edge for edge, _ in sheets[0].outlined].count(MARK) == 1
    assert made.alt == (
        "本期对各地的刊载情况。苏州市本级：1篇，1520字。吴中：1篇，910字。常熟：1篇，790字。昆山：1篇，561字。"
        "太仓：2篇，1550字。无文章：沧浪、平江、金阊、虎丘、相城、园区、张家港、吴江。"
    )


def test_the_text_says_what_the_bulletin_has_on_each():
    assert tile_map(PLACES, invented.density(), language="en").alt == (
        "What the bulletin has on each locality. Suzhou City: 35 measures, 1 article, 561 chars. "
        "Wuzhong: 18 measures, 1 article, 774 chars. Changshu: 22 measures, 1 article, 987 chars. "
        "Kunshan: 15 measures, 1 article, 1,200 chars. Taicang: 39 measures, 2 articles, 1,413 chars. "
        "No article: Canglang, Pingjiang, Jinchang, Huqiu, Xiangcheng, Industrial Park, Zhangjiagang, Wujiang."
    )


def test_two_localities_on_one_square_are_refused():
    frame = PLACES.assign(tile_x=PLACES["tile_x"] * 0)
    with pytest.raises(UsageError, match=r"tile_map: more than one locality on \(0, 0\), \(0, 1\)"):
        tile_map(frame, invented.density(), language="zh")


def test_a_city_without_an_article_is_hatched_between_its_words(sheets):
    tile_map(PLACES, invented.density().query("locality_code != '320500'"), language="zh")
    assert sheets[0].row("苏州市本级") == ["苏州市本级", "无文章"]
    assert len(sheets[0].hatched) == 9


def test_an_article_without_a_measure_is_tinted_and_has_no_zero(sheets):
    frame = invented.density().astype({"measure_count": "Int64"})
    frame.loc[frame["locality_code"] == "320581", "measure_count"] = pd.NA
    made = tile_map(PLACES, frame, language="zh")
    assert len(sheets[0].hatched) == 8
    assert "常熟：无措施，1篇，987字。" in made.alt
