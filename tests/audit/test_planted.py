"""What the audit is for: each kind of thing that nothing backs, planted, is caught; what was planted nowhere passes."""

from __future__ import annotations

import copy
import re
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers.audit import Auditor
from helpers.audit.faults import Fault
from helpers.blocks import MIME_TYPE, Paragraph, Section, assemble, text
from helpers.briefing import locality, open_page
from helpers.render import document_of, html, pdf, to_html, to_pdf

from .conftest import sections

Json = dict[str, Any]


def rules(faults: list[Fault]) -> set[tuple[str, str]]:
    return {(fault.rule, fault.found) for fault in faults}


def findings(document: Json) -> list[Json]:
    return [block for block in document["blocks"] if block["kind"] == "finding"]


def number_run(document: Json) -> Json:
    """The first run of a finding that is a cited number."""
    return next(
        run
        for block in findings(document)
        for run in block["text"]["runs"]
        if run.get("cites") and re.fullmatch(r"\d+\D*", run["text"])
    )


@pytest.fixture
def spoilt(document: Json) -> Json:
    return copy.deepcopy(document)


def test_a_briefing_in_which_nothing_was_planted_passes(
    auditor: Auditor, document: Json, page: str, print_out: bytes
) -> None:
    assert auditor.document(document, "invented") == []
    assert auditor.file(page.encode(), document, "invented.html") == []
    assert auditor.file(print_out, document, "invented.pdf") == []


def test_a_wrong_number_in_a_finding_is_caught(auditor: Auditor, spoilt: Json) -> None:
    run = number_run(spoilt)
    run["text"] = "999" + re.sub(r"\d", "", run["text"])
    assert ("not what its evidence says", "999") in rules(auditor.document(spoilt, "invented"))


def test_a_wrong_number_in_a_file_is_caught(auditor: Auditor, document: Json, spoilt: Json) -> None:
    run = number_run(spoilt)
    run["text"] = "999" + re.sub(r"\d", "", run["text"])
    for made, name in ((to_html(spoilt).encode(), "invented.html"), (to_pdf(spoilt), "invented.pdf")):
        faults = auditor.file(made, document, name)
        assert any(fault.file == name and "999" in fault.found and fault.expected for fault in faults)


def test_a_wrong_how_often_is_caught(auditor: Auditor, language: str) -> None:
    told, planted = {"zh": ("每年", "每月"), "en": ("a year", "a month")}[language]
    page = open_page("2011-05", language)
    made = assemble([locality.cover(page, "320581").to_json(), locality.targets(page, "320581").to_json()])
    assert auditor.document(made, "invented") == []
    (table,) = (block for block in made["blocks"] if block["kind"] == "table" and block["id"].startswith("targets"))
    (run,) = table["rows"][0][2]["text"]["runs"]
    assert told in run["text"]
    run["text"] = run["text"].replace(told, planted)
    assert rules(auditor.document(made, "invented")) == {
        ("not what its evidence says", {"zh": "2", "en": "twice"}[language])
    }


def test_a_finding_that_lost_a_word_is_caught(auditor: Auditor, document: Json, page: str) -> None:
    finding = findings(document)[0]
    words = next(run["text"] for run in finding["text"]["runs"] if not run.get("cites") and len(run["text"]) > 2)
    assert page.count(words) >= 1
    faults = auditor.file(page.replace(words, "", 1).encode(), document, "invented.html")
    assert {fault.where for fault in faults} == {f"finding {finding['id']}"}


def test_an_id_that_leads_nowhere_is_caught(auditor: Auditor, spoilt: Json) -> None:
    number_run(spoilt)["cites"] = ["2011-05-XX-99"]
    assert ("cites what does not exist", "2011-05-XX-99") in rules(auditor.document(spoilt, "invented"))


def test_a_link_that_leads_nowhere_is_caught(auditor: Auditor, document: Json, page: str) -> None:
    mark = document["evidence"][0]["id"]
    broken = page.replace(f'href="#ev-{mark}"', 'href="#ev-nothing"', 1)
    assert ("leads nowhere", "#ev-nothing") in rules(auditor.file(broken.encode(), document, "invented.html"))


def _notebook(*cells: Any) -> Json:
    return document_of(new_notebook(cells=list(cells)))


def _displayed(section: Section) -> nbformat.NotebookNode:
    shown = new_output("display_data", data={MIME_TYPE: section.to_json()})
    return new_code_cell("display(section)", outputs=[shown], execution_count=1)


def test_a_number_typed_into_a_notebook_is_caught(auditor: Auditor, language: str) -> None:
    cover = sections(language)[0]
    typed = Section((Paragraph(text("About 4321 of them.")),), language)
    made = _notebook(_displayed(cover), _displayed(typed), new_markdown_cell("Some 8765 more, **all** of them.\n"))
    assert rules(auditor.document(made, "invented")) == {
        ("unbacked", "4321"),
        ("unbacked", "8765"),
        ("unbacked", "all"),
    }


def test_the_editors_note_is_the_editors_own(auditor: Auditor, language: str) -> None:
    label = {"zh": "编者按", "en": "Editor’s note"}[language]
    note = new_output("display_data", data={"text/markdown": f"## {label}\n\nAll 12 of them."})
    made = _notebook(_displayed(sections(language)[0]), new_code_cell("note", outputs=[note], execution_count=1))
    assert auditor.document(made, "invented") == []
    by_hand = _notebook(_displayed(sections(language)[0]), new_markdown_cell(f"## {label}\n\nAll 12 of them."))
    assert rules(auditor.document(by_hand, "invented")) == {("unbacked", "All"), ("unbacked", "12")}


@pytest.mark.parametrize("typed", ["14 of them", "all of them", "各地均有"])
def test_what_is_typed_into_the_pages_template_is_caught(
    auditor: Auditor, document: Json, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    source = html._template()
    with open(str(source.filename), encoding="utf-8") as file:  # noqa: PTH123 - Jinja names its file
        changed = file.read().replace("<main", f"<p>{typed}</p><main", 1)
    monkeypatch.setattr(html, "_template", lambda: source.environment.from_string(changed))
    faults = auditor.file(to_html(document).encode(), document, "invented.html")
    assert [(fault.rule, fault.found) for fault in faults] == [("not in the document", typed)]


@pytest.mark.parametrize("typed", ["14 of them", "均有报告"])
def test_what_is_typed_into_the_prints_template_is_caught(
    auditor: Auditor, document: Json, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    changed = pdf._template() + f"\n#par[{typed}]\n".encode()
    monkeypatch.setattr(pdf, "_template", lambda: changed)
    faults = auditor.file(to_pdf(document), document, "invented.pdf")
    assert [(fault.rule, fault.found) for fault in faults] == [("not in the document", typed)]


def test_what_only_the_style_sheet_or_a_screen_reader_says_is_caught(
    auditor: Auditor, document: Json, page: str
) -> None:
    styled = page.replace("</style>", '.finding::after{content:"all 14"}</style>')
    spoken = page.replace("<main", '<main aria-label="all 14 of them"', 1)
    drawn = page.replace("</svg>", "<text>14</text></svg>", 1)
    for spoilt_page, found in ((styled, "all 14"), (spoken, "all 14 of them"), (drawn, "14")):
        faults = auditor.file(spoilt_page.encode(), document, "invented.html")
        assert [(fault.rule, fault.found) for fault in faults] == [("not in the document", found)]


@pytest.mark.parametrize(("zh", "en"), [("均", "All"), ("没有", "None")])
def test_a_quantifier_without_evidence_is_caught(
    auditor: Auditor, spoilt: Json, language: str, zh: str, en: str
) -> None:
    word = {"zh": zh, "en": en}[language]
    note = next(block for block in spoilt["blocks"] if block["kind"] == "note")
    note["text"]["runs"].insert(0, {"text": f"{word} "})
    assert rules(auditor.document(spoilt, "invented")) == {("unbacked", word)}


def test_a_changed_quote_is_caught(auditor: Auditor, spoilt: Json) -> None:
    quote = next(block for block in spoilt["blocks"] if block["kind"] == "quote")
    quote["quote"] = quote["quote"][:-1] + "们"
    item = next(item for item in spoilt["evidence"] if item["kind"] == "figure")
    item["quote"] = item["quote"].replace("2", "3", 1) + "。"
    found = {fault.rule for fault in auditor.document(spoilt, "invented")}
    assert found == {"quote is not that of its evidence", "quote is not the bulletin's"}


def test_evidence_that_is_not_coded_as_it_says_is_caught(auditor: Auditor, spoilt: Json) -> None:
    item = next(item for item in spoilt["evidence"] if item["kind"] == "measure")
    item["label"] = "Invented 5"
    assert {fault.rule for fault in auditor.document(spoilt, "invented")} == {"label is not the coding's"}


def test_two_cells_that_changed_places_are_caught(auditor: Auditor, document: Json, spoilt: Json) -> None:
    table = next(block for block in spoilt["blocks"] if block["kind"] == "table" and len(block["rows"]) > 1)
    one, other = table["rows"][0], table["rows"][1]
    table["rows"][0], table["rows"][1] = other, one
    for made, name in ((to_html(spoilt).encode(), "invented.html"), (to_pdf(spoilt), "invented.pdf")):
        assert auditor.file(made, document, name)


def test_a_charts_alternative_text_is_counted_again(auditor: Auditor, spoilt: Json) -> None:
    chart = next(block for block in spoilt["blocks"] if block["id" if "id" in block else "kind"] == "chart-intensity")
    before, number, after = re.split(r"(\d+)", chart["alt"], maxsplit=1)
    chart["alt"] = f"{before}{int(number) + 1}{after}"
    assert [fault.rule for fault in auditor.document(spoilt, "invented")] == ["not what is counted from the data"]


def test_a_formula_whose_number_was_changed_is_caught(auditor: Auditor, spoilt: Json) -> None:
    item = next(item for item in spoilt["evidence"] if item.get("formula", "").count(" ÷ ") == 1)
    item["formula"] = re.sub(r"= \d+", "= 99", item["formula"], count=1)
    assert "formula does not give its result" in {fault.rule for fault in auditor.document(spoilt, "invented")}


def test_a_message_names_file_words_around_found_and_expected() -> None:
    fault = Fault("zh/one.html", "finding two", "not in the document", "18", "17", "报告措施18项")
    assert str(fault) == "zh/one.html: finding two: not in the document: found '18', expected '17', in “报告措施18项”"
