"""What is left to do on a desk."""

from __future__ import annotations

from dataclasses import dataclass

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Left:
    """What is left: open items by kind, and the cells that accepted ones still lack."""

    open_counts: dict[str, int]
    missing: tuple[str, ...]

    def __str__(self) -> str:
        counts = ", ".join(f"{count} {kind}{'' if count == 1 else 's'}" for kind, count in self.open_counts.items())
        lines = [f"left to decide: {counts}", *(f"  {line}" for line in self.missing[:SHOWN])]
        more = len(self.missing) - SHOWN
        return "\n".join(lines + ([f"  and {more} more cells to fill"] if more > 0 else []))
