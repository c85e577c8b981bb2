from helpers.analysis.breadth import rarefied
from helpers.findings import breadth
from tests.analysis.invented import LEFT, RIGHT, THIRD, by_theme
from tests.findings.invented import said


def test_one_locality_is_not_compared():
    r = rarefied(by_theme({LEFT: {"T01": 1}}))
    assert said(lambda n: breadth.rarefied(r, n)) is None


def test_localities_are_compared_at_the_fewest_measures():
    r = rarefied(by_theme({LEFT: {"T01": 1, "T02": 1}, RIGHT: {"T01": 3, "T02": 1}}))
    assert said(lambda n: breadth.rarefied(r, n)) == [
        "若各地均只取2项措施，预期涉及的主题数为：左2.0个和右1.5个。",
        "If each locality had 2 measures, drawn from its own, this many themes would be expected: Left 2.0 and Right "
        "1.5.",
    ]


def test_all_may_be_equally_broad():
    r = rarefied(by_theme({LEFT: {"T01": 2}, RIGHT: {"T01": 3}}))
    assert said(lambda n: breadth.rarefied(r, n)) == [
        "若各地均只取2项措施，预期涉及的主题均为1.0个：左和右。",
        "If each locality had 2 measures, drawn from its own, 1.0 themes would be expected of each: Left and Right.",
    ]


def test_a_locality_with_too_few_measures_is_left_out():
    r = rarefied(by_theme({LEFT: {"T01": 1}, RIGHT: {"T01": 3}, THIRD: {"T01": 1, "T02": 1}}), 2)
    assert said(lambda n: breadth.rarefied(r, n)) == [
        "若各地均只取2项措施，预期涉及的主题数为：右1.0个和中2.0个。",
        "If each locality had 2 measures, drawn from its own, this many themes would be expected: Right 1.0 and "
        "Third 2.0.",
    ]
