"""Sections and the document that they make: JSON in, JSON out, numbered and linked both ways."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from helpers.blocks.checking import check
from helpers.blocks.evidence import Evidence, closure
from helpers.blocks.kinds import Block, Cover
from helpers.blocks.reading import cites, in_order
from helpers.blocks.text import Run
from helpers.errors import BlockError

MIME_TYPE = "application/vnd.union-briefings.section+json"
SCHEMA_ID = "union-briefings/section/1"
STOPS = ("。", "！", "？")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Backed:
    """A block together with the derived evidence that it brings along; words of the bulletin are known by their ids."""

    block: Block
    derived: tuple[Evidence, ...] = ()

    def __repr__(self) -> str:
        from helpers.blocks.preview import as_plain  # noqa: PLC0415 - drawn only when displayed

        plain = _plain(self.block)
        formulas = "".join(f"\n  {item.id}: {item.formula}" for item in self.derived)
        return f"{plain['kind']} {plain.get('id', '')}\n{as_plain({'blocks': [plain]})}{formulas}"


@dataclass(frozen=True, slots=True)
class Section:
    """What one notebook cell displays: blocks in one language, with all the evidence that they cite.

    Attributes
    ----------
    blocks
        In reading order.
    language
        ``"zh"`` or ``"en"``.
    evidence
        By id; what is not cited is left out of the JSON form.
    """

    blocks: tuple[Block, ...]
    language: str
    evidence: Mapping[str, Evidence] = field(default_factory=dict)

    @classmethod
    def of(cls, language: str, known: Mapping[str, Evidence], *items: Block | Backed) -> Section:
        """Make a section of blocks and backed blocks over the evidence already known.

        Raises
        ------
        BlockError
            A derived id stands for two different things.
        """
        evidence = dict(known)
        blocks: list[Block] = []
        for item in items:
            block, derived = (item.block, item.derived) if isinstance(item, Backed) else (item, ())
            blocks.append(block)
            for made in derived:
                if evidence.setdefault(made.id, made) != made:
                    raise BlockError(f"evidence {made.id!r} stands for two different things in one section")
        return cls(tuple(blocks), language, evidence)

    def to_json(self) -> Json:
        """Return the section as JSON, with the evidence that it cites and no other.

        Raises
        ------
        BlockError
            A block cites what is not known.
        """
        blocks = [_plain(block) for block in self.blocks]
        needed = closure(cites(blocks), self.evidence)
        return {
            "schema": SCHEMA_ID,
            "language": self.language,
            "blocks": blocks,
            "evidence": {key: _plain(item) for key, item in needed.items()},
        }

    def __repr__(self) -> str:
        from helpers.blocks.preview import as_plain  # noqa: PLC0415 - drawn only when displayed

        return as_plain({"blocks": [_plain(block) for block in self.blocks]})

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Json:
        from helpers.blocks.preview import as_html, as_plain  # noqa: PLC0415 - drawn only when displayed

        content = self.to_json()
        return {MIME_TYPE: content, "text/html": as_html(content), "text/plain": as_plain(content)}


def _plain(thing: object) -> Any:
    """Turn dataclasses into JSON; a block also says its kind. Empty values are left out."""
    if is_dataclass(thing) and not isinstance(thing, type):
        made = {} if not hasattr(thing, "kind") else {"kind": thing.kind}
        for item in fields(thing):
            content = _plain(getattr(thing, item.name))
            if content is not False and content not in ("", [], {}):
                made[item.name] = content
        return made
    if isinstance(thing, tuple | list):
        # A run without words says nothing; one that cites all the same is a fault, and the schema finds it.
        return [_plain(item) for item in thing if item != Run("")]
    return thing


def assemble(sections: Iterable[Json]) -> Json:
    """Put the sections of one notebook together into a document that can be rendered.

    Parameters
    ----------
    sections
        Their JSON forms, in order. The first block of the first is the cover.

    Returns
    -------
    dict
        ``cover``, ``language``, ``blocks`` (charts, tables and findings numbered within their kind; every text that
        cites has its ``marks``: note number, evidence id and a name for the place, so that a note can lead back) and
        ``evidence``, a list: first what is cited, in the order and with the numbers of the marks (``number``,
        ``uses``), then what that rests on in turn (``number`` 0).

    Raises
    ------
    BlockError
        A section does not fit the schema, there is no cover, two languages are mixed, two blocks share an id, or the
        same evidence id stands for two different things.
    """
    sections = list(sections)
    for section in sections:
        check(section)
    blocks = [block for section in sections for block in section["blocks"]]
    if not blocks or blocks[0]["kind"] != Cover.kind:
        raise BlockError("a document begins with a cover; this one does not")
    if any(block["kind"] == Cover.kind for block in blocks[1:]):
        raise BlockError("a document has one cover; this one has more")
    languages = {section["language"] for section in sections} | {blocks[0]["language"]}
    if len(languages) > 1:
        raise BlockError(f"one document mixes languages: {', '.join(sorted(languages))}")
    _check_ids(blocks)
    evidence = _merge(sections)
    numbers = {cite: number for number, cite in enumerate(dict.fromkeys(cites(blocks)), 1)}
    uses: dict[str, list[str]] = {cite: [] for cite in numbers}
    marked = [_marked(block, numbers, uses) for block in blocks]
    for kind in ("chart", "table", "finding"):
        for number, block in enumerate((b for b in marked if b["kind"] == kind), 1):
            block["number"] = number
    cited = [{**evidence[cite], "number": number, "uses": uses[cite]} for cite, number in numbers.items()]
    behind = [{**item, "number": 0, "uses": []} for key, item in evidence.items() if key not in numbers]
    return {
        "cover": marked[0],
        "language": blocks[0]["language"],
        "blocks": marked[1:],
        "evidence": cited + sorted(behind, key=lambda item: (item.get("start", -1), item["id"])),
    }


def _check_ids(blocks: Sequence[Json]) -> None:
    seen: set[str] = set()
    for block in blocks:
        name = block.get("id")
        if name in seen:
            raise BlockError(f"two blocks of one document share the id {name!r}")
        if name:
            seen.add(name)


def _merge(sections: Sequence[Json]) -> dict[str, Json]:
    merged: dict[str, Json] = {}
    for section in sections:
        for key, item in section["evidence"].items():
            if merged.setdefault(key, item) != item:
                raise BlockError(f"evidence {key!r} stands for two different things in one document")
    return merged


def _marked(node: Any, numbers: Mapping[str, int], uses: dict[str, list[str]]) -> Any:
    """Add the marks to every text, fact, cell, quote and chart that cites, in reading order.

    The holder of a text takes the text's marks to its own, so that an id cited twice in one place is marked once.
    """
    if isinstance(node, list):
        return [_marked(item, numbers, uses) for item in node]
    if not isinstance(node, Mapping):
        return node
    if "runs" in node:
        made = {**node, "runs": [dict(run) for run in node["runs"]]}
        _mark(made, cites(node["runs"]), numbers, uses)
        return made
    own = node.get("cites", [])
    made = {key: _marked(content, numbers, uses) for key, content in in_order(node)}
    if own:
        holder = next((made[key] for key in ("title", "label", "text") if isinstance(made.get(key), dict)), made)
        _mark(holder, [*(mark["id"] for mark in holder.get("marks", [])), *own], numbers, uses)
    return made


def _mark(holder: Json, cites: Sequence[str], numbers: Mapping[str, int], uses: dict[str, list[str]]) -> None:
    if not cites:
        return
    places = {mark["id"]: mark["use"] for mark in holder.get("marks", [])}
    marks = []
    for cite in sorted(dict.fromkeys(cites), key=numbers.__getitem__):
        if cite not in places:
            places[cite] = f"ref-{numbers[cite]}-{len(uses[cite]) + 1}"
            uses[cite].append(places[cite])
        marks.append({"id": cite, "number": numbers[cite], "use": places[cite]})
    holder["marks"] = marks
    runs = holder.get("runs")
    if runs and runs[-1]["text"].endswith(STOPS):
        # A note mark stands before a Chinese stop and behind an English one.
        runs[-1]["text"], holder["stop"] = runs[-1]["text"][:-1], runs[-1]["text"][-1]
