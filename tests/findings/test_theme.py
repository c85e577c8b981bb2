from helpers.findings import theme
from tests.analysis.invented import LEFT, RIGHT, THIRD, by_theme, measures
from tests.findings.invented import NAMES, caveats, said, states_of


def test_nothing_is_said_of_a_theme_that_nobody_reports():
    m = by_theme({LEFT: {"T01": 1}})
    assert said(lambda n: theme.who(states_of(m, LEFT), "T02", n, m)) is None


def test_one_locality_alone_may_report_a_theme():
    m = by_theme({LEFT: {"T01": 2}, RIGHT: {"T02": 1}})
    assert said(lambda n: theme.who(states_of(m, LEFT, RIGHT), "T01", n, m)) == [
        "以“虚构协商”为主要主题的措施共2项（按保守读法2项），只见于左；右的文章没有。",
        "2 measures have mock bargaining as the main theme (2 on the conservative reading), reported by Left only; "
        "there is none on Right.",
    ]


def test_who_reports_stands_before_who_does_not():
    m = by_theme({LEFT: {"T01": 2}, RIGHT: {"T01": 1}, THIRD: {"T02": 1}})
    assert said(lambda n: theme.who(states_of(m, LEFT, RIGHT, THIRD), "T01", n, m)) == [
        "以“虚构协商”为主要主题的措施共3项（按保守读法3项）：左2项和右1项；中的文章没有。",
        "3 measures have mock bargaining as the main theme (3 on the conservative reading): Left 2 and Right 1; there "
        "is none on Third.",
    ]


def test_every_locality_may_report_a_theme():
    m = by_theme({LEFT: {"T01": 1}, RIGHT: {"T01": 1}})
    assert said(lambda n: theme.who(states_of(m, LEFT, RIGHT), "T01", n, m)) == [
        "以“虚构协商”为主要主题的措施共2项（按保守读法2项），有文章的2地均有：左1项和右1项。",
        "2 measures have mock bargaining as the main theme (2 on the conservative reading), reported on each of the 2 "
        "localities that have an article: Left 1 and Right 1.",
    ]


def test_where_there_is_one_article_it_is_not_said_that_each_reports():
    m = by_theme({LEFT: {"T01": 1}})
    assert said(lambda n: theme.who(states_of(m, LEFT), "T01", n, m)) == [
        "以“虚构协商”为主要主题的措施共1项（按保守读法1项）：左1项。",
        "1 measure has mock bargaining as the main theme (1 on the conservative reading): Left 1.",
    ]


def test_a_locality_has_its_conservative_count_beside_it_where_it_is_another():
    slogan = {"locality_code": RIGHT, "series_id": "S1"}
    m = measures({}, slogan, {**slogan, "theme": "T02"}, slogan, {"locality_code": RIGHT, "unit_type": "event"})
    assert said(lambda n: theme.who(states_of(m, LEFT, RIGHT), "T01", n, m)) == [
        "以“虚构协商”为主要主题的措施共4项（按保守读法2项），有文章的2地均有：左1项和右3项（按保守读法1项）。",
        "4 measures have mock bargaining as the main theme (2 on the conservative reading), reported on each of the 2 "
        "localities that have an article: Left 1 and Right 3 (conservative: 1).",
    ]
    assert caveats(lambda n: theme.who(states_of(m, LEFT, RIGHT), "T01", n, m)) == [
        "没有另注保守读法的地方，按保守读法数目相同。成系列的，保守读法只计首项，归入首项的主题。",
        "Where no other number is given, the conservative reading counts the same. Of a series the conservative "
        "reading counts only the first measure, under its theme.",
    ]


def test_of_events_alone_nothing_is_said_of_series():
    m = measures({}, {"locality_code": RIGHT}, {"locality_code": RIGHT, "unit_type": "event"})
    assert caveats(lambda n: theme.who(states_of(m, LEFT, RIGHT), "T01", n, m)) == [
        "没有另注保守读法的地方，按保守读法数目相同。",
        "Where no other number is given, the conservative reading counts the same.",
    ]


def test_the_conservative_reading_may_leave_nothing_of_a_theme():
    m = measures({"unit_type": "event"})
    found = theme.who(states_of(m, LEFT), "T01", NAMES["en"], m)
    assert found is not None
    assert [(item.formula, item.rests_on) for item in found.derived] == [
        ("Left: 1 measure", ("M1",)),
        ("counted one by one: 0 measures", ("M1",)),
    ]


def test_a_theme_without_measures_has_no_status():
    m = by_theme({LEFT: {"T01": 1}})
    assert said(lambda n: theme.statuses(m, "T02", n)) is None


def test_measures_may_have_one_status():
    m = by_theme({LEFT: {"T01": 2}})
    assert said(lambda n: theme.statuses(m, "T01", n)) == [
        "“虚构协商”的2项措施，按文中写法同属一类：提出。",
        "What the text says of the 2 measures on mock bargaining gives them one status: announced.",
    ]


def test_a_single_measure_has_its_status():
    m = by_theme({LEFT: {"T01": 1}})
    assert said(lambda n: theme.statuses(m, "T01", n)) == [
        "“虚构协商”的1项措施，按文中写法同属一类：提出。",
        "What the text says of the 1 measure on mock bargaining gives it one status: announced.",
    ]


def test_statuses_stand_in_the_order_of_the_codebook():
    m = measures({"status": "mandated"}, {}, {})
    assert said(lambda n: theme.statuses(m, "T01", n)) == [
        "“虚构协商”的3项措施，按文中写法分为：提出2项和发文要求1项。",
        "The 3 measures on mock bargaining, by what the text says of them: announced 2 and mandated 1.",
    ]
