"""Two people code blind, are compared, and their differences are settled one by one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from helpers.desk import Desk, adjudicate, blind_agreement, differences
from helpers.errors import UnknownNameError, UsageError
from tests.desk.conftest import BULLETIN

FIELDS = {
    "locality_code": "320583", "label_en": "Invented", "quote_en": "Invented", "instrument": "O", "status": "announced",
}  # fmt: skip


@pytest.fixture
def coded_twice(open_again: Callable[..., Desk]) -> Callable[..., Desk]:
    open_again().accept("A001", title_en="Invented title")
    for who, coding, theme in (("Li", "coding_a", "T10"), ("Zhao", "coding_b", "T08")):
        desk = open_again(who, coding)
        desk.add("measure", "昆山市总工会举办职工技能大赛", theme=theme, **FIELDS)
        desk.add("measure", "继续推进工资集体协商", theme="T01", **FIELDS)
        if coding == "coding_b":
            desk.add("measure", "发放困难职工补贴", theme="T07", **FIELDS)
        desk.write()
    return open_again


def test_a_blind_coder_sees_the_articles_and_nobodys_measures(open_again: Callable[..., Desk]) -> None:
    first = open_again()
    first.accept("A001", title_en="Invented title")
    first.accept("M001")
    blind = open_again("Li", "coding_a")
    assert blind.items("article")["state"].tolist() == ["accepted"]
    assert (len(blind.items("measure")), len(blind.items("figure"))) == (0, 0)
    with pytest.raises(UnknownNameError):
        open_again("Li", "coding_c")


def test_the_codings_are_compared_and_every_difference_is_listed(
    coded_twice: Callable[..., Desk], desk_data: Path
) -> None:
    text = coded_twice().text
    agreed = blind_agreement(desk_data, BULLETIN, len(text), seed=1).set_index("statistic")
    assert agreed.loc["unit_f1", "value"] == pytest.approx(4 / 5)
    found = differences(desk_data, BULLETIN)
    assert found["differs"].tolist() == [("theme",), (), ("unit",)]
    assert found["measure_id_a"].tolist() == [f"{BULLETIN}-KS-01", f"{BULLETIN}-KS-02", ""]


def test_settling_a_difference_takes_over_one_coders_measure_and_says_why(
    coded_twice: Callable[..., Desk], desk_data: Path
) -> None:
    desk = coded_twice()
    first = f"{BULLETIN}-KS-01"
    item = adjudicate(desk, first, first, "a", rule="object beats purpose", reason="A contest is T10.")
    assert adjudicate(desk, "", f"{BULLETIN}-KS-03", "neither", rule="unit", reason="No action.") == ""
    assert desk.items("measure").set_index("item_id").loc[item, "theme"] == "T10"
    desk.write()
    rows = pd.read_csv(desk_data / "coding" / BULLETIN / "adjudication.csv", dtype=str, keep_default_na=False)
    assert rows[["decision_id", "coding_a", "coding_b", "decision", "rule"]].to_numpy().tolist() == [
        [f"{BULLETIN}-D001", f"{first} T10 O announced", f"{first} T08 O announced", "a", "object beats purpose"],
        [f"{BULLETIN}-D002", "", f"{BULLETIN}-KS-03 T07 O announced", "neither", "unit"],
    ]


def test_one_coding_alone_is_not_compared(open_again: Callable[..., Desk], desk_data: Path) -> None:
    open_again("Li", "coding_a").write()
    with pytest.raises(UsageError, match="no second, blind coding"):
        differences(desk_data, BULLETIN)
