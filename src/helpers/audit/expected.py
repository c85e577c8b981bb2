"""What a document has to say, in the order in which a page or a print says it.

This is a second account of what the templates draw, made from the document alone: what a template draws beside it is
found by comparing the two. Where an order changes in a template, it changes here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from helpers.render.html import outline
from helpers.render.labels import labels
from helpers.render.view import claim, claimed, common_prefix, group_ids, group_marks

Json = Mapping[str, Any]
FEWEST_SECTIONS = 3
"""A page with so many sections has a table of contents."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together, and the block that they belong to; `claim` is the id of a finding."""

    words: str
    where: str
    claim: str = ""


def of_page(document: Json) -> list[Piece]:
    """Return what a web page says, less note numbers and ids that are links: those are followed one by one."""
    return [piece for piece in _Page(document).told() if piece.words]


def of_print(document: Json) -> list[Piece]:
    """Return what a print says, less what stands at the head and foot of each page and the pages that notes name."""
    return [piece for piece in _Print(document).told() if piece.words]


def loose(document: Json) -> list[str]:
    """Return what a print sets in columns that break over pages, so that only each entry has an order of its own."""
    return list(_Print(document).behind())


def said(text: Json | None) -> str:
    """Return the words of a text with its stop; not `helpers.blocks.said`, which those use that are judged here."""
    return "".join(run["text"] for run in text.get("runs", ())) + str(text.get("stop", "")) if text else ""


class _Form:
    """What page and print have in common."""

    def __init__(self, document: Json) -> None:
        self.document = document
        self.cover: Json = document["cover"]
        self.words = labels(document["language"])
        self.prefix = common_prefix(item["id"] for item in document["evidence"])
        self.found = claimed(document)

    def text(self, text: Json | None) -> str:
        raise NotImplementedError

    def evidence(self) -> Iterator[str]:
        raise NotImplementedError

    def block(self, block: Json) -> Iterator[str]:
        drawn = getattr(self, f"_{block['kind']}", None)
        yield from drawn(block) if drawn else ()

    def blocks(self, blocks: Sequence[Json]) -> Iterator[Piece]:
        for block in blocks:
            where = f"{block['kind']} {block['id']}" if block.get("id") else block["kind"]
            claim = block["id"] if block["kind"] == "finding" else ""
            yield from (Piece(words, where, claim) for words in self.block(block))

    def masthead(self) -> Iterator[str]:
        cover = self.cover
        yield from (cover["series"], *cover.get("masthead", ()), cover["issuer"], cover.get("date_text", ""))
        yield cover["title"]

    def foot(self) -> Iterator[Piece]:
        yield from (Piece(words, "evidence") for words in self.evidence())
        if self.found:
            yield from (Piece(self.words[name], "claims") for name in ("claims", "claims_intro"))
            yield from (Piece(words, "claims") for block in self.found for words in self.claim(block))
        for row in self.cover.get("colophon", ()):
            yield from (Piece(row["label"], "colophon"), Piece(row["text"], "colophon"))

    def claim(self, block: Json) -> tuple[str, ...]:
        raise NotImplementedError

    def short(self, name: str) -> str:
        return name.removeprefix(self.prefix)

    def _heading(self, block: Json) -> Iterator[str]:
        yield from (self.text(block["text"]), self.text(block.get("aside")))

    def _paragraph(self, block: Json) -> Iterator[str]:
        yield self.text(block["text"])

    def _note(self, block: Json) -> Iterator[str]:
        yield from (block.get("label", ""), self.text(block["text"]))

    def _finding(self, block: Json) -> Iterator[str]:
        yield from (self.text(block["text"]), self.text(block.get("caveat")))

    def _chart(self, block: Json) -> Iterator[str]:
        yield from self.caption(block, "chart")
        yield from map(self.text, block.get("notes", ()))

    def _table(self, block: Json) -> Iterator[str]:
        yield from self.caption(block, "table")
        yield from head_of(block)
        for row in block.get("rows", ()):
            yield from (self.text(cell.get("text", cell)) for cell in row)
        yield from map(self.text, block.get("notes", ()))

    def caption(self, block: Json, kind: str) -> tuple[str, ...]:
        return self.words[kind], str(block["number"]), self.text(block.get("title")), block.get("subtitle", "")

    def intro(self) -> tuple[str, ...]:
        shortened = self.words["shortened"].format(prefix=self.prefix) if self.prefix else ""
        return self.words["evidence"], self.words["evidence_intro"], shortened


def head_of(table: Json) -> list[str]:
    """Return the words of a table's head."""
    return [words for column in table["columns"] for words in (column["title"], column.get("unit", ""))]


def _told(item: Json) -> tuple[str, ...]:
    quoted = item.get("before", "") + item.get("quote", "") + item.get("after", "")
    return item["label"], quoted, item.get("translation", ""), item.get("formula", "")


class _Page(_Form):
    def told(self) -> Iterator[Piece]:
        yield Piece(self.cover["title"], "title")
        yield Piece(self.words["skip"], "page")
        yield from (Piece(words, "cover") for words in self.masthead())
        front, sections = outline(self.document["blocks"])
        yield from self.blocks(front)
        if len(sections) >= FEWEST_SECTIONS:
            names = ["".join(run["text"] for run in s["heading"]["text"]["runs"]) for s in sections]
            yield from (Piece(name, "contents") for name in names)
            yield Piece(self.words["evidence"] if self.document["evidence"] else "", "contents")
        yield from self.blocks(self.document["blocks"][len(front) :])
        yield from self.foot()

    def text(self, text: Json | None) -> str:
        return said(text)

    def claim(self, block: Json) -> tuple[str, ...]:
        return (block["id"],)

    def _facts(self, block: Json) -> Iterator[str]:
        for item in block["items"]:
            yield from (self.text(item["label"]), item["value"], item.get("unit", ""))

    def _quote(self, block: Json) -> Iterator[str]:
        yield self.text(block.get("label"))
        yield self.words["separator"].join(block.get("tags", ()))
        yield from (block["quote"], block.get("translation", ""), self.text(block.get("details")))

    def _list(self, block: Json) -> Iterator[str]:
        yield from map(self.text, block["items"])

    def evidence(self) -> Iterator[str]:
        separator, comma = self.words["separator"], self.words["comma"]
        cited = [item for item in self.document["evidence"] if item["number"]]
        behind = [item for item in self.document["evidence"] if not item["number"]]
        if not cited:
            return
        yield from self.intro()
        for item in cited:
            yield from (str(item["number"]), *_told(item), self._resting(item))
            about = [*item.get("codes", ()), item.get("where", ""), self.short(item["id"])]
            yield separator.join([*filter(None, about), self.words["cited_at"]])
            yield from (comma * (len(item["uses"]) - 1), self.words["close"])
        if behind:
            yield self.words["behind"]
        for item in behind:
            label, quoted, *more = _told(item)
            yield from (self.short(item["id"]), quoted if item.get("quote") else label, *more)
            yield from (self._resting(item), self.words["close"])

    def _resting(self, item: Json) -> str:
        groups = group_ids(item.get("rests_on", ()), self.prefix)
        return self.words["rests_on"] + self.words["comma"] * (len(groups) - 1) if groups else ""


class _Print(_Form):
    def told(self) -> Iterator[Piece]:
        yield from (Piece(words, "cover") for words in self.masthead())
        yield from self.blocks(self.document["blocks"])
        yield from self.foot()

    def text(self, text: Json | None) -> str:
        if not text:
            return ""
        words = "".join(run["text"] for run in text.get("runs", ()))
        return words + _marks(text) + str(text.get("stop", ""))

    def claim(self, block: Json) -> tuple[str, ...]:
        return claim(block, self.words)["number"], block["id"]

    def _finding(self, block: Json) -> Iterator[str]:
        yield str(block["number"])
        yield from super()._finding(block)

    def _facts(self, block: Json) -> Iterator[str]:
        for item in block["items"]:
            yield from (item["value"], item.get("unit", ""), self.text(item["label"]))

    def _quote(self, block: Json) -> Iterator[str]:
        tags = self.words["separator"].join(block.get("tags", ()))
        label = self.text(block.get("label"))
        yield from (label, tags, block["quote"]) if said(block.get("label")) else (block["quote"] + _marks(block), tags)
        yield from (block.get("translation", ""), self.text(block.get("details")))

    def _list(self, block: Json) -> Iterator[str]:
        for item in block["items"]:
            yield from ("•", self.text(item))

    def evidence(self) -> Iterator[str]:
        cited = [item for item in self.document["evidence"] if item["number"]]
        if not cited:
            return
        yield from self.intro()
        for item in cited:
            yield from (str(item["number"]), *_told(item), self._resting(item))
            about = (*item.get("codes", ()), item.get("where", ""), self.short(item["id"]))
            yield self.words["separator"].join([*filter(None, about), ""])
        if len(cited) < len(self.document["evidence"]):
            yield self.words["behind"]

    def behind(self) -> Iterator[str]:
        for item in self.document["evidence"]:
            if not item["number"]:
                label, _, *more = _told(item)
                yield "".join((self.short(item["id"]), item.get("quote", "") or label, *more, self._resting(item)))

    def _resting(self, item: Json) -> str:
        groups = group_ids(item.get("rests_on", ()), self.prefix)
        return self.words["rests_on"] + self.words["comma"].join(group["short"] for group in groups) if groups else ""


def _marks(holder: Json) -> str:
    return ",".join(group["shown"] for group in group_marks(holder.get("marks", ())))
