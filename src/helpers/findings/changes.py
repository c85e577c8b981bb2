"""Sentences on how a stated number changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from helpers.blocks import Backed, Finding, Run, Text, text, value
from helpers.corpus.periods import spoken
from helpers.findings.amounts import amount
from helpers.findings.derived import computed
from helpers.rows import rows
from helpers.wording import Names, Slot, pick, sentence


def change(row: Any, names: Names, measures: pd.DataFrame | None = None) -> Backed:
    """Say how a stated number changed from its baseline, when, and of what: the weight of union work in an assessment.

    Parameters
    ----------
    row
        A row of `helpers.analysis.targets.changes`.
    measures
        Of the corpus, to name the sub-unit whose number it is; without it, only the article is named.
    """
    language = names.language
    indicator = row.indicator_zh if language == "zh" else row.indicator_en
    step = computed(
        f"change.{row.actual_figure_id}",
        pick(language, zh=f"{indicator}的变化", en=f"change in {indicator}"),
        row.formula,
        row.figure_ids,
    )
    slots: dict[str, Slot] = {
        "whose": _whose(row, names, measures),
        "indicator": indicator,
        "old": value(amount(row.baseline, row.unit if language == "zh" else "", "=", names), row.baseline_figure_id),
        "new": value(amount(row.actual, row.unit, "=", names), row.actual_figure_id),
        "of": _of(row, names),
    }
    then, now = (
        (spoken(period, language), cite)
        for period, cite in ((row.baseline_period, row.baseline_figure_id), (row.period, row.actual_figure_id))
    )
    if not row.change:
        words = sentence(
            language,
            step.id,
            zh="{whose}：{indicator}{then}为{old}，{now}为{new}，[未变]{of}。",
            en="{whose}: {indicator} stood at {old}{then} and at {new}{now}, [unchanged]{of}.",
            then=_when(then, "原", "", names),
            now=_when(now, "现", "", names),
            **slots,
        )
    else:
        words = sentence(
            language,
            zh="{whose}：{indicator}由{then}{old}{verb}到{now}{new}，{verb}{step}{of}。",
            en="{whose}: {indicator} {verb} from {old}{then} to {new}{now}, a difference of {step}{of}.",
            then=_when(then, "", "的", names),
            now=_when(now, "", "的", names),
            verb=_verb(row, names),
            step=value(amount(abs(row.change), row.unit, "=", names), step.id),
            **slots,
        )
    return Backed(Finding(f"support.change:{row.actual_figure_id}", words, _caveat(row, names)), (step,))


def _when(time: tuple[str, str], otherwise: str, after: str, names: Names) -> Run:
    """Return when a number was so, with the figure that says it, as it stands beside the number."""
    shown, cite = time
    if not shown:
        return Run(pick(names.language, zh=otherwise, en=""))
    return value(pick(names.language, zh=f"{shown}{after}", en=f" ({shown})"), cite)


def _verb(row: Any, names: Names) -> str:
    """Return which way a number went: in Chinese a score or a rate rises, and of things there are more."""
    up, down = ("提高", "降低") if row.unit in ("分", "%") else ("增加", "减少")
    zh, en = (up, "went up") if row.change > 0 else (down, "went down")
    return pick(names.language, zh=zh, en=en)


def _of(row: Any, names: Names) -> Text:
    """Return the whole that both numbers are of, a full score or a total, by its name; nothing where there is none."""
    if not row.whole_figure_id:
        return text()
    return sentence(
        names.language,
        zh="；{called}为{whole}",
        en="; {called}: {whole}",
        called=row.whole_indicator_zh if names.language == "zh" else row.whole_indicator_en,
        whole=value(amount(row.whole, row.unit, "=", names), row.whole_figure_id),
    )


def _caveat(row: Any, names: Names) -> Text:
    """Return what the coder took for granted of times and of the whole; nothing where neither is told."""
    remarks = [
        pick(names.language, zh=zh, en=en)
        for is_told, zh, en in (
            (
                row.baseline_period or row.period,
                "文中不写年份的，据通报日期推定",
                "A year that the text does not give is taken from the date of the bulletin",
            ),
            (row.whole_figure_id, "前后按同一总数计", "The same whole is taken before and after"),
        )
        if is_told
    ]
    between, stop = pick(names.language, zh="；", en=". "), pick(names.language, zh="。", en=".")
    return text(between.join(remarks), stop) if remarks else text()


def _whose(row: Any, names: Names, measures: pd.DataFrame | None) -> Text:
    """Return whose number it is: that of a sub-unit, by its name in the language, or what the article gives."""
    place = names.localities[row.locality_code]
    sub_unit = ""
    if measures is not None:
        sub_unit = str(measures.loc[measures["measure_id"] == row.measure_id, "sub_unit"].iloc[0])
    if not sub_unit:
        return sentence(names.language, zh="{place}文章写到", en="On {place}, the bulletin says", place=place)
    english = names.actors.get(sub_unit, "")
    is_chinese = names.language == "zh" or not english
    return sentence(
        names.language,
        zh="{place}（{sub_unit}）",
        en="{place} ({sub_unit})",
        place=place,
        sub_unit=Run(sub_unit, language="" if names.language == "zh" else "zh") if is_chinese else english,
    )


def changes(
    changed: pd.DataFrame, codes: Sequence[str], names: Names, measures: pd.DataFrame | None = None
) -> list[Backed]:
    """Say every stated change of some localities, in code order; `measures` as for `change`."""
    mine = changed[changed["locality_code"].isin(codes)].sort_values("locality_code", kind="stable")
    return [change(row, names, measures) for row in rows(mine)]
