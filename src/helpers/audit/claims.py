"""The ledger of an edition: every claim with its words, values, evidence and files (claims.json)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from helpers.audit.expected import said
from helpers.audit.ground import CODE
from helpers.audit.tokens import tokens

Json = dict[str, Any]
NAME = "claims.json"


@dataclass(frozen=True, slots=True)
class _Claim:
    id: str
    kind: str
    words: str
    cites: tuple[str, ...]


def ledger(bulletin_id: str, edition_date: str, briefings: Iterable[tuple[Mapping[str, Any], Iterable[str]]]) -> Json:
    """Return the ledger of an edition.

    Parameters
    ----------
    briefings
        Each document with the paths of its files.

    Returns
    -------
    dict
        ``bulletin_id``, ``edition_date`` and ``claims``, by id in order. A claim has ``id``, ``kind`` (finding, fact,
        cell or chart) and ``statements``: each has ``language``, ``text``, ``values`` (printed numbers, no ids),
        ``evidence`` (ids), ``formulas`` (of the derived values among them: id, label, formula, rests_on) and
        ``files``. A claim that briefings word differently has several statements.
    """
    claims: dict[tuple[str, str], dict[str, Json]] = {}
    for document, files in briefings:
        known = {item["id"]: item for item in document["evidence"]}
        for claim in _claims(document):
            formulas = [
                {key: known[cite].get(key, "") for key in ("id", "label", "formula", "rests_on")}
                for cite in claim.cites
                if known[cite]["kind"] == "derived"
            ]
            statement: Json = {
                "language": document["language"],
                "text": claim.words,
                "values": [token.words for token in tokens(CODE.sub(" ", claim.words)) if token.is_number],
                "evidence": list(claim.cites),
                "formulas": formulas,
            }
            same = claims.setdefault((claim.id, claim.kind), {})
            # The order in which a briefing meets its evidence sets no two statements apart.
            key = repr((document["language"], claim.words, sorted(claim.cites)))
            kept = same.setdefault(key, {**statement, "files": []})
            kept["files"] = sorted({*kept["files"], *files})
    listed = [
        {"id": name, "kind": kind, "statements": list(statements.values())}
        for (name, kind), statements in sorted(claims.items())
    ]
    return {"bulletin_id": bulletin_id, "edition_date": edition_date, "claims": listed}


def _claims(document: Mapping[str, Any]) -> Iterator[_Claim]:
    for block in document["blocks"]:
        if block["kind"] == "finding":
            words = " ".join(filter(None, (said(block["text"]), said(block.get("caveat")))))
            yield _Claim(block["id"], "finding", words, _cites(block["text"], block.get("caveat", {})))
        elif block["kind"] == "facts":
            for item in block["items"]:
                words = f"{item['value']}{item.get('unit', '')} {said(item['label'])}"
                yield _Claim(f"fact:{item['cites'][0]}", "fact", words, _cites(item["label"], item))
        elif block["kind"] == "table":
            for number, row in enumerate(block.get("rows", ()), 1):
                for place, cell in enumerate(row, 1):
                    cites = _cites(cell.get("text", {}), cell)
                    if cites and said(cell.get("text")):
                        yield _Claim(f"{block['id']}:{number}.{place}", "cell", said(cell["text"]), cites)
        elif block["kind"] == "chart" and block.get("cites"):
            words = " ".join(filter(None, (said(block.get("title")), block.get("subtitle"), block["alt"])))
            yield _Claim(block["id"], "chart", words, _cites(block.get("title", {}), block))


def _cites(*holders: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            cite
            for holder in holders
            for cite in (
                *(mark["id"] for mark in holder.get("marks", ())),
                *(cite for run in holder.get("runs", ()) for cite in run.get("cites", ())),
                *holder.get("cites", ()),
            )
        )
    )
