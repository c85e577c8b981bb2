"""The text of a bulletin with the items of one kind marked in it, as harmless HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from helpers.desk.items import ACCEPTED, OPEN, REJECTED, Item

COLOURS = {OPEN: "#fff3b0", ACCEPTED: "#cdebd0", REJECTED: "#e6e6e6"}
SIGNS = {OPEN: "○", ACCEPTED: "✓", REJECTED: "✗"}


def marked(text: str, items: Sequence[Item], chosen: str = "", *, first: int = 0, last: int | None = None) -> str:
    """Return a stretch of the text as HTML, each item's words in a `mark` that names it and its status.

    Words of the bulletin are escaped: nothing in them is ever markup. Where items overlap, the one that begins first,
    or else the chosen one, is shown.
    """
    last = len(text) if last is None else last
    inside = (item for item in items if first <= item.start < item.end <= last)
    spans = [(item.start, item.end, item) for item in sorted(inside, key=lambda item: (item.start, item.end))]
    parts, at = [], first
    for start, end, item in _apart(spans, chosen):
        parts.append(escape(text[at:start]))
        outline = "outline:2px solid #b3261e;" if item.item_id == chosen else ""
        style = f"background:{COLOURS[item.status]};{outline}"
        title = escape(f"{item.item_id} {item.status}", quote=True)
        sign = SIGNS[item.status]
        parts.append(f'<mark style="{style}" title="{title}"><sup>{sign}</sup>{escape(text[start:end])}</mark>')
        at = end
    parts.append(escape(text[at:last]))
    return f'<div lang="zh-CN" style="white-space:pre-wrap;line-height:1.7">{"".join(parts)}</div>'


def _apart(spans: Sequence[tuple[int, int, Item]], chosen: str) -> list[tuple[int, int, Item]]:
    """Leave out what overlaps the chosen item, then what overlaps the one before."""
    mine = next(((start, end) for start, end, item in spans if item.item_id == chosen), (0, 0))
    made: list[tuple[int, int, Item]] = []
    for start, end, item in spans:
        is_over = item.item_id != chosen and start < mine[1] and end > mine[0]
        if not is_over and (not made or start >= made[-1][1]):
            made.append((start, end, item))
    return made
