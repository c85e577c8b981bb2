"""Many decisions at once, from plain actions: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from helpers.desk.cells import OFFSETS, Rulebook
from helpers.desk.items import GONE, LETTERS, Item, State
from helpers.desk.journal import Decision
from helpers.errors import UnknownNameError

Plan = tuple[str, str, dict[str, Any]]
"""Action, item and cells. accept, amend and reject take an item and cells; merge takes a measure and, as `into`, the
one that it joins; add takes no item, but `kind`, `start` and `end` beside the cells."""
ACTIONS = ("accept", "amend", "reject", "merge", "add")


def decisions(planned: Iterable[Plan], state: State, rulebook: Rulebook, text: str) -> list[Decision]:
    """Return the decisions that some actions are.

    Parameters
    ----------
    planned
        The actions, in their order.
    state, rulebook, text
        What lies on the desk, what a cell may hold, and the bulletin.

    Raises
    ------
    UsageError
        An action, an item or a cell is unknown, or a cell's value is not allowed.
    """
    made: list[Decision] = []
    for action, item_id, fields in planned:
        if action == "add":
            spot = {name: fields[name] for name in ("kind", *OFFSETS)}
            judged = rulebook.judged(spot["kind"], {name: fields[name] for name in fields if name not in spot}, text)
            taken = [decision.ids[0] for decision in made if decision.action == "add"]
            made.append(Decision("add", (new_id(state, spot["kind"], taken),), spot | judged))
        elif action == "merge":
            names = known_item(state, fields["into"]).item_id, known_item(state, item_id).item_id
            made.append(Decision("merge", names))
        elif action in ACTIONS:
            item = known_item(state, item_id)
            made.append(Decision(action, (item_id,), rulebook.judged(item.kind, fields, text, item)))
        else:
            raise UnknownNameError("decision", action, ACTIONS)
    return made


def known_item(state: State, item_id: str) -> Item:
    """Return an item that lies on the desk.

    Raises
    ------
    UnknownNameError
        There is none of that id, or it was split or merged into others.
    """
    item = state.items.get(item_id)
    if item is None or item.status == GONE:
        known = [name for name, other in state.items.items() if other.status != GONE]
        raise UnknownNameError("item", item_id, known)
    return item


def new_id(state: State, kind: str, taken: Iterable[str] = ()) -> str:
    """Return the next id of a kind; `taken` are those given just before."""
    letter = LETTERS[kind]
    used = [int(name[1:4]) for name in (*state.items, *taken) if name.startswith(letter) and name[1:4].isdigit()]
    return f"{letter}{max(used, default=0) + 1:03d}"
