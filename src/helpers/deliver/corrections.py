"""What changed since the revision that a recipient was sent: the comparison of `helpers.site.changes`, as lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from helpers.deliver.selection import Chosen
from helpers.site.addresses import DATA
from helpers.site.changes import CHANGED, GONE, NEW, Comparison, by_claim, compare
from helpers.site.columns import COLUMNS
from helpers.site.release import Release
from helpers.site.words import WORDS
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
    names = _Names.of(chosen)
    language = names.language
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
        edits[sort] = tuple(_edit(row, old, new, label, names) for row in frame.head(SHOWN).to_dict("records"))
    return Changes(found.before.revision, counts, edits)


def _edit(row: Any, old: Mapping[str, Json], new: Mapping[str, Json], label: str, names: _Names) -> Edit:
    before, now = old.get(row["before_id"], {}), new.get(row["now_id"], {})
    about = now or before
    briefing, _, name = (row["now_id"] or row["before_id"]).rpartition(" ")
    if briefing:
        return Edit(row["change"], name, names.briefings[briefing], _sentence(before), _sentence(now))
    if row["change"] != CHANGED:
        return Edit(row["change"], name, about[label], before.get("quote", ""), now.get("quote", ""))
    other = "_en" if names.language == "zh" else "_zh"
    columns = [column for column in row["columns"] if not column.endswith(other)] or row["columns"]
    semicolon = WORDS[names.language]["semicolon"]
    told = [semicolon.join(names.cell(column, side[column]) for column in columns) for side in (before, now)]
    return Edit(row["change"], name, about[label], *told)


@dataclass(frozen=True)
class _Names:
    """What columns, codes and briefings are called in a letter's language."""

    language: Language
    codes: Mapping[str, Mapping[str, str]]
    briefings: Mapping[str, str]

    @classmethod
    def of(cls, chosen: Chosen) -> _Names:
        language = chosen.group.languages[0]
        codes: dict[str, Mapping[str, str]] = {}
        for table, column in (("themes", "theme"), ("instruments", "instrument"), ("statuses", "status")):
            text = chosen.revision.read(f"{DATA}/{table}.csv").decode("utf-8")
            named = {row[column]: row[f"name_{language}"] for row in csv.DictReader(io.StringIO(text))}
            codes |= {column: named, f"{column}_second": named}
        return cls(language, codes, {entry["path"]: entry["name"] for entry in chosen.entries})

    def cell(self, column: str, code: str) -> str:
        """Return a cell with its column's heading; a dash where it is empty."""
        heading = COLUMNS[column] if self.language == "zh" else column.replace("_", " ")
        words = WORDS[self.language]
        if column.startswith("has_"):
            shown = words["yes" if code == "1" else "no"]
        elif column in ("confidence", "unit_type"):
            shown = words.get(code, code)
        else:
            shown = self.codes.get(column, {}).get(code, code)
        return f"{heading}{words['colon']}{shown or '—'}"


def _sentence(row: Json) -> str:
    return " ".join(filter(None, (row.get("sentence"), row.get("caveat"))))


def _rows(frame: pd.DataFrame, key: str) -> dict[str, Json]:
    indexed = frame.set_index(key) if key else by_claim(frame)
    return {str(name): row for name, row in zip(indexed.index, indexed.to_dict("records"), strict=True)}  # type: ignore[misc]  # pandas says Hashable of what is a column


def _briefing(row: Any) -> str:
    return str((row["now_id"] or row["before_id"]).partition(" ")[0])
