"""The pages in a real browser, as files. Needs a Chromium on the machine, and a Chinese font for it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from helpers.corpus import Corpus
from tests.conftest import CHROMIUM
from tests.render.accessible import chinese_said_to_be_english, violations

from .conftest import SMALL
from .invented import FIRST, SECOND

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: pages are not tested in a browser"),
]
PAGES = (
    f"{FIRST}/index.html",
    f"{FIRST}/en/index.html",
    f"{SECOND}/zh/changes.html",
    f"{SECOND}/en/changes.html",
    f"{SMALL}/zh/bulletin.html",
    f"{SMALL}/en/bulletin.html",
    *(pytest.param(f"{FIRST}/{language}/bulletin.html", marks=pytest.mark.slow) for language in ("zh", "en")),
)


@pytest.fixture
def open_page(browser: Any, folder: Path) -> Iterator[Any]:
    """A function that opens a page; whatever it asks for beyond itself is noted and refused."""
    contexts = []

    def opened(path: str, *, width: int = 1280, scheme: str = "light", is_scripted: bool = True) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=is_scripted
        )
        contexts.append(context)
        tab = context.new_page()
        tab.asked, tab.told = [], []
        tab.on("request", lambda request: tab.asked.append(request.url))
        tab.on("console", lambda message: tab.told.append(message.text))
        tab.goto((folder / path.partition("#")[0]).as_uri() + "".join(path.partition("#")[1:]))
        return tab

    yield opened
    for context in contexts:
        context.close()


# In each run a phone in the dark and a desk in the light; with the slow tests the other two.
@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        pytest.param(390, "dark", id="phone-dark"),
        pytest.param(1280, "light", id="desktop-light"),
        pytest.param(390, "light", id="phone-light", marks=pytest.mark.slow),
        pytest.param(1280, "dark", id="desktop-dark", marks=pytest.mark.slow),
    ],
)
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(
    open_page: Any, path: str, width: int, scheme: str
) -> None:
    tab = open_page(path, width=width, scheme=scheme)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    if "bulletin" in path:
        tab.locator(".way-in button").nth(3).click()
    assert violations(tab) == []
    assert chinese_said_to_be_english(tab) == []
    assert (len(tab.asked), tab.told) == (1, [])


def test_every_page_is_set_in_the_type_of_the_briefings(open_page: Any) -> None:
    for path in PAGES[:4]:
        family = open_page(path).locator("h1").evaluate("each => getComputedStyle(each).fontFamily")
        assert family.endswith("sans-serif")


def test_the_bulletin_can_be_selected_and_copied_without_the_ids_beside_it(open_page: Any, corpus: Corpus) -> None:
    tab = open_page(f"{FIRST}/zh/bulletin.html", width=390)
    copied = tab.evaluate(
        """() => {
            getSelection().selectAllChildren(document.querySelector('.words'));
            return getSelection().toString();
        }"""
    )
    assert "".join(copied.split()) == "".join(corpus.text.split())


def test_a_link_from_a_briefing_shows_its_measure_and_marks_its_label(open_page: Any) -> None:
    tab = open_page(f"{FIRST}/zh/bulletin.html#2011-05-KS-17")
    mark, label = (
        tab.locator("#2011-05-KS-17".replace("#", "[id='") + "']"),
        tab.locator("button[popovertarget='about-2011-05-KS-17']").first,
    )
    colours = [each.evaluate("each => getComputedStyle(each).backgroundColor") for each in (mark, label)]
    assert colours == ["rgb(11, 90, 107)"] * 2
    box = mark.bounding_box()
    assert 0 < box["y"] < 900


def test_a_card_opens_and_shuts_by_keyboard_and_focus_returns(open_page: Any) -> None:
    tab = open_page(f"{FIRST}/en/bulletin.html", width=390)
    way = tab.locator("button[popovertarget='about-2011-05-KS-04']").first
    way.focus()
    tab.keyboard.press("Enter")
    card = tab.locator(".card:popover-open")
    assert card.get_attribute("id") == "about-2011-05-KS-04"
    box = card.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    tab.keyboard.press("Escape")
    assert tab.locator(".card:popover-open").count() == 0
    assert way.evaluate("each => each === document.activeElement")


def test_labels_in_the_margin_never_cover_the_words(open_page: Any) -> None:
    tab = open_page(f"{FIRST}/en/bulletin.html")
    words = tab.locator(".words").evaluate("each => each.getBoundingClientRect().right")
    lefts = tab.locator(".way-in.measure button").evaluate_all("all => all.map(e => e.getBoundingClientRect().left)")
    assert min(lefts) > words
    boxes = tab.locator(".way-in.measure button").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect()).map(b => [b.top, b.bottom])"
    )
    assert all(upper[1] <= lower[0] + 0.5 for upper, lower in pairwise(boxes))


def shown(tab: Any, kind: str) -> list[str]:
    found: list[str] = tab.locator(f"[data-kind={kind}]:visible").evaluate_all("all => all.map(e => e.dataset.code)")
    return found


def test_search_finds_by_any_name_and_says_how_much(open_page: Any) -> None:
    tab = open_page(f"{FIRST}/index.html")
    tab.locator("[name=search]").fill("Kunshan")
    assert (shown(tab, "locality"), shown(tab, "theme")) == (["320583"], [])
    assert tab.locator("output").text_content() == "1个地方，0个主题"
    assert tab.locator(".nothing:visible").count() == 1
    tab.locator("[type=reset]").click()
    tab.evaluate("() => new Promise(done => setTimeout(done, 20))")
    assert tab.locator("output").text_content() == ""
    assert (len(shown(tab, "locality")), len(shown(tab, "theme"))) == (13, 15)


def test_a_theme_leaves_the_localities_that_report_on_it(open_page: Any, corpus: Corpus) -> None:
    tab = open_page(f"{FIRST}/en/index.html", width=390)
    tab.locator("[name=theme]").select_option("T13")
    of_theme = corpus.states[(corpus.states["theme"] == "T13") & (corpus.states["state"] == "reported")]
    assert shown(tab, "locality") == of_theme["locality_code"].tolist()
    assert shown(tab, "theme") == ["T13"]
    told = "Localities: 2. Themes: 1. With an article but not on this theme: 3; without an article: 8."
    assert tab.locator("output").text_content() == told
    tab.locator("[name=locality]").select_option("320502")
    assert (shown(tab, "locality"), shown(tab, "theme")) == ([], [])


def test_without_javascript_every_link_is_there_and_no_form(open_page: Any) -> None:
    tab = open_page(f"{FIRST}/index.html", is_scripted=False)
    assert tab.locator("form:visible").count() == 0
    assert (tab.locator("li.row.theme:visible").count(), tab.locator(".localities .row:visible").count()) == (15, 13)


def test_in_print_nothing_to_press_is_drawn_and_every_card_stands_open(open_page: Any) -> None:
    tab = open_page(f"{FIRST}/zh/bulletin.html")
    tab.emulate_media(media="print")
    assert tab.locator(".close:visible, .ways:visible, .skip:visible").count() == 0
    assert tab.locator(".card").evaluate_all("all => all.filter(each => !each.checkVisibility()).length") == 0
