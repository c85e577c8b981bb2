from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.blocks import (
    MIME_TYPE,
    Bullets,
    Cell,
    Chart,
    Column,
    Cover,
    Evidence,
    Fact,
    Facts,
    Finding,
    Heading,
    Note,
    Paragraph,
    Quote,
    Run,
    Section,
    Table,
    Text,
    assemble,
    schema,
    text,
    value,
)
from helpers.errors import BlockError

COVER = Cover("en", "Invented", "Series", "Office", "", "", (), "1999-02-01", "", "")
KNOWN = {
    "a": Evidence("a", "measure", "A", quote="甲", start=0, end=1),
    "b": Evidence("b", "measure", "B", quote="乙", start=9, end=10),
    "c": Evidence("c", "derived", "C", formula="a + b", rests_on=("b", "a")),
    "d": Evidence("d", "measure", "D", quote="丁", start=5, end=6),
    "e": Evidence("e", "derived", "E", rests_on=("d", "c")),
}


def section(*blocks: Any, language: str = "en", evidence: dict[str, Evidence] = KNOWN) -> dict[str, Any]:
    return Section((COVER, *blocks), language, evidence).to_json()


def said(words: str, *cites: str) -> Text:
    return text(Run(words, cites))


def marks(holder: dict[str, Any]) -> list[tuple[int, str]]:
    return [(mark["number"], mark["use"]) for mark in holder.get("marks", [])]


def test_evidence_is_numbered_as_it_is_met_and_the_rest_stands_behind_in_text_order() -> None:
    made = assemble([section(Paragraph(said("x", "e")), Paragraph(said("y", "b", "e")))])
    assert [(e["id"], e["number"], e["uses"]) for e in made["evidence"]] == [
        ("e", 1, ["ref-1-1", "ref-1-2"]),
        ("b", 2, ["ref-2-1"]),
        ("c", 0, []),
        ("a", 0, []),
        ("d", 0, []),
    ]


def test_an_offset_of_zero_is_kept() -> None:
    made = assemble([section(Paragraph(said("x", "a")))])
    assert made["evidence"] == [
        {
            "id": "a",
            "kind": "measure",
            "label": "A",
            "quote": "甲",
            "start": 0,
            "end": 1,
            "number": 1,
            "uses": ["ref-1-1"],
        }
    ]


def test_marks_stand_once_at_the_end_of_a_text_in_the_order_of_their_numbers() -> None:
    first = Paragraph(text(value("x", "b"), " and ", value("y", "a", "b"), "."))
    second = Paragraph(said("z", "a", "b"))
    made = assemble([section(first, second)])
    assert [marks(block["text"]) for block in made["blocks"]] == [
        [(1, "ref-1-1"), (2, "ref-2-1")],
        [(1, "ref-1-2"), (2, "ref-2-2")],
    ]


@pytest.mark.parametrize(
    ("words", "shown", "stop"), [("甲。", "甲", "。"), ("甲！", "甲", "！"), ("A.", "A.", None), ("甲", "甲", None)]
)
def test_a_mark_stands_before_a_chinese_stop_and_behind_an_english_one(
    words: str, shown: str, stop: str | None
) -> None:
    [block] = assemble([section(Paragraph(said(words, "a")))])["blocks"]
    assert (block["text"]["runs"][0]["text"], block["text"].get("stop")) == (shown, stop)


def test_a_stop_stays_where_nothing_is_cited() -> None:
    [block] = assemble([section(Paragraph(text("甲。")))])["blocks"]
    assert block["text"] == {"runs": [{"text": "甲。"}]}


def test_what_a_block_cites_itself_is_marked_on_its_words_and_once_for_each_place() -> None:
    made = assemble(
        [
            section(
                Facts((Fact("1", "", said("label", "a"), ("a", "b")),)),
                Chart("chart", text("title"), "<svg/>", "alt", notes=(said("note", "d"),), cites=("c",)),
                Quote(text("label"), "甲", ("a",)),
                Quote(Text(), "甲", ("a",)),
                Table("table", Text(), (Column("x"),), ((Cell(text("1"), ("a",)),), (Cell(Text(), ("b",)),))),
            )
        ]
    )
    facts, chart, labelled, bare, table = made["blocks"]
    assert marks(facts["items"][0]["label"]) == [(1, "ref-1-1"), (2, "ref-2-1")]
    # The title of a chart is read before its notes.
    assert (marks(chart["title"]), marks(chart["notes"][0])) == ([(3, "ref-3-1")], [(4, "ref-4-1")])
    assert marks(labelled["label"]) == [(1, "ref-1-2")]
    assert marks(bare) == [(1, "ref-1-3")]
    assert [marks(row[0].get("text", row[0])) for row in table["rows"]] == [[(1, "ref-1-4")], [(2, "ref-2-2")]]


def test_charts_tables_and_findings_are_numbered_within_their_kind() -> None:
    def table(name: str) -> Table:
        return Table(name, text("t"), (Column("x"),), ())

    made = assemble([section(Finding("f", said("x", "a")), table("t"), Finding("g", said("y", "a")), table("u"))])
    assert [(b["kind"], b["number"]) for b in made["blocks"]] == [
        ("finding", 1),
        ("table", 1),
        ("finding", 2),
        ("table", 2),
    ]


def test_sections_make_one_document_and_share_their_evidence() -> None:
    one = section(Paragraph(said("x", "a")))
    other = Section((Paragraph(said("y", "a")),), "en", KNOWN).to_json()
    made = assemble([one, other])
    assert [(e["id"], e["uses"]) for e in made["evidence"]] == [("a", ["ref-1-1", "ref-1-2"])]


def test_a_section_carries_the_evidence_that_it_cites_and_no_other() -> None:
    assert list(section(Paragraph(said("x", "c")))["evidence"]) == ["c", "b", "a"]


def test_the_order_of_keys_changes_nothing() -> None:
    given_section = section(
        Quote(said("label", "b"), "甲", ("a",), details=said("details", "d")),
        Finding("f", said("x", "e"), said("caveat", "c")),
        Table("t", said("t", "d"), (Column("x"),), ((Cell(said("1", "a"), ("c",)),),), (said("note", "b"),)),
    )
    turned = json.loads(json.dumps(given_section, sort_keys=True))
    assert assemble([turned]) == assemble([given_section])
    assert [e["id"] for e in assemble([turned])["evidence"]] == ["b", "a", "d", "e", "c"]


def test_assembling_changes_no_section() -> None:
    given_section = section(Paragraph(said("甲。", "a")), Quote(text("x"), "甲", ("a",)))
    before = json.dumps(given_section)
    assemble([given_section])
    assert json.dumps(given_section) == before


def test_a_run_without_words_is_left_out_but_not_its_evidence() -> None:
    [block] = assemble([section(Paragraph(Text((Run(""), Run("x"), Run("", is_strong=False)))))])["blocks"]
    assert block["text"] == {"runs": [{"text": "x"}]}
    with pytest.raises(BlockError, match='text/runs/0: "text" is a required property'):
        assemble([section(Paragraph(said("", "a")))])


def test_evidence_that_is_not_known_stops_the_build() -> None:
    with pytest.raises(BlockError, match="cited as evidence, but not known: gone"):
        section(Paragraph(said("x", "gone")))


def test_a_document_begins_with_one_cover() -> None:
    bare = Section((Paragraph(text("x")),), "en").to_json()
    with pytest.raises(BlockError, match="begins with a cover"):
        assemble([bare])
    with pytest.raises(BlockError, match="begins with a cover"):
        assemble([])
    with pytest.raises(BlockError, match="has one cover"):
        assemble([section(COVER)])


def test_a_document_is_in_one_language() -> None:
    with pytest.raises(BlockError, match="mixes languages: en, zh"):
        assemble([section(Paragraph(text("甲")), language="zh")])


def test_two_blocks_of_one_id_stop_the_build() -> None:
    with pytest.raises(BlockError, match="share the id 'h'"):
        assemble([section(Heading(2, "h", text("x")), Finding("h", said("x", "a")))])


def test_one_id_for_two_pieces_of_evidence_stops_the_build() -> None:
    other = {**KNOWN, "a": Evidence("a", "measure", "changed")}
    with pytest.raises(BlockError, match="evidence 'a' stands for two different things"):
        assemble([section(Paragraph(said("x", "a"))), Section((Paragraph(said("y", "a")),), "en", other).to_json()])


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"schema": "another/1"}, "schema"),
        ({"language": "fr"}, "language"),
        ({"blocks": [{"kind": "poem"}]}, "blocks/0/kind"),
        ({"blocks": [{"kind": "heading", "level": 4, "id": "x", "text": {}}]}, "blocks/0/level"),
        ({"blocks": [{"kind": "heading", "level": 2, "id": "a b", "text": {}}]}, "blocks/0/id"),
        ({"blocks": [{"kind": "chart", "id": "x", "svg": "<svg/>", "alt": ""}]}, "blocks/0/alt"),
        ({"blocks": [{"kind": "paragraph", "text": {"runs": [{"text": "x", "link": "javascript:x"}]}}]}, "link"),
        ({"blocks": [{"kind": "paragraph", "role": "body", "text": {}, "html": "<b>"}]}, "blocks/0"),
    ],
)
def test_json_that_does_not_fit_the_schema_stops_the_build(change: dict[str, Any], where: str) -> None:
    with pytest.raises(BlockError, match=where):
        assemble([{**section(), **change}])


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_a_section_shows_itself_in_all_its_forms() -> None:
    shown = Section((COVER, Note(text("words"), "label")), "en")._repr_mimebundle_()
    assert list(shown) == [MIME_TYPE, "text/html", "text/plain"]
    assert shown[MIME_TYPE] == section(Note(text("words"), "label"))


WORDS = st.builds(
    lambda words, cites: said(words, *cites),
    st.text(min_size=1, max_size=6),
    st.lists(st.sampled_from(list(KNOWN)), unique=True, max_size=3),
)
BLOCKS = st.one_of(
    st.builds(Paragraph, WORDS),
    st.builds(Note, WORDS, st.text(max_size=4)),
    st.builds(lambda items: Bullets(tuple(items)), st.lists(WORDS, min_size=1, max_size=3)),
    st.builds(
        lambda label, quote, cites: Quote(label, quote, tuple(cites)),
        WORDS,
        st.text(min_size=1, max_size=6),
        st.lists(st.sampled_from(list(KNOWN)), unique=True, min_size=1, max_size=3),
    ),
)


@given(st.lists(BLOCKS, max_size=6))
def test_every_mark_has_its_note_and_every_note_its_places(blocks: list[Any]) -> None:
    def found(node: Any) -> list[dict[str, Any]]:
        if isinstance(node, list):
            return [mark for item in node for mark in found(item)]
        if isinstance(node, dict):
            own = node.get("marks", [])
            return own + [mark for key, content in node.items() if key != "marks" for mark in found(content)]
        return []

    made = assemble([section(*blocks)])
    uses = {(e["id"], e["number"], use) for e in made["evidence"] for use in e["uses"]}
    given_marks = found(made["blocks"])
    assert {(mark["id"], mark["number"], mark["use"]) for mark in given_marks} == uses
    assert len(given_marks) == len(uses)
    numbered = [e["number"] for e in made["evidence"] if e["number"]]
    assert numbered == list(range(1, len(numbered) + 1))
    known = {e["id"] for e in made["evidence"]}
    assert all(name in known for e in made["evidence"] for name in e.get("rests_on", []))
