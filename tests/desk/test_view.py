"""The desk in a notebook: every button is one decision, and the bulletin's words are never markup."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.desk import Desk, open_comparison, open_desk
from helpers.desk.adjudication_view import Comparison
from helpers.desk.items import Item
from helpers.desk.marked import marked
from helpers.desk.view import View
from tests.desk.conftest import BULLETIN
from tests.desk.test_blind import coded_twice

__all__ = ["coded_twice"]


@pytest.fixture
def view(desk: Desk) -> View:
    return View(desk)


def test_the_text_is_shown_with_the_proposals_marked_and_escaped() -> None:
    text = "甲<script>乙丙{{x}}"
    items = [Item("M001", "measure", 0, 1, status="accepted"), Item("M002", "measure", 9, 11)]
    html = marked(text, items, "M002")
    assert "<script>" not in html
    assert html.count("<mark ") == 2
    assert 'title="M001 accepted"' in html and "outline:2px solid" in html
    assert "&lt;script&gt;" in html and "{{x}}" in html


def test_accept_writes_the_form_and_moves_to_the_next_open_item(view: View, open_again: Callable[..., Desk]) -> None:
    view.fields["label_en"].value = "Skills contest"
    view.buttons["Accept"].click()
    assert view.message.value == "<p>accepted M001</p>"
    assert view.list.value == "M002"
    first = open_again().items("measure").iloc[0]
    assert (first["state"], first["label_en"]) == ("accepted", "Skills contest")


def test_reject_undo_split_merge_and_add_are_buttons(view: View) -> None:
    desk = view.desk
    view.buttons["Reject"].click()
    view.buttons["Undo"].click()
    assert view.message.value == "<p>took back: reject M001</p>"
    words = desk.items("measure")["quote"].iloc[0]
    view.parts.value = f"{words[:4]}\n{words[4:]}"
    view.buttons["Split"].click()
    assert view.list.value == "M001a"
    view.buttons["Merge with next"].click()
    assert desk.items("measure")["quote"].iloc[0] == words
    view.parts.value = "发放困难职工补贴"
    view.buttons["Add"].click()
    assert view.message.value == "<p>added M005</p>"


def test_what_the_desk_refuses_is_said_and_nothing_has_changed(view: View) -> None:
    view.who.value = ""
    view.buttons["Accept"].click()
    assert "nobody is named as deciding" in view.message.value
    assert set(view.desk.items("measure")["state"]) == {"open"}


def test_write_and_check_says_what_is_left(view: View) -> None:
    view.buttons["Write and check"].click()
    assert "written: 0 measures, 0 quotes, 0 figures, 0 articles" in view.message.value
    assert "left to decide: 1 article, 4 measures, 4 figures" in view.message.value


def test_a_bulletin_without_proposals_opens_as_a_note(real_data: Path) -> None:
    assert "has no proposals" in open_desk("2011-05", data=real_data).value
    assert "has no proposals" in open_comparison("2011-05", data=real_data).value


def test_a_difference_is_settled_by_a_button_with_rule_and_reason(
    coded_twice: Callable[..., Desk],
) -> None:
    view = Comparison(coded_twice())
    assert len(view.list.options) == 3
    view.buttons["Take a"].click()
    assert "fill both in" in view.message.value
    view.rule.value, view.reason.value = "object beats purpose", "A contest is T10."
    view.buttons["Take a"].click()
    assert len(view.list.options) == 2
    assert view.desk.items("measure")["theme"].tolist().count("T10") >= 1
    assert BULLETIN in view.list.options[0][0]
