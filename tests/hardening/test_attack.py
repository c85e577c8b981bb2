"""Whatever a bulletin, a table, a setting or a note carries is words: none is executed, none leaves its folder."""

from __future__ import annotations

import csv
import html
import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest

from helpers.batch.build import build
from helpers.batch.order import Order
from helpers.batch.plan import Selection
from helpers.corpus import check
from tests.conftest import DATA
from tests.hardening.hostile import BULLETIN, PAYLOADS, spoil

ROOT = Path(__file__).parents[2]
WANTED = Selection(localities=("昆山", "320502"), themes=("T10",), is_comparison=True)
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which an edition was made from hostile data."""
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copytree(DATA, folder / "data")
    spoil(folder / "data")
    assert list(check(folder / "data", BULLETIN)) == []
    made = build(Order(folder / "data", ROOT / "notebooks", folder / "reports", BULLETIN, "2099-01-01", WANTED))
    assert made.failed == ()
    return folder


@pytest.fixture(scope="module")
def edition(place: Path) -> Path:
    return place / "reports" / ".preview" / BULLETIN


@pytest.mark.browser
def test_no_page_runs_what_it_carries_and_none_asks_for_anything(edition: Path, browser: Any) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    pages = sorted(edition.rglob("*.html"))
    for path in pages:
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('a[href^=javascript]').forEach(a => a.click())")
        assert page.evaluate("window.struck") is None, path
        assert page.locator("[onerror], [onload], img, a[href^='javascript'], a[href^='file']").count() == 0, path
    page.close()
    assert len(pages) == 14  # eight briefings, and index, bulletin and changes in both languages
    assert asked == [path.as_uri() for path in pages]


def _squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


def _printed(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    return _squeezed("".join(page.get_textpage().get_text_range() for page in document))


@pytest.mark.parametrize("name", PAYLOADS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_reader_finds_the_words_as_they_stand(edition: Path, language: str, name: str) -> None:
    page = edition / language / "locality" / "320583-kunshan.html"
    assert _squeezed(PAYLOADS[name]) in _squeezed(html.unescape(re.sub(r"<[^>]*>", "", page.read_text("utf-8"))))
    assert _squeezed(PAYLOADS[name]) in _printed(page.with_suffix(".pdf")).replace("\ufffe", "")


def test_no_cell_of_the_tables_is_a_formula(edition: Path) -> None:
    cells = [
        cell
        for path in edition.rglob("*.csv")
        for row in csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
        for cell in row
    ]
    assert [cell for cell in cells if re.match(r"[=@\t\r].|[+-](?![\d.]+$)", cell)] == []


def test_no_cell_of_the_workbook_is_a_formula(edition: Path) -> None:
    (path,) = edition.rglob("*.xlsx")
    book = openpyxl.load_workbook(path)
    assert [c.coordinate for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"] == []


def test_nothing_is_written_outside_the_reports_folder(place: Path) -> None:
    assert sorted(path.name for path in place.iterdir()) == ["data", "reports"]
    assert [path for path in place.parent.rglob("*struck*") if (place / "reports") not in path.parents] == []


SPOILT: dict[str, Callable[[str], str]] = {
    "a formula": lambda text: text.replace("开展集中要约行动,Carry", "开展集中要约行动,=Carry"),
    "a bidirectional override": lambda text: text.replace("Carry out a", "Carry \u202eout a"),
    "a control character": lambda text: text.replace("Carry out a", "Carry \x07out a"),
    "an invisible character": lambda text: text.replace("Carry out a", "Carry\u200b out a"),
}


@pytest.mark.parametrize("spoilt", SPOILT)
def test_a_table_that_hides_something_is_a_fault(real_data: Path, spoilt: str) -> None:
    path = real_data / "coding" / BULLETIN / "measures.csv"
    text = path.read_text(encoding="utf-8")
    assert SPOILT[spoilt](text) != text
    path.write_text(SPOILT[spoilt](text), encoding="utf-8")
    assert [(fault.file, fault.column) for fault in check(real_data, BULLETIN)] == [
        (f"coding/{BULLETIN}/measures.csv", "label_en")
    ]
