from helpers.analysis.targets import attainment as found_in
from helpers.findings.attainment import attainment
from tests.analysis.invented import LEFT, RIGHT, figures, measures
from tests.findings.invented import NAMES, caveats, said


def test_a_count_has_its_share_of_the_whole():
    m = measures({})
    f = figures(
        {
            "measure_id": "M1",
            "value": 2400,
            "role": "denominator",
            "indicator_zh": "虚构企业数",
            "indicator_en": "mock enterprises",
        },
        {
            "measure_id": "M1",
            "value": 1800,
            "denominator": "F1",
            "indicator_zh": "虚构建会数",
            "indicator_en": "with a mock union",
        },
    )
    assert said(lambda n: attainment(found_in(f, m), LEFT, n)[0]) == [
        "左报告：虚构企业数2400家，其中虚构建会数1800家，占75%。",
        "Left reports 2,400 mock enterprises and, among them, 1,800 with a mock union (75%).",
    ]


def test_the_whole_may_be_reached():
    m = measures({})
    people = {"measure_id": "M1", "value": 3, "unit": "名", "indicator_zh": "虚构人数", "indicator_en": "mock people"}
    f = figures({**people, "role": "denominator"}, {**people, "denominator": "F1"})
    assert said(lambda n: attainment(found_in(f, m), LEFT, n)[0]) == [
        "左报告：虚构人数3名，其中虚构人数3名，占100%。",
        "Left reports 3 mock people and, among them, 3 mock people (100%).",
    ]


def test_a_share_of_enterprises_is_none_of_workers():
    m = measures({})
    f = figures(
        {"measure_id": "M1", "value": 8, "role": "denominator"}, {"measure_id": "M1", "value": 2, "denominator": "F1"}
    )
    assert caveats(lambda n: attainment(found_in(f, m), LEFT, n)[0]) == [
        "按家数计，不是职工人数的比例。",
        "This counts enterprises, not workers.",
    ]


def test_what_is_no_actual_count_attains_nothing():
    m = measures({})
    whole = {"measure_id": "M1", "value": 8, "role": "denominator"}
    f = figures(whole, {"measure_id": "M1", "value": 2, "denominator": "F1", "role": "mention"})
    assert attainment(found_in(f, m), LEFT, NAMES["zh"]) == []
    assert attainment(found_in(f, m), RIGHT, NAMES["zh"]) == []
