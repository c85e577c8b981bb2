"""The coding desk: a person decides on proposals, one decision at a time, and none is lost."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.corpus import check as check_data
from helpers.corpus.faults import Fault
from helpers.corpus.reading import read
from helpers.desk.cells import CELLS, Rulebook, missing
from helpers.desk.items import ACCEPTED, LETTERS, OPEN, REJECTED, Item, State, apply, initial
from helpers.desk.journal import JOURNAL, UNDO, Decision, Journal, effective
from helpers.desk.left import Left
from helpers.desk.planned import Plan, decisions, known_item, new_id
from helpers.desk.terms import Term, add_terms, left_over
from helpers.desk.unwritten import faults as unwritten_faults
from helpers.desk.written import Where, Written, write
from helpers.errors import FaultsError, UnknownNameError, UsageError
from helpers.ingest import read_proposals, read_rules

KINDS = ("article", "measure", "figure")
CODINGS = ("", "coding_a", "coding_b")


def _clock() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


class Desk:
    """The desk of one bulletin and one coder.

    Parameters
    ----------
    root, bulletin_id
        The data folder, and a bulletin that `helpers.ingest.ingest` made.
    who
        Whose decisions they are; needed before the first one.
    coding
        Empty for the coding that briefings use; "coding_a" or "coding_b" for a blind one, which sees neither the
        proposals for measures and figures nor anybody's decisions on them.
    now
        Returns the time of a decision.

    Raises
    ------
    UsageError
        The bulletin has no proposals, or the coding is none of these.
    FaultsError
        The bulletin's text is not the one that was taken in.
    """

    def __init__(
        self, root: Path, bulletin_id: str, *, who: str = "", coding: str = "", now: Callable[[], str] = _clock
    ) -> None:
        if coding not in CODINGS:
            raise UnknownNameError("coding", coding, CODINGS[1:])
        self.root, self.bulletin_id, self.who, self.coding = root, bulletin_id, who.strip(), coding
        files = read(root, bulletin_id)
        if changed := [fault for fault in files.faults if fault.rule == "wrong checksum"]:
            # Every decision is about words at their offsets: in another text they would be others.
            raise FaultsError(changed)
        self.text = files.text
        self.rulebook = Rulebook.of(files)
        self._now = now
        self._proposals = read_proposals(root, bulletin_id)
        folder = root / "coding" / bulletin_id
        self._journal = Journal(folder / coding / JOURNAL)
        self._articles = Journal(folder / JOURNAL) if coding else None
        self.state = self._replayed()

    def _replayed(self) -> State:
        state = initial(self._proposals, ("article",) if self.coding else KINDS)
        if self._articles:
            # A blind coder shares with the other one only where the articles are.
            for decision in effective(self._articles.read()):
                if all(item_id.startswith(LETTERS["article"]) for item_id in decision.ids) and decision.ids:
                    apply(state, decision)
        for decision in effective(self._journal.read()):
            apply(state, decision)
        return state

    def items(self, kind: str) -> pd.DataFrame:
        """Return the items of a kind, one row each, in text order.

        Returns
        -------
        DataFrame
            ``item_id``, ``state`` (open, accepted, rejected), ``quote``, ``start``, ``end``, ``reason``, ``who``, and
            the cells of the kind (empty text where nothing is known).
        """
        made = []
        for item in self.state.of(self._kind(kind)):
            cells = {name: item.fields.get(name) for name in CELLS[kind]}
            made.append({
                "item_id": item.item_id, "state": item.status, "quote": self.words(item), "start": item.start,
                "end": item.end, "reason": item.reason, "who": item.who,
            } | {name: "" if value is None else value for name, value in cells.items()})  # fmt: skip
        columns = ["item_id", "state", "quote", "start", "end", "reason", "who", *CELLS[kind]]
        return pd.DataFrame(made, columns=columns)

    def stamp(self) -> str:
        """Return the bulletin and a digest of all items as they lie on the desk: another one after any decision."""
        return f"{self.bulletin_id} {self.state.digest()}"

    def words(self, item: Item) -> str:
        """Return the words of an item."""
        return self.text[item.start : item.end]

    def left(self) -> Left:
        """Say what is left to decide and to fill in."""
        counts = {kind: len(self.state.of(kind, OPEN)) for kind in KINDS}
        accepted = [item for kind in KINDS for item in self.state.of(kind, ACCEPTED)]
        return Left(counts, tuple(line for item in accepted for line in missing(item)))

    # Deciding

    def accept(self, *item_ids: str, **fields: Any) -> None:
        """Accept items as they are, or with cells changed.

        Raises
        ------
        UsageError
            An item or a cell is unknown, a cell's value is not allowed, or nobody is named as deciding. Nothing is
            written then; the same holds for all decisions.
        """
        self._decide("accept", item_ids, fields)

    def amend(self, item_id: str, **fields: Any) -> None:
        """Change cells of an item (or `start`, `end`: its words), accepted or not."""
        self._decide("amend", (item_id,), fields)

    def decide(self, planned: Iterable[Plan]) -> int:
        """Take many decisions in one go, as `helpers.desk.planned.decisions` makes them; returns how many."""
        made = decisions(planned, self.state, self.rulebook, self.text)
        if made:
            self._append(*made)
        return len(made)

    def reject(self, *item_ids: str, reason: str = "") -> None:
        """Reject items."""
        self._decide("reject", item_ids, {"note": reason} if reason else {})

    def split(self, item_id: str, *quotes: str) -> tuple[str, ...]:
        """Split an item into parts, given by their words, each found within it; returns the ids of the parts."""
        item = self._item(item_id)
        spans, at = [], item.start
        for quote in quotes:
            start = self.text.find(quote, at, item.end) if quote else -1
            if start < 0:
                raise UsageError(f"{item_id}: {quote!r} does not stand in its words, in this order")
            spans.append([start, start + len(quote)])
            at = start + len(quote)
        if not 2 <= len(spans) <= 26:
            raise UsageError(f"{item_id}: found {len(spans)} parts; allowed: 2 to 26")
        self._append(Decision("split", (item_id,), {"spans": spans}))
        return tuple(f"{item_id}{letter}" for letter, _ in zip("abcdefghijklmnopqrstuvwxyz", spans, strict=False))

    def merge(self, *item_ids: str) -> str:
        """Merge items of one kind into the first of them in the text; returns its id."""
        found = sorted((self._item(item_id) for item_id in dict.fromkeys(item_ids)), key=lambda item: item.start)
        if len(found) < 2 or len({item.kind for item in found}) > 1 or found[0].kind != "measure":
            raise UsageError(f"found {', '.join(item_ids) or 'nothing'} to merge; allowed: two or more measures")
        self._append(Decision("merge", tuple(item.item_id for item in found)))
        return found[0].item_id

    def add(self, kind: str, quote: str, *, after: int = 0, **fields: Any) -> str:
        """Add an item that nobody proposed, by its words, the first place behind `after`; returns its id."""
        start = self.text.find(quote, after) if quote else -1
        if start < 0:
            raise UsageError(f"{quote!r} does not stand in the bulletin behind offset {after}")
        item_id = new_id(self.state, self._kind(kind))
        spot = {"kind": kind, "start": start, "end": start + len(quote)}
        self._append(Decision("add", (item_id,), spot | self.rulebook.judged(kind, fields, self.text)))
        return item_id

    def undo(self) -> str:
        """Take back the last decision that is not taken back yet; returns what it was, empty without one."""
        held = [decision for decision in effective(self._journal.read()) if decision.action != "number"]
        if not held:
            return ""
        self._append(Decision(UNDO, ()))
        return f"{held[-1].action} {' '.join(held[-1].ids)}"

    def adjudicated(self, facts: dict[str, str]) -> None:
        """Note how a difference between the two blind codings was settled: one row of adjudication.csv."""
        self._append(Decision("adjudicate", (), facts))

    # Terms

    def terms(self) -> list[Term]:
        """Return the numerals that neither a figure on the desk nor fixed_terms.csv accounts for, as proposed terms."""
        spans = [(item.start, item.end) for item in self.state.of("figure", OPEN, ACCEPTED)]
        listed = read(self.root, self.bulletin_id).tables["fixed_terms"]["term"].tolist()
        return left_over(self.text, spans, listed, read_rules(self.root))

    def add_term(self, term: str, *, kind: str = "ordinary word", reason: str) -> int:
        """Add a term to fixed_terms.csv, where numerals stand that are no figures."""
        return add_terms(self.root, {term: (kind, reason)})

    # Writing

    def write(self) -> Written:
        """Write the accepted rows to their tables, each table whole, and list them in the data package."""
        if missing_numbers := self.rulebook.numbers(self.state, self.bulletin_id):
            self._append(Decision("number", (), missing_numbers))
        return write(Where(self.root, self.bulletin_id, self.coding), self.state, self.text, self.rulebook)

    def check(self) -> list[Fault]:
        """Return every fault in the bulletin's data as written, and what was accepted and is not written."""
        found = check_data(self.root, self.bulletin_id)
        return found if self.coding else found + unwritten_faults(self.state, self.bulletin_id)

    # Within

    def _decide(self, action: str, item_ids: tuple[str, ...], fields: dict[str, Any]) -> None:
        if not item_ids:
            raise UsageError(f"nothing to {action}: name one item or more")
        for item_id in item_ids:
            item = self._item(item_id)
            judged = self.rulebook.judged(item.kind, fields, self.text, item)
        self._append(Decision(action, item_ids, judged))

    def _append(self, *decisions: Decision) -> None:
        if not self.who:
            raise UsageError("nobody is named as deciding; allowed: a name, such as --who 'Li Ming'")
        if not self.who.isprintable() or unicodedata.category(self.who[0]) in ("Sm", "Pd", "Po"):
            raise UsageError(f"{self.who!r} is no name")
        at = self._now()
        self._journal.append(*(replace(decision, who=self.who, at=at) for decision in decisions))
        self.state = self._replayed()

    def _item(self, item_id: str) -> Item:
        return known_item(self.state, item_id)

    def _kind(self, kind: str) -> str:
        if kind not in KINDS:
            raise UnknownNameError("kind", kind, KINDS)
        return kind


__all__ = ["ACCEPTED", "OPEN", "REJECTED", "Desk", "Left"]
