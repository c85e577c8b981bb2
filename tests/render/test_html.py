from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import Any

import pytest

from helpers.blocks import Section, assemble, text
from helpers.blocks.kinds import Finding, Paragraph
from helpers.blocks.text import Run
from helpers.errors import RenderError
from helpers.render import to_html
from helpers.render.html import outline, split_tail, tongues

from .claims import sentences
from .invented import Language, cover, document, evidence
from .reading import read_html, squeezed

HOSTILE = '<script>alert(1)</script> & "quoted" \'single\' {{ 7*7 }} {% raw %} #eval("1") $x$ *b* \\ </style> <!-- -->'


def of_texts(language: Language, *blocks: Any) -> dict[str, Any]:
    return assemble([Section((cover(language), *blocks), language, evidence(language)).to_json()])


def test_every_sentence_stands_in_the_page(invented: dict[str, Any], page: str) -> None:
    words, _ = read_html(page)
    assert [said for said in sentences(invented) if squeezed(said) not in words] == []


def test_every_quote_stands_in_the_page_with_the_words_around_it(invented: dict[str, Any], page: str) -> None:
    words, _ = read_html(page)
    quoted = [e.get("before", "") + e["quote"] + e.get("after", "") for e in invented["evidence"] if e.get("quote")]
    assert [quote for quote in quoted if squeezed(quote) not in words] == []


def test_the_page_runs_no_script_and_fetches_nothing(page: str) -> None:
    _, elements = read_html(page)
    fetching = [
        (t, a) for t, a in elements if t in ("script", "link", "iframe", "img", "object", "embed") or "src" in a
    ]
    handlers = [key for _, attributes in elements for key in attributes if key.startswith("on") or key == "style"]
    outside = {a["href"] for t, a in elements if t == "a" and not a["href"].startswith("#")}
    assert (fetching, handlers, outside) == ([], [], {"https://example.org/method"})


def test_the_policy_names_the_one_style_sheet_by_its_hash(page: str) -> None:
    _, elements = read_html(page)
    policy = next(a["content"] for t, a in elements if a.get("http-equiv") == "Content-Security-Policy")
    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digests = [b64encode(sha256(sheet.encode()).digest()).decode() for sheet in style]
    assert policy == (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digests[0]}'; base-uri 'none'; form-action 'none'"
    )
    assert len(style) == 1
    assert "url(" not in style[0].replace("url(#", "")


def test_ids_are_unique_and_every_link_leads_to_one(page: str) -> None:
    _, elements = read_html(page)
    ids = [a["id"] for _, a in elements if "id" in a]
    inner = {a["href"][1:] for t, a in elements if t in ("a", "use") and a.get("href", "").startswith("#")}
    opened = {a["popovertarget"] for _, a in elements if "popovertarget" in a}
    named = {name for _, a in elements for name in a.get("aria-labelledby", "").split()}
    clips = {name for _, a in elements for v in a.values() for name in re.findall(r"url\(#([^)]+)\)", v)}
    assert sorted(set(ids)) == sorted(ids)
    assert (inner | opened | named | clips) - set(ids) == set()


def test_marks_and_notes_lead_to_each_other(invented: dict[str, Any], page: str) -> None:
    _, elements = read_html(page)
    marks = {(a["id"], a["popovertarget"]) for t, a in elements if t == "button" and a.get("id", "").startswith("ref-")}
    links = {a["href"] for t, a in elements if t == "a"}
    cited = {(use, f"ev-{e['id']}") for e in invented["evidence"] for use in e["uses"]}
    assert marks == cited
    assert {f"#{use}" for use, _ in cited} <= links


def test_what_a_derived_value_rests_on_is_in_the_same_file(invented: dict[str, Any], page: str) -> None:
    _, elements = read_html(page)
    cards = {a["id"] for _, a in elements if "popover" in a}
    assert {f"ev-{e['id']}" for e in invented["evidence"]} == cards


def test_a_claim_is_found_by_its_id_and_its_number(invented: dict[str, Any], page: str) -> None:
    words, elements = read_html(page)
    ids = {a["id"] for _, a in elements if "id" in a}
    findings = [b for b in invented["blocks"] if b["kind"] == "finding"]
    assert {b["id"] for b in findings} | {f"claim-{b['id']}" for b in findings} <= ids
    assert [b["id"] for b in findings if f"{b['number']}{b['id']}" not in words] == []


def test_the_page_names_its_language_and_those_within_it() -> None:
    _, elements = read_html(to_html(document("en")))
    assert next(a["lang"] for t, a in elements if t == "html") == "en-GB"
    assert {(t, a["lang"]) for t, a in elements if "lang" in a and t != "html"} == {
        ("q", "zh-Hans-CN"),
        ("blockquote", "zh-Hans-CN"),
        ("span", "zh-Hans-CN"),
    }


def test_colours_of_charts_follow_the_page_into_the_dark(page: str) -> None:
    _, elements = read_html(page)
    fills = {a["fill"] for t, a in elements if t == "rect"}
    assert fills == {"var(--track)", "var(--accent)", "var(--mark)"}


def test_a_quote_leads_to_its_place_in_the_full_bulletin(invented: dict[str, Any]) -> None:
    _, elements = read_html(to_html(invented, source="../bulletin.html"))
    outside = {a["href"] for t, a in elements if t == "a" and a["href"].startswith("../")}
    anchored = {f"../bulletin.html#{e['id']}" for e in invented["evidence"] if e.get("start", -1) >= 0}
    assert outside == {"../bulletin.html"} | anchored  # the masthead names the bulletin, and leads to it


def test_evidence_that_states_no_place_in_the_bulletin_leads_to_none(invented: dict[str, Any]) -> None:
    placeless = [
        {key: said for key, said in item.items() if item["kind"] != "derived" or key not in {"start", "end"}}
        for item in invented["evidence"]
    ]
    assert placeless != invented["evidence"]
    source = "../bulletin.html"
    assert to_html({**invented, "evidence": placeless}, source=source) == to_html(invented, source=source)


@pytest.mark.parametrize(
    ("said", "drawn"),
    [
        ("led by 市总 & others", 'led by <span lang="zh-Hans-CN">市总</span> &amp; others'),
        ("by 5月9日至10日, then", 'by <span lang="zh-Hans-CN">5月9日至10日</span>, then'),
        (
            "the 《工会法》 (两争一树)",
            'the <span lang="zh-Hans-CN">《工会法》</span> (<span lang="zh-Hans-CN">两争一树</span>)',
        ),
        ("no Chinese & none", "no Chinese & none"),
    ],
)
def test_chinese_within_english_is_said_to_be_chinese(said: str, drawn: str) -> None:
    assert str(tongues(said, "en")) == drawn
    assert tongues(said, "zh") == said


def test_hostile_text_is_printed_as_it_is(language: Language) -> None:
    blocks = (Paragraph(text(HOSTILE)), Finding("x:1", text(Run(HOSTILE, ("1999-01-F001",)), "。")))
    made = to_html(of_texts(language, *blocks))
    words, elements = read_html(made)
    assert words.count(squeezed(HOSTILE)) == 2
    assert [t for t, _ in elements if t == "script"] == []


def test_many_marks_leave_places_to_break_the_line(page: str) -> None:
    marks = re.search(r'<div class="finding" id="density.count:999999">.*?</p>', page, re.DOTALL)
    assert marks is not None
    assert marks.group().count("<wbr>") == 12


def test_the_last_mark_of_a_text_stays_with_a_word_though_its_last_run_was_a_stop() -> None:
    made = to_html(of_texts("zh", Paragraph(text("占", Run("18.6%", ("1999-01-F001",), is_strong=True), "。"))))
    assert '<span class="glue"><strong>18.6%</strong><span class="marks">' in made


def test_a_drawing_that_is_not_svg_stops_the_build() -> None:
    made = document("zh")
    chart = next(b for b in made["blocks"] if b["kind"] == "chart")
    chart["svg"] = '<svg xmlns="http://www.w3.org/2000/svg">'
    with pytest.raises(RenderError, match="not well-formed SVG"):
        to_html(made)


def test_the_page_of_a_document_is_small(page: str) -> None:
    assert len(page.encode()) < 60_000


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("其余各项未见期限", ("其余各项未见", "期限")),
        ("占80.0%", ("", "占80.0%")),
        ("All measures are corners.", ("All measures are ", "corners.")),
        ("", ("", "")),
        ("ends with a space ", ("ends with a space ", "")),
        ("x" * 40, ("x" * 40, "")),
    ],
)
def test_the_last_word_stays_with_its_marks(words: str, expected: tuple[str, str]) -> None:
    assert split_tail(words) == expected


def test_blocks_stand_under_their_headings() -> None:
    h2, h3, other = {"kind": "heading", "level": 2}, {"kind": "heading", "level": 3}, {"kind": "heading", "level": 2}
    a, b, c = ({"kind": "note", "n": n} for n in range(3))
    assert outline([a, h2, b, h3, c, other]) == (
        [a],
        [
            {"heading": h2, "blocks": [b], "sections": [{"heading": h3, "blocks": [c], "sections": []}]},
            {"heading": other, "blocks": [], "sections": []},
        ],
    )
