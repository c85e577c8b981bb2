"""A fault in the data: what was found, what was allowed, and where."""

from __future__ import annotations

from dataclasses import asdict, dataclass

SHOWN = 80


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault.

    Attributes
    ----------
    file
        Relative to the data folder.
    row
        As a spreadsheet counts: the header is row 1. 0 where the whole file is concerned.
    column
        Name of the column; empty where the whole row is concerned.
    rule
        A short name of what was broken, for tests and filters.
    found, allowed
        As they stand in the data, and what would have passed.
    """

    file: str
    row: int
    column: str
    rule: str
    found: str
    allowed: str

    def __str__(self) -> str:
        place = (
            self.file + (f", row {self.row}" if self.row else "") + (f", {_short(self.column)}" if self.column else "")
        )
        return f"{place}: {self.rule}: found {_short(self.found)}; allowed: {_short(self.allowed)}"

    def to_json(self) -> dict[str, str | int]:
        """Return the fault as a dictionary for ``briefings check --format json``."""
        return asdict(self)


def _short(shown: str) -> str:
    """Cut what would fill a screen, and show control characters instead of obeying them."""
    visible = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in shown[: SHOWN + 1])
    return visible[:SHOWN] + "…" if len(shown) > SHOWN else visible
