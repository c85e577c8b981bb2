"""What changed since the revision that a recipient was sent: the comparison of `helpers.site.changes`, as lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from helpers.deliver.selection import Chosen
from helpers.site.changes import CHANGED, GONE, NEW, Comparison, by_claim, compare
from helpers.site.columns import COLUMNS
from helpers.site.release import Release
from helpers.wording import Language

Json = dict[str, Any]
SHOWN = 30
"""Changes of one sort that a letter spells out; the edition's page of changes has all."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that is not as before.

    Attributes
    ----------
    change
        ``new``, ``gone`` or ``changed``.
    id, label
        Of a measure, figure or claim, and what it is about.
    before, now
        What stood and what stands there; empty where it is new or gone.
    """

    change: str
    id: str
    label: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What a correction says.

    Attributes
    ----------
    counts
        By sort (``measures``, ``figures``, ``sentences``): how many of each change.
    edits
        By sort, the first of them; sentences of the recipient's own briefings only.
    """

    since: str
    counts: Mapping[str, Mapping[str, int]]
    edits: Mapping[str, tuple[Edit, ...]]


def compared(before: Release, now: Release) -> Comparison:
    """Compare two revisions of one edition."""
    return compare(before, now)


def changes(found: Comparison, chosen: Chosen) -> Changes:
    """Return what a comparison says to one group, in the language of its letters."""
    language = chosen.group.languages[0]
    own = found.sentences.loc[[_briefing(row) in chosen.paths for row in found.sentences.to_dict("records")]]
    sorts = {
        "measures": (found.measures, "measures", "measure_id", f"label_{language}"),
        "figures": (found.figures, "figures", "figure_id", f"indicator_{language}"),
        "sentences": (own, "sentences", "", "sentence"),
    }
    counts, edits = {}, {}
    for sort, (frame, table, key, label) in sorts.items():
        old, new = (_rows(release.tables[table], key) for release in (found.before, found.now))
        tally = frame["change"].value_counts()
        counts[sort] = {change: int(tally.get(change, 0)) for change in (NEW, CHANGED, GONE)}
        edits[sort] = tuple(_edit(row, old, new, label, language) for row in frame.head(SHOWN).to_dict("records"))
    return Changes(found.before.revision, counts, edits)


def _edit(row: Any, old: Mapping[str, Json], new: Mapping[str, Json], label: str, language: Language) -> Edit:
    before, now = old.get(row["before_id"], {}), new.get(row["now_id"], {})
    about = now or before
    name = (row["now_id"] or row["before_id"]).rpartition(" ")[2]
    if label == "sentence":
        place = (row["now_id"] or row["before_id"]).partition(" ")[0]
        return Edit(row["change"], name, place, _sentence(before), _sentence(now))
    columns = [column for column in row["columns"] if not column.endswith("_en" if language == "zh" else "_zh")]
    told = [", ".join(f"{_heading(column, language)} {side.get(column) or '—'}" for column in columns)
            for side in (before, now)]  # fmt: skip
    if row["change"] != CHANGED:
        told = [side.get("quote", "") for side in (before, now)]
    return Edit(row["change"], name, about[label], *told)


def _sentence(row: Json) -> str:
    return " ".join(filter(None, (row.get("sentence"), row.get("caveat"))))


def _heading(column: str, language: Language) -> str:
    return COLUMNS[column] if language == "zh" else column.replace("_", " ")


def _rows(frame: pd.DataFrame, key: str) -> dict[str, Json]:
    indexed = frame.set_index(key) if key else by_claim(frame)
    return {str(name): row for name, row in zip(indexed.index, indexed.to_dict("records"), strict=True)}  # type: ignore[misc]


def _briefing(row: Any) -> str:
    return str((row["now_id"] or row["before_id"]).partition(" ")[0])
