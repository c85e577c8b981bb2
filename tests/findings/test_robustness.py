from helpers.analysis.density import by_locality
from helpers.findings import robustness
from tests.analysis.invented import LEFT, RIGHT, articles, by_theme, measures
from tests.findings.invented import NAMES, said


def test_nothing_is_said_where_no_theme_is_shared():
    m = by_theme({LEFT: {"T01": 1}, RIGHT: {"T02": 1}})
    assert said(lambda n: robustness.of_shared(m, n)) is None


def test_a_theme_with_two_measures_everywhere_survives():
    m = by_theme({LEFT: {"T01": 2}, RIGHT: {"T01": 2}})
    assert said(lambda n: robustness.of_shared(m, n)) == [
        "1个共同主题中，任意去掉1项措施后仍为共同的：1个（虚构协商）；按保守读法不再共同的：没有。",
        "Of the 1 shared theme, those still shared if any one measure were dropped: 1 (mock bargaining); those that "
        "cease to be shared on the conservative reading: none.",
    ]


def test_a_theme_that_hangs_on_one_measure_does_not_survive():
    m = by_theme({LEFT: {"T01": 1, "T02": 2}, RIGHT: {"T01": 2, "T02": 2}})
    assert said(lambda n: robustness.of_shared(m, n)) == [
        "2个共同主题中，任意去掉1项措施后仍为共同的：1个（虚构组建）；按保守读法不再共同的：没有。",
        "Of the 2 shared themes, those still shared if any one measure were dropped: 1 (mock organizing); those that "
        "cease to be shared on the conservative reading: none.",
    ]


def test_no_theme_may_survive_the_conservative_reading():
    m = by_theme({LEFT: {"T01": 1}, RIGHT: {"T01": 1}}).assign(unit_type="event")
    assert said(lambda n: robustness.of_shared(m, n)) == [
        "1个共同主题中，任意去掉1项措施后仍为共同的：没有；按保守读法不再共同的：1个（虚构协商）。",
        "Of the 1 shared theme, those still shared if any one measure were dropped: none; those that cease to be "
        "shared on the conservative reading: 1 (mock bargaining).",
    ]


def test_what_is_lost_is_written_out_and_none_is_a_nought():
    hanging = by_theme({LEFT: {"T01": 1, "T02": 2}, RIGHT: {"T01": 2, "T02": 2}})
    firm = by_theme({LEFT: {"T01": 2}, RIGHT: {"T01": 2}})
    formulas = [
        [item.formula for item in found.derived]
        for m in (hanging, firm)
        for each in NAMES.values()
        if (found := robustness.of_shared(m, each))
    ]
    assert formulas == [["协商：M1", "0个"], ["Bargaining: M1", "0"], ["0个", "0个"], ["0", "0"]]


def test_nothing_is_said_of_the_reading_of_nothing():
    d = by_locality(measures(), articles({}))
    assert said(lambda n: robustness.reading(d, n)) is None


def test_a_range_has_two_ends_only_where_they_differ():
    d = by_locality(measures({}, {"unit_type": "event"}, {"locality_code": RIGHT}), articles({}))
    assert said(lambda n: robustness.reading(d, n)) == [
        "从保守读法到编码读法，措施数为：左1～2项和右1项。",
        "Number of measures, from the conservative to the coded reading: Left 1–2 and Right 1.",
    ]
