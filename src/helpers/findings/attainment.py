"""Sentences on what part of a stated whole a stated count makes up."""

from __future__ import annotations

from typing import Any

import pandas as pd

from helpers.blocks import Backed, Finding, Text, text, value
from helpers.corpus.periods import spoken
from helpers.findings.amounts import amount
from helpers.findings.derived import ratio
from helpers.rows import rows
from helpers.wording import Names, percent, pick, sentence


def attainment(attained: pd.DataFrame, code: str, names: Names) -> list[Backed]:
    """Say what part of a stated whole a locality reports, one sentence for each pair of counts.

    Parameters
    ----------
    attained
        `helpers.analysis.targets.attainment`.
    """
    mine = attained[(attained["locality_code"] == code) & (attained["role"] == "actual") & (attained["unit"] != "分")]
    return [_part(row, names) for row in rows(mine.sort_values(["share", "part_figure_id"], ascending=[False, True]))]


def _part(row: Any, names: Names) -> Backed:
    language = names.language
    part, whole = getattr(row, f"indicator_{language}"), getattr(row, f"whole_indicator_{language}")
    label = pick(language, zh=f"{part}占{whole}的比重", en=f"{part}, as a share of {whole}")
    share = ratio(f"share.{row.part_figure_id}", label, row.part, row.whole, row.figure_ids, language)
    words = sentence(
        language,
        zh="{place}报告{when}：{whole}{total}，其中{part}{count}，占{share}。",
        en="{place} reports{when} {total} {whole} and, among them, {count} {part} ({share}).",
        place=names.localities[row.locality_code],
        when=_when(row, names),
        whole=whole,
        total=value(amount(row.whole, row.unit, "=", names), row.whole_figure_id),
        part=part,
        count=value(amount(row.part, row.unit, "=", names), row.part_figure_id),
        share=value(percent(row.share), share.id),
    )
    caveat = text()
    if row.unit == "家":
        caveat = text(pick(language, zh="按家数计，不是职工人数的比例。", en="This counts enterprises, not workers."))
    return Backed(Finding(f"targets.attainment:{row.part_figure_id}", words, caveat), (share,))


def _when(row: Any, names: Names) -> Text:
    """Return the time that a part is about: over an interval, or as of a month; nothing where none is known."""
    if not row.period:
        return text()
    language, when = names.language, spoken(row.period, names.language)
    if "/" in row.period:
        said = pick(language, zh=f"（{when}）", en=f", for {when},")
    else:
        said = pick(language, zh=f"（截至{when}）", en=f", as of {when},")
    return text(value(said, row.part_figure_id))
