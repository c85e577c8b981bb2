from helpers.findings import silence
from tests.analysis.invented import LEFT, PREFECTURE, RIGHT, THIRD, by_theme
from tests.findings.invented import NAMES, said, states_of


def test_nothing_is_shared_by_one():
    s = states_of(by_theme({LEFT: {"T01": 1}, PREFECTURE: {"T01": 1}}), LEFT, PREFECTURE)
    assert said(lambda n: silence.shared(s, n)) is None


def test_what_all_peers_report_is_shared():
    s = states_of(
        by_theme(
            {
                LEFT: {"T01": 1},
                RIGHT: {"T01": 2, "T02": 1},
                THIRD: {"T01": 1, "T02": 1, "T03": 1},
                PREFECTURE: {"T03": 1},
            }
        ),
        LEFT,
        RIGHT,
        THIRD,
        PREFECTURE,
    )
    assert said(lambda n: silence.shared(s, n)) == [
        "按措施的主要主题计，有文章的3个县级市、区（左、右和中）均报告的主题有1个：虚构协商。",
        "By main theme, all three county-level cities and districts with an article (Left, Right and Third) report 1 "
        "theme in common: mock bargaining.",
    ]


def test_two_peers_share_as_both():
    s = states_of(by_theme({LEFT: {"T01": 1}, RIGHT: {"T01": 2}}), LEFT, RIGHT)
    assert said(lambda n: silence.shared(s, n)) == [
        "按措施的主要主题计，有文章的2个县级市、区（左和右）均报告的主题有1个：虚构协商。",
        "By main theme, both county-level cities and districts with an article (Left and Right) report 1 theme in "
        "common: mock bargaining.",
    ]


def test_no_theme_may_be_shared():
    s = states_of(by_theme({LEFT: {"T01": 1}, RIGHT: {"T02": 2}}), LEFT, RIGHT)
    assert said(lambda n: silence.shared(s, n)) == [
        "按措施的主要主题计，有文章的2个县级市、区（左和右）没有共同报告的主题。",
        "By main theme, no theme is reported by both county-level cities and districts with an article (Left and "
        "Right).",
    ]


def test_one_locality_has_nothing_of_its_own_among_peers_that_it_has_not():
    s = states_of(by_theme({LEFT: {"T01": 1}}), LEFT)
    assert said(lambda n: silence.distinctive(s, n)) is None


def test_what_one_peer_reports_is_distinctive_though_the_city_reports_it_too():
    s = states_of(
        by_theme(
            {
                LEFT: {"T01": 1},
                RIGHT: {"T01": 2, "T02": 1},
                THIRD: {"T01": 1, "T02": 1, "T03": 1},
                PREFECTURE: {"T03": 1},
            }
        ),
        LEFT,
        RIGHT,
        THIRD,
        PREFECTURE,
    )
    assert said(lambda n: silence.distinctive(s, n)) == [
        "按措施的主要主题计，在有文章的3个县级市、区中，只有1地报告的主题有1个：虚构竞赛（中）。",
        "By main theme, 1 theme is reported by only one of the 3 county-level cities and districts with an article: "
        "mock contests (Third).",
    ]


def test_several_distinctive_themes_have_their_locality():
    s = states_of(by_theme({LEFT: {"T01": 1}, RIGHT: {"T02": 2}}), LEFT, RIGHT)
    assert said(lambda n: silence.distinctive(s, n)) == [
        "按措施的主要主题计，在有文章的2个县级市、区中，只有1地报告的主题有2个：虚构协商（左）、虚构组建（右）。",
        "By main theme, 2 themes are reported by only one of the 2 county-level cities and districts with an "
        "article: mock bargaining (Left); mock organizing (Right).",
    ]


def test_no_theme_may_be_distinctive():
    s = states_of(by_theme({LEFT: {"T01": 1}, RIGHT: {"T01": 2}}), LEFT, RIGHT)
    assert said(lambda n: silence.distinctive(s, n)) == [
        "按措施的主要主题计，在有文章的2个县级市、区中，没有只见于1地的主题。",
        "By main theme, no theme is reported by only one of the 2 county-level cities and districts with an article.",
    ]


def test_how_many_peers_there_are_rests_on_their_list_where_the_themes_are_not_on_all_of_them():
    s = states_of(by_theme({LEFT: {"T01": 1}, RIGHT: {"T01": 2, "T02": 1}}), LEFT, RIGHT, THIRD)
    found = silence.distinctive(s, NAMES["en"])
    assert found is not None
    assert [run.cites for run in found.block.text.runs if run.text == "3"] == [("silence.peers",)]
    (peers,) = (item for item in found.derived if item.id == "silence.peers")
    assert (peers.formula, peers.rests_on) == ("Left, Right and Third", ("M1", "M2", "M3", "M4"))
