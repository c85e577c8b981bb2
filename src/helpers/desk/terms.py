"""Words that hold a numeral and are no figure: proposed for fixed_terms.csv, and added once a person says so."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from helpers.corpus.accounting import accounts
from helpers.corpus.numerals import NUMERAL
from helpers.corpus.roots import MARKER
from helpers.disk import write_whole
from helpers.errors import UsageError
from helpers.ingest import Rules

FILE = "codebook/fixed_terms.csv"
KINDS = ("fixed term", "ordinary word", "enumerator")
AROUND = 8
BRACKETS = {"（": "）", "(": ")"}
SECTION_MARK, ITEM_MARK = "mark of a section", "mark of an item"


@dataclass(frozen=True, slots=True)
class Term:
    """A proposed row of fixed_terms.csv, and the words in which its numeral stands."""

    term: str
    kind: str
    reason: str
    context: str


def left_over(text: str, figures: Sequence[tuple[int, int]], terms: Sequence[str], rules: Rules) -> list[Term]:
    """Return a term for each numeral that neither a figure nor a listed term accounts for, each term once.

    Parameters
    ----------
    text
        The bulletin.
    figures
        Offsets of all figures, accepted or still open.
    terms
        Those of fixed_terms.csv.
    rules
        The kind "skip" of the topic "figures" says where a term begins and ends; without one, the numeral and the
        character behind it are proposed, or the one before it, for a person to amend.
    """
    made: dict[str, Term] = {}
    for account in accounts(text, figures, terms):
        if account.kind:
            continue
        start, end = account.numeral.start, account.numeral.end
        context = text[max(0, start - AROUND) : end + AROUND].replace("\n", " ")
        if text[end : end + 1] == "、" and text[max(0, start - 1) : start] in ("", "\n", " ", "\u3000"):
            term = Term(text[start : end + 1], KINDS[0], SECTION_MARK, context)
        elif text[max(0, start - 1) : start] in BRACKETS and text[end : end + 1] in BRACKETS.values():
            term = Term(text[start - 1 : end + 1], KINDS[0], ITEM_MARK, context)
        else:
            term = _by_rule(text, start, end, rules) or Term(_around(text, start, end), KINDS[1], "", context)
            term = Term(term.term, term.kind, term.reason, context)
        made.setdefault(term.term, term)
    return list(made.values())


def _around(text: str, start: int, end: int) -> str:
    """Return a numeral with a neighbour: a numeral alone would as a term cover every other one like it."""
    behind, before = text[start : end + 1].strip(), text[max(0, start - 1) : end].strip()
    return behind if len(behind) > end - start else before


def _by_rule(text: str, start: int, end: int, rules: Rules) -> Term | None:
    first = max(0, start - AROUND)
    for rule in rules.of("figures", "skip"):
        for match in rule.pattern.finditer(text, first, end + AROUND):
            if match.start() <= start and end <= match.end():
                return Term(match.group(), KINDS[1], f"skipped by {rule.rule_id} of the lexicon", "")
    return None


def add_terms(root: Path, terms: Mapping[str, tuple[str, str]]) -> int:
    """Add terms (to each its kind and reason) to fixed_terms.csv; those that stand there already are left alone.

    Raises
    ------
    UsageError
        A term is a numeral and nothing else, or has a line break; its kind is unknown; no reason is given: nothing is
        written.
    """
    path = root / FILE
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    known = {row[0] for row in rows[1:]}
    for term, (kind, reason) in terms.items():
        if kind not in KINDS or not reason.strip() or not term.strip() or not term.isprintable():
            allowed = f"a term, one of {', '.join(KINDS)}, and a reason"
            raise UsageError(f"found term {term!r}, kind {kind!r}, reason {reason!r}; allowed: {allowed}")
        if NUMERAL.fullmatch(term.strip()):
            allowed = "a term of more than a numeral, which would cover every other one like it"
            raise UsageError(f"found term {term!r}; allowed: {allowed}")
    new = [[term, kind, reason] for term, (kind, reason) in terms.items() if term not in known]
    if not new:
        return 0
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows([*rows, *new])
    write_whole(path, stream.getvalue().encode())
    package = json.loads((root / MARKER).read_text(encoding="utf-8"))
    for resource in package["resources"]:
        if resource["path"] == FILE and "rows" in resource:
            resource["rows"] = len(rows) - 1 + len(new)
    write_whole(root / MARKER, (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode())
    return len(new)
