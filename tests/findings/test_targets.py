import pandas as pd

from helpers.analysis.targets import targets as found_in
from helpers.findings import targets
from tests.analysis.invented import LEFT, RIGHT, articles, figures, measures
from tests.findings.invented import NAMES, caveats, said

PERIOD = {"role": "target", "period": "2031"}
OFTEN = {"role": "target", "quantity": "frequency"}


def coded(*rows: dict[str, object]) -> pd.DataFrame:
    """Return measures with labels; those of T02 have a number in their name only."""
    m = measures(*({"unit_type": "action" if row.get("theme") == "T02" else "target", **row} for row in rows))
    return m.assign(
        label_zh=[f"虚构“百人计划”{i}" for i in m.index], label_en=[f"Mock plan of a hundred, {i}" for i in m.index]
    )


def test_nothing_is_said_of_the_targets_of_a_locality_without_measures():
    m, f = coded({}), figures()
    assert said(lambda n: targets.stated(found_in(f, m, articles({})), m, RIGHT, n)) is None


def test_measures_may_have_no_target():
    m, f = coded({}, {}), figures()
    assert said(lambda n: targets.stated(found_in(f, m, articles({})), m, LEFT, n)) == [
        "左报告的2项措施均未单列量化目标。",
        "The 2 measures reported by Left have no target in numbers of their own.",
    ]


def test_one_target_has_its_bound_and_deadline():
    m, f = (
        coded({}),
        figures({**PERIOD, "measure_id": "M1", "value": 80, "unit": "%", "comparator": ">=", "deadline": "2031-12-31"}),
    )
    assert said(lambda n: targets.stated(found_in(f, m, articles({})), m, LEFT, n)) == [
        "左写明量化目标1个：虚构指标不低于80%（2031年底前）。",
        "Left states 1 target in numbers: an invented indicator (at least 80% by the end of 2031).",
    ]


def test_several_targets_stand_side_by_side():
    m = coded({}, {})
    f = figures(
        {**PERIOD, "measure_id": "M1", "value": 1200, "deadline": "2031-06-30"},
        {**OFTEN, "measure_id": "M2", "value": 1, "unit": "次", "comparator": ">=", "period": "P1Y"},
        {**OFTEN, "measure_id": "M2", "value": 3, "unit": "次", "period": "P1M"},
    )
    assert said(lambda n: targets.stated(found_in(f, m, articles({})), m, LEFT, n)) == [
        "左写明量化目标3个：虚构指标1200家（2031年6月30日前）；虚构指标每年不少于1次；虚构指标每月3次。",
        "Left states 3 targets in numbers: an invented indicator (1,200 by 30 June 2031); an invented indicator (at "
        "least once a year); an invented indicator (3 times a month).",
    ]


def test_a_number_in_a_name_is_no_target():
    m, f = coded({}, {"theme": "T02"}), figures({**PERIOD, "measure_id": "M2", "value": 100})
    assert said(lambda n: targets.stated(found_in(f, m, articles({})), m, LEFT, n)) == [
        "左报告的2项措施均未单列量化目标。名称中带有数字的措施有1项：虚构“百人计划”1。",
        "The 2 measures reported by Left have no target in numbers of their own. 1 measure has a number in its name: "
        "Mock plan of a hundred, 1.",
    ]


def test_a_target_and_two_names_are_told_apart():
    m = coded({}, {"theme": "T02"}, {"theme": "T02"})
    f = figures(*({**PERIOD, "measure_id": each, "value": 100} for each in ("M1", "M2", "M3")))
    assert said(lambda n: targets.stated(found_in(f, m, articles({})), m, LEFT, n)) == [
        "左写明量化目标1个：虚构指标100家。名称中带有数字的措施有2项：虚构“百人计划”1；虚构“百人计划”2。",
        "Left states 1 target in numbers: an invented indicator (100). 2 measures have a number in their names: Mock "
        "plan of a hundred, 1; Mock plan of a hundred, 2.",
    ]


def test_a_share_without_a_value_is_no_target_in_numbers():
    m, f = coded({}), figures({**PERIOD, "measure_id": "M1"})
    assert said(lambda n: targets.stated(found_in(f, m, articles({})), m, LEFT, n)) == [
        "左报告的1项措施未单列量化目标。",
        "The 1 measure reported by Left has no target in numbers of its own.",
    ]


def test_nothing_is_said_of_who_states_a_target_where_nobody_reports():
    m, f = coded({}), figures()
    assert said(lambda n: targets.who(found_in(f, m, articles({})), m, [RIGHT], n)) is None


def test_nobody_may_state_a_target():
    m, f = coded({}, {"locality_code": RIGHT, "theme": "T03"}), figures()
    assert said(lambda n: targets.who(found_in(f, m, articles({})), m, [LEFT, RIGHT], n)) == [
        "左和右均未单列量化目标。",
        "Of the measures reported by Left and Right, none has a target in numbers of its own.",
    ]


def test_one_locality_without_a_target_is_not_several():
    m, f = coded({}), figures()
    assert said(lambda n: targets.who(found_in(f, m, articles({})), m, [LEFT], n)) == [
        "以“虚构协商”为主要主题的措施中，左未单列量化目标。",
        "Of the measures reported by Left on mock bargaining, none has a target in numbers of its own.",
    ]


def test_who_states_a_target_stands_before_who_does_not():
    m = coded({}, {"locality_code": RIGHT, "theme": "T03"})
    f = figures({**PERIOD, "measure_id": "M1", "value": 100})
    assert said(lambda n: targets.who(found_in(f, m, articles({})), m, [LEFT, RIGHT], n)) == [
        "写明量化目标的有1地：左1个；右未单列。",
        "1 locality states targets in numbers: Left 1; there is none on Right.",
    ]


def test_all_may_state_a_target_on_one_theme():
    m = coded({}, {"locality_code": RIGHT})
    f = figures(*({**PERIOD, "measure_id": each, "value": 100} for each in ("M1", "M2")))
    assert said(lambda n: targets.who(found_in(f, m, articles({})), m, [LEFT, RIGHT], n)) == [
        "以“虚构协商”为主要主题的措施中，写明量化目标的有2地：左1个和右1个。",
        "2 localities state targets in numbers on mock bargaining: Left 1 and Right 1.",
    ]


def test_a_number_in_a_name_is_told_where_nobody_states_a_target():
    m = coded({}, {"locality_code": RIGHT, "unit_type": "action"})
    f = figures({**PERIOD, "measure_id": "M2", "value": 100})
    assert said(lambda n: targets.who(found_in(f, m, articles({})), m, [LEFT, RIGHT], n)) == [
        "以“虚构协商”为主要主题的措施中，左和右均未单列量化目标。名称中带有数字的措施有1项：虚构“百人计划”1（右）。",
        "Of the measures reported by Left and Right on mock bargaining, none has a target in numbers of its own. 1 "
        "measure has a number in its name: Mock plan of a hundred, 1 (Right).",
    ]


def test_many_targets_are_cited_through_their_count():
    rows = [{**PERIOD, "measure_id": "M1", "value": value} for value in (1, 2, 3, 4)]
    m = coded({}, {"theme": "T02"})
    cites = []
    for more in ([], [{**PERIOD, "measure_id": "M2", "value": 100}]):
        found = targets.stated(found_in(figures(*rows, *more), m, articles({})), m, LEFT, NAMES["en"])
        assert found is not None
        cites.append(found.block.text.cites)
    assert cites == [(f"targets.{LEFT}", "F1", "F2", "F3", "F4"), (f"targets.{LEFT}", f"targets.named.{LEFT}", "F5")]


def test_progress_that_the_text_does_not_report_is_said_to_be_missing():
    m = coded({}, {})
    f = figures(
        {**PERIOD, "measure_id": "M1", "value": 100, "deadline": "2031-12-31"},
        {**PERIOD, "measure_id": "M2", "value": 200, "indicator_zh": "另一指标"},
    )
    assert caveats(lambda n: targets.stated(found_in(f, m, articles({})), m, LEFT, n)) == [
        "文中未报告这2个目标的进度。文中期限不写年份的，据通报日期推定；沿用上文目标期限的，系编码判断。",
        "The text does not say how far along these targets are. A deadline without a year in the text is taken to be "
        "in the bulletin’s; a deadline carried over from another target of the sentence is the coder’s reading.",
    ]


def test_progress_that_the_text_reports_needs_no_remark():
    m = coded({})
    f = figures(
        {**PERIOD, "measure_id": "M1", "value": 100}, {**PERIOD, "measure_id": "M1", "value": 60, "role": "actual"}
    )
    assert caveats(lambda n: targets.stated(found_in(f, m, articles({})), m, LEFT, n)) == ["", ""]


def test_measures_with_a_number_in_their_name_are_counted_and_not_their_numbers():
    m, f = coded({}, {"theme": "T02"}), figures(*({**PERIOD, "measure_id": "M2", "value": v} for v in (100, 24)))
    found = targets.stated(found_in(f, m, articles({})), m, LEFT, NAMES["en"])
    assert found is not None
    assert [run.cites for run in found.block.text.runs if run.text.startswith("1 measure has")] == [
        (f"targets.named.{LEFT}",)
    ]
    (basis,) = (item for item in found.derived if item.id == f"targets.named.{LEFT}")
    assert (basis.formula, basis.rests_on) == ("counted one by one: 1 measure", ("M2",))
    assert str(found.block.text).endswith("1 measure has a number in its name: Mock plan of a hundred, 1.")
