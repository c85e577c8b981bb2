"""A goal without a number is told beside the targets; a target in a draft is told as one."""

from __future__ import annotations

import pandas as pd

from helpers.findings import goals
from helpers.findings.governed import drafted, timed_by
from helpers.rows import rows
from tests.analysis.invented import LEFT, measures
from tests.findings.invented import said


def governing(*given: tuple[str, str, str]) -> pd.DataFrame:
    columns = ["measure_id", "role", "quote"]
    return pd.DataFrame(list(given), columns=columns).assign(quote_en="invented words", start=0, end=4)


def test_a_goal_without_a_number_is_no_target_and_is_told():
    m = measures({}, {})
    words = governing(("M1", "goal", "虚构目标"), ("M2", "deadline", "全年"))
    assert said(lambda n: goals.goals(words, m, n, LEFT)) == [
        "文中称为目标而不带数字、因此不列入量化目标的：左“虚构目标”，见M1。",
        "Goals that the text names without a number, and that are not counted among the targets: Left, “invented "
        "words” (“虚构目标”), see M1.",
    ]


def test_without_such_words_nothing_is_told():
    m = measures({})
    assert said(lambda n: goals.goals(governing(("M9", "goal", "虚构目标")), m, n, LEFT)) is None


def test_a_deadline_rests_on_the_words_that_govern_it_or_on_the_measure():
    words = governing(("M1", "deadline", "全年"), ("M2", "draft", "起草了"))
    made = pd.DataFrame({"measure_id": ["M1", "M2", "M3", ""], "deadline": ["2031", "2031", "", "2031"]})
    assert [timed_by(row, words) for row in rows(made)] == [("M1.deadline",), ("M2",), (), ()]
    assert drafted(made, words) == {"M2": "M2.draft"}
    assert drafted(made, None) == {}
