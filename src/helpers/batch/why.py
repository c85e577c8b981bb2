"""`briefings why`: which briefings the next build would change, and because of what.

Asked about all of them it gives a summary, asked about one by name every block that differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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

MOST_NAMED = 3
"""Briefings of a kind that a summary names; more are counted."""
MOST_SHOWN = 8
"""Differences that a summary names."""
SAME = "the same document, printed differently"
_SPELT = {"order or evidence": "notes on the evidence, or the order of blocks"}
_PLURAL = {"locality": "localities", "theme": "themes"}
_PLACE = re.compile(r" in place \d+(?=: )")


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
        what = self.blocks or (SAME,)
        return "\n".join([f"{self.path}: {', '.join(self.formats)}", *(f"    {line}" for line in what)])


@dataclass(frozen=True, slots=True)
class Reasons:
    """What the next build would change.

    Attributes
    ----------
    causes
        Every input that differs from those of the last whole build.
    paths
        Of all briefings that were asked about.
    is_full
        Whether what differs is told of each briefing, and not only of all together.
    """

    causes: tuple[str, ...]
    changes: tuple[Change, ...]
    failed: tuple[Failed, ...]
    paths: tuple[str, ...]
    is_full: bool = False

    @property
    def briefing_count(self) -> int:
        """How many briefings were asked about."""
        return len(self.paths)

    def __str__(self) -> str:
        if not (self.causes or self.changes or self.failed):
            return f"nothing has changed: {self.briefing_count} briefings are up to date"
        causes = ["changed since the last whole build:", *(f"    {cause}" for cause in self.causes)]
        count = f"{len(self.changes)} of {self.briefing_count} briefings would change"
        if self.is_full or not self.changes:
            told = [count, *map(str, self.changes)]
        else:
            told = [f"{count}:", *self._which(), "what differs, and in how many of them:", *self._what()]
            told.append(f"block by block: briefings why BRIEFING, such as {self.changes[0].path}")
        return "\n".join([*(causes if self.causes else []), *told, *map(str, self.failed)])

    def _which(self) -> Iterator[str]:
        """Yield a line for each language and each set of forms: which briefings of each kind."""
        groups: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        for change in self.changes:
            groups.setdefault((change.path.partition("/")[0], change.formats), []).append(change.path)
        for (language, formats), paths in groups.items():
            kinds: dict[str, list[str]] = {}
            for path in paths:
                kinds.setdefault(_kind(path), []).append(path.rpartition("/")[2])
            told = []
            for kind, names in kinds.items():
                total = sum(path.startswith(f"{language}/") and _kind(path) == kind for path in self.paths)
                few = f" ({', '.join(names)})" if len(names) <= MOST_NAMED else ""
                told.append(kind if total == 1 else f"{len(names)} of {total} {_PLURAL.get(kind, kind)}{few}")
            yield f"    {language}: {'; '.join(told)} ({', '.join(formats)})"

    def _what(self) -> Iterator[str]:
        """Yield what differs in the documents, the most frequent first, blocks without an id by their kind."""
        counts: dict[str, int] = {}
        for change in self.changes:
            for line in dict.fromkeys(_PLACE.sub("", block) for block in change.blocks or (SAME,)):
                counts[line] = counts.get(line, 0) + 1
        ordered = sorted(counts, key=lambda line: -counts[line])
        yield from (f"    {counts[line]:>3} {line}" for line in ordered[:MOST_SHOWN])
        if len(ordered) > MOST_SHOWN:
            yield f"        and {len(ordered) - MOST_SHOWN} more"


def _kind(path: str) -> str:
    """Return the kind of a briefing: ``locality`` of ``zh/locality/320583-kunshan``."""
    return path.split("/")[1]


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
                changes.append(Change(entry["path"], tuple(formats), tuple(_SPELT.get(line, line) for line in blocks)))
        known = edition.read_json(shelf.inputs) or {}
        at_hand = data_by_digest(order, inputs, store)
        causes = between_inputs(known, inputs.to_json(), at_hand) if known else ["there is no edition yet"]
    paths = tuple(briefing.path for briefing in briefings)
    return Reasons(tuple(causes), tuple(changes), tuple(made.failed), paths, is_full=bool(names))


def _named(briefings: Sequence[Briefing], names: Sequence[str]) -> tuple[Briefing, ...]:
    known = {label: b.path for b in briefings for label in (b.path, b.path.rpartition("/")[2])}
    for name in names:
        if name not in known:
            raise UnknownNameError("briefing", name, known)
    wanted = {name for name in names if "/" in name}, {name for name in names if "/" not in name}
    return tuple(b for b in briefings if not names or b.path in wanted[0] or b.path.rpartition("/")[2] in wanted[1])
