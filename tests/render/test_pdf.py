from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from hashlib import sha256
from typing import Any

import pikepdf
import pytest
from pdfua import validate

from helpers.blocks import Cell, Chart, Column, Finding, Heading, Paragraph, Section, Table, assemble, text
from helpers.blocks.text import Run
from helpers.errors import MissingGlyphError, RenderError
from helpers.guarding import STARTS, unguarded
from helpers.render import fonts, pdf, to_pdf

from .claims import sentences
from .invented import Language, cover, document, evidence
from .reading import read_pdf, squeezed, without_marks
from .test_html import HOSTILE


def of_blocks(language: Language, *blocks: Any) -> dict[str, Any]:
    return assemble([Section((cover(language), *blocks), language, evidence(language)).to_json()])


def body(made: bytes) -> str:
    """Words of all pages without running heads and feet."""
    return without_marks("".join(read_pdf(made)))


def test_every_sentence_stands_in_the_print(invented: dict[str, Any], print_out: bytes) -> None:
    words = body(print_out)
    assert [said for said in sentences(invented) if squeezed(said) not in words] == []


def test_every_quote_stands_in_the_print_with_the_words_around_it(invented: dict[str, Any], print_out: bytes) -> None:
    words = body(print_out)
    numbered = [e for e in invented["evidence"] if e.get("quote") and e["number"]]
    behind = [e for e in invented["evidence"] if e.get("quote") and not e["number"]]
    quoted = [e.get("before", "") + e["quote"] + e.get("after", "") for e in numbered] + [e["quote"] for e in behind]
    assert [quote for quote in quoted if squeezed(quote) not in words] == []


def test_the_file_declares_both_standards_and_its_language(language: Language, print_out: bytes) -> None:
    with pikepdf.open(io.BytesIO(print_out)) as opened:
        meta = opened.open_metadata()
        declared = [meta[key] for key in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")]
        assert declared == ["3", "A", "1"]
        assert str(opened.Root.Lang) == {"zh": "zh-CN", "en": "en-GB"}[language]
        assert meta["dc:title"] == cover(language).title
        assert str(opened.docinfo["/CreationDate"]).startswith("D:19990201")


def test_the_machine_checkable_rules_of_pdf_ua_hold(print_out: bytes) -> None:
    assert [str(finding) for finding in validate(io.BytesIO(print_out)).findings] == []


def test_both_fonts_are_embedded_and_no_other(print_out: bytes) -> None:
    with pikepdf.open(io.BytesIO(print_out)) as opened:
        names = {str(font.BaseFont) for page in opened.pages for font in page.Resources.Font.values()}
    ours = ("NotoSansCJKsc-Regular", "NotoSansCJKjp-Regular", "NotoSansCJKjp-Bold")
    assert {name for name in names if name.partition("+")[2].removesuffix("-Identity-H") not in ours} == set()


def test_charts_carry_their_alternative_text(invented: dict[str, Any], print_out: bytes) -> None:
    with pikepdf.open(io.BytesIO(print_out)) as opened:
        alts = {str(o.Alt) for o in opened.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o}
    assert {b["alt"] for b in invented["blocks"] if b["kind"] == "chart"} <= alts


def test_headings_are_bookmarks(invented: dict[str, Any], print_out: bytes) -> None:
    def titles(items: Any) -> list[str]:
        return [title for item in items for title in [item.title, *titles(item.children)]]

    with pikepdf.open(io.BytesIO(print_out)) as opened, opened.open_outline() as outline:
        found = titles(outline.root)
    said = ["".join(r["text"] for r in b["text"]["runs"]) for b in invented["blocks"] if b["kind"] == "heading"]
    assert found[: len(said) + 1] == [invented["cover"]["title"], *said]


def test_evidence_and_tables_are_attached(invented: dict[str, Any], print_out: bytes) -> None:
    with pikepdf.open(io.BytesIO(print_out)) as opened:
        files = {name: file.get_file().read_bytes() for name, file in opened.attachments.items()}
    assert sorted(files) == ["evidence.json", "table-1-table-figures.csv"]
    assert json.loads(files["evidence.json"])["evidence"] == invented["evidence"]


def test_no_cell_of_an_attached_table_is_a_formula_and_each_can_be_read_back() -> None:
    said = [f"{start}1+1" for start in STARTS]
    cells = [(Cell(text(Run(words, ("1999-01-F001",)))),) for words in said]
    made = to_pdf(of_blocks("en", Table("table-x", text("Invented"), (Column("=x"),), tuple(cells))))
    with pikepdf.open(io.BytesIO(made)) as opened:
        attached = opened.attachments["table-1-table-x.csv"].get_file().read_bytes().decode("utf-8-sig")
    heads, *rows = csv.reader(io.StringIO(attached, newline=""))
    assert (heads, [row[0] for row in rows]) == (["'=x", "evidence"], [f"'{words}" for words in said])
    assert [unguarded(row[0]) for row in rows] == said


def test_each_mark_and_each_note_has_its_link(invented: dict[str, Any], print_out: bytes) -> None:
    with pikepdf.open(io.BytesIO(print_out)) as opened:
        links = [a for page in opened.pages for a in page.get("/Annots", []) if a.Subtype == "/Link"]
        outside = [str(a.A.URI) for a in links if "/A" in a and "/URI" in a.A]
    # Fourteen measures are one range; every note leads back to one page at least.
    marks = sum(len(e["uses"]) for e in invented["evidence"]) - 13
    notes = sum(1 for e in invented["evidence"] if e["number"])
    assert outside == ["https://example.org/method"]
    assert len(links) >= marks + notes


def test_consecutive_marks_become_a_range_where_there_are_many(print_out: bytes) -> None:
    assert "\u20605–18\u2060" in "".join(read_pdf(print_out))


def test_marks_are_told_from_the_words_before_them_in_any_type() -> None:
    cited = Run("18.6%", ("1999-01-F001",), is_strong=True)
    blocks = [
        Paragraph(text("一占", cited, "。")),
        Paragraph(text("二占", Run("（全部）", ("1999-01-F001",)), "。")),
        Paragraph(text("三占", Run("all", ("1999-01-F001",), language="en"), "。")),
        Table("t", text(Run("四占", ("1999-01-F001",))), (Column("数", align="end"),), ((Cell(text("五占", cited)),),)),
    ]
    words = "".join(read_pdf(to_pdf(of_blocks("zh", *blocks))))
    expected = [
        "一占18.6%\u20601\u2060。",
        "二占（全部）\u2060\u20601\u2060。",
        "三占all\u20601\u2060。",
        "四占\u20601\u2060",
        "五占18.6%\u20601\u2060",
    ]
    assert [part for part in expected if part not in words] == []


def test_each_page_says_which_it_is(language: Language, print_out: bytes) -> None:
    pages = read_pdf(print_out)
    pattern = {"zh": "第 {} 页，共 {} 页", "en": "Page {} of {}"}[language]
    assert [pattern.format(n, len(pages)) in words for n, words in enumerate(pages, 1)] == [True] * len(pages)


def test_a_long_table_repeats_its_head_and_splits_no_row() -> None:
    rows = tuple((Cell(text(f"第{n}行之首", "字" * 60, f"第{n}行之尾")), Cell(text(str(n)))) for n in range(60))
    table = Table("long", text("虚构长表"), (Column("虚构栏首", width=3), Column("数", align="end")), rows)
    pages = [squeezed(words) for words in read_pdf(to_pdf(of_blocks("zh", Heading(2, "h", text("长表")), table)))]
    holding = [words for words in pages if "之首" in words]
    assert len(holding) > 2
    assert all("虚构栏首" in words for words in holding)
    for words in holding:
        assert re.findall(r"第(\d+)行之首", words) == re.findall(r"第(\d+)行之尾", words)


@pytest.mark.parametrize("filler", range(18, 30))
def test_a_heading_stays_with_what_it_heads(filler: int) -> None:
    above = [Paragraph(text("虚构的一行。")) for _ in range(filler)]
    below = [Paragraph(text(f"其下第{n}段，虚构。")) for n in range(4)]
    pages = read_pdf(to_pdf(of_blocks("zh", *above, Heading(2, "h", text("其上标题")), *below)))
    assert ["其上标题" in words for words in pages] == ["其下第0段" in words for words in pages]


WIDE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 166 90"><path d="M0 0H166V90H0Z" fill="#0b5a6b"/></svg>'


def page_of_wide_chart(filler: int) -> int:
    """Page of a heading with a wide chart under it, behind some lines of text."""
    chart = Chart("chart-wide", text("虚构宽图"), WIDE, "虚构的宽图。", width="full")
    above = [Paragraph(text("虚构的一行。")) for _ in range(filler)]
    pages = read_pdf(to_pdf(of_blocks("zh", *above, Heading(2, "h", text("其上标题")), chart)))
    (page,) = (number for number, words in enumerate(pages, 1) if "其上标题" in words)
    assert "虚构宽图" in pages[page - 1]
    return page


def test_the_first_wide_chart_shrinks_a_little_rather_than_leave_half_a_page_empty(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fillers = range(15, 25)
    shrinking = [page_of_wide_chart(filler) for filler in fillers]
    template = pdf._template()
    monkeypatch.setattr(pdf, "_template", lambda: template.replace(b"if scale < .78", b"if scale < 1"))
    as_drawn = [page_of_wide_chart(filler) for filler in fillers]
    gained = shrinking.count(1) - as_drawn.count(1)
    # 22 % of 90 mm are 20 mm: three or four lines of text with the space between them.
    assert gained in (3, 4)
    assert shrinking == sorted(shrinking)


def test_claims_and_distribution_list_share_the_last_page() -> None:
    for filler in range(26, 34):
        above = [Paragraph(text("虚构的一行。")) for _ in range(filler)]
        last = read_pdf(to_pdf(of_blocks("zh", *above, Finding("x:1", text(Run("一", ("1999-01-F001",)), "。")))))[-1]
        assert ("结论编号" in last, "本期印发" in last) == (True, True)


def test_hostile_text_is_printed_as_it_is(language: Language) -> None:
    blocks = (Paragraph(text(HOSTILE)), Finding("x:1", text(Run(HOSTILE, ("1999-01-F001",)), "。")))
    assert body(to_pdf(of_blocks(language, *blocks))).count(squeezed(HOSTILE)) == 2


def test_a_long_word_keeps_within_the_page() -> None:
    digest = "0123456789abcdef" * 8
    assert digest in body(to_pdf(of_blocks("en", Paragraph(text(digest)))))


def test_a_character_that_the_fonts_lack_stops_the_build() -> None:
    made = of_blocks("zh", Paragraph(text("虚构\U0001f600与\U0001f680。")))
    with pytest.raises(MissingGlyphError) as caught:
        to_pdf(made)
    assert caught.value.characters == ("\U0001f600", "\U0001f680")
    assert caught.value.where == cover("zh").title


def test_typst_too_refuses_a_character_that_the_fonts_lack(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "check_glyphs", lambda texts, where: None)
    with pytest.raises(RenderError, match="could not be displayed"):
        to_pdf(of_blocks("zh", Paragraph(text("虚构\U0001f600。"))))


def test_a_warning_of_typst_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    template = pdf._template()
    monkeypatch.setattr(pdf, "_template", lambda: template + b'\n#text(font: "No Such Font")[]')
    with pytest.raises(RenderError, match="Typst warns: unknown font family: no such font"):
        to_pdf(document("zh"))


def test_a_chart_without_alternative_text_stops_the_build() -> None:
    made = document("zh")
    chart = next(b for b in made["blocks"] if b["kind"] == "chart")
    chart["alt"] = ""
    with pytest.raises(RenderError, match="alt text"):
        to_pdf(made)


def test_a_missing_font_is_an_error_that_names_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(fonts.PACKAGES, "no_such_font_module", "no-such-font")
    with pytest.raises(RenderError, match="the package no-such-font is not installed"):
        fonts.font_file("no_such_font_module")


def test_the_same_document_gives_the_same_bytes_in_another_process(
    invented: dict[str, Any], print_out: bytes, page: str
) -> None:
    program = (
        "import json, sys; from hashlib import sha256; from helpers.render import to_html, to_pdf; "
        "d = json.load(sys.stdin); "
        "print(sha256(to_pdf(d)).hexdigest(), sha256(to_html(d).encode()).hexdigest())"
    )
    # Keys in another order, as a saved notebook has them, and another seed for hashes of text.
    given = json.dumps(invented, sort_keys=True)
    other = subprocess.run(
        [sys.executable, "-c", program],
        input=given,
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "7", "PATH": ""},
    )
    assert other.stdout.split() == [sha256(print_out).hexdigest(), sha256(page.encode()).hexdigest()]


def test_a_cover_that_states_no_date_prints_none() -> None:
    made = document("en")
    del made["cover"]["date_text"]
    assert "February" not in body(to_pdf(made))
