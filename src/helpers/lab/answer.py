"""What a question gives: something to look at and to print, and the rows that it was made from."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any
from zlib import crc32

import pandas as pd

from helpers.blocks import Evidence, Section


@dataclass(frozen=True, eq=False, repr=False)
class Answer:
    """What a question gives.

    Attributes
    ----------
    section
        How it shows itself: in JupyterLab, as plain text, and in a briefing exported from the notebook.
    frame
        The rows that it was made from, to go on with in pandas; the function that gave it says what they are.
    """

    section: Section
    frame: pd.DataFrame

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Mapping[str, Any]:
        return self.section._repr_mimebundle_()

    def __repr__(self) -> str:
        return repr(self.section)


def joined(*sections: Section) -> Section:
    """Return sections of one language as one."""
    evidence = {key: item for section in sections for key, item in section.evidence.items()}
    blocks = tuple(block for section in sections for block in section.blocks)
    return Section(blocks, sections[0].language, evidence)


def scoped(section: Section, *asked: str) -> Section:
    """Return a section whose claims and derived values bear the question in their ids.

    One notebook may ask for the same chart of two sets of localities, or show what its briefing shows already: what an
    id stands for must differ then. Words of the bulletin keep their ids.
    """
    scope = ".".join(
        part if part.isascii() and part.isalnum() else f"{crc32(part.encode()):08x}" for part in asked if part
    )
    derived = {key for key, item in section.evidence.items() if item.kind == "derived"}
    evidence = {_scoped(key, derived, scope): _renamed(item, derived, scope) for key, item in section.evidence.items()}
    return Section(tuple(_renamed(block, derived, scope) for block in section.blocks), section.language, evidence)


def _scoped(key: str, derived: Set[str], scope: str) -> str:
    return f"{key}:{scope}" if key in derived else key


def _renamed(thing: Any, derived: Set[str], scope: str) -> Any:
    if isinstance(thing, tuple):
        return tuple(_renamed(item, derived, scope) for item in thing)
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    made: dict[str, Any] = {}
    for field in fields(thing):
        content = getattr(thing, field.name)
        if field.name in ("cites", "rests_on"):
            made[field.name] = tuple(_scoped(cite, derived, scope) for cite in content)
        elif field.name == "id":
            is_of_bulletin = isinstance(thing, Evidence) and thing.kind != "derived"
            made["id"] = content if is_of_bulletin or not content else f"{content}:{scope}"
        elif isinstance(content, tuple) or is_dataclass(content):
            made[field.name] = _renamed(content, derived, scope)
    return replace(thing, **made)
