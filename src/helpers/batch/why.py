"""`briefings why`: which briefings the next build would change, and because of what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.batch import edition
from helpers.batch.build import contents, data_by_digest, prepare
from helpers.batch.crew import Crew
from helpers.batch.differences import between_documents, between_inputs
from helpers.batch.edition import Shelf
from helpers.batch.make import make
from helpers.batch.order import Failed, Order
from helpers.batch.plan import Briefing
from helpers.batch.store import Store
from helpers.errors import UnknownNameError


@dataclass(frozen=True, slots=True)
class Change:
    """A briefing whose files would differ from those that readers see now.

    Attributes
    ----------
    formats
        Which of its files.
    blocks
        What differs in its document; empty where only its printing does.
    """

    path: str
    formats: tuple[str, ...]
    blocks: tuple[str, ...]

    def __str__(self) -> str:
        what = self.blocks or ("the same document, printed differently",)
        return "\n".join([f"{self.path}: {', '.join(self.formats)}", *(f"    {line}" for line in what)])


@dataclass(frozen=True, slots=True)
class Reasons:
    """What the next build would change.

    Attributes
    ----------
    causes
        Every input that differs from those of the last whole build.
    """

    causes: tuple[str, ...]
    changes: tuple[Change, ...]
    failed: tuple[Failed, ...]
    briefing_count: int

    def __str__(self) -> str:
        if not (self.causes or self.changes or self.failed):
            return f"nothing has changed: {self.briefing_count} briefings are up to date"
        count = f"{len(self.changes)} of {self.briefing_count} briefings would change"
        causes = ["changed since the last whole build:", *(f"    {cause}" for cause in self.causes)]
        return "\n".join([*(causes if self.causes else []), count, *map(str, self.changes), *map(str, self.failed)])


def why(order: Order, names: Sequence[str] = (), *, show_progress: bool = False) -> Reasons:
    """Find out which briefings the next build would change, by making them without publishing.

    What is made is kept in the store, so that the build that follows need not make it again.

    Parameters
    ----------
    names
        Paths of briefings, or their last parts (``320583-kunshan``); all of them if empty.

    Raises
    ------
    UnknownNameError
        No briefing is called so; suggests the nearest.
    """
    briefings, inputs = prepare(order)
    briefings = _named(briefings, names)
    shelf, store = Shelf(order.reports, order.bulletin_id), Store(order.reports / ".store")
    with edition.lock(order.reports):
        with Crew(order) as crew:
            made = make(
                order, briefings, inputs, store, crew=crew, failed=shelf.failed, is_audited=False,
                show_progress=show_progress,
            )  # fmt: skip
        content = contents(order, briefings, inputs, store, made.failed) or {"briefings": []}
        before = {entry["path"]: entry for entry in (shelf.manifest() or {}).get("briefings", [])}
        changes = []
        for entry in content["briefings"]:
            old = before.get(entry["path"], {"files": {}, "document": ""})
            formats = [form for form, file in entry["files"].items() if old["files"].get(form) != file]
            if formats:
                is_same = old["document"] == entry["document"]
                new = store.document(entry["document"]) or {}
                blocks = [] if is_same else between_documents(store.document(old["document"]), new)
                changes.append(Change(entry["path"], tuple(formats), tuple(blocks)))
        known = edition.read_json(shelf.inputs) or {}
        at_hand = data_by_digest(order, inputs, store)
        causes = between_inputs(known, inputs.to_json(), at_hand) if known else ["there is no edition yet"]
    return Reasons(tuple(causes), tuple(changes), tuple(made.failed), len(briefings))


def _named(briefings: Sequence[Briefing], names: Sequence[str]) -> tuple[Briefing, ...]:
    known = {label: b.path for b in briefings for label in (b.path, b.path.rpartition("/")[2])}
    for name in names:
        if name not in known:
            raise UnknownNameError("briefing", name, known)
    wanted = {name for name in names if "/" in name}, {name for name in names if "/" not in name}
    return tuple(b for b in briefings if not names or b.path in wanted[0] or b.path.rpartition("/")[2] in wanted[1])
