import pandas as pd

from helpers.analysis.targets import changes as found_in
from helpers.blocks import Finding
from helpers.findings.changes import changes
from tests.analysis.invented import LEFT, figures, measures
from tests.findings.invented import NAMES, said

SCORE = {"measure_id": "M1", "unit": "分", "quantity": "score", "denominator": "F1"}


def scores(before: float, after: float) -> pd.DataFrame:
    """Return a full score of 100, a score of the year before and one of now."""
    return figures(
        {**SCORE, "value": 100, "role": "denominator", "denominator": ""},
        {**SCORE, "value": before, "role": "baseline"},
        {**SCORE, "value": after, "role": "actual"},
    )


def test_a_score_may_rise():
    m, f = measures({}).assign(sub_unit=""), scores(2, 8)
    assert said(lambda n: changes(found_in(f, m), [LEFT], n)[0]) == [
        "左文章写到：虚构指标由2分提高到8分（满分100分），提高6分。",
        "On Left, the bulletin says: an invented indicator, up from 2 to 8 points (of 100), a difference of 6 points.",
    ]


def test_a_score_may_fall():
    m, f = measures({}).assign(sub_unit=""), scores(3, 2)
    assert said(lambda n: changes(found_in(f, m), [LEFT], n)[0]) == [
        "左文章写到：虚构指标由3分降低到2分（满分100分），降低1分。",
        "On Left, the bulletin says: an invented indicator, down from 3 to 2 points (of 100), a difference of 1 point.",
    ]


def test_a_score_may_stay():
    m, f = measures({}).assign(sub_unit=""), scores(2, 2)
    assert said(lambda n: changes(found_in(f, m), [LEFT], n)[0]) == [
        "左文章写到：虚构指标原为2分，现为2分（满分100分），未变。",
        "On Left, the bulletin says: an invented indicator, from 2 to 2 points (of 100), unchanged.",
    ]


def test_a_sub_units_score_is_not_its_localitys():
    m, f = measures({}).assign(sub_unit="虚构镇"), scores(2, 8)
    assert said(lambda n: changes(found_in(f, m), [LEFT], n, m)[0]) == [
        "左（虚构镇）：虚构指标由2分提高到8分（满分100分），提高6分。",
        "Left (虚构镇): an invented indicator, up from 2 to 8 points (of 100), a difference of 6 points.",
    ]


def test_a_sub_units_chinese_name_is_marked_as_chinese_where_the_sentence_is_not():
    m, f = measures({}).assign(sub_unit="虚构镇"), scores(2, 8)
    blocks = [changes(found_in(f, m), [LEFT], names, m)[0].block for names in NAMES.values()]
    runs = [run for block in blocks if isinstance(block, Finding) for run in block.text.runs if run.text == "虚构镇"]
    assert [run.language for run in runs] == ["", "zh"]


def test_a_count_needs_no_whole():
    m = measures({}).assign(sub_unit="")
    f = figures({"measure_id": "M1", "value": 1200, "role": "baseline"}, {"measure_id": "M1", "value": 1300})
    assert said(lambda n: changes(found_in(f, m), [LEFT], n, m)[0]) == [
        "左文章写到：虚构指标由1200家增加到1300家，增加100家。",
        "On Left, the bulletin says: an invented indicator, up from 1,200 to 1,300, a difference of 100.",
    ]
