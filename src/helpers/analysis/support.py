"""Support: in which forms Party and government are said to back the unions.

Support is what is coded T12 (leadership and support) or T15 (assessment and accountability), first or second, and
every joint conference of government and union, which the codebook puts under T04. Its forms (a document, a meeting, a
place in the assessment, …) are no codes of the codebook: they follow from the words of the quote by the patterns of
`KINDS`, which anyone can hold against the quote. What a union does by itself to gain support is told apart by its
actor, for nobody backs himself.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from helpers.analysis.frames import grouped, ids_by, objects, require, typed

THEMES = ("T12", "T15")

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "document": (
            r"(?:印发|下发|出台|起草|颁布|发布).*(?:意见|文件|办法|措施|规定|通知)"
            r"|制定.*(?:要点|规划|方案|办法)|^《[^》]+》$"
        ),
        "meeting": r"(?:召开|举行)(?!.*联席会议).*(?:会议|大会)|座谈会",
        "joint conference": r"联席会议",
        "leading group": r"领导小组",
        "assessment": r"考核|分值|督导|奖惩",
        "responsibility": r"责任制|责任机制|目标责任|追究",
        "consultation": r"听取.*意见",
        "representation": r"人大代表|政协委员",
        "co-building": r"党工共建|党工建设",
    }
)
FREQUENCY = "frequency"
OTHER = "other"

_JOINT_CONFERENCE = KINDS["joint conference"]
_UNION = r"(?:工会|工会组织)(?:；|;|$)|市总"
_PARTY_OR_GOVERNMENT = r"党委|党工委|党组织|[省市区县]委|政府|人大|政协"
_FORMS = {
    "measure_id": "str",
    "locality_code": "str",
    "kind": "str",
    "theme": "str",
    "theme_second": "str",
    "instrument": "str",
    "status": "str",
    "lead_actor": "str",
    "partner_actors": "str",
    "is_union_led": "bool",
    "figure_ids": "object",
}
_BY_LOCALITY = {
    "locality_code": "str",
    "kind": "str",
    "is_union_led": "bool",
    "measure_count": "int64",
    "lead_actors": "object",
    "instruments": "object",
    "measure_ids": "object",
    "figure_ids": "object",
}


def forms(measures: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """Return each measure of support with the forms that its quote shows.

    Parameters
    ----------
    measures
        Coded measures in text order, with the codebook's columns.
    figures
        Stated numbers: ``figure_id``, ``measure_id``, ``quantity``.

    Returns
    -------
    DataFrame
        One row for each measure and form, in text order, then in the order of `KINDS`: ``measure_id``,
        ``locality_code``, ``kind`` (a key of `KINDS`; “frequency” where a figure of the measure is one; “other” where
        no form shows), ``theme``, ``theme_second``, ``instrument``, ``status``, ``lead_actor``, ``partner_actors``
        (empty where the text names none), ``is_union_led`` (the lead actor is a union and neither Party nor
        government), ``figure_ids``.

    Raises
    ------
    UsageError
        A column is missing.
    """
    read = [column for column in _FORMS if column not in ("kind", "is_union_led", "figure_ids")]
    require(measures, [*read, "quote"], "measures")
    require(figures, ["figure_id", "measure_id", "quantity"], "figures")
    quotes = measures["quote"].astype("str")
    is_support = measures[["theme", "theme_second"]].isin(THEMES).any(axis=1) | quotes.str.contains(_JOINT_CONFERENCE)
    chosen = measures[is_support.astype(bool)]

    words = chosen["quote"].astype("str")
    tables = [chosen[words.str.contains(pattern)].assign(kind=kind) for kind, pattern in KINDS.items()]
    counted = figures.loc[figures["quantity"] == "frequency", "measure_id"]
    tables.append(chosen[chosen["measure_id"].isin(counted)].assign(kind=FREQUENCY))
    shown = pd.concat(tables)
    tables.append(chosen[~chosen["measure_id"].isin(shown["measure_id"])].assign(kind=OTHER))
    # A stable sort keeps the forms of one measure in the order in which they were looked for.
    result = pd.concat(tables).reset_index(names="row").sort_values("row", kind="stable")

    lead = result["lead_actor"].astype("str")
    result["is_union_led"] = lead.str.contains(_UNION) & ~lead.str.contains(_PARTY_OR_GOVERNMENT)
    of_measure = ids_by(figures, "measure_id", column="figure_id")
    result["figure_ids"] = objects(of_measure.get(unit, ()) for unit in result["measure_id"]).set_axis(result.index)
    return typed(result, _FORMS)


def by_locality(measures: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """Count the measures of support of each locality by form.

    Parameters
    ----------
    measures, figures
        As for `forms`.

    Returns
    -------
    DataFrame
        One row for each locality, form and side that occurs, in the order of codes and of `KINDS`, what unions lead
        last: ``locality_code``, ``kind``, ``is_union_led``, ``measure_count``, ``lead_actors`` and ``instruments``
        (each once, in text order; an actor whom the text does not name is left out), ``measure_ids``, ``figure_ids``.
        A measure with several forms counts in each: the rows do not add up to n.

    Raises
    ------
    UsageError
        A column is missing.
    """
    rows = forms(measures, figures)
    order = {kind: position for position, kind in enumerate((*KINDS, FREQUENCY, OTHER))}
    rows["position"] = rows["kind"].map(order).astype("int64")
    by = ["locality_code", "position", "kind", "is_union_led"]
    result = grouped(rows, by)
    for plural, column in (("lead_actors", "lead_actor"), ("instruments", "instrument")):
        named = grouped(rows, by, column=column)[f"{column}s"]
        result[plural] = objects(tuple(dict.fromkeys(name for name in names if name)) for names in named)
    figure_ids = ids_by(figures, "measure_id", column="figure_id")
    result["figure_ids"] = objects(
        tuple(figure for unit in units for figure in figure_ids.get(unit, ())) for units in result["measure_ids"]
    )
    return typed(result, _BY_LOCALITY)
