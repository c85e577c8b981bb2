"""What stands on the pages of the real bulletin's edition."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from helpers.blocks import Chart, assemble
from helpers.briefing import comparison, editors_note, open_page, theme
from helpers.errors import UnknownNameError, UsageError
from helpers.render import to_pdf
from tests.briefing.documents import edition, of_locality

LANGUAGES = ("zh", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_briefing_is_a_whole_document_and_every_id_leads_somewhere(language: str) -> None:
    made = {name: assemble(sections) for name, sections in edition(language)}
    assert len(made) == 13 + 15 + 1
    for document in made.values():
        known = {item["id"] for item in document["evidence"]}
        assert {rest for item in document["evidence"] for rest in item.get("rests_on", ())} <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_locality_without_an_article_gets_no_number_of_its_own(language: str) -> None:
    page = open_page("2011-05", language)
    document = assemble(section.to_json() for section in of_locality(page, "320582"))
    findings = [block for block in document["blocks"] if block["kind"] == "finding"]
    assert findings[0]["id"] == "material.no-article:320582"
    assert not [block for block in document["blocks"] if block["kind"] in ("facts", "quote")]
    words = "".join(run["text"] for finding in findings for run in finding["text"]["runs"])
    assert not re.search(r"(?<!\d)0(?!\d)", words)


@pytest.mark.parametrize(("language", "last_words"), [("zh", "data/codebook.md"), ("en", "data/codebook.md.")])
def test_a_locality_without_an_article_gets_one_page_before_its_evidence(language: str, last_words: str) -> None:
    page = open_page("2011-05", language)
    for code in ("320505", "320582"):  # the longest name and a short one
        with pypdfium2.PdfDocument(to_pdf(assemble(s.to_json() for s in of_locality(page, code)))) as pdf:
            assert last_words in pdf[0].get_textpage().get_text_range(), code


def test_a_locality_is_found_by_any_of_its_names_and_a_theme_too() -> None:
    page = open_page("2011-05", "en")
    assert [page.corpus.locality_code(name) for name in ("Kunshan", "昆山市", 320583, "KS")] == ["320583"] * 4
    assert [theme.known(page, name) for name in ("T03", "民主管理", "democratic management")] == ["T03"] * 3
    with pytest.raises(UnknownNameError, match=r"unknown theme 'T51'.*Did you mean T15"):
        theme.known(page, "T51")


@pytest.mark.parametrize(
    ("language", "subtitle"),
    [
        ("zh", "2031年9月的区划示意；每格一地"),
        ("en", "divisions as of September 2031, one tile each, not to scale"),
    ],
)
def test_the_map_is_dated_by_the_codebook(language: str, subtitle: str) -> None:
    page = open_page("2011-05", language)
    localities = page.corpus.localities.assign(as_of="2031-09")
    (chart,) = [
        block
        for block in comparison.matrix(replace(page, corpus=replace(page.corpus, localities=localities))).blocks
        if isinstance(block, Chart) and block.id == "chart-tile-map"
    ]
    assert chart.subtitle == subtitle


def test_a_comparison_of_one_locality_is_refused() -> None:
    with pytest.raises(UsageError, match="needs two localities with an article; 320582, 320583 have 1"):
        comparison.open_comparison("2011-05", "Kunshan,张家港", "zh", "")


def test_a_comparison_keeps_only_the_localities_named() -> None:
    page = comparison.open_comparison("2011-05", "Kunshan, 太仓", "zh", "")
    assert page.codes == ("320583", "320585")
    assert set(page.corpus.measures["locality_code"]) == {"320583", "320585"}


@pytest.mark.parametrize(("language", "date"), [("fr", ""), ("zh", "22 November"), ("zh", "2026-13-01")])
def test_an_unknown_language_or_a_date_that_is_none_is_the_users_error(language: str, date: str) -> None:
    with pytest.raises(UsageError):
        open_page("2011-05", language, date)


def test_an_editors_note_opens_the_briefing_marked_as_the_editors(
    real_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (real_data / "bulletins" / "2011-05" / "editors-note.zh.md").write_text("请各地参考。\n", encoding="utf-8")
    monkeypatch.setenv("BRIEFINGS_DATA", str(real_data))
    assert (
        editors_note(open_page("2011-05", "zh"))._repr_mimebundle_()["text/markdown"] == "## 编者按\n\n请各地参考。\n"
    )
    assert "text/markdown" not in editors_note(open_page("2011-05", "en"))._repr_mimebundle_()
