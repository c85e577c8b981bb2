"""What stands behind a claim, for whoever doubts it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from importlib import import_module
from inspect import isfunction
from pkgutil import iter_modules
from typing import Any

from helpers import findings
from helpers.corpus import Corpus
from helpers.errors import UnknownNameError

Json = Mapping[str, Any]
NOT_CONFIRMED = "not confirmed by a union analyst"


def show(claim_id: str, ledger: Json, corpus: Corpus) -> str:
    """Return in plain text what a claim says and rests on.

    Parameters
    ----------
    claim_id
        As the briefings print it: ``targets.attainment:2011-05-F014``.
    ledger
        `helpers.audit.ledger`, of an edition.

    Raises
    ------
    UnknownNameError
        The edition has no such claim; suggests the nearest.
    """
    claims = {claim["id"]: claim for claim in ledger["claims"]}
    if claim_id not in claims:
        findings = [claim["id"] for claim in ledger["claims"] if claim["kind"] == "finding"]
        raise UnknownNameError("claim", claim_id, [*findings, *get_close_matches(claim_id, claims)])
    claim = claims[claim_id]
    return "\n".join([f"{claim_id} ({claim['kind']})", *_made_by(claim), *_statements(claim), *_rows(claim, corpus)])


def function_of(claim_id: str) -> str:
    """Return the function that words a finding, ``helpers.findings.targets.attainment``; empty where none is found.

    A claim is named after it. Where it has moved to another module, or says more of itself, the nearest is taken.
    """
    topic, _, name = claim_id.partition(":")[0].partition(".")
    wanted = name.replace("-", "_")
    modules = sorted((info.name for info in iter_modules(findings.__path__)), key=lambda module: module != topic)
    known = [
        (module, function)
        for module in modules
        for function, thing in vars(import_module(f"{findings.__name__}.{module}")).items()
        if isfunction(thing) and thing.__module__ == f"{findings.__name__}.{module}" and not function.startswith("_")
    ]
    same = [found for found in known if found[1] == wanted]
    near = [(module, function) for module, function in known if module == topic and wanted.startswith(function)]
    return ".".join((findings.__name__, *(same or near)[0])) if wanted and (same or near) else ""


def _made_by(claim: Json) -> Iterator[str]:
    if claim["kind"] == "finding" and (function := function_of(claim["id"])):
        yield f"worded by {function}"


def _statements(claim: Json) -> Iterator[str]:
    for statement in claim["statements"]:
        yield f"\n[{statement['language']}] {statement['text']}"
        if statement["values"]:
            yield f"  values: {' · '.join(statement['values'])}"
        for derived in statement["formulas"]:
            yield f"  {derived['id']}: {derived['label']}: {derived['formula']}"
            yield f"    rests on {', '.join(derived['rests_on'])}"
        yield f"  in {', '.join(statement['files'])}"


def _rows(claim: Json, corpus: Corpus) -> Iterator[str]:
    """Yield each row of the corpus that the claim rests on: place, words, who coded, who accepted, who confirmed."""
    named = dict.fromkeys(
        key
        for statement in claim["statements"]
        for key in (*statement["evidence"], *(name for one in statement["formulas"] for name in one["rests_on"]))
    )
    known = corpus.evidence("zh")
    measures = corpus.measures.set_index("measure_id")
    figures = corpus.figures.set_index("figure_id")
    yield "\nIn the bulletin:"
    for key in named:
        item = known.get(key)
        if item is None:
            continue
        yield f"\n{key}, {item.where}, characters {item.start}–{item.end}"
        yield f"  “{item.before}【{item.quote}】{item.after}”"
        if key in figures.index:
            row = figures.loc[key]
            value = f"{row['value']:g}{row['unit']}" if row["value"] == row["value"] else "no value stated"
            yield f"  {row['indicator_zh']} ({row['indicator_en']}): {value}, {row['role']}"
            key = str(row["measure_id"])  # noqa: PLW2901 - whose coding it shares
        if key in measures.index:
            row = measures.loc[key]
            yield f"  coded {row['theme']}, {row['instrument']}, {row['status']} by {row['coder'] or 'nobody named'}"
            accepted, confirmed = row["accepted_by"] or "nobody", row["reviewed_by"]
            yield f"  accepted by {accepted}; {f'confirmed by {confirmed}' if confirmed else NOT_CONFIRMED}"
