from __future__ import annotations

from helpers.blocks import (
    Bullets,
    Cell,
    Chart,
    Column,
    Cover,
    Evidence,
    Fact,
    Facts,
    Finding,
    Note,
    Paragraph,
    Quote,
    Run,
    Section,
    Table,
    Text,
    text,
)

KNOWN = {"a": Evidence("a", "measure", "A <label>", before="前", quote="甲", after="后", where="Article 1")}
BLOCKS = (
    Cover("en", "Invented", "Series", "Office", "", "", (), "1999-02-01", "", ""),
    Paragraph(text("A <b>paragraph</b>")),
    Finding("f:1", text(Run("A finding", ("a",))), text("its caveat")),
    Facts((Fact("80%", "of all", text("label"), ("a",)),)),
    Quote(text("label"), "甲", ("a",), translation="first"),
    Bullets((text("one"), text("two"))),
    Table("t", Text(), (Column("x", unit="km"),), ((Cell(text("1"), ("a",)),), (Cell(Text()),))),
    Chart("c", Text(), "<svg/>", 'says "x"'),
    Note(text("words"), "label"),
)


def test_plain_text_holds_a_block_a_line() -> None:
    assert Section(BLOCKS, "en", KNOWN)._repr_mimebundle_()["text/plain"] == "\n".join(
        [
            "Series · Invented",
            "A <b>paragraph</b>",
            "A finding its caveat",
            "80% of all label",
            "label 甲 first",
            "- one\n- two",
            "\nx\n1\n",
            ' [says "x"]',
            "label words",
        ]
    )


def test_html_escapes_what_it_shows_and_holds_the_evidence() -> None:
    html = Section(BLOCKS, "en", KNOWN)._repr_mimebundle_()["text/html"]
    assert "A &lt;b&gt;paragraph&lt;/b&gt;" in html
    assert "A &lt;label&gt;" in html
    assert "前<mark>甲</mark>后" in html
    assert 'alt="says &#34;x&#34;"' in html
