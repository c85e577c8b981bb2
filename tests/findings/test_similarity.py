from helpers.analysis.similarity import pairs
from helpers.findings import similarity
from tests.analysis.invented import LEFT, RIGHT, THIRD, by_theme
from tests.findings.invented import said


def test_one_locality_makes_no_pair():
    p = pairs(by_theme({LEFT: {"T01": 1}}))
    assert said(lambda n: similarity.closest(p, n)) is None


def test_no_two_localities_may_share_a_theme():
    p = pairs(by_theme({LEFT: {"T01": 1}, RIGHT: {"T02": 1}}))
    assert said(lambda n: similarity.closest(p, n)) == [
        "按措施的主要主题计，没有两地报告同一主题。",
        "By main theme, no two localities report the same theme.",
    ]


def test_one_pair_is_the_closest_of_nothing():
    p = pairs(by_theme({LEFT: {"T01": 1}, RIGHT: {"T01": 1, "T02": 1}}))
    assert said(lambda n: similarity.closest(p, n)) == [
        "按措施的主要主题计，左与右共涉及2个主题，两地共有的有1个（杰卡德系数0.50）。",
        "By main theme, Left and Right report 2 themes together, 1 of them in common (Jaccard 0.50).",
    ]


def test_the_closest_pair_is_named():
    p = pairs(by_theme({LEFT: {"T01": 1, "T02": 1}, RIGHT: {"T01": 1, "T02": 1, "T03": 1}, THIRD: {"T03": 1}}))
    assert said(lambda n: similarity.closest(p, n)) == [
        "按措施的主要主题计，所报告主题最接近的两地是左与右：共涉及3个主题，两地共有的有2个（杰卡德系数0.67）。"
        "按措施数的余弦也如此（0.82）。",
        "By main theme, the two localities closest in the themes that they report are Left and Right: 3 themes "
        "together, 2 of them in common (Jaccard 0.67). The cosine of the counts agrees (0.82).",
    ]


def test_the_cosine_may_find_another_pair_the_closest():
    p = pairs(
        by_theme({LEFT: {"T01": 9, "T02": 1}, RIGHT: {"T01": 1, "T02": 9}, THIRD: {"T01": 9, "T02": 1, "T03": 1}})
    )
    assert said(lambda n: similarity.closest(p, n)) == [
        "按措施的主要主题计，所报告主题最接近的两地是左与右：共涉及2个主题，两地共有的有2个（杰卡德系数1.00）。"
        "按措施数的余弦，最接近的则为左与中（0.99）。",
        "By main theme, the two localities closest in the themes that they report are Left and Right: 2 themes "
        "together, 2 of them in common (Jaccard 1.00). By the cosine of the counts, the closest are Left and Third "
        "(0.99).",
    ]


def test_pairs_equally_close_are_all_named():
    p = pairs(by_theme({LEFT: {"T01": 1, "T02": 1}, RIGHT: {"T01": 1, "T03": 1}, THIRD: {"T02": 1}}))
    p.loc[0, "jaccard"] = 0.5
    assert said(lambda n: similarity.closest(p, n)) == [
        "按措施的主要主题计，所报告主题最接近的有2对（杰卡德系数均为0.50）：左与右、左与中。按措施数的余弦，"
        "最接近的则为左与中（0.71）。",
        "By main theme, 2 pairs of localities are equally closest in the themes that they report (Jaccard 0.50): "
        "Left and Right; Left and Third. By the cosine of the counts, the closest are Left and Third (0.71).",
    ]


def test_all_pairs_may_be_equally_close():
    p = pairs(by_theme({each: {"T01": 1} for each in (LEFT, RIGHT, THIRD)}))
    assert said(lambda n: similarity.closest(p, n)) == [
        "按措施的主要主题计，逐对比较所报告的主题，接近程度均相同（杰卡德系数1.00）：左与右、左与中、右与中。",
        "By main theme, all pairs of localities are equally close in the themes that they report (Jaccard 1.00): "
        "Left and Right; Left and Third; Right and Third.",
    ]
