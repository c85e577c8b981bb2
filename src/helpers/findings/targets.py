"""Sentences on targets: who states one, and how far along a count is.

A number inside the name of a drive or a plan (百分百要约, 万名……培训计划) is coded as a target, but the text gives it
no clause of its own: such a measure is told by its label, apart from the targets that are stated.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from helpers.blocks import Backed, Finding, Text, text, value
from helpers.findings.amounts import amount, by_when
from helpers.findings.derived import computed, itemised, ratio, tally
from helpers.findings.material import measure_count
from helpers.rows import rows
from helpers.wording import Names, Slot, clauses, enumerate_texts, percent, pick, sentence

__all__ = ["amount", "attainment", "by_when", "stated", "who"]

_MOST_CITED = 4
"""More figures than these are cited through their count: so many marks behind one sentence help nobody."""


def stated(targets: pd.DataFrame, measures: pd.DataFrame, code: str, names: Names) -> Backed | None:
    """List the targets that a locality states, or say that none of its measures has one; None without measures.

    Parameters
    ----------
    targets
        `helpers.analysis.targets.targets`.
    measures
        Of the corpus.
    """
    own = measures[measures["locality_code"] == code]
    if own.empty:
        return None
    language, place = names.language, names.localities[code]
    mine = targets[(targets["locality_code"] == code) & targets["value"].notna()]
    is_clause = _is_clause(mine, measures)
    told, named = mine[is_clause], mine[~is_clause]
    if told.empty:
        basis = measure_count(code, tuple(own["measure_id"]), names)
        words = sentence(
            language,
            basis.id,
            zh="{place}报告的{whole:项}措施[均未]单列量化目标。",
            en="Of the {whole:measure} reported by {place}, [none] has a target in numbers of its own.",
            place=place,
            whole=len(own),
        )
        return Backed(Finding(f"targets.stated:{code}", words + _named(named, measures, names)), (basis,))
    indicators = told["indicator_zh" if language == "zh" else "indicator_en"]
    basis = tally(
        f"targets.{code}",
        pick(language, zh=f"{place}写明的量化目标", en=f"targets that {place} states in numbers"),
        [(indicator, (figure,)) for indicator, figure in zip(indicators, told["figure_id"], strict=True)],
        language,
        noun=("个", "target"),
    )
    listed = [_target(row, basis.id if len(told) > _MOST_CITED else row.figure_id, names) for row in rows(told)]
    words = sentence(
        language,
        basis.id,
        zh="{place}写明量化目标{count:个}：{listed}。",
        en="{place} states {count:target} in numbers: {listed}.",
        place=place,
        count=len(told),
        listed=clauses(listed, language),
    )
    return Backed(
        Finding(f"targets.stated:{code}", words + _named(named, measures, names), _caveat(told, basis.id, names)),
        (basis,),
    )


def _is_clause(targets: pd.DataFrame, measures: pd.DataFrame) -> pd.Series:
    """Say of each target whether the text gives it words of its own, and not only a place in a name."""
    unit_types = dict(zip(measures["measure_id"], measures["unit_type"], strict=True))
    return (targets["measure_id"].map(unit_types).fillna("target") == "target") | (targets["quantity"] == "frequency")


def _target(row: Any, cite: str, names: Names) -> Text:
    slots: dict[str, Slot] = {
        "indicator": row.indicator_zh if names.language == "zh" else row.indicator_en,
        "shown": value(amount(row.value, row.unit, row.comparator, names), cite),
    }
    if row.quantity == "frequency":
        return sentence(names.language, zh="{indicator}每年{shown}", en="{indicator} ({shown} a year)", **slots)
    if when := by_when(row.deadline, names):
        slots["when"] = value(when, cite)
        return sentence(names.language, zh="{indicator}{shown}（{when}）", en="{indicator} ({shown} {when})", **slots)
    return sentence(names.language, zh="{indicator}{shown}", en="{indicator} ({shown})", **slots)


def _named(named: pd.DataFrame, measures: pd.DataFrame, names: Names) -> Text:
    """Say which measures have a number in their name only; nothing where there are none."""
    if named.empty:
        return text()
    figure_ids = dict(zip(named["measure_id"], named["figure_id"], strict=True))
    labels = measures.set_index("measure_id").loc[list(figure_ids), f"label_{names.language}"]
    told = sentence(
        names.language,
        *figure_ids.values(),
        zh="另有{count:项}措施，名称中带有数字：{listed}。",
        en="{count:more measure has|more measures have} a number in {count?its name|their names}: {listed}.",
        count=len(figure_ids),
        listed=clauses([value(labels[each], figure) for each, figure in figure_ids.items()], names.language),
    )
    return text(pick(names.language, zh="", en=" "), told)


def _caveat(told: pd.DataFrame, cite: str, names: Names) -> Text:
    remarks = []
    if told["actual"].isna().all():
        zh, en = "文中[未]报告进度。", "How far along this is, the text does [not] say."
        remarks.append(sentence(names.language, cite, zh=zh, en=en))
    if (told["deadline"] != "").any():
        zh, en = (
            "文中期限不写年份的，据通报日期推定。",
            "Where a deadline has no year in the text, the bulletin’s is taken.",
        )
        remarks.append(sentence(names.language, zh=zh, en=en))
    return text(pick(names.language, zh="", en=" ")).joined(remarks)


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
    part, whole = pick(language, zh="indicator_zh", en="indicator_en"), f"whole_indicator_{language}"
    part, whole = getattr(row, part), getattr(row, whole)
    label = pick(language, zh=f"{part}占{whole}的比重", en=f"{part}, as a share of {whole}")
    share = ratio(f"share.{row.part_figure_id}", label, row.part, row.whole, row.figure_ids, language)
    words = sentence(
        language,
        zh="{place}报告：{whole}{total}，其中{part}{count}，占{share}。",
        en="{place} reports {total} {whole}, of which {count} {part}: {share}.",
        place=names.localities[row.locality_code],
        whole=whole,
        total=value(amount(row.whole, row.unit, "=", names), row.whole_figure_id),
        part=part,
        count=value(amount(row.part, row.unit, "=", names), row.part_figure_id),
        share=value(percent(row.share), share.id),
    )
    caveat = text()
    if row.unit == "家":
        caveat = text(pick(language, zh="按家数计，不是职工人数的比例。", en="A share of enterprises, not of workers."))
    return Backed(Finding(f"targets.attainment:{row.part_figure_id}", words, caveat), (share,))


def who(targets: pd.DataFrame, measures: pd.DataFrame, codes: Sequence[str], names: Names) -> Backed | None:
    """Say which of some localities state a target in numbers, and which do not; None where nobody reports a measure.

    Where the measures are of one theme, the sentence is about that theme.
    """
    language = names.language
    present = sorted(set(codes) & set(measures["locality_code"]))
    if not present:
        return None
    mine = targets[targets["measure_id"].isin(measures["measure_id"]) & targets["value"].notna()]
    mine = mine[_is_clause(mine, measures)]
    counts = {code: tuple(mine.loc[mine["locality_code"] == code, "figure_id"]) for code in present}
    having = [code for code in present if counts[code]]
    lacking = [code for code in present if not counts[code]]
    basis = computed(
        "targets.who",
        pick(language, zh="写明的量化目标", en="targets stated in numbers"),
        itemised(((names.localities[code], str(len(ids))) for code, ids in counts.items()), language),
        (*mine["figure_id"], *measures.loc[measures["locality_code"].isin(lacking), "measure_id"]),
    )
    listed = [
        sentence(
            language,
            basis.id,
            zh="{place}{count:个}",
            en="{place} {count}",
            place=names.localities[code],
            count=len(counts[code]),
        )
        for code in having
    ]
    slots: dict[str, Slot] = {"on": _on(measures, names)}
    if not having:
        words = sentence(
            language,
            basis.id,
            zh="{lacking}{on}的措施[均未]单列量化目标。",
            en="[None] of the measures reported by {lacking}{on} has a target in numbers of its own.",
            lacking=names.locality_list(lacking),
            **slots,
        )
    elif lacking:
        words = sentence(
            language,
            basis.id,
            zh="{having:地}{on}的措施写明量化目标：{listed}；{lacking}[未]单列。",
            en="{having:locality states|localities state} targets in numbers{on}: {listed}. In the articles on "
            "{lacking} there is [none].",
            having=len(having),
            listed=enumerate_texts(listed, language),
            lacking=names.locality_list(lacking),
            **slots,
        )
    else:
        words = sentence(
            language,
            basis.id,
            zh="{having:地}{on}的措施[均]写明量化目标：{listed}。",
            en="[All] of {having:locality|localities} with measures{on} {having?states|state} targets in numbers: "
            "{listed}.",
            having=len(having),
            listed=enumerate_texts(listed, language),
            **slots,
        )
    return Backed(Finding("targets.who", words), (basis,))


def _on(measures: pd.DataFrame, names: Names) -> str:
    """Return the theme that all these measures are on, as part of a sentence; nothing where they are on several."""
    if measures["theme"].nunique() != 1:
        return ""
    theme = names.theme_list([measures["theme"].iloc[0]])
    return pick(names.language, zh=f"以“{theme}”为主要主题", en=f" on {theme}")
