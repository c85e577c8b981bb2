"""From accepted items to the tables that briefings read."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.corpus.accounting import find_items
from helpers.corpus.roots import MARKER
from helpers.desk.cells import Rulebook
from helpers.desk.items import ACCEPTED, Item, State
from helpers.disk import write_whole
from helpers.ingest.clauses import clauses, sentences
from helpers.ingest.files import write_table
from helpers.ingest.lines import Span

LONGEST_LABEL = 20
LONGEST_INDICATOR = 40
DEFAULTS = {"unit_type": "action", "confidence": "high"}
TITLES = {"articles": "Articles", "measures": "Measures", "quotes": "Quotes", "figures": "Figures",
          "adjudication": "Adjudication of the two blind codings"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows each table has; measures without a locality are not among them."""

    counts: Mapping[str, int]

    def __str__(self) -> str:
        return ", ".join(f"{count} {table}" for table, count in self.counts.items())


@dataclass(frozen=True, slots=True)
class Where:
    """The data folder, the bulletin, and the folder of a blind coding; empty for the coding in use."""

    root: Path
    bulletin_id: str
    coding: str


def write(where: Where, state: State, text: str, rulebook: Rulebook) -> Written:
    """Write the accepted rows, each table whole; list the bulletin's tables in datapackage.json.

    Parameters
    ----------
    where
        A blind coding has no articles of its own.
    state, text, rulebook
        What was decided, the bulletin, and the codebook.
    """
    root, bulletin_id, coding = where.root, where.bulletin_id, where.coding
    made = _Rows(bulletin_id, state, text, rulebook)
    tables = {"measures": made.measures(), "quotes": made.quotes(), "figures": made.figures()}
    folder = f"coding/{bulletin_id}" + (f"/{coding}" if coding else "")
    paths = {name: f"{folder}/{name}.csv" for name in tables}
    if not coding:
        tables["articles"], paths["articles"] = made.articles(), f"bulletins/{bulletin_id}/articles.csv"
        if state.adjudications:
            tables["adjudication"], paths["adjudication"] = made.adjudications(), f"{folder}/adjudication.csv"
    (root / folder).mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        columns = _columns(root, name, rulebook)
        write_table(root / paths[name], pd.DataFrame(rows, columns=columns))
    counts = {name: len(rows) for name, rows in tables.items()}
    _register(where, {paths[name]: (name, count) for name, count in counts.items()})
    return Written(counts)


def _columns(root: Path, name: str, rulebook: Rulebook) -> list[str]:
    if name in rulebook.schemas:
        return rulebook.schemas[name].names
    content = json.loads((root / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    return [str(column["name"]) for column in content["fields"]]


class _Rows:
    """The rows of each table, as dictionaries."""

    def __init__(self, bulletin_id: str, state: State, text: str, rulebook: Rulebook) -> None:
        self._bulletin_id, self._state, self._text, self._rulebook = bulletin_id, state, text, rulebook
        self._articles = state.of("article", ACCEPTED)
        self._measures = [item for item in state.of("measure", ACCEPTED) if self._id(item)]
        self._marks = find_items(text, rulebook.enumerators)
        self._owners = {figure.item_id: self._owner(figure) for figure in state.of("figure", ACCEPTED)}

    def _id(self, item: Item) -> str:
        return self._state.numbers.get(item.item_id, "")

    def _words(self, start: int, end: int) -> dict[str, Any]:
        return {"quote": self._text[start:end], "start": start, "end": end}

    def articles(self) -> list[dict[str, Any]]:
        return [
            item.fields | {"bulletin_id": self._bulletin_id, "start": item.start, "end": item.end}
            for item in self._articles
        ]

    def measures(self) -> list[dict[str, Any]]:
        made = []
        for item in self._measures:
            targets = [
                figure for figure in self._state.of("figure", ACCEPTED)
                if self._owners[figure.item_id] == item.item_id and figure.fields.get("role") == "target"
            ]  # fmt: skip
            words = self._words(item.start, item.end)
            cells = {name: value for name, value in item.fields.items() if value not in (None, "")}
            row = {
                **dict.fromkeys(("has_deadline", "has_resources", "has_accountability", "has_responsible"), 0),
                **DEFAULTS, "label_zh": _label(words["quote"]), **cells, **words,
            }  # fmt: skip
            made.append(row | {
                "measure_id": self._id(item), "bulletin_id": self._bulletin_id,
                "article_no": self._article_no(item.start), "item_no": self._item_no(item.start),
                "has_target": int(bool(targets)), "part_of": self._state.numbers.get(str(cells.get("part_of")), ""),
                "coder": item.who, "accepted_by": item.who,
            })  # fmt: skip
        return made

    def quotes(self) -> list[dict[str, Any]]:
        return [
            {"measure_id": self._id(item), "role": role} | self._words(start, end)
            for item in self._measures
            for start, end, role in sorted(item.further)
        ]

    def figures(self) -> list[dict[str, Any]]:
        made = []
        for item in self._state.of("figure", ACCEPTED):
            given = str(item.fields.get("indicator_zh") or "") or self._indicator(item)
            denominator = str(item.fields.get("denominator") or "")
            made.append(item.fields | self._words(item.start, item.end) | {
                "figure_id": self._id(item), "measure_id": self._state.numbers.get(self._owners[item.item_id], ""),
                "indicator_zh": given, "denominator": self._state.numbers.get(denominator, denominator),
            })  # fmt: skip
        return made

    def adjudications(self) -> list[dict[str, Any]]:
        return [
            {"decision_id": f"{self._bulletin_id}-D{number:03d}", **facts}
            for number, facts in enumerate(self._state.adjudications, start=1)
        ]

    def _owner(self, figure: Item) -> str:
        """Return the measure whose words hold a figure, or the one that a person named."""
        given = str(figure.fields.get("measure") or "")
        if given in {item.item_id for item in self._measures}:
            return given
        for item in self._measures:
            spans = [(item.start, item.end), *((start, end) for start, end, _ in item.further)]
            if any(start <= figure.start < end for start, end in spans):
                return item.item_id
        return ""

    def _article_no(self, start: int) -> int:
        found = (item for item in self._articles if item.start <= start < item.end)
        return int(next((item.fields.get("article_no") or 0 for item in found), 0))

    def _item_no(self, start: int) -> str:
        places = sorted(self._marks)
        at = bisect_right(places, start) - 1
        first = next((item.start for item in self._articles if item.start <= start < item.end), start)
        is_inside = at >= 0 and places[at] >= first and "\n" not in self._text[places[at] : start]
        return str(self._marks[places[at]]) if is_inside else ""

    def _indicator(self, figure: Item) -> str:
        """Return the clause in which a figure stands, for a person to shorten."""
        first = self._text.rfind("\n", 0, figure.start) + 1
        last = self._text.find("\n", figure.end)
        line = Span(first, last if last >= 0 else len(self._text), self._text[first : last if last >= 0 else None])
        for span in (clause for sentence in sentences(line) for clause in clauses(sentence)):
            if span.start <= figure.start < span.end:
                return span.words[:LONGEST_INDICATOR]
        return self._text[figure.start : figure.end]


def _label(quote: str) -> str:
    return quote if len(quote) <= LONGEST_LABEL else quote[: LONGEST_LABEL - 1] + "…"


def _register(where: Where, tables: Mapping[str, tuple[str, int]]) -> None:
    """List the tables in datapackage.json with their counts, and the proposals that they were made from."""
    root, bulletin_id, coding = where.root, where.bulletin_id, where.coding
    package = json.loads((root / MARKER).read_text(encoding="utf-8"))
    known = {resource["path"]: resource for resource in package["resources"]}
    suffix = f"-{coding.replace('_', '-')}" if coding else ""
    said = f", blind coding {coding[-1].upper()}" if coding else ", as used"
    entries = [
        (path, f"{name}-{bulletin_id}{suffix}", f"{TITLES[name]} of bulletin {bulletin_id}{said}",
         "figures_coding" if coding and name == "figures" else name, count)
        for path, (name, count) in tables.items()
    ]  # fmt: skip
    for name in ("articles", "measures", "figures"):
        path = f"coding/{bulletin_id}/proposals/{name}.csv"
        if (root / path).is_file():
            title = f"{TITLES[name]} of bulletin {bulletin_id}, as proposed"
            entries.append((path, f"proposed-{name}-{bulletin_id}", title, f"proposed_{name}", -1))
    for path, name, title, schema, count in entries:
        resource = known.get(path)
        if resource is None:
            resource = {"name": name, "path": path, "title": title, "profile": "tabular-data-resource",
                        "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}  # fmt: skip
            package["resources"].append(resource)
        if count >= 0:
            resource["rows"] = count
        resource["schema"] = f"schemas/{schema}.schema.json"
    write_whole(root / MARKER, (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode())
