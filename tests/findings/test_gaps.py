import pandas as pd
from pandas.testing import assert_frame_equal

from helpers.findings.gaps import gaps, not_mentioned
from tests.analysis.invented import LEFT, PREFECTURE, RIGHT, THIRD, by_theme
from tests.findings.invented import NOBODY, caveats, said, states_of


def test_nothing_is_missing_where_there_are_no_others():
    s = states_of(by_theme({LEFT: {"T01": 1}}), LEFT)
    assert said(lambda n: not_mentioned(s, LEFT, n)) is None


def test_what_all_others_report_stands_before_what_some_do():
    s = states_of(by_theme({LEFT: {"T01": 1}, RIGHT: {"T02": 1}, THIRD: {"T02": 1, "T03": 1}}), LEFT, RIGHT, THIRD)
    assert said(lambda n: not_mentioned(s, LEFT, n)) == [
        "下列主题，其他2个县级市、区（右和中）有以之为主要主题的措施，左市没有：各地均有的1个（虚构组建）；"
        "部分地方有的1个（虚构竞赛）。",
        "By main theme, the 2 other county-level cities and districts (Right and Third) report measures on these "
        "themes, Left City none: 1 reported by all of them (mock organizing); 1 reported by some of them (mock "
        "contests).",
    ]


def test_of_one_other_it_is_not_said_that_all_report():
    s = states_of(by_theme({LEFT: {"T01": 1}, RIGHT: {"T02": 1}}), LEFT, RIGHT)
    assert said(lambda n: not_mentioned(s, LEFT, n)) == [
        "下列主题，其他1个县级市、区（右）有以之为主要主题的措施，左市没有：1个（虚构组建）。",
        "By main theme, the 1 other county-level city or district (Right) reports measures on these themes, Left City "
        "none: 1 (mock organizing).",
    ]


def test_every_theme_of_the_others_may_be_reported():
    s = states_of(by_theme({LEFT: {"T01": 1, "T02": 1}, RIGHT: {"T02": 1}, THIRD: {"T01": 1}}), LEFT, RIGHT, THIRD)
    assert said(lambda n: not_mentioned(s, LEFT, n)) == [
        "按措施的主要主题计，其他2个县级市、区（右和中）报告的主题，左市均有措施。",
        "By main theme, Left City reports on every theme of the 2 other county-level cities and districts (Right and "
        "Third).",
    ]


def test_without_an_article_nothing_is_missing_but_the_article():
    s = states_of(by_theme({LEFT: {"T01": 1}, RIGHT: {"T01": 1, "T02": 1}}), LEFT, RIGHT)
    assert said(lambda n: not_mentioned(s, NOBODY, n)) == [
        "本期通报没有关于空市的文章；按措施的主要主题计，有文章的2个县级市、区（左和右）报告的主题：各地均有的1个（虚"
        "构协商）；部分地方有的1个（虚构组建）。",
        "The bulletin has no article on Empty City. By main theme, the 2 county-level cities and districts with an "
        "article (Left and Right) report these themes: 1 reported by all of them (mock bargaining); 1 reported by "
        "some of them (mock organizing).",
    ]


def test_the_city_is_compared_with_its_peers_only_from_outside():
    s = states_of(by_theme({PREFECTURE: {"T01": 1}, LEFT: {"T02": 1}, RIGHT: {"T02": 1}}), PREFECTURE, LEFT, RIGHT)
    assert said(lambda n: not_mentioned(s, PREFECTURE, n)) == [
        "下列主题，2个县级市、区（左和右）有以之为主要主题的措施，虚州市没有：各地均有的1个（虚构组建）。",
        "By main theme, the 2 county-level cities and districts (Left and Right) report measures on these themes, Mock "
        "City none: 1 reported by all of them (mock organizing).",
    ]


def test_a_second_theme_is_said_to_be_touched_on():
    m = by_theme({LEFT: {"T01": 1}, RIGHT: {"T02": 1, "T03": 1}})
    m.loc[0, "theme_second"] = "T03"
    s = states_of(m, LEFT, RIGHT)
    assert said(lambda n: not_mentioned(s, LEFT, n, m)) == [
        "下列主题，其他1个县级市、区（右）有以之为主要主题的措施，左市没有：2个（虚构组建、虚构竞赛）。其中1个是左市措"
        "施的次要主题：虚构竞赛（M1）。",
        "By main theme, the 1 other county-level city or district (Right) reports measures on these themes, Left City "
        "none: 2 (mock organizing; mock contests). Of these, 1 is touched on by Left City as a second theme: mock "
        "contests (M1).",
    ]


def test_gaps_stand_from_the_most_reported_down():
    s = states_of(by_theme({LEFT: {"T01": 1}, RIGHT: {"T02": 1, "T03": 1}, THIRD: {"T03": 2}}), LEFT, RIGHT, THIRD)
    expected = pd.DataFrame(
        {
            "theme": ["T03", "T02"],
            "peer_count": [2, 1],
            "locality_codes": [(RIGHT, THIRD), (RIGHT,)],
            "measure_ids": [("M3", "M4", "M5"), ("M2",)],
        }
    )
    assert_frame_equal(gaps(s, LEFT), expected, check_dtype=False)


def test_silence_is_no_statement_on_the_work():
    m = by_theme({LEFT: {"T01": 1}, RIGHT: {"T02": 1}})
    s = states_of(m, LEFT, RIGHT)
    assert caveats(lambda n: not_mentioned(s, LEFT, n)) == [
        "措施还可涉及次要主题，此处不计；文章不提，不等于工作不做。",
        "A measure may touch on a second theme, which is left out here. Not mentioned does not mean not done.",
    ]
    assert caveats(lambda n: not_mentioned(s, LEFT, n, m)) == [
        "文章不提，不等于工作不做。",
        "Not mentioned does not mean not done.",
    ]
