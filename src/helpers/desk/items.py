"""What lies on the desk: articles, measures and figures, each open, accepted, rejected, or gone into others."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import pandas as pd

from helpers.desk.journal import Decision
from helpers.errors import DataError
from helpers.ingest.proposals import Proposals
from helpers.rows import rows

OPEN, ACCEPTED, REJECTED, GONE = "open", "accepted", "rejected", "gone"
LETTERS = {"article": "A", "measure": "M", "figure": "F"}
TOUCHING = 2


@dataclass
class Item:
    """One thing to decide on.

    Attributes
    ----------
    item_id
        Such as M012; parts of a split one are M012a, M012b.
    kind
        article, measure or figure.
    start, end
        Offsets of its words in the bulletin.
    fields
        Its cells, as far as they are known.
    further
        Of a measure: further spans as (start, end, role).
    status
        open, accepted, rejected, or gone: split or merged into others.
    reason
        Why it was proposed; empty where a person added it.
    who
        Whose the last decision on it is.
    """

    item_id: str
    kind: str
    start: int
    end: int
    fields: dict[str, Any] = field(default_factory=dict)
    further: list[tuple[int, int, str]] = field(default_factory=list)
    status: str = OPEN
    reason: str = ""
    who: str = ""

    def holds(self, start: int, end: int) -> bool:
        """Say whether a span lies within its words or within one of its further spans."""
        spans = [(self.start, self.end), *((first, last) for first, last, _ in self.further)]
        return any(first <= start and end <= last for first, last in spans)


@dataclass
class State:
    """All items by id, in text order, and the ids that were given to accepted ones for good."""

    items: dict[str, Item]
    numbers: dict[str, str] = field(default_factory=dict)
    adjudications: list[Mapping[str, Any]] = field(default_factory=list)

    def of(self, kind: str, *statuses: str) -> list[Item]:
        """Return the items of a kind in text order, those of the given statuses, or all that are not gone."""
        wanted = statuses or (OPEN, ACCEPTED, REJECTED)
        found = (item for item in self.items.values() if item.kind == kind and item.status in wanted)
        return sorted(found, key=lambda item: (item.start, item.end, item.item_id))

    def digest(self) -> str:
        """Return a digest of all items, to tell two states apart; ids given for good make no difference."""
        items = [asdict(item) for item in self.items.values()]
        return hashlib.sha256(json.dumps(items, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def initial(proposals: Proposals, kinds: Iterable[str] = ("article", "measure", "figure")) -> State:
    """Return the state before any decision: every proposal open."""
    items: dict[str, Item] = {}
    tables = {"article": proposals.articles, "measure": proposals.measures, "figure": proposals.figures}
    for kind in kinds:
        for row in rows(tables[kind]):
            cells = {name: _plain(value) for name, value in row._asdict().items()}
            item_id = f"A{row.article_no:03d}" if kind == "article" else str(row.proposal_id)
            pairs = [pair.split("-") for pair in str(cells.pop("further", "")).split("；") if pair]
            further = [(int(start), int(end), "continued") for start, end in pairs]
            for name in ("Index", "proposal_id", "reason", "start", "end", "quote"):
                cells.pop(name, None)
            items[item_id] = Item(item_id, kind, int(row.start), int(row.end), cells, further, reason=str(row.reason))
    return State(items)


def _plain(value: Any) -> Any:
    """Return a cell as JSON would hold it: a missing number is None."""
    if value is pd.NA or value is None or (isinstance(value, float) and pd.isna(value)):
        return None
    plain = value.item() if hasattr(value, "item") else value
    return int(plain) if isinstance(plain, bool) else plain


def apply(state: State, decision: Decision) -> None:
    """Change the state by one decision.

    Raises
    ------
    DataError
        The decision is about an item that is not there.
    """
    match decision.action:
        case "number":
            state.numbers |= {str(key): str(value) for key, value in decision.fields.items()}
        case "adjudicate":
            state.adjudications.append(decision.fields)
        case "add":
            _add(state, decision)
        case "split":
            _split(state, decision)
        case "merge":
            _merge(state, decision)
        case "accept" | "amend" | "reject":
            for item_id in decision.ids:
                item = _item(state, item_id)
                _set(item, decision.fields)
                item.who = decision.who
                if decision.action != "amend":
                    item.status = ACCEPTED if decision.action == "accept" else REJECTED
        case _:
            raise DataError(f"{decision.action!r} is no decision")


def _item(state: State, item_id: str) -> Item:
    if item_id not in state.items:
        raise DataError(f"a decision is about {item_id}, which is not on the desk")
    return state.items[item_id]


def _set(item: Item, fields: Mapping[str, Any]) -> None:
    for name, value in fields.items():
        if name in ("start", "end"):
            setattr(item, name, int(value))
        elif name == "further":
            item.further = [(int(start), int(end), str(role)) for start, end, role in value]
        else:
            item.fields[name] = value


def _add(state: State, decision: Decision) -> None:
    (item_id,) = decision.ids
    fields = dict(decision.fields)
    item = Item(item_id, str(fields.pop("kind")), int(fields.pop("start")), int(fields.pop("end")), status=ACCEPTED)
    _set(item, fields)
    item.who = decision.who
    if item.kind == "measure":
        _make_room(state, item)
    state.items[item_id] = item


def _make_room(state: State, added: Item) -> None:
    """Give an added measure the figures that lie in it, and take its words out of the further spans of others.

    Without this, words that were split off would stand in both measures, and their figures count for the old one.
    """
    for other in state.items.values():
        if other.kind == "figure" and added.start <= other.start and other.end <= added.end:
            other.fields["measure"] = added.item_id
        elif other.item_id != added.fields.get("part_of"):
            other.further = [one for one in other.further if not (added.start <= one[0] and one[1] <= added.end)]


def _split(state: State, decision: Decision) -> None:
    (item_id,) = decision.ids
    item = _item(state, item_id)
    for letter, (start, end) in zip("abcdefghijklmnopqrstuvwxyz", decision.fields["spans"], strict=False):
        part = Item(f"{item_id}{letter}", item.kind, int(start), int(end), dict(item.fields), reason=item.reason)
        part.who = decision.who
        state.items[part.item_id] = part
    item.status = GONE


def _merge(state: State, decision: Decision) -> None:
    """Merge items into the first: one span where only a stop or two part them, else further quotes."""
    ordered = sorted((_item(state, item_id) for item_id in decision.ids), key=lambda item: item.start)
    first = ordered[0]
    for other in ordered[1:]:
        if 0 <= other.start - first.end <= TOUCHING:
            first.end = other.end
        else:
            first.further.append((other.start, other.end, "continued"))
        first.further += other.further
        other.status = GONE
    first.who = decision.who
