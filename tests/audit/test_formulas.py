from typing import Any

import pytest

from helpers.audit.formulas import wrong_results


def derived(formula: str, count: int) -> dict[str, Any]:
    return {"id": "invented", "kind": "derived", "formula": formula, "rests_on": [f"i{n}" for n in range(count)]}


@pytest.mark.parametrize(
    ("formula", "count"),
    [
        ("2008 ÷ 2413 = 83.2%", 2),
        ("2,008 ÷ 2,413 = 83.2%", 2),
        ("8 − 2 = 6", 3),
        ("常熟1 + 太仓2 = 3项措施", 3),
        ("counted one by one: 17 measures", 17),
        ("逐一计数，共0项措施", 12),
        ("Finance: (5 ÷ 19) ÷ (6 ÷ 97) = 4.25; Aid: (1 ÷ 19) ÷ (4 ÷ 97) = 1.28", 97),
        ("经费：（5 ÷ 19）÷（6 ÷ 97）= 4.25", 97),
        ("信息：6 ÷ 43 = 14%", 43),
        ("2412 ÷ 2413 = 99.96%；0 ÷ 3 = 0%；3 ÷ 3 = 100%", 2),
        ("measures counted by locality and theme", 127),
    ],
)
def test_a_formula_that_gives_its_result_passes(formula: str, count: int) -> None:
    assert list(wrong_results(derived(formula, count))) == []


@pytest.mark.parametrize(
    ("formula", "count"),
    [
        ("2008 ÷ 2413 = 83.3%", 2),
        ("2412 ÷ 2413 = 100%", 2),
        ("1 ÷ 3000 = 0%", 2),
        ("8 − 2 = 5", 3),
        ("常熟1 + 太仓2 = 4项措施", 4),
        ("常熟1 + 太仓2 = 3项措施", 4),
        ("counted one by one: 18 measures", 17),
        ("逐一计数，共16项措施", 17),
        ("经费：（5 ÷ 19）÷（6 ÷ 97）= 4.52", 97),
    ],
)
def test_a_formula_that_does_not_is_named(formula: str, count: int) -> None:
    assert [found for found, _ in wrong_results(derived(formula, count))] == [formula.partition("; ")[0]]
