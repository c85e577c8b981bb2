"""Real JupyterLab in a real browser: open, run all, pick, open a quote, export from the menu, read what came out."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.conftest import CHROMIUM, DATA
from tests.jupyterlab import MILLISECONDS, ROOT, Server, choose, lab, open_notebook, running

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: JupyterLab is not driven"),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """JupyterLab on a copy of the notebooks: it saves what it runs."""
    project = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "notebooks", project / "notebooks")
    (project / "data").symlink_to(DATA)
    explored = project / "notebooks" / "explore.ipynb"
    chinese = explored.read_text(encoding="utf-8")
    english = chinese.replace('language: str = \\"zh\\"', 'language: str = \\"en\\"')
    assert english != chinese
    explored.write_text(english, encoding="utf-8")
    with lab(tmp_path_factory.mktemp("jupyter"), project) as answering:
        yield answering


@pytest.fixture
def opened(browser: Any, server: Server) -> Iterator[Any]:
    """A function that opens a notebook and runs all its cells; the tab notes what it was given to download."""
    contexts = []

    def open_and_run(name: str) -> Any:
        context = browser.new_context(viewport={"width": 1400, "height": 1000}, accept_downloads=True)
        context.set_default_timeout(MILLISECONDS)
        contexts.append(context)
        downloads: list[Any] = []

        def note(download: Any) -> None:
            downloads.append(download)

        context.on("page", lambda page: page.on("download", note))
        tab = context.new_page()
        tab.downloads = downloads
        open_notebook(tab, server, name)
        return tab

    yield open_and_run
    for context in contexts:
        context.close()


def words_of(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def exported(tab: Any, folder: Path) -> str:
    """Export the notebook as a briefing in PDF from the menu and return its words."""
    choose(tab, "File", "Save and Export Notebook As", "Briefing-pdf")
    for _ in range(int(MILLISECONDS) // 250):
        if tab.downloads:
            break
        tab.wait_for_timeout(250)
    assert tab.downloads, "the menu gave no file"
    assert tab.downloads[0].suggested_filename.endswith(".pdf")
    tab.downloads[0].save_as(folder / "exported.pdf")
    return words_of(folder / "exported.pdf")


def test_explore_runs_its_boxes_pick_a_click_opens_a_quote_and_the_menu_gives_a_pdf(
    opened: Any, server: Server, tmp_path: Path
) -> None:
    tab = opened("explore.ipynb")
    rows = tab.locator(".ub-measures tbody tr")
    expect(rows.filter(has_text="KS-17")).to_have_count(1, timeout=MILLISECONDS)

    # Whatever is picked is in sight: no box scrolls.
    scrolls = "boxes => boxes.filter(box => box.scrollHeight > box.clientHeight + 2).length"
    assert tab.locator(".ub-box select").evaluate_all(scrolls) == 0

    themes = tab.locator(".widget-select-multiple", has_text="Themes").locator("select")
    themes.select_option(label="Wage consultation")
    expect(rows.filter(has_text="KS-01")).to_have_count(1, timeout=MILLISECONDS)
    expect(rows.filter(has_text="KS-17")).to_have_count(0, timeout=MILLISECONDS)
    expect(tab.locator("code", has_text="find(page, 'Kunshan', 'Taicang', themes='Wage consultation')")).to_be_visible()

    # The boxes at the foot filter what is shown.
    filters = tab.locator(".ub-measures tfoot input")
    expect(filters).to_have_count(7)
    filters.nth(1).press_sequentially("Kunshan")
    expect(rows.filter(has_text="Taicang")).to_have_count(0, timeout=MILLISECONDS)
    expect(rows.filter(has_text="KS-01")).to_have_count(1)

    # Sorted the other way round, a click still opens the row that was clicked.
    tab.locator(".ub-measures thead th").first.locator(".dt-column-order").click()
    tab.locator(".ub-measures tbody tr", has_text="KS-01").locator("td").nth(3).click()
    opened_measure = tab.locator(".widget-html .ub-section", has_text="2011-05-KS-01")
    expect(opened_measure).to_contain_text("通过开展集中要约行动", timeout=MILLISECONDS)

    # Evidence opens in place, and its words are the bulletin's.
    answer = tab.locator(".jp-OutputArea-output .ub-section", has_text="Side by side").first
    answer.locator(".ub-evidence > summary").nth(1).click()
    expect(answer.locator(".ub-evidence").nth(1).locator("mark").first).to_be_visible()

    words = exported(tab, tmp_path)
    assert "83.2%" in words and "推动工会组建" in words and "Side by side" in words
    assert "VBox" not in words and "PosixPath" not in words and "helpers." not in words
    assert (server.folder / "notebooks" / "explored.xlsx").is_file()


def test_locality_runs_and_the_menu_gives_the_briefing(opened: Any, tmp_path: Path) -> None:
    tab = opened("locality.ipynb")
    expect(tab.locator(".jp-OutputArea-output h1", has_text="昆山")).to_be_visible(timeout=MILLISECONDS)
    evidence = tab.locator(".jp-OutputArea-output .ub-evidence").first
    evidence.locator("summary").first.click()
    expect(evidence.locator("p").first).to_be_visible()
    words = exported(tab, tmp_path)
    assert "昆山市工会报告了什么" in words and "83.2%" in words and "locality_code" not in words


def test_make_lab_starts_on_the_notebooks_with_kernel_and_formats(tmp_path: Path) -> None:

    make = ("make", "--old-file", f"{sys.prefix}/.ready", f"VENV={sys.prefix}", "lab", "ARGS=")
    with running(tmp_path, *make) as answering:
        formats = answering.ask("GET", "api/nbconvert")
        assert {"briefing-html", "briefing-pdf"} <= set(formats)
        assert "python3" in answering.ask("GET", "api/kernelspecs")["kernelspecs"]
        names = [entry["name"] for entry in answering.ask("GET", "api/contents/notebooks")["content"]]
        assert {"explore.ipynb", "locality.ipynb"} <= set(names)
        (environment,) = answering.ask("GET", "scheduler/runtime_environments")
        assert [form["label"] for form in environment["output_formats"]] == [
            "Notebook",
            "Briefing HTML",
            "Briefing PDF",
        ]
