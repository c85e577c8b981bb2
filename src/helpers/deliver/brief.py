"""The section "in brief" of a briefing, for the body of a letter: its sentences, word for word, with their ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from helpers.blocks import said

SECTION = "in-brief"


@dataclass(frozen=True, slots=True)
class Point:
    """A finding: its id, its sentence, and the caveat that stands under it (may be empty)."""

    id: str
    sentence: str
    caveat: str


def in_brief(document: Mapping[str, Any]) -> list[Point]:
    """Return the findings under the heading ``in-brief``; none where a briefing has no such section."""
    points, is_inside = [], False
    for block in document["blocks"]:
        if block["kind"] == "heading":
            is_inside = block["id"] == SECTION or (is_inside and block["level"] > 2)
        elif is_inside and block["kind"] == "finding":
            points.append(Point(block["id"], said(block["text"]), said(block.get("caveat", {}))))
    return points
