"""A section's JSON as a reader meets it: its parts in order, the words of a text, the ids that it cites."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

ORDER = ("label", "title", "text", "cites", "aside", "runs", "items", "rows", "caveat", "details", "notes")
"""Keys that lead to what cites, as a reader meets them: a saved notebook sorts its keys by the alphabet."""


def in_order(node: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Return the items of a node in reading order, whatever the order of its keys."""
    first = [(key, node[key]) for key in ORDER if key in node]
    return first + sorted((key, content) for key, content in node.items() if key not in ORDER)


def cites(node: object) -> list[str]:
    """Return every id cited below a node, in reading order, as often as it is cited."""
    if isinstance(node, Mapping):
        return [
            cite
            for key, content in in_order(node)
            for cite in (content if key == "cites" and content and isinstance(content[0], str) else cites(content))
        ]
    if isinstance(node, list | tuple):
        return [cite for item in node for cite in cites(item)]
    return []


def said(text: Mapping[str, Any] | None) -> str:
    """Return the words of a text with the stop that its marks stand before; none where there is no text."""
    return "".join(run["text"] for run in text.get("runs", ())) + str(text.get("stop", "")) if text else ""
