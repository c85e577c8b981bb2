"""Whether a document's own words are backed: each number and quantifier by evidence that resolves and agrees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from helpers.audit.agreement import listed_behind, supports
from helpers.audit.faults import Fault
from helpers.audit.formulas import unfounded, wrong_results
from helpers.audit.ground import DATE, Ground
from helpers.audit.plots import alt_faults
from helpers.audit.tokens import Token, tokens
from helpers.render.words import flat

Json = Mapping[str, Any]
UNBACKED = "unbacked"
EDITORS_NOTE = ("编者按", "Editor's note", "Editor’s note")
_DISPLAYED = re.compile(r"cell-\d+-output-\d+")


def check_document(document: Json, ground: Ground, file: str) -> list[Fault]:
    """Return what a document says without backing.

    Parameters
    ----------
    document
        As `helpers.blocks.assemble` makes it.
    ground
        The corpus, in the document's language.
    file
        How messages name the document.
    """
    checker = _Checker(document, ground, file)
    return [*checker.cover(), *checker.evidence(), *checker.body()]


def editors_words(document: Json) -> list[Json]:
    """Return the blocks of the editor's note (编者按): the editor's words, which the audit lists and does not judge."""
    found: list[Json] = []
    cell = ""
    for block in document["blocks"]:
        if block["kind"] == "heading":
            displayed = _DISPLAYED.match(block["id"])
            is_note = bool(displayed) and _words(block["text"]) in EDITORS_NOTE
            cell = displayed.group() if displayed and (is_note or displayed.group() == cell) else ""
        if cell:
            found.append(block)
    return found


class _Checker:
    def __init__(self, document: Json, ground: Ground, file: str) -> None:
        self.document = document
        self.ground = ground
        self.file = file
        self.known: dict[str, Json] = {item["id"]: item for item in document["evidence"]}

    # ---- Blocks ------------------------------------------------------------------------------------------------------

    def body(self) -> Iterator[Fault]:
        exempt = {id(block) for block in editors_words(self.document)}
        for block in self.document["blocks"]:
            if id(block) not in exempt:
                where = f"{block['kind']} {block['id']}" if block.get("id") else str(block["kind"])
                yield from self.block(block, where)

    def block(self, block: Json, where: str) -> Iterator[Fault]:
        cites = block.get("cites", ())
        yield from self.dangling(cites, where)
        for key in ("label", "title", "text", "aside", "caveat", "details"):
            part = block.get(key)
            if isinstance(part, str):
                yield from self.words(part, cites, where)
            elif part:
                yield from self.text(part, cites, where)
        yield from self.words(block.get("subtitle", ""), cites, where)
        for note in block.get("notes", ()):
            yield from self.text(note, cites, where)
        if block["kind"] == "quote":
            yield from self.quote(block, where)
        elif block["kind"] == "facts":
            for item in block["items"]:
                yield from self.dangling(item["cites"], where)
                yield from self.words(item["value"] + item.get("unit", ""), item["cites"], where)
                yield from self.text(item["label"], item["cites"], where)
        elif block["kind"] == "list":
            for item in block["items"]:
                yield from self.text(item, (), where)
        elif block["kind"] == "table":
            yield from self.table(block, where)
        elif block["kind"] == "chart":
            yield from alt_faults(block, self.ground, self.document, self.file)

    def table(self, block: Json, where: str) -> Iterator[Fault]:
        for column in block["columns"]:
            for words in (column["title"], column.get("unit", "")):
                yield from self.words(words, (), f"{where}, head")
        for number, row in enumerate(block.get("rows", ()), 1):
            for cell in row:
                place = f"{where}, row {number}"
                yield from self.dangling(cell.get("cites", ()), place)
                yield from self.text(cell.get("text", {}), cell.get("cites", ()), place)

    def quote(self, block: Json, where: str) -> Iterator[Fault]:
        cited = [self.known[cite] for cite in block["cites"] if cite in self.known]
        for key in ("quote", "translation"):
            words = block.get(key, "")
            allowed = [item.get(key, "") for item in cited]
            if words and words not in allowed:
                yield Fault(self.file, where, f"{key} is not that of its evidence", words, " or ".join(allowed), "")
        tags = [tag for tag in block.get("tags", ()) if not any(tag in item.get("codes", ()) for item in cited)]
        for tag in tags:
            yield from self.words(tag, block["cites"], where)

    # ---- Words -------------------------------------------------------------------------------------------------------

    def text(self, text: Json, cites: Sequence[str], where: str) -> Iterator[Fault]:
        """Yield what is unbacked in a text: each number and quantifier needs evidence of its run or its block."""
        runs = text.get("runs", ())
        whole = "".join(flat(run["text"]) for run in runs)
        for run in runs:
            yield from self.dangling(run.get("cites", ()), where)
        spans = []
        start = 0
        for run in runs:
            spans.append((start, start + len(flat(run["text"])), run))
            start = spans[-1][1]
        for token in self.claiming(whole):
            own = [run for first, last, run in spans if first < token.end and token.start < last]
            backing = [*dict.fromkeys([*(cite for run in own for cite in run.get("cites", ())), *cites])]
            words = "".join(run["text"] for run in own)
            yield from self.token(token, whole, words, backing, where)
        for run in runs:
            yield from self.wrong_dates(run["text"], [*run.get("cites", ()), *cites], where)

    def words(self, words: str, cites: Sequence[str], where: str) -> Iterator[Fault]:
        for token in self.claiming(words):
            yield from self.token(token, words, words, cites, where)

    def claiming(self, words: str) -> Iterator[Token]:
        """Yield the numbers and quantifiers that no rule exempts."""
        found = tokens(words)
        exempt = self.ground.exempt(words) if found else []
        for token in found:
            if not any(start <= token.start and token.end <= end for start, end in exempt):
                yield token

    def wrong_dates(self, words: str, cites: Sequence[str], where: str) -> Iterator[Fault]:
        """Yield each date, which needs no evidence, that has evidence and contradicts it."""
        kinds = {self.known.get(cite, {}).get("kind") for cite in cites}
        if words.rstrip("。.") in self.ground.recorded or not kinds or kinds - {"figure", "article"}:
            return
        times = {value for cite in cites for value in self.ground.stated.get(cite, ())}
        for date in DATE.finditer(words):
            for token in tokens(date.group()):
                if token.is_number and token.value not in times:
                    expected = " or ".join(map(self.printed, cites))
                    yield Fault(self.file, where, "not when its evidence says", date.group(), expected, words)

    def token(self, token: Token, whole: str, run: str, cites: Sequence[str], where: str) -> Iterator[Fault]:
        around = whole[max(0, token.start - 24) : token.end + 24]
        if not cites:
            yield Fault(self.file, where, UNBACKED, token.words, "evidence", around)
        elif token.is_number and (listed := listed_behind(whole[token.end :], self.ground.places)) is not None:
            if token.value != listed:
                yield Fault(self.file, where, "not as many as it lists", token.words, str(listed), around)
        elif token.is_number and not (
            (len(cites) > 1 and token.value == len(cites))
            or any(supports(self.known.get(cite, {}), token, run, whole, self.ground) for cite in cites)
        ):
            expected = " or ".join(self.printed(cite) for cite in cites if cite in self.known)
            yield Fault(self.file, where, "not what its evidence says", token.words, expected, around)

    def dangling(self, cites: Sequence[str], where: str) -> Iterator[Fault]:
        for cite in cites:
            if cite not in self.known:
                yield Fault(self.file, where, "cites what does not exist", cite, "an id of the evidence", "")

    def printed(self, cite: str) -> str:
        item = self.known[cite]
        return str(item.get("formula") or item.get("quote") or item["label"])

    # ---- Cover and evidence ------------------------------------------------------------------------------------------

    def cover(self) -> Iterator[Fault]:
        cover, bulletin = self.document["cover"], self.ground.corpus.bulletin
        for key in ("title", "series", "issuer", "place", "issue", "date_text", "description"):
            yield from self.words(cover.get(key, ""), (), f"cover, {key}")
        for line in cover.get("masthead", ()):
            yield from self.words(line, (), "cover, masthead")
        quoted = str(bulletin.get("distribution_zh", ""))
        is_verified = self.ground.is_in_bulletin(quoted)
        for row in cover.get("colophon", ()):
            yield from self.words(row["label"], (), "colophon")
            if not (is_verified and row["text"] in (quoted, str(bulletin.get("distribution_en", "")))):
                yield from self.words(row["text"], (), f"colophon, {row['label']}")

    def evidence(self) -> Iterator[Fault]:
        """Yield what is wrong with the evidence: words against the bulletin, derived values against their formulas."""
        for item in self.document["evidence"]:
            where = f"evidence {item['id']}"
            for name in item.get("rests_on", ()):
                if name not in self.known:
                    yield Fault(self.file, where, "rests on what does not exist", name, "an id of the evidence", "")
            yield from self.derived(item, where) if item["kind"] == "derived" else self.original(item, where)

    def original(self, item: Json, where: str) -> Iterator[Fault]:
        true = self.ground.known.get(item["id"])
        if true is None:
            yield Fault(self.file, where, "not in the bulletin's coding", item["id"], "a known id", "")
            return
        at = self.ground.corpus.text[item.get("start", 0) : item.get("end", 0)]
        if item.get("quote", "") != at:
            yield Fault(self.file, where, "quote is not the bulletin's", item.get("quote", ""), at, "")
        for key in sorted({*true, *item} - {"number", "uses", "quote"}):
            if item.get(key) != true.get(key):
                found, expected = (str(one.get(key, "")) for one in (item, true))
                yield Fault(self.file, where, f"{key} is not the coding's", found, expected, "")

    def derived(self, item: Json, where: str) -> Iterator[Fault]:
        if not item.get("rests_on"):
            yield Fault(self.file, where, "rests on nothing", item["label"], "ids of the evidence", "")
        for found, expected in wrong_results(item):
            yield Fault(self.file, where, "formula does not give its result", found, expected, "")
        for token in unfounded(item, self.ground, self.ground.everything):
            around = item["formula"][max(0, token.start - 24) : token.end + 24]
            yield Fault(self.file, where, "number not counted in what it rests on", token.words, "", around)


def _words(text: Json) -> str:
    return "".join(run["text"] for run in text.get("runs", ()))
