"""The gates that every file of the real edition must pass: who can read it, what it asks for, how large it is."""

from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdfua import validate

from tests.conftest import BULLETIN, CHROMIUM, DATA
from tests.render.accessible import OF_COLOUR, chinese_said_to_be_english, violations
from tests.render.reading import read_html

pytestmark = pytest.mark.slow
IN_BROWSER = (
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: pages are not tested in a browser"),
)
LARGEST_PAGE, LARGEST_PRINT = 1_500_000, 1_000_000
PATIENCE = 300_000
"""Milliseconds that a busy machine may take to open a page."""
KINDS = {
    "locality with an article": "{language}/locality/320583-kunshan.html",
    "locality without an article": "{language}/locality/320502-canglang.html",
    "comparison": "{language}/comparison.html",
    "theme": "{language}/theme/T12-party-gov-support.html",
    "changes": "{language}/changes.html",
}
PAGES = [
    "index.html",
    "en/index.html",
    *(path.format(language=language) for path in KINDS.values() for language in ("zh", "en")),
]
"""One page of each kind in both languages; the bulletin's is judged in `test_browser`."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole edition of the real bulletin, made as a person makes it. Shared: nobody may change it."""
    reports: Path = tmp_path_factory.mktemp("reports")
    command = [sys.executable, "-m", "helpers.cli", "build", BULLETIN, "--data", str(DATA), "--reports", str(reports)]
    made = subprocess.run(command, check=False, capture_output=True, text=True)
    assert made.returncode == 0, made.stdout + made.stderr
    return reports / BULLETIN


@pytest.fixture
def opened(browser: Any, whole: Path) -> Iterator[Any]:
    """A function that opens a page of the edition; what it asks for beyond itself is noted, and finds no network."""
    context = browser.new_context(viewport={"width": 390, "height": 900}, offline=True)
    context.set_default_timeout(PATIENCE)

    def open_page(path: str) -> Any:
        tab = context.new_page()
        tab.asked, tab.told = [], []
        tab.on("request", lambda request: tab.asked.append(request.url))
        tab.on("console", lambda message: tab.told.append(message.text))
        tab.goto((whole / path).as_uri())
        return tab

    yield open_page
    context.close()


@pytest.mark.parametrize("path", [pytest.param(path, marks=IN_BROWSER) for path in PAGES])
def test_everyone_can_read_every_kind_of_page(opened: Any, path: str) -> None:
    tab = opened(path)
    for width in (390, 1280):
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(color_scheme="light")
        assert violations(tab) == []
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        tab.emulate_media(color_scheme="dark")
        assert violations(tab, OF_COLOUR) == []
    assert chinese_said_to_be_english(tab) == []
    assert (tab.asked, tab.told) == ([tab.url], [])


@pytest.mark.parametrize("path", [pytest.param(path, marks=IN_BROWSER) for path in PAGES])
def test_on_paper_nothing_is_cut_off_and_nothing_is_left_to_press(opened: Any, path: str) -> None:
    tab = opened(path)
    tab.emulate_media(media="print")
    tab.set_viewport_size({"width": 628, "height": 950})  # A4 without its margins
    assert tab.evaluate("document.documentElement.scrollWidth") <= 628
    assert tab.locator(".close:visible, .contents:visible, .skip:visible, .ways:visible, form:visible").count() == 0
    hidden = tab.locator(".card, .scroll").evaluate_all("all => all.filter(each => !each.checkVisibility()).length")
    assert hidden == 0
    assert tab.locator(".grid").evaluate_all("all => all.every(e => getComputedStyle(e).display === 'block')")


def test_every_page_holds_all_that_it_needs_and_allows_nothing_else(whole: Path) -> None:
    pages = sorted(whole.rglob("*.html"))
    assert len(pages) == 64
    for file in pages:
        page = file.read_text(encoding="utf-8")
        _, elements = read_html(page)
        policy = next(a["content"] for _, a in elements if a.get("http-equiv") == "Content-Security-Policy")
        sources = {
            name: "".join(
                f" 'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"
                for code in re.findall(rf"<{element}>(.*?)</{element}>", page, re.DOTALL)
            )
            for name, element in (("style-src", "style"), ("script-src", "script"))
        }
        own = "; ".join(f"{name}{digests}" for name, digests in sources.items() if digests)
        assert policy == f"default-src 'none'; img-src data:; {own}; base-uri 'none'; form-action 'none'"
        fetching = [a for t, a in elements if t in ("img", "iframe", "object", "embed") or "src" in a or "style" in a]
        assert fetching == []


def test_no_file_is_too_large_to_send(whole: Path) -> None:
    sizes = {file.relative_to(whole).as_posix(): file.stat().st_size for file in whole.rglob("*.*") if file.is_file()}
    large = {
        path: size
        for path, size in sizes.items()
        if size > {".html": LARGEST_PAGE, ".pdf": LARGEST_PRINT}.get(Path(path).suffix, size)
    }
    assert large == {}


def test_every_print_is_tagged_and_archivable(whole: Path) -> None:
    prints = sorted(whole.rglob("*.pdf"))
    assert len(prints) == 58
    for file in prints:
        assert [str(finding) for finding in validate(file).findings] == []
        with pikepdf.open(file) as opened:
            meta = opened.open_metadata()
            assert [meta[key] for key in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")] == ["3", "A", "1"]
            assert str(opened.Root.Lang)[:2] == file.relative_to(whole).parts[0]
            figures = [o for o in opened.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
            assert all(str(figure.get("/Alt", "")) for figure in figures)


@pytest.mark.parametrize(
    ("language", "masthead", "foot"),
    [
        ("zh", ("工会措施简报", "据2011年5月通报", "政策研究室"), "通报原印发范围"),
        (
            "en",
            ("Union Measures Briefing", "On the bulletin of May 2011", "Policy Research Office"),
            "Distribution stated",
        ),
    ],
)
def test_every_briefing_opens_with_its_masthead_and_ends_with_whom_the_bulletin_went_to(
    whole: Path, language: str, masthead: tuple[str, ...], foot: str
) -> None:
    for file in (whole / language).glob("*/*.html"):
        page = file.read_text(encoding="utf-8")
        head, _, rest = page.partition("<header>")[2].partition("</header>")
        assert [words for words in masthead if words not in re.sub(r"<[^>]+>", "", head)] == []
        assert re.search(r'<time datetime="\d{4}-\d\d-\d\d">', head)
        assert foot in rest.rpartition("<footer>")[2]
