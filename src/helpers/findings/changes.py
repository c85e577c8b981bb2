"""Sentences on how a stated number changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from helpers.blocks import Backed, Finding, Run, Text, text, value
from helpers.findings.amounts import amount
from helpers.findings.derived import computed
from helpers.rows import rows
from helpers.wording import Names, Slot, pick, sentence


def change(row: Any, names: Names, measures: pd.DataFrame | None = None) -> Backed:
    """Say how a stated number changed from its baseline: the weight of union work in an assessment, say.

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
    if not row.change:
        words = sentence(
            language,
            step.id,
            zh="{whose}：{indicator}原为{old}，现为{new}{of}，[未变]。",
            en="{whose}: {indicator}, from {old} to {new}{of}, [unchanged].",
            **slots,
        )
    else:
        words = sentence(
            language,
            zh="{whose}：{indicator}由{old}{verb}到{new}{of}，{verb}{step}。",
            en="{whose}: {indicator}, {verb} from {old} to {new}{of}, a difference of {step}.",
            verb=_verb(row, names),
            step=value(amount(abs(row.change), row.unit, "=", names), step.id),
            **slots,
        )
    return Backed(Finding(f"support.change:{row.actual_figure_id}", words), (step,))


def _verb(row: Any, names: Names) -> str:
    """Return which way a number went: in Chinese a score or a rate rises, and of things there are more."""
    up, down = ("提高", "降低") if row.unit in ("分", "%") else ("增加", "减少")
    zh, en = (up, "up") if row.change > 0 else (down, "down")
    return pick(names.language, zh=zh, en=en)


def _of(row: Any, names: Names) -> Text:
    """Return the whole that both numbers are of: a full score, or a total; nothing where the text names none."""
    if not row.whole_figure_id:
        return text()
    whole = value(amount(row.whole, row.unit if names.language == "zh" else "", "=", names), row.whole_figure_id)
    zh = "（满分{whole}）" if row.unit == "分" else "（总数{whole}）"
    return sentence(names.language, zh=zh, en=" (of {whole})", whole=whole)


def _whose(row: Any, names: Names, measures: pd.DataFrame | None) -> Text:
    place = names.localities[row.locality_code]
    sub_unit = ""
    if measures is not None:
        sub_unit = str(measures.loc[measures["measure_id"] == row.measure_id, "sub_unit"].iloc[0])
    if not sub_unit:
        return sentence(names.language, zh="{place}文章写到", en="On {place}, the bulletin says", place=place)
    return sentence(
        names.language,
        zh="{place}（{sub_unit}）",
        en="{place} ({sub_unit})",
        place=place,
        sub_unit=Run(sub_unit, language="" if names.language == "zh" else "zh"),
    )


def changes(
    changed: pd.DataFrame, codes: Sequence[str], names: Names, measures: pd.DataFrame | None = None
) -> list[Backed]:
    """Say every stated change of some localities, in code order; `measures` as for `change`."""
    mine = changed[changed["locality_code"].isin(codes)].sort_values("locality_code", kind="stable")
    return [change(row, names, measures) for row in rows(mine)]
