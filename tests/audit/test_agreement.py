from typing import Any

import pytest

from helpers.audit.agreement import by_names, is_true_bound, listed_behind
from helpers.audit.formulas import headline, named_value
from helpers.audit.tokens import tokens


def derived(formula: str) -> dict[str, Any]:
    return {"id": "invented", "kind": "derived", "label": "invented", "formula": formula, "rests_on": ["i1"]}


@pytest.mark.parametrize(
    ("formula", "before", "expected"),
    [
        ("甲地5 + 乙地4 = 9项措施", "有文章的乙地", {4.0}),
        ("Aton 5 + Beton 4 = 9 measures", "reported by Beton ", {4.0}),
        ("甲地：27～30项；乙地：8～18项", "为：甲地", {27.0, 30.0}),
        ("文件：XX-03、XX-13；会议：XX-02", "会议1项、文件", {2.0}),
        ("甲地5 + 乙地4 = 9项措施", "共有措施", set()),
    ],
)
def test_behind_a_name_only_what_the_formula_says_of_it_counts(formula: str, before: str, expected: set[float]) -> None:
    assert named_value(derived(formula), before) == expected


def test_without_a_name_the_numbers_and_the_items_of_a_formula_count() -> None:
    assert headline(derived("甲地：2；乙地：0；丙地：7")) == {2.0, 0.0, 7.0, 3.0, 1.0}


def test_how_many_share_the_largest_value_can_be_counted_in_a_sum() -> None:
    assert headline(derived("甲2 + 乙1 + 丙2 + 丁1 + 戊2 = 8项措施")) == {2.0, 1.0, 8.0, 5.0, 3.0}


def test_of_a_list_count_the_items_that_name_the_most_and_those_that_name_fewer() -> None:
    assert by_names(
        derived("议题：甲地1、乙地2和丙地3；培训：甲地1、乙地2和丙地3；竞赛：甲地1；互助：乙地2、丙地1")
    ) == {2.0}
    chinese = derived("和谐：甲地1、乙地2和丙地3；培训：甲地1、乙地2和丙地3；竞赛：甲地1；互助：乙地2和丙地1")
    english = derived("Talks: Aton 1 and Beton 2; this and that: Aton 3; contests: Beton 3; aid: Aton 4")
    assert [by_names(chinese), by_names(english), by_names(derived("0"))] == [{2.0}, {1.0, 3.0}, set()]


@pytest.mark.parametrize(
    ("text", "is_true"),
    [
        ("at least 1.5 times: A (5.4), B (1.6)", True),
        ("at least 1.1 times: A (5.4), B (1.6)", False),
        ("at least 2.5 times: A (5.4), B (1.6)", False),
        ("fewer than 3 are left out", True),
        ("fewer than 5 are left out", False),
        ("about 1.5 times: A (5.4), B (1.6)", False),
        ("A has 1.5 times: A (5.4), B (1.6)", False),
        ("No theme has 6 times", True),
        ("No theme has 5 times", False),
    ],
)
def test_a_bound_is_kept_by_the_results_that_the_text_prints(text: str, is_true: bool) -> None:
    item = derived("A: (4 ÷ 18) ÷ (4 ÷ 97) = 5.39; B: (5 ÷ 18) ÷ (17 ÷ 97) = 1.58; C: (4 ÷ 19) ÷ (17 ÷ 97) = 1.20")
    bound = next(token for token in tokens(text) if token.is_number)
    assert is_true_bound(item, bound, text) is is_true


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("个县级市、区（甲地、乙地和丙地）均有", 3),
        (" other cities and districts (Aton and Beton) do", 2),
        ("个县级市、区（据来稿）", None),
        ("项。甲地（甲地、乙地）", None),
    ],
)
def test_a_count_before_a_list_of_localities_is_how_many_it_lists(words: str, count: int | None) -> None:
    assert listed_behind(words, {"甲地", "乙地", "丙地", "Aton", "Beton"}) == count
