from __future__ import annotations

from helpers.charts import matrix
from helpers.charts.palette import ACCENT, MARK, STEPS

from . import invented

THEMES = invented.themes().head(3)
COUNTS = {"320500": (7, 0, 1), "320583": (3, 0, 0), "320585": (0, 2, 5)}


def few(counts=COUNTS):
    states = invented.states({code: (*row, *[0] * 12) for code, row in counts.items()})
    return states[states["theme"].isin(THEMES["theme"])]


def draw(language="zh", chosen=None, counts=COUNTS):
    return matrix(few(counts), invented.localities(), THEMES, language=language, chosen=chosen)


def test_each_cell_shows_its_count_or_a_dot_and_the_rest_shares_one_hatched_column(sheets):
    draw()
    sheet = sheets[0]
    assert sheet.row("苏州市本级") == ["苏州市本级", "昆山", "太仓", "其余10地"]
    assert sheet.row("措施总数") == ["措施总数", "8", "3", "7", "无文章"]
    assert sheet.row("工资集体协商与集体合同") == ["工资集体协商与集体合同", "7", "3", "·"]
    assert sheet.row("工会组建与组织建设") == ["工会组建与组织建设", "·", "·", "2"]
    assert sheet.row("民主管理") == ["民主管理", "1", "·", "5"]
    assert len(sheet.hatched) == 1
    assert [fill for fill, _ in sheet.filled] == [ACCENT, STEPS[0], STEPS[2], STEPS[1], STEPS[3]]


def test_a_narrow_sheet_uses_the_short_names_of_themes(sheets):
    draw()
    assert sheets[1].row("工资协商") == ["工资协商", "7", "3", "·"]


def test_the_chosen_locality_is_outlined_and_the_themes_that_it_reports_stand_in_bold(sheets):
    draw(chosen="320583")
    sheet = sheets[0]
    assert [edge for edge, _ in sheet.outlined if edge == MARK] == [MARK]
    bold = [label.text for label in sheet.labels if label.is_bold]
    assert bold == ["昆山", "工资集体协商与集体合同", "3", "3"]


def test_a_chosen_locality_without_an_article_has_a_hatched_column_of_its_own(sheets):
    made = draw(chosen="320582", language="en")
    sheet = sheets[0]
    assert sheet.row("Measures in all") == ["Measures in all", "8", "no article", "3", "7", "no article"]
    assert {"Zhangjiagang", "9 others"} <= set(sheet.texts)
    assert len(sheet.hatched) == 2
    assert made.alt.endswith(
        "No article (10): Zhangjiagang, Canglang, Pingjiang, Jinchang, Huqiu, Wuzhong, Xiangcheng, Industrial Park, "
        "Changshu, Wujiang."
    )


def test_a_single_locality_without_an_article_is_called_by_its_name(sheets):
    codes = invented.localities()["locality_code"]
    draw(counts={code: (1, 2, 3) for code in codes if code != "320584"})
    assert sheets[0].row("吴江") == [*invented.localities()["short_zh"].drop(11), "吴江"]


def test_nothing_is_hatched_when_every_locality_has_an_article(sheets):
    made = draw(counts=dict.fromkeys(invented.localities()["locality_code"], (1, 2, 3)))
    assert sheets[0].hatched == []
    assert "无文章" not in made.alt


def test_all_are_hatched_when_no_locality_has_an_article(sheets):
    made = draw(counts={})
    assert "13地" in sheets[0].texts
    assert made.alt == (
        "各地各主题措施数。无文章（13地）：苏州市本级、沧浪、平江、金阊、虎丘、吴中、相城、园区、常熟、张家港、昆山、吴江、太仓。"
    )


def test_the_prefecture_level_city_stands_apart_from_its_districts(sheets):
    draw()
    sheet = sheets[0]
    boxes = dict(sheet.filled)
    city, kunshan, taicang = (boxes[fill] for fill in (ACCENT, STEPS[2], STEPS[1]))
    assert kunshan[0] - city[0] > taicang[0] - kunshan[0]


def test_many_long_names_are_turned_upright_rather_than_cut(sheets):
    draw(language="en", counts=dict.fromkeys(invented.localities()["locality_code"], (1, 2, 3)))
    turned = [[label.text for label in sheet.labels if label.angle == 90] for sheet in sheets]
    assert turned == [list(invented.localities()["short_en"])] * 2


def test_the_text_tells_the_three_states_apart():
    assert draw().alt == (
        "各地各主题措施数。"
        "苏州市本级共8项：工资集体协商与集体合同7项；民主管理1项。未以之为主要主题：工会组建与组织建设。"
        "昆山共3项：工资集体协商与集体合同3项。未以之为主要主题：工会组建与组织建设；民主管理。"
        "太仓共7项：工会组建与组织建设2项；民主管理5项。未以之为主要主题：工资集体协商与集体合同。"
        "无文章（10地）：沧浪、平江、金阊、虎丘、吴中、相城、园区、常熟、张家港、吴江。"
    )
    assert draw("en", counts={"320583": (3, 0, 1)}).alt == (
        "Measures by locality and theme. Kunshan, 4 measures: Collective wage consultation and contracts 3; Democratic "
        "management 1. Not a main theme: Union organizing and capacity. No article (12): Suzhou City, Canglang, "
        "Pingjiang, Jinchang, Huqiu, Wuzhong, Xiangcheng, Industrial Park, Changshu, Zhangjiagang, Wujiang, Taicang."
    )


def test_an_article_silent_on_all_themes_is_not_one_that_is_missing(sheets):
    made = draw(counts={"320583": (0, 0, 0)})
    assert sheets[0].row("民主管理") == ["民主管理", "·"]
    assert "昆山：无措施。未以之为主要主题：工资集体协商与集体合同；工会组建与组织建设；民主管理。" in made.alt


def test_an_article_without_a_measure_has_no_zero_above_it(sheets):
    counts = {"320583": (0,) * 15, "320585": (1,) * 15}
    made = matrix(invented.states(counts), invented.localities(), invented.themes(), language="en")
    assert "0" not in sheets[0].texts
    assert "Kunshan, no measure. Not a main theme: " in made.alt
