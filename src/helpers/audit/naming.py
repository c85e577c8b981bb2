"""What an id means that a reader names: a claim, a table or a row of it, a piece of evidence, or a range of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from helpers.corpus import Corpus
from helpers.errors import UsageError

Json = Mapping[str, Any]
ANCHORS = ("#", "ev-", "claim-", "about-")
"""How the pages name the places of claims and evidence in their addresses."""
MOST_SUGGESTED = 5
_RANGE = re.compile(r"(?P<stem>.*\D)(?P<first>\d+)[–—-](?P<last>\d+)")
_HALF_WIDTH = str.maketrans("：．－（）", ":.-()")


@dataclass(frozen=True, slots=True)
class Named:
    """What an id means.

    Attributes
    ----------
    claims
        Claims of the ledger: one, or those of a table, a row or a kind of finding.
    derived
        Derived values by id, each with its formulas as the ledger holds them.
    evidence
        Ids of measures, figures, articles and further words of the bulletin.
    """

    claims: tuple[Json, ...]
    derived: Mapping[str, tuple[Json, ...]]
    evidence: tuple[str, ...]


def resolve(name: str, ledger: Json, corpus: Corpus) -> Named:
    """Find what an id means, in full or as a briefing prints it: without the bulletin, in any case, as a link has it.

    Parameters
    ----------
    name
        ``targets.attainment:2011-05-F014``, ``WZ-14``, ``F031``, ``change.2011-05-F031``, ``targets-all``,
        ``targets-all:1.3``, ``KS-01–04``.
    ledger
        `helpers.audit.ledger`, of an edition.

    Raises
    ------
    UsageError
        Nothing is called that; names the nearest.
    """
    claims = {claim["id"]: claim for claim in ledger["claims"]}
    derived = formulas(ledger)
    known = corpus.evidence("en")
    prefix = f"{ledger['bulletin_id']}-"
    wanted = _plain(name)
    canonical = {each.casefold(): each for each in (*known, *derived, *claims)}
    canonical = {key.removeprefix(prefix): each for key, each in canonical.items()} | canonical
    ids = [canonical[each] for each in _expanded(wanted) if each in canonical]
    parts = tuple(claim for key, claim in claims.items() if key.casefold().startswith((f"{wanted}:", f"{wanted}.")))
    found = Named(
        tuple(claims[each] for each in ids if each in claims) or (() if ids else parts),
        {each: derived[each] for each in ids if each in derived},
        tuple(each for each in ids if each in known),
    )
    if not (found.claims or found.derived or found.evidence):
        near = get_close_matches(wanted, canonical, n=MOST_SUGGESTED, cutoff=0.4)
        suggested = list(dict.fromkeys(canonical[each] for each in near)) or sorted(claims)[:MOST_SUGGESTED]
        raise UsageError(f"nothing is called {name!r}. Nearest: {', '.join(suggested)}. Every claim is in claims.json.")
    return found


def formulas(ledger: Json) -> dict[str, tuple[Json, ...]]:
    """Return the derived values of a ledger by id; one that briefings word differently has several formulas."""
    found: dict[str, dict[str, Json]] = {}
    for claim in ledger["claims"]:
        for statement in claim["statements"]:
            for item in statement["formulas"]:
                said = {**item, "language": statement["language"]}
                found.setdefault(item["id"], {}).setdefault(f"{statement['language']} {item['formula']}", said)
    return {name: tuple(items.values()) for name, items in found.items()}


def citing(ids: Iterable[str], ledger: Json) -> list[str]:
    """Return the ids of the claims that cite some evidence, in order, each once."""
    wanted = set(ids)
    return sorted(
        {
            claim["id"]
            for claim in ledger["claims"]
            if any(wanted.intersection(statement["evidence"]) for statement in claim["statements"])
        },
        key=in_order,
    )


def counting(ids: Iterable[str], ledger: Json) -> list[str]:
    """Return the ids of the claims that a formula makes rest on some evidence, in order, each once."""
    wanted = set(ids)
    return sorted(
        {
            claim["id"]
            for claim in ledger["claims"]
            for statement in claim["statements"]
            if any(wanted.intersection(formula["rests_on"]) for formula in statement["formulas"])
        },
        key=in_order,
    )


def in_order(name: str) -> list[tuple[int, str, int]]:
    """Return what ids are sorted by: words by the alphabet, numbers by their size."""
    return [(int(part.isdigit()), part, int(part) if part.isdigit() else 0) for part in re.split(r"(\d+)", name)]


def _plain(name: str) -> str:
    plain = name.strip().translate(_HALF_WIDTH).strip("()")
    for anchor in ANCHORS:
        plain = plain.removeprefix(anchor)
    return plain.casefold()


def _expanded(name: str) -> list[str]:
    """Return a name, or the names of a range: KS-01–04 is KS-01, KS-02, KS-03 and KS-04."""
    match = _RANGE.fullmatch(name)
    if not match or int(match["first"]) >= int(match["last"]):
        return [name]
    width = len(match["first"])
    numbers = range(int(match["first"]), int(match["last"]) + 1)
    return [name, *(f"{match['stem']}{number:0{width}d}" for number in numbers)]
