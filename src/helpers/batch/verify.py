"""`briefings verify`: the published edition has the bytes that its manifest states, and they can be made again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from helpers.batch.build import contents, data_by_digest, files_of, prepare
from helpers.batch.crew import Crew
from helpers.batch.differences import between_inputs
from helpers.batch.edition import DURATIONS, MANIFEST, Shelf
from helpers.batch.make import make
from helpers.batch.order import Order
from helpers.batch.plan import Briefing
from helpers.batch.store import Store
from helpers.errors import UsageError

UNLISTED = frozenset({MANIFEST, DURATIONS})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying found.

    Attributes
    ----------
    file_count
        How many files the manifest lists.
    damaged, missing, unlisted
        Paths of files that have other bytes than stated, that are gone, and that the manifest does not list.
    changed_inputs
        What has changed since the edition was made; its bytes cannot be made again then, and nothing was.
    remade, differing
        Files that were made again in another folder, and those of them that came out otherwise.
    """

    file_count: int
    damaged: tuple[str, ...]
    missing: tuple[str, ...]
    unlisted: tuple[str, ...]
    changed_inputs: tuple[str, ...]
    remade: tuple[str, ...]
    differing: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Whether every file is as stated, and those made again came out the same."""
        return not (self.damaged or self.missing or self.unlisted or self.changed_inputs or self.differing)

    def __str__(self) -> str:
        lines = [
            f"{what}: {path}"
            for what, paths in (
                ("damaged", self.damaged),
                ("missing", self.missing),
                ("not in the manifest", self.unlisted),
                ("changed since the edition was made", self.changed_inputs),
                ("made again, other bytes", self.differing),
            )
            for path in paths
        ]
        sound = self.file_count - len(self.damaged) - len(self.missing)
        lines.append(f"{sound} of {self.file_count} files have their checksums")
        lines.append(
            "not made again, since the inputs have changed"
            if self.changed_inputs
            else f"{len(self.remade) - len(self.differing)} of {len(self.remade)} files made again have the same bytes"
        )
        return "\n".join(lines)


def verify(order: Order, *, sample: int = 4, show_progress: bool = False) -> Verdict:
    """Compare the published edition with its manifest, and make a sample of it again in an empty folder.

    Parameters
    ----------
    sample
        How many briefings are made again, spread evenly over the edition; 0 for none.

    Raises
    ------
    UsageError
        There is no edition.
    """
    shelf = Shelf(order.reports, order.bulletin_id)
    manifest = shelf.manifest()
    if manifest is None or shelf.published is None:
        raise UsageError(f"no edition of {order.bulletin_id} in {order.reports}")
    order = replace(order, edition_date=manifest["edition_date"])
    folder, listed = shelf.published, files_of(manifest)
    found = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    damaged = [p for p in listed if p in found and sha256(found[p].read_bytes()).hexdigest() != listed[p]["sha256"]]
    briefings, inputs = prepare(order)
    kept = data_by_digest(order, inputs, Store(order.reports / ".store"))
    changed = between_inputs(manifest["inputs"], inputs.to_json(), kept)
    made_entries = {entry["path"] for entry in manifest["briefings"]}
    chosen = _spread([briefing for briefing in briefings if briefing.path in made_entries], 0 if changed else sample)
    with TemporaryDirectory() as elsewhere, Crew(order) as crew:
        store = Store(Path(elsewhere) / "store")
        made = make(
            order, chosen, inputs, store, crew=crew, failed=Path(elsewhere) / "failed", is_audited=False,
            show_progress=show_progress,
        )  # fmt: skip
        again = files_of(contents(order, chosen, inputs, store, made.failed) or {})
    expected = [f"{briefing.path}.{form}" for briefing in chosen for form in order.formats]
    return Verdict(
        file_count=len(listed),
        damaged=tuple(damaged),
        missing=tuple(sorted(set(listed) - set(found))),
        unlisted=tuple(sorted(set(found) - set(listed) - UNLISTED)),
        changed_inputs=tuple(changed),
        remade=tuple(expected),
        differing=tuple(path for path in expected if again.get(path) != listed[path]),
    )


def _spread(briefings: Sequence[Briefing], count: int) -> list[Briefing]:
    count = min(count, len(briefings))
    return [briefings[(2 * number + 1) * len(briefings) // (2 * count)] for number in range(count)]
