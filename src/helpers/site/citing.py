"""Where each piece of evidence is cited: the way back from the bulletin to the briefings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from helpers.site.edition import Edition
from helpers.wording import Language


@dataclass(frozen=True, slots=True)
class Citation:
    """A briefing that cites a row.

    Attributes
    ----------
    name
        Of the briefing's locality or theme, or of the comparison.
    page
        Path of its page in the edition.
    uses
        Anchors in that page of the places that cite the row, in reading order.
    """

    name: str
    page: str
    uses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """All that rests on a row: the briefings that cite it, and how many others only count it in a total."""

    citations: tuple[Citation, ...] = ()
    counting_count: int = 0


def citations(edition: Edition, language: Language) -> Mapping[str, Cited]:
    """Return by id of a measure, figure or article where the briefings of one language cite it.

    A briefing that holds a row only since a total rests on it does not cite it, it counts it.
    """
    cited: dict[str, list[Citation]] = {}
    counting: dict[str, int] = {}
    for entry in edition.briefings:
        page = entry.get("files", {}).get("html", {}).get("path")
        if entry["language"] != language or not page:
            continue
        for item in edition.documents[entry["path"]]["evidence"]:
            if item["start"] < 0:
                continue
            if item["uses"]:
                cited.setdefault(item["id"], []).append(Citation(entry["name"], page, tuple(item["uses"])))
            else:
                counting[item["id"]] = counting.get(item["id"], 0) + 1
    return {name: Cited(tuple(cited.get(name, ())), counting.get(name, 0)) for name in {*cited, *counting}}
