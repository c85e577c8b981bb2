"""Every sentence that a document promises its reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from helpers.render.words import flat


def sentences(document: dict[str, Any]) -> list[str]:
    """All words that a document prints, text by text, without its cover."""
    return [flat(said) for block in document["blocks"] for said in _of(block) if said.strip()]


def _of(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _of(item)
    elif isinstance(node, dict):
        if "runs" in node:
            yield "".join(run["text"] for run in node["runs"]) + node.get("stop", "")
            return
        for key in ("quote", "translation", "subtitle", "value"):
            yield node.get(key, "")
        yield from (content for content in [node.get("unit", "")] if content)
        for key, content in node.items():
            if key == "columns":
                yield from (column["title"] for column in content)
            elif isinstance(content, dict | list):
                yield from _of(content)
