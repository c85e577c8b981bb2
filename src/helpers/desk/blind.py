"""Two blind codings compared, and their differences settled one by one."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from helpers.analysis.agreement import CODES, agreement, matched_units
from helpers.corpus.codings import Coding, codings
from helpers.desk.desk import Desk
from helpers.errors import UnknownNameError
from helpers.rows import rows

CHOICES = ("a", "b", "neither")
COPIED = (
    "locality_code", "sub_unit", "unit_type", "label_zh", "label_en", "quote_en", "theme", "theme_second", "instrument",
    "instrument_second", "status", "lead_actor", "partner_actors", "target_group", "has_deadline", "has_resources",
    "has_accountability", "has_responsible", "confidence", "note",
)  # fmt: skip


def blind_agreement(root: Path, bulletin_id: str, text_length: int, *, seed: int) -> pd.DataFrame:
    """Return the agreement of the two blind codings, as `helpers.analysis.agreement.agreement` computes it.

    Raises
    ------
    UsageError
        The bulletin has not been coded twice.
    """
    a, b = codings(root, bulletin_id)
    return agreement(a.measures, a.quotes, b.measures, b.quotes, text_length, seed=seed)


def differences(root: Path, bulletin_id: str) -> pd.DataFrame:
    """List all measures of the two blind codings, matched, with what they differ in.

    Returns
    -------
    DataFrame
        One row for each measure of either coding, matched ones once, in text order: ``measure_id_a``,
        ``measure_id_b`` (empty where only the other coder has it), ``quote_a``, ``quote_b``, ``start``, ``differs``
        (a tuple: "unit" where one has none, "quote", or the names of codes; empty where all is agreed).
    """
    a, b = codings(root, bulletin_id)
    matches = matched_units(a.measures, a.quotes, b.measures, b.quotes)
    pairs = list(zip(matches["measure_id_a"], matches["measure_id_b"], strict=True))
    alone_a = [(name, "") for name in a.measures["measure_id"] if name not in set(matches["measure_id_a"])]
    alone_b = [("", name) for name in b.measures["measure_id"] if name not in set(matches["measure_id_b"])]
    by_a, by_b = _by_id(a), _by_id(b)
    made = []
    for name_a, name_b in (*pairs, *alone_a, *alone_b):
        one, other = by_a.get(name_a), by_b.get(name_b)
        if one is None or other is None:
            differs: tuple[str, ...] = ("unit",)
        else:
            differs = tuple(column for column in ("quote", *CODES) if one[column] != other[column])
        first = other if one is None else one
        made.append({
            "measure_id_a": name_a, "measure_id_b": name_b, "quote_a": "" if one is None else one["quote"],
            "quote_b": "" if other is None else other["quote"], "start": 0 if first is None else int(first["start"]),
            "differs": differs,
        })  # fmt: skip
    frame = pd.DataFrame(made, columns=["measure_id_a", "measure_id_b", "quote_a", "quote_b", "start", "differs"])
    return frame.sort_values("start", kind="stable", ignore_index=True)


def adjudicate(desk: Desk, measure_id_a: str, measure_id_b: str, choice: str, *, rule: str, reason: str) -> str:
    """Settle one measure of the two codings on the desk of the coding in use; returns its item, empty for neither.

    Parameters
    ----------
    desk
        Without a blind coding.
    measure_id_a, measure_id_b
        As `differences` lists them; one may be empty.
    choice
        "a" or "b": whose measure is taken over; "neither".
    rule, reason
        The rule of the codebook that decides, and why: they stand in adjudication.csv.
    """
    if choice not in CHOICES:
        raise UnknownNameError("choice", choice, CHOICES)
    a, b = codings(desk.root, desk.bulletin_id)
    found = {"a": _by_id(a).get(measure_id_a), "b": _by_id(b).get(measure_id_b)}
    item_id = ""
    if choice != "neither":
        row = found[choice]
        if row is None:
            raise UnknownNameError("measure", measure_id_a if choice == "a" else measure_id_b, _by_id(a) | _by_id(b))
        fields = {name: row[name] if not isinstance(row[name], bool) else int(row[name]) for name in COPIED}
        item_id = desk.add("measure", str(row["quote"]), after=int(row["start"]), **fields)
    desk.adjudicated({
        "kind": "unit", "measure_id": "", "figure_id": "", "coding_a": _shown(found["a"]),
        "coding_b": _shown(found["b"]), "decision": choice, "rule": rule, "reason": reason,
    })  # fmt: skip
    return item_id


def _by_id(coding: Coding) -> dict[str, pd.Series]:
    return {str(row.measure_id): coding.measures.loc[row.Index] for row in rows(coding.measures)}


def _shown(row: pd.Series | None) -> str:
    return "" if row is None else f"{row['measure_id']} {row['theme']} {row['instrument']} {row['status']}"
