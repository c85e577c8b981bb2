from helpers.findings import theme
from tests.analysis.invented import LEFT, RIGHT, THIRD, by_theme, measures
from tests.findings.invented import said, states_of


def test_nothing_is_said_of_a_theme_that_nobody_reports():
    s = states_of(by_theme({LEFT: {"T01": 1}}), LEFT)
    assert said(lambda n: theme.who(s, "T02", n)) is None


def test_one_locality_alone_may_report_a_theme():
    s = states_of(by_theme({LEFT: {"T01": 2}, RIGHT: {"T02": 1}}), LEFT, RIGHT)
    assert said(lambda n: theme.who(s, "T01", n)) == [
        "以“虚构协商”为主要主题的措施共2项，只见于左；右的文章没有。",
        "2 measures have mock bargaining as the main theme, reported by Left only; there is none on Right.",
    ]


def test_who_reports_stands_before_who_does_not():
    s = states_of(by_theme({LEFT: {"T01": 2}, RIGHT: {"T01": 1}, THIRD: {"T02": 1}}), LEFT, RIGHT, THIRD)
    assert said(lambda n: theme.who(s, "T01", n)) == [
        "以“虚构协商”为主要主题的措施共3项：左2项和右1项；中的文章没有。",
        "3 measures have mock bargaining as the main theme: Left 2 and Right 1; there is none on Third.",
    ]


def test_every_locality_may_report_a_theme():
    s = states_of(by_theme({LEFT: {"T01": 1}, RIGHT: {"T01": 1}}), LEFT, RIGHT)
    assert said(lambda n: theme.who(s, "T01", n)) == [
        "以“虚构协商”为主要主题的措施共2项，有文章的2地均有：左1项和右1项。",
        "2 measures have mock bargaining as the main theme, reported on each of the 2 localities that have an "
        "article: Left 1 and Right 1.",
    ]


def test_where_there_is_one_article_it_is_not_said_that_each_reports():
    s = states_of(by_theme({LEFT: {"T01": 1}}), LEFT)
    assert said(lambda n: theme.who(s, "T01", n)) == [
        "以“虚构协商”为主要主题的措施共1项：左1项。",
        "1 measure has mock bargaining as the main theme: Left 1.",
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
