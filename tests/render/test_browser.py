"""The page in a real browser. Needs a Chromium on the machine, and a Chinese font for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import CHROMIUM

from .accessible import chinese_said_to_be_english, violations

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: pages are not tested in a browser"),
]


@pytest.fixture(scope="session")
def address(page: str, language: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    file: Path = tmp_path_factory.mktemp("page") / f"{language}.html"
    file.write_text(page, encoding="utf-8")
    return file.as_uri()


# In each run a phone in the dark and a desk in the light; with the slow tests the other two.
@pytest.fixture(
    params=[
        pytest.param((390, "dark"), id="phone-dark"),
        pytest.param((1280, "light"), id="desktop-light"),
        pytest.param((390, "light"), id="phone-light", marks=pytest.mark.slow),
        pytest.param((1280, "dark"), id="desktop-dark", marks=pytest.mark.slow),
    ]
)
def look(request: pytest.FixtureRequest) -> tuple[int, str]:
    """Width of the window and colour scheme."""
    made: tuple[int, str] = request.param
    return made


@pytest.fixture
def width(look: tuple[int, str]) -> int:
    return look[0]


@pytest.fixture
def opened(browser: Any, address: str, look: tuple[int, str]) -> Iterator[Any]:
    """The page in one width and one scheme; whatever it asks for beyond itself is noted and refused."""
    context = browser.new_context(viewport={"width": look[0], "height": 900}, color_scheme=look[1])
    tab = context.new_page()
    tab.asked = []
    tab.told = []
    tab.on("request", lambda request: tab.asked.append(request.url))
    tab.on("console", lambda message: tab.told.append(message.text))
    context.set_offline(True)
    tab.goto(address)
    yield tab
    context.close()


def test_axe_finds_nothing_shut_or_open(opened: Any) -> None:
    assert violations(opened) == []
    opened.locator(".finding .marks button:visible").first.click()
    assert opened.locator(".card:popover-open").count() == 1
    assert violations(opened) == []


def test_chinese_within_english_is_said_to_be_chinese(opened: Any) -> None:
    assert chinese_said_to_be_english(opened) == []


def test_the_page_asks_for_nothing_and_complains_of_nothing(opened: Any, address: str) -> None:
    assert opened.asked == [address]
    assert opened.told == []


def test_nothing_is_wider_than_the_window(opened: Any, width: int) -> None:
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_the_chart_is_the_one_for_the_window(opened: Any, width: int) -> None:
    shown = opened.locator(".chart > div:visible").evaluate_all("all => all.map(each => each.className)")
    assert shown == ["narrow" if width < 600 else "wide"]


def test_evidence_opens_and_shuts_by_keyboard_and_focus_returns(opened: Any) -> None:
    mark = opened.locator(".finding .marks button:visible").first
    mark.focus()
    opened.keyboard.press("Enter")
    card = opened.locator(".card:popover-open")
    assert card.get_attribute("id") == mark.get_attribute("popovertarget")
    box = card.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= opened.viewport_size["width"]
    opened.keyboard.press("Escape")
    assert opened.locator(".card:popover-open").count() == 0
    assert mark.evaluate("each => each === document.activeElement")


def test_what_a_value_rests_on_opens_from_its_own_evidence(opened: Any) -> None:
    opened.locator('.finding .marks button[popovertarget="ev-mean:999999"]').click()
    opened.locator('[id="ev-mean:999999"] .way').click()
    opened.locator('[id="ev-outlay:999999"] .way').first.click()
    ids = opened.locator(".card:popover-open").evaluate_all("all => all.map(each => each.id)")
    assert ids == ["ev-mean:999999", "ev-outlay:999999", "ev-1999-01-F003"]


def test_no_mark_begins_a_line(opened: Any) -> None:
    """The first mark of each text stands on the line of the word before it."""
    strayed = opened.evaluate(
        """() => [...document.querySelectorAll('.glue > .marks:first-of-type')].filter(marks => {
            const before = document.createRange();
            before.setStartBefore(marks.parentElement.firstChild);
            before.setEndBefore(marks);
            const word = [...before.getClientRects()].at(-1);
            const first = [...marks.children].find(each => each.offsetParent);
            return word && word.width && first && first.getBoundingClientRect().top > word.bottom;
        }).length"""
    )
    assert strayed == 0


def test_in_print_every_note_stands_open_and_no_button_is_drawn(opened: Any) -> None:
    opened.emulate_media(media="print")
    hidden = opened.locator(".card").evaluate_all("all => all.filter(each => !each.checkVisibility()).length")
    assert hidden == 0
    assert opened.locator(".close:visible, .contents:visible, .skip:visible").count() == 0
