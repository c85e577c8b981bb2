"""Party and government support side by side: what is reported of each locality."""

from __future__ import annotations

import pandas as pd

from helpers.blocks import Backed, Cell, Column, Table, text
from helpers.rows import rows
from helpers.tables.actors import named
from helpers.wording import Names, pick


def support(forms: pd.DataFrame, measures: pd.DataFrame, names: Names, *, key: str = "all") -> Backed | None:
    """List the measures by which Party and government are reported to back the unions.

    Parameters
    ----------
    forms
        `helpers.analysis.support.forms`: one row for each measure and form. Rows that unions lead are left out.
    measures
        Of the corpus.
    """
    chosen = forms[~forms["is_union_led"]].drop_duplicates("measure_id")
    if chosen.empty:
        return None
    language = names.language
    known = measures.set_index("measure_id")
    lines = []
    for row in rows(chosen.sort_values("locality_code", kind="stable")):
        measure = known.loc[row.measure_id]
        here = names.localities[row.locality_code]
        lines.append(
            (
                Cell(text(here)),
                Cell(text(str(measure[f"label_{language}"])), (row.measure_id,)),
                Cell(
                    named(row.lead_actor, names)
                    if row.lead_actor
                    else text(pick(language, zh="未写明", en="not named")),
                    (row.measure_id,),
                ),
                Cell(text(names.instruments[row.instrument])),
                Cell(text(names.statuses[row.status])),
            )
        )
    columns = (
        Column(pick(language, zh="地方", en="Locality"), width=1, is_row_header=True),
        Column(pick(language, zh="措施", en="Measure"), width=3.4),
        Column(pick(language, zh="主体（据上下文）", en="Led by (from context)"), width=1.7),
        Column(pick(language, zh="手段", en="Instrument"), width=1),
        Column(pick(language, zh="状态", en="Status"), width=1.1),
    )
    title = pick(language, zh="党委、政府支持工会的措施", en="Measures by which Party and government back the unions")
    rule = pick(
        language,
        zh="列入主要或次要主题为党政领导与支持、考核与责任的措施，以及联席会议；工会自行牵头的不列。",
        en="Measures whose main or second theme is Party-government leadership and support or assessment and "
        "accountability, and the joint conference; what unions lead themselves is left out.",
    )
    return Backed(Table(f"support-{key}", text(title), columns, tuple(lines), (text(rule),), width="full"))
