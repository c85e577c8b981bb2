"""What the cells of an item may hold: the schemas and the codebook, asked before a decision is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from helpers.corpus.reading import Files
from helpers.corpus.schemas import Schema
from helpers.corpus.tables import CONTROL
from helpers.desk.items import ACCEPTED, Item, State
from helpers.errors import DataError, UnknownNameError, UsageError
from helpers.guarding import STARTS

TABLE = {"article": "articles", "measure": "measures", "figure": "figures"}
CELLS = {
    "article": ("article_no", "section_zh", "title_zh", "title_en", "byline", "locality_code", "genre"),
    "measure": (
        "locality_code", "sub_unit", "unit_type", "series_id", "part_of", "label_zh", "label_en", "quote_en", "theme",
        "theme_second", "instrument", "instrument_second", "status", "lead_actor", "partner_actors", "target_group",
        "has_deadline", "has_resources", "has_accountability", "has_responsible", "confidence", "note",
    ),
    "figure": (
        "measure", "indicator_zh", "indicator_en", "value", "unit", "comparator", "role", "quantity", "period",
        "deadline", "denominator", "note",
    ),
}  # fmt: skip
NEEDED = {
    "article": ("title_en", "locality_code", "genre"),
    "measure": ("locality_code", "label_en", "quote_en", "theme", "instrument", "status"),
    "figure": ("indicator_en",),
}
CODED = {
    "locality_code": "localities", "theme": "themes", "theme_second": "themes", "instrument": "instruments",
    "instrument_second": "instruments", "status": "statuses", "genre": "genres",
}  # fmt: skip
OFFSETS = ("start", "end")


@dataclass(frozen=True)
class Rulebook:
    """The codebook as the desk needs it.

    Attributes
    ----------
    codes
        By column: the codes that it may hold.
    schemas
        Of the tables that are written.
    letters
        Of each locality, for ids.
    enumerators
        Marks of items in words (一要).
    """

    codes: Mapping[str, tuple[str, ...]]
    schemas: Mapping[str, Schema]
    letters: Mapping[str, str]
    enumerators: tuple[str, ...]

    @classmethod
    def of(cls, files: Files) -> Rulebook:
        """Take it from a bulletin's files as read."""
        key = {"localities": "locality_code", "themes": "theme", "instruments": "instrument", "statuses": "status",
               "genres": "genre"}  # fmt: skip
        if not files.is_usable(*key, "fixed_terms") or not files.text:
            shown = "; ".join(str(fault) for fault in files.faults if "codebook" in fault.file or not files.text)
            raise DataError(f"the codebook or the bulletin cannot be read: {shown}")
        codes = {column: tuple(files.tables[table][key[table]]) for column, table in CODED.items()}
        localities, terms = files.tables["localities"], files.tables["fixed_terms"]
        letters = dict(zip(localities["locality_code"], localities["letters"], strict=True))
        return cls(codes, files.schemas, letters, tuple(terms["term"][terms["kind"] == "enumerator"]))

    def judged(self, kind: str, fields: Mapping[str, Any], text: str, item: Item | None = None) -> dict[str, Any]:
        """Return cells as they will be kept.

        Raises
        ------
        UsageError
            A column is unknown, or a value is not allowed in it.
        """
        made = {}
        for name, value in fields.items():
            if name in OFFSETS and item is not None:
                continue
            if name not in CELLS[kind]:
                raise UnknownNameError(f"cell of a {kind}", name, (*CELLS[kind], *OFFSETS))
            made[name] = self._cell(kind, name, value)
        if item is not None and any(name in fields for name in OFFSETS):
            start, end = int(fields.get("start", item.start)), int(fields.get("end", item.end))
            if not 0 <= start < end <= len(text):
                raise UsageError(f"offsets {start}–{end}; allowed: 0–{len(text)}, start < end")
            made |= {"start": start, "end": end}
        return made

    def _cell(self, kind: str, name: str, value: Any) -> Any:
        if name == "measure":
            return str(value or "")
        column = next(column for column in self.schemas[TABLE[kind]].columns if column.name == name)
        shown = f"{name} {value!r}"
        if column.kind == "number":
            try:
                return None if value in (None, "") else float(value)
            except (TypeError, ValueError):
                raise UsageError(f"{shown}; allowed: a number, or nothing") from None
        if column.kind == "boolean":
            if str(value) not in ("0", "1", "True", "False"):
                raise UsageError(f"{shown}; allowed: 0 or 1")
            return int(str(value) in ("1", "True"))
        if column.kind == "integer":
            if not str(value).isdecimal():
                raise UsageError(f"{shown}; allowed: a whole number")
            return int(value)
        cell = str("" if value is None else value).strip()
        if cell and name in self.codes and cell not in self.codes[name]:
            raise UnknownNameError(name, cell, self.codes[name])
        if cell and column.enum is not None and cell not in column.enum:
            raise UnknownNameError(name, cell, column.enum)
        if cell and column.pattern is not None and not column.pattern.fullmatch(cell):
            raise UsageError(f"{shown}; allowed: {column.pattern.pattern}")
        if column.longest is not None and len(cell) > column.longest:
            raise UsageError(f"{shown}; allowed: at most {column.longest} characters")
        is_free = column.enum is None and column.pattern is None
        if CONTROL.search(cell) or (is_free and cell.startswith(STARTS)):
            raise UsageError(f"{shown}; allowed: text, without control characters and no formula")
        return cell

    def numbers(self, state: State, bulletin_id: str) -> dict[str, str]:
        """Return ids for the accepted measures and figures that have none yet, in text order, none used twice."""
        made: dict[str, str] = {}
        used: dict[str, int] = {}
        for given in state.numbers.values():
            prefix, number = _parted(given)
            used[prefix] = max(used.get(prefix, 0), number)
        for kind in ("measure", "figure"):
            for item in state.of(kind, ACCEPTED):
                letters = self.letters.get(str(item.fields.get("locality_code") or ""), "")
                prefix = f"{bulletin_id}-{letters}-" if kind == "measure" else f"{bulletin_id}-F"
                known = state.numbers.get(item.item_id, "")
                if (kind == "measure" and not letters) or (known and _parted(known)[0] == prefix):
                    continue
                used[prefix] = used.get(prefix, 0) + 1
                made[item.item_id] = f"{prefix}{used[prefix]:0{2 if kind == 'measure' else 3}d}"
        return made


def _parted(given: str) -> tuple[str, int]:
    digits = len(given) - len(given.rstrip("0123456789"))
    return given[:-digits], int(given[-digits:])


def missing(item: Item) -> list[str]:
    """Return what an accepted item still lacks, one line for each cell."""
    return [f"{item.item_id}: {name} is empty" for name in missing_cells(item)]


def missing_cells(item: Item) -> list[str]:
    """Return the cells that an item needs and that are empty."""
    return [name for name in NEEDED[item.kind] if not item.fields.get(name)]
