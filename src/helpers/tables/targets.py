"""Targets and other stated numbers, each with the words that it stands in."""

from __future__ import annotations

import pandas as pd

from helpers.blocks import Backed, Cell, Column, Table, text
from helpers.corpus.evidence import ROLES
from helpers.corpus.periods import spoken
from helpers.findings.amounts import amount, amount_of, by_when
from helpers.findings.governed import drafted, timed_by
from helpers.rows import rows
from helpers.wording import Names, pick


def targets(
    stated: pd.DataFrame, names: Names, *, key: str = "all", governing: pd.DataFrame | None = None
) -> Backed | None:
    """List stated targets, with their deadline and what is reported of their progress.

    Parameters
    ----------
    stated
        `helpers.analysis.targets.targets`, of one locality, one theme or all.
    key
        Sets tables of one document apart.
    governing
        Of the corpus: what deadlines rest on, and which targets stand in a text that is drafted.
    """
    stated = stated[stated["value"].notna()]
    if stated.empty:
        return None
    language = names.language
    lines = []
    drafts = drafted(stated, governing)
    for row in rows(stated):
        indicator = row.indicator_zh if language == "zh" else row.indicator_en
        shown = amount_of(row, names)
        when = by_when(row.deadline, names) or pick(language, zh="未写明", en="not stated")
        progress = row.formula if row.formula else pick(language, zh="未报告", en="not reported")
        lines.append(
            (
                Cell(text(names.localities[row.locality_code])),
                Cell(text(indicator)),
                Cell(
                    text(shown, pick(language, zh="（起草稿）", en=" (drafted)") if row.measure_id in drafts else ""),
                    (row.figure_id, *([drafts[row.measure_id]] if row.measure_id in drafts else ())),
                ),
                Cell(text(when), (row.figure_id, *timed_by(row, governing))),
                Cell(text(progress), (row.actual_figure_id or row.figure_id,)),
            )
        )
    columns = (
        Column(pick(language, zh="地方", en="Locality"), width=1.2, is_row_header=True),
        Column(pick(language, zh="指标", en="Indicator"), width=3),
        Column(pick(language, zh="目标", en="Target"), width=1.5, align="end"),
        Column(pick(language, zh="期限", en="Deadline"), width=1.3),
        Column(pick(language, zh="进度", en="Progress"), width=1.2),
    )
    title = pick(language, zh="写明的目标与进度", en="Targets stated, and progress reported")
    carried = pick(
        language,
        zh="沿用同句上文目标期限的，系编码判断。",
        en="A deadline carried over from another target of the same sentence is the coder’s reading.",
    )
    notes = [text(carried)] if (stated["deadline"] != "").any() else []
    if drafts:
        zh, en = (
            "“起草稿”：见于起草的文稿，文中称起草，不称印发。",
            "“Drafted”: in a text that is drafted and not said to be issued.",
        )
        notes.append(text(pick(language, zh=zh, en=en)))
    return Backed(Table(f"targets-{key}", text(title), columns, tuple(lines), tuple(notes), width="full"))


def figures(stated: pd.DataFrame, names: Names, *, key: str) -> Backed | None:
    """List numbers that the text states, with their role and the time that they are about.

    Parameters
    ----------
    stated
        Rows of figures.csv: counts, shares, scores and frequencies; dates and mentions are left out by the caller.
    """
    if stated.empty:
        return None
    language = names.language
    lines = []
    for row in rows(stated):
        indicator = row.indicator_zh if language == "zh" else row.indicator_en
        shown = f"“{row.quote}”" if pd.isna(row.value) else amount(row.value, row.unit, row.comparator, names)
        role = ROLES[row.role][0 if language == "zh" else 1]
        lines.append(
            (
                Cell(text(indicator)),
                Cell(text(shown), (row.figure_id,)),
                Cell(text(role)),
                Cell(
                    text(spoken(row.period, language) or pick(language, zh="未写明", en="not stated")), (row.figure_id,)
                ),
            )
        )
    columns = (
        Column(pick(language, zh="指标", en="Indicator"), width=3, is_row_header=True),
        Column(pick(language, zh="数值", en="Value"), width=1.4, align="end"),
        Column(pick(language, zh="性质", en="Role"), width=1),
        Column(pick(language, zh="所指时间", en="Period"), width=1.4),
    )
    title = pick(language, zh="通报所载数字", en="Numbers that the bulletin states")
    return Backed(Table(f"figures-{key}", text(title), columns, tuple(lines), width="full"))
