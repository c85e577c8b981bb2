import inspect

from helpers.analysis.emphasis import location_quotients
from helpers.findings import emphasis
from tests.analysis.invented import LEFT, RIGHT, by_theme
from tests.findings.invented import NAMES, caveats, said, states_of


def test_nothing_is_said_of_a_locality_that_reports_nothing():
    s = states_of(by_theme({}), LEFT)
    assert said(lambda n: emphasis.most(s, LEFT, n)) is None


def test_one_theme_alone_is_said_to_be_the_only_one():
    s = states_of(by_theme({LEFT: {"T01": 3}}), LEFT)
    assert said(lambda n: emphasis.most(s, LEFT, n)) == [
        "左报告的3项措施同属一个主题：虚构协商。",
        "The 3 measures reported by Left are on one theme: mock bargaining.",
    ]


def test_a_single_measure_agrees_with_its_verb():
    s = states_of(by_theme({LEFT: {"T01": 1}}), LEFT)
    assert said(lambda n: emphasis.most(s, LEFT, n)) == [
        "左报告的1项措施同属一个主题：虚构协商。",
        "The 1 measure reported by Left is on one theme: mock bargaining.",
    ]


def test_the_theme_with_most_measures_is_named():
    s = states_of(by_theme({LEFT: {"T01": 1, "T02": 3}}), LEFT)
    assert said(lambda n: emphasis.most(s, LEFT, n)) == [
        "左措施最多的主题是“虚构组建”，有3项。",
        "The theme on which Left reports most measures is mock organizing, with 3.",
    ]


def test_themes_that_lead_alike_are_all_named():
    s = states_of(by_theme({LEFT: {"T01": 2, "T02": 2, "T03": 1}}), LEFT)
    assert said(lambda n: emphasis.most(s, LEFT, n)) == [
        "左措施最多的主题有2个，各2项：虚构协商、虚构组建。",
        "Left reports most measures, 2 each, on 2 themes: mock bargaining; mock organizing.",
    ]


def test_themes_with_equally_many_measures_have_no_leader():
    s = states_of(by_theme({LEFT: {"T01": 2, "T02": 2}}), LEFT)
    assert said(lambda n: emphasis.most(s, LEFT, n)) == [
        "左报告的2个主题，措施均为2项：虚构协商、虚构组建。",
        "Left reports 2 measures on each of its 2 themes: mock bargaining; mock organizing.",
    ]


def test_a_lead_of_two_survives_any_measure():
    s = states_of(by_theme({LEFT: {"T01": 3, "T02": 1}}), LEFT)
    assert caveats(lambda n: emphasis.most(s, LEFT, n)) == [
        "任意去掉1项措施，仍以它最多。按保守读法也如此，有3项。",
        "If any one measure were dropped, it would still have most. The conservative reading agrees, with 3.",
    ]


def test_a_lead_of_one_hangs_on_it():
    s = states_of(by_theme({LEFT: {"T01": 3, "T02": 2}}), LEFT)
    assert caveats(lambda n: emphasis.most(s, LEFT, n)) == [
        "只比其次的多1项，去掉1项即不再单独最多。按保守读法也如此，有3项。",
        "It has only one more than the next: without it, it would have no lead. The conservative reading agrees, with "
        "3.",
    ]


def test_another_theme_may_lead_on_the_conservative_reading():
    m = by_theme({LEFT: {"T01": 3, "T02": 2, "T03": 1}})
    m.loc[m["theme"] == "T01", "unit_type"] = "event"
    assert caveats(lambda n: emphasis.most(states_of(m, LEFT), LEFT, n)) == [
        "只比其次的多1项，去掉1项即不再单独最多。按保守读法，最多的是“虚构组建”，有2项。",
        "It has only one more than the next: without it, it would have no lead. On the conservative reading mock "
        "organizing leads, with 2.",
    ]


def test_a_tie_may_hang_on_the_reading():
    m = by_theme({LEFT: {"T01": 2, "T02": 2, "T03": 2}})
    m.loc[[0], "unit_type"] = "event"
    assert caveats(lambda n: emphasis.most(states_of(m, LEFT), LEFT, n)) == [
        "去掉其中任意1项，并列即变。按保守读法，最多的是虚构组建、虚构竞赛，各2项。",
        "Without any one of these measures, the tie would change. On the conservative reading these lead, 2 each: "
        "mock organizing; mock contests.",
    ]


def test_a_tie_may_stand_on_both_readings():
    s = states_of(by_theme({LEFT: {"T01": 2, "T02": 2}}), LEFT)
    assert caveats(lambda n: emphasis.most(s, LEFT, n)) == [
        "去掉其中任意1项，并列即变。按保守读法也如此，各2项。",
        "Without any one of these measures, the tie would change. The conservative reading agrees, with 2 each.",
    ]


def test_the_conservative_reading_may_leave_no_measure():
    s = states_of(by_theme({LEFT: {"T01": 2}}).assign(unit_type="event"), LEFT)
    assert caveats(lambda n: emphasis.most(s, LEFT, n)) == [
        "按保守读法，措施为0项。",
        "On the conservative reading there are 0 measures.",
    ]


def test_nothing_is_compared_below_three_measures():
    q = location_quotients(by_theme({LEFT: {"T01": 2}, RIGHT: {"T02": 4}}))
    assert said(lambda n: emphasis.stressed(q, LEFT, n)) is None


def test_a_theme_with_a_larger_share_is_said_to_have_it():
    q = location_quotients(by_theme({LEFT: {"T01": 4, "T02": 1}, RIGHT: {"T01": 1, "T02": 4}}))
    assert said(lambda n: emphasis.stressed(q, LEFT, n)) == [
        "与左和右合计（含本地）相比，左占比达到1.5倍的主题：虚构协商（1.6倍）。",
        "Themes with at least 1.5 times the share of measures in Left that they have in Left and Right together "
        "(itself included): mock bargaining (1.6 times).",
    ]


def test_several_such_themes_stand_from_the_largest_down():
    q = location_quotients(by_theme({LEFT: {"T01": 3, "T02": 4}, RIGHT: {"T02": 1, "T03": 6}}))
    assert said(lambda n: emphasis.stressed(q, LEFT, n)) == [
        "与左和右合计（含本地）相比，左占比达到1.5倍的主题：虚构协商（2.0倍）、虚构组建（1.6倍）。",
        "Themes with at least 1.5 times the share of measures in Left that they have in Left and Right together "
        "(itself included): mock bargaining (2.0 times); mock organizing (1.6 times).",
    ]


def test_no_theme_may_have_a_larger_share():
    q = location_quotients(by_theme({LEFT: {"T01": 3}, RIGHT: {"T01": 3}}))
    assert said(lambda n: emphasis.stressed(q, LEFT, n)) == [
        "与左和右合计（含本地）相比，左没有占比达到1.5倍的主题。",
        "No theme has 1.5 times the share of measures in Left that it has in Left and Right together (itself "
        "included).",
    ]


def test_the_least_number_of_measures_is_that_of_the_analysis():
    assert inspect.signature(location_quotients).parameters["minimum_count"].default == emphasis.MINIMUM_COUNT


def test_the_caveat_says_what_is_not_compared():
    q = location_quotients(by_theme({LEFT: {"T01": 3}, RIGHT: {"T01": 3}}))
    assert caveats(lambda n: emphasis.stressed(q, LEFT, n)) == [
        "左措施不足3项的主题不作比较；占比取决于通报刊载的内容。",
        "Themes on which Left reports fewer than 3 measures are not compared; shares depend on what the bulletin "
        "carries.",
    ]


def test_a_quotient_is_written_out():
    q = location_quotients(by_theme({LEFT: {"T01": 4, "T02": 1}, RIGHT: {"T01": 1, "T02": 4}}))
    formulas = [
        found.derived[0].formula for found in (emphasis.stressed(q, LEFT, NAMES[each]) for each in NAMES) if found
    ]
    assert formulas == ["协商：（4 ÷ 5）÷（5 ÷ 10）= 1.60", "Bargaining: (4 ÷ 5) ÷ (5 ÷ 10) = 1.60"]
