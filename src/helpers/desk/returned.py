"""What a person decided in a row of the workbook, compared with the item that it is about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from helpers.corpus.faults import Fault
from helpers.desk.cells import CELLS
from helpers.desk.desk import Desk
from helpers.desk.items import OPEN, REJECTED
from helpers.desk.planned import Plan
from helpers.errors import BriefingsError
from helpers.guarding import STARTS

MERGE = "merge"
DECISIONS = {"article": ("accept", "reject"), "measure": ("accept", "reject", MERGE), "figure": ("accept", "reject")}
LOCKED = ("start", "end", "reason")
LONGEST_SHOWN = 5_000
"""Of a quote: a cell of Excel takes 32,767 characters, and nobody reads an article in one."""


def columns(kind: str) -> list[str]:
    """Return the columns of a kind's sheet."""
    return ["decision", "item_id", "state", "quote", *CELLS[kind], "start", "end", "reason"]


def shown(quote: str) -> str:
    """Return a quote as its cell shows it; an article's is cut."""
    return quote if len(quote) <= LONGEST_SHOWN else quote[: LONGEST_SHOWN - 1] + "…"


def text(cell: Any) -> str:
    """Return a cell as text; a whole number without its point, since Excel keeps all numbers alike."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return str(cell).strip() if not str(cell).startswith(STARTS) else str(cell)


def plan(desk: Desk, kind: str, sheet: Sequence[Sequence[Any]], file: str, faults: list[Fault]) -> list[Plan]:
    """Return the decisions of a sheet; add to the faults what is wrong, by row and column.

    Parameters
    ----------
    desk, kind
        Whose items the rows are, and of which kind.
    sheet, file
        The rows with their heading, and how faults name the workbook.
    faults
        Grows.
    """
    place, known_columns = f"{file}, sheet {kind}s", columns(kind)
    head = [str(cell or "") for cell in sheet[0]] if sheet else []
    while head and not head[-1]:
        head.pop()
    if head != known_columns:
        faults.append(Fault(place, 1, "", "other columns", ", ".join(head), ", ".join(known_columns)))
        return []
    items = {row["item_id"]: row for row in desk.items(kind).to_dict("records")}
    given: dict[str, _Row] = {}
    made: list[Plan] = []
    for number, cells in enumerate(sheet[1:], start=2):
        row = _Row(desk, kind, place, number, dict(zip(known_columns, map(text, cells), strict=False)))
        if not any(row.cells.values()):
            continue
        item_id = row.cells["item_id"]
        if not item_id:
            made += row.added()
        elif item_id not in items or item_id in given:
            rule = "row given twice" if item_id in given else "unknown item"
            row.wrong("item_id", rule, item_id, "an item of this bulletin, once, or empty for a new one")
        else:
            given[item_id] = row
            made += row.decided(items[item_id])
        faults += row.faults
    return made + _merged(desk, given, faults)


@dataclass
class _Row:
    """A row as it came back."""

    desk: Desk
    kind: str
    place: str
    number: int
    cells: Mapping[str, str]
    faults: list[Fault] = field(default_factory=list)

    @property
    def decision(self) -> str:
        return self.cells["decision"].lower()

    def wrong(self, column: str, rule: str, found: str, allowed: str) -> None:
        self.faults.append(Fault(self.place, self.number, column, rule, found, allowed))

    def decided(self, known: Mapping[Any, Any]) -> list[Plan]:
        """Return the decision on an item that is known; one to merge comes later, with its neighbours."""
        if self.decision not in ("", *DECISIONS[self.kind]):
            self.wrong("decision", "unknown decision", self.decision, f"{', '.join(DECISIONS[self.kind])}, or empty")
        for column in LOCKED:
            if self.cells[column] != text(known[column]):
                self.wrong(column, "changed", self.cells[column], f"{text(known[column])}, as it was")
        changes = self._judged({name: self.cells[name] for name in CELLS[self.kind]}, known) | self._words(known)
        if self.decision in ("reject", MERGE) and changes:
            rule = f"{self.decision}{'ed' if self.decision == 'reject' else 'd'} and amended"
            self.wrong("decision", rule, ", ".join(changes), "one of both")
        if self.faults or self.decision == MERGE or not (self.decision or changes):
            return []
        if self.decision == "accept" and known["state"] != OPEN and not changes:
            return []
        return [(self.decision or "amend", self.cells["item_id"], changes)]

    def added(self) -> list[Plan]:
        """Return the decision to add a row that nobody proposed; empty cells are those of the item it is a part of."""
        if self.kind == "article":
            self.wrong("item_id", "new row", "", "a measure or a figure; articles are added in JupyterLab")
            return []
        if self.decision != "accept":
            self.wrong("decision", "new row that is not accepted", self.decision, "accept")
        quote, given = self.cells["quote"], self.cells["start"]
        starts = _places(self.desk.text, quote)
        if given:
            starts = [start for start in starts if str(start) == given]
        if len(starts) != 1:
            self._not_found(quote, _places(self.desk.text, quote))
            return []
        start, end = starts[0], starts[0] + len(quote)
        own = {name: self.cells[name] for name in CELLS[self.kind] if self.cells[name]}
        whole = next((one for one in self.desk.state.of(self.kind) if one.holds(start, end)), None)
        cells = {name: whole.fields[name] for name in CELLS[self.kind] if name in whole.fields} if whole else {}
        fields = (cells if self.kind == "measure" else {}) | self._judged(own, {})
        return [] if self.faults else [("add", "", {"kind": self.kind, "start": start, "end": end} | fields)]

    def _judged(self, cells: Mapping[str, str], known: Mapping[Any, Any]) -> dict[str, Any]:
        changes: dict[str, Any] = {}
        for column, cell in cells.items():
            if column in known and cell == text(known[column]):
                continue
            if cell.startswith("="):
                self.wrong(column, "spreadsheet formula", cell, "text")
                continue
            try:
                changes |= self.desk.rulebook.judged(self.kind, {column: cell}, self.desk.text)
            except BriefingsError as error:
                self.wrong(column, "not allowed", cell, str(error))
        return changes

    def _words(self, known: Mapping[Any, Any]) -> dict[str, Any]:
        """Return the offsets of words that were made shorter or longer; they must share a character with the old."""
        quote, before = self.cells["quote"], shown(str(known["quote"]))
        if quote == text(before):
            return {}
        if self.kind == "article" or before != known["quote"]:
            self.wrong("quote", "changed", quote, "the words as they were")
            return {}
        starts = _places(self.desk.text, quote)
        near = [start for start in starts if start < known["end"] and known["start"] < start + len(quote)]
        if len(near) != 1:
            self._not_found(quote, near)
            return {}
        return {"start": near[0], "end": near[0] + len(quote)}

    def _not_found(self, quote: str, starts: Sequence[int]) -> None:
        if len(starts) > 1:
            allowed = f"words that stand there once, or in `start` one of {', '.join(map(str, starts[:10]))}"
            self.wrong("quote", "words at several places", quote, allowed)
        else:
            self.wrong("quote", "words not at their place", quote, "words of the bulletin, as they stand there")


def _places(whole: str, quote: str) -> list[int]:
    found, at = [], whole.find(quote) if quote else -1
    while at >= 0:
        found.append(at)
        at = whole.find(quote, at + 1)
    return found


def _merged(desk: Desk, given: Mapping[str, _Row], faults: list[Fault]) -> list[Plan]:
    """Return the decisions to merge: each measure into the one before it in the text that is neither put aside."""
    made: list[Plan] = []
    first, beginnings = None, [article.start for article in desk.state.of("article")]
    for item in desk.state.of("measure"):
        row = given.get(item.item_id)
        if row is not None and row.decision == MERGE:
            if first is None or bisect_right(beginnings, first.start) != bisect_right(beginnings, item.start):
                allowed = "a measure before it in its article, neither rejected nor merged"
                faults.append(Fault(row.place, row.number, "decision", "nothing to merge with", item.item_id, allowed))
            else:
                made.append((MERGE, item.item_id, {"into": first.item_id}))
        elif item.status != REJECTED and not (row is not None and row.decision == "reject"):
            first = item
    return made
