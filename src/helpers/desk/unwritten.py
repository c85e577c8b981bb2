"""What a person accepted and no table holds: no briefing would miss it, so the check has to."""

from __future__ import annotations

from pathlib import Path

from helpers.corpus.faults import Fault
from helpers.desk.cells import missing_cells
from helpers.desk.items import ACCEPTED, Item, State, apply, initial
from helpers.desk.journal import JOURNAL, Journal, effective
from helpers.errors import BriefingsError
from helpers.ingest import read_proposals

KINDS = ("measure", "figure")


def unwritten(state: State) -> list[Item]:
    """Return the accepted measures and figures that were never written, in text order: they have no id yet."""
    return [item for kind in KINDS for item in state.of(kind, ACCEPTED) if item.item_id not in state.numbers]


def faults(state: State, bulletin_id: str) -> list[Fault]:
    """Return a fault for each accepted measure or figure that was never written, and what it lacks."""
    made = []
    for item in unwritten(state):
        lacks = ", ".join(missing_cells(item))
        allowed = f"fill {lacks}" if lacks else "written, by “Write and check” or the next import"
        made.append(Fault(_file(bulletin_id), 0, "", "accepted but not written", item.item_id, allowed))
    return made


def check(root: Path, bulletin_id: str) -> list[Fault]:
    """Return what was accepted for a bulletin and never written; none where nothing was decided on a desk."""
    journal = Journal(root / _file(bulletin_id))
    if not journal.path.is_file():
        return []
    try:
        state = initial(read_proposals(root, bulletin_id))
        for decision in effective(journal.read()):
            apply(state, decision)
    except BriefingsError as error:
        return [Fault(_file(bulletin_id), 0, "", "decisions cannot be read", str(error), "the journal as it was kept")]
    return faults(state, bulletin_id)


def _file(bulletin_id: str) -> str:
    return f"coding/{bulletin_id}/{JOURNAL}"
