from dataclasses import replace

import pandas as pd

from helpers.analysis.targets import changes as found_in
from helpers.blocks import Finding
from helpers.findings.changes import changes
from tests.analysis.invented import LEFT, figures, measures
from tests.findings.invented import NAMES, caveats, said

SCORE = {"measure_id": "M1", "unit": "分", "quantity": "score", "denominator": "F1"}


def scores(before: float, after: float, *years: str) -> pd.DataFrame:
    """Return a full score of 100, a score of the year before and one of now."""
    then, now = years or ("", "")
    named = {"indicator_zh": "虚构考核总分", "indicator_en": "scale of a mock assessment"}
    return figures(
        {**SCORE, **named, "value": 100, "role": "denominator", "denominator": ""},
        {**SCORE, "value": before, "role": "baseline", "period": then},
        {**SCORE, "value": after, "role": "actual", "period": now},
    )


def test_a_score_may_rise():
    m, f = measures({}).assign(sub_unit=""), scores(2, 8)
    assert said(lambda n: changes(found_in(f, m), [LEFT], n)[0]) == [
        "左文章写到：虚构指标由2分提高到8分，提高6分；虚构考核总分为100分。",
        "On Left, the bulletin says: an invented indicator went up from 2 to 8 points, a difference of 6 points; scale "
        "of a mock assessment: 100 points.",
    ]


def test_a_change_has_the_years_that_it_lies_between():
    m, f = measures({}).assign(sub_unit=""), scores(2, 8, "2030", "2031")
    assert said(lambda n: changes(found_in(f, m), [LEFT], n)[0]) == [
        "左文章写到：虚构指标由2030年的2分提高到2031年的8分，提高6分；虚构考核总分为100分。",
        "On Left, the bulletin says: an invented indicator went up from 2 (2030) to 8 points (2031), a difference of 6 "
        "points; scale of a mock assessment: 100 points.",
    ]
    assert caveats(lambda n: changes(found_in(f, m), [LEFT], n)[0]) == [
        "文中不写年份的，据通报日期推定；前后按同一总数计。",
        "A year that the text does not give is taken from the date of the bulletin. The same whole is taken before and "
        "after.",
    ]


def test_a_score_may_fall():
    m, f = measures({}).assign(sub_unit=""), scores(3, 2)
    assert said(lambda n: changes(found_in(f, m), [LEFT], n)[0]) == [
        "左文章写到：虚构指标由3分降低到2分，降低1分；虚构考核总分为100分。",
        "On Left, the bulletin says: an invented indicator went down from 3 to 2 points, a difference of 1 point; "
        "scale of a mock assessment: 100 points.",
    ]


def test_a_score_may_stay():
    m = measures({}).assign(sub_unit="")
    assert [
        said(lambda n, f=f: changes(found_in(f, m), [LEFT], n)[0]) for f in (scores(2, 2), scores(2, 2, "2030", "2031"))
    ] == [
        [
            "左文章写到：虚构指标原为2分，现为2分，未变；虚构考核总分为100分。",
            "On Left, the bulletin says: an invented indicator stood at 2 and at 2 points, unchanged; scale of a mock "
            "assessment: 100 points.",
        ],
        [
            "左文章写到：虚构指标2030年为2分，2031年为2分，未变；虚构考核总分为100分。",
            "On Left, the bulletin says: an invented indicator stood at 2 (2030) and at 2 points (2031), unchanged; "
            "scale of a mock assessment: 100 points.",
        ],
    ]


def test_a_sub_units_score_is_not_its_localitys():
    m, f = measures({}).assign(sub_unit="虚构镇"), scores(2, 8)
    assert said(lambda n: changes(found_in(f, m), [LEFT], n, m)[0]) == [
        "左（虚构镇）：虚构指标由2分提高到8分，提高6分；虚构考核总分为100分。",
        "Left (虚构镇): an invented indicator went up from 2 to 8 points, a difference of 6 points; scale of a mock "
        "assessment: 100 points.",
    ]


def test_a_sub_unit_has_its_english_name_where_the_codebook_has_one():
    m, f = measures({}).assign(sub_unit="虚构镇"), scores(2, 8)
    named = {language: replace(each, actors={"虚构镇": "Mock Town"}) for language, each in NAMES.items()}
    made = [str(changes(found_in(f, m), [LEFT], each, m)[0].block.text) for each in named.values()]
    assert [words.partition("：" if n == "zh" else ":")[0] for n, words in zip(named, made, strict=True)] == [
        "左（虚构镇）",
        "Left (Mock Town)",
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
        "On Left, the bulletin says: an invented indicator went up from 1,200 to 1,300, a difference of 100.",
    ]
    assert caveats(lambda n: changes(found_in(f, m), [LEFT], n, m)[0]) == ["", ""]
