"""Sentences on targets: who states one, and how far along a count is.

A number inside the name of a drive or a plan (百分百要约, 万名……培训计划) is coded as a target, but the text gives it
no clause of its own: such a measure is told by its label, apart from the targets that are stated.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from helpers.blocks import Backed, Evidence, Finding, Text, text, value
from helpers.findings.amounts import amount_of, by_when
from helpers.findings.derived import MEASURE, computed, count, itemised
from helpers.findings.governed import drafted, said_drafted, timed_by
from helpers.findings.material import measure_count
from helpers.rows import rows
from helpers.wording import Names, Slot, clauses, enumerate_texts, pick, sentence

__all__ = ["is_clause", "stated", "who"]

_MOST_CITED = 4
"""More figures than these are cited through their count: so many marks behind one sentence help nobody."""


def stated(
    targets: pd.DataFrame, measures: pd.DataFrame, code: str, names: Names, governing: pd.DataFrame | None = None
) -> Backed | None:
    """List the targets that a locality states, or say that none of its measures has one; None without measures.

    Parameters
    ----------
    targets
        `helpers.analysis.targets.targets`.
    measures
        Of the corpus.
    governing
        Of the corpus: what deadlines rest on, and which targets stand in a text that is drafted.
    """
    own = measures[measures["locality_code"] == code]
    if own.empty:
        return None
    language, place = names.language, names.localities[code]
    mine = targets[(targets["locality_code"] == code) & targets["value"].notna()]
    has_clause = is_clause(mine, measures)
    told, named = mine[has_clause], mine[~has_clause]
    is_short = len(mine) + len({each for row in rows(told) for each in timed_by(row, governing)}) <= _MOST_CITED
    whole = measure_count(code, tuple(own["measure_id"]), names)
    indicators = told["indicator_zh" if language == "zh" else "indicator_en"]
    basis = computed(
        f"targets.{code}",
        pick(language, zh=f"{place}写明的量化目标", en=f"targets that {place} states in numbers"),
        itemised(zip(indicators, (amount_of(row, names) for row in rows(told)), strict=True), language),
        (*told["figure_id"], *dict.fromkeys(each for row in rows(told) for each in timed_by(row, governing))),
    )
    if told.empty:
        words = sentence(
            language,
            whole.id,
            zh="{place}报告的{whole:项}措施[均未]单列量化目标。"
            if len(own) > 1
            else "{place}报告的{whole:项}措施[未]单列量化目标。",
            en="The {whole:measure} reported by {place} {whole?has|have} [no] target in numbers of {whole?its|their} "
            "own.",
            place=place,
            whole=len(own),
        )
    else:
        timed = {row.figure_id: timed_by(row, governing) if is_short else () for row in rows(told)}
        cited = {row.figure_id: row.figure_id if is_short else basis.id for row in rows(told)}
        listed = [_target(row, (cited[row.figure_id], *timed[row.figure_id]), names) for row in rows(told)]
        words = sentence(
            language,
            basis.id,
            zh="{place}写明量化目标{count:个}：{listed}。",
            en="{place} states {count:target} in numbers: {listed}.",
            place=place,
            count=len(told),
            listed=clauses(listed, language),
        )
    derived = [whole, basis]
    if not named.empty:
        told_by_name, counted_by_name = _named(named, measures, code, names)
        words += told_by_name
        derived.append(counted_by_name)
    caveat = _caveat(told, basis.id, names)
    if drafts := drafted(told, governing):
        space = text(pick(names.language, zh="", en=" "))
        caveat = space.joined([caveat, said_drafted(told[told["measure_id"].isin(drafts)], drafts, names)])
    return Backed(Finding(f"targets.stated:{code}", words, caveat), tuple(derived))


def is_clause(targets: pd.DataFrame, measures: pd.DataFrame) -> pd.Series:
    """Say of each target whether the text gives it words of its own, and not only a place in a name."""
    unit_types = dict(zip(measures["measure_id"], measures["unit_type"], strict=True))
    return (targets["measure_id"].map(unit_types).fillna("target") == "target") | (targets["quantity"] == "frequency")


def _target(row: Any, cites: tuple[str, ...], names: Names) -> Text:
    """Return a target in a sentence; `cites`: its number, or the count that holds it; what its deadline rests on."""
    when = by_when(row.deadline, names)
    return sentence(
        names.language,
        zh="{indicator}{shown}{when}",
        en="{indicator} ({shown}{when})",
        indicator=value(row.indicator_zh if names.language == "zh" else row.indicator_en, cites[0]),
        shown=value(amount_of(row, names), cites[0]),
        when=value(pick(names.language, zh=f"（{when}）", en=f" {when}"), *cites) if when else "",
    )


def _named(named: pd.DataFrame, measures: pd.DataFrame, key: str, names: Names) -> tuple[Text, Evidence]:
    """Say which measures have a number in their name only, and what their count rests on.

    `key` is the locality's code; where it is none, each measure is told with its locality.
    """
    labels = dict(zip(measures["measure_id"], measures[f"label_{names.language}"], strict=True))
    figures = named.groupby("measure_id", sort=False)["figure_id"].agg(tuple)
    places = dict(zip(named["measure_id"], named["locality_code"].map(names.localities), strict=True))
    here = names.localities.get(key, "")
    before, after = pick(names.language, zh="（", en=" ("), pick(names.language, zh="）", en=")")
    listed = [
        text(value(labels[str(measure)], *ids), *(() if here else (before, places[measure], after)))
        for measure, ids in figures.items()
    ]
    counted = count(
        f"targets.named.{key}",
        pick(
            names.language,
            zh=f"{here}名称中带有数字的措施",
            en=f"measures reported by {here} with a number in their name"
            if here
            else "measures with a number in their name",
        ),
        tuple(map(str, figures.index)),
        names.language,
        noun=MEASURE,
    )
    words = sentence(
        names.language,
        counted.id,
        zh="名称中带有数字的措施有{count:项}：{listed}。",
        en=" {count:measure has|measures have} a number in {count?its name|their names}: {listed}.",
        count=len(figures),
        listed=clauses(listed, names.language),
    )
    return words, counted


def _caveat(told: pd.DataFrame, cite: str, names: Names) -> Text:
    remarks = []
    if len(told) and told["actual"].isna().all():
        zh, en = (
            "文中[未]报告这{count:个}目标的进度。",
            "The text does [not] say how far along {count?this target is|these targets are}.",
        )
        remarks.append(sentence(names.language, cite, zh=zh, en=en, count=len(told)))
    if (told["deadline"] != "").any():
        zh, en = (
            "文中期限不写年份的，据通报日期推定；沿用上文目标期限的，系编码判断。",
            "A deadline without a year in the text is taken to be in the bulletin’s; a deadline carried over from "
            "another target of the sentence is the coder’s reading.",
        )
        remarks.append(sentence(names.language, zh=zh, en=en))
    return text(pick(names.language, zh="", en=" ")).joined(remarks)


def who(targets: pd.DataFrame, measures: pd.DataFrame, codes: Sequence[str], names: Names) -> Backed | None:
    """Say which of some localities state a target in numbers, on a theme where the measures have but one.

    Measures with a number in their name only are told apart. None where nobody reports a measure.
    """
    language = names.language
    present = sorted(set(codes) & set(measures["locality_code"]))
    if not present:
        return None
    mine = targets[targets["measure_id"].isin(measures["measure_id"]) & targets["value"].notna()]
    mine = mine[mine["locality_code"].isin(present)]
    has_clause = is_clause(mine, measures)
    mine, named = mine[has_clause], mine[~has_clause]
    counts = {code: tuple(mine.loc[mine["locality_code"] == code, "figure_id"]) for code in present}
    having = [code for code in present if counts[code]]
    lacking = [code for code in present if not counts[code]]
    themes = sorted(set(measures["theme"]))
    theme = themes[0] if len(themes) == 1 else ""
    basis = computed(
        f"targets.who.{theme}".rstrip("."),
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
            zh="{on}{lacking}[均未]单列量化目标。" if len(lacking) > 1 else "{on}{lacking}[未]单列量化目标。",
            en="Of the measures reported by {lacking}{on}, [none] has a target in numbers of its own.",
            lacking=names.locality_list(lacking),
            **slots,
        )
    elif lacking:
        words = sentence(
            language,
            basis.id,
            zh="{on}写明量化目标的有{having:地}：{listed}；{lacking}[未]单列。",
            en="{having:locality states|localities state} targets in numbers{on}: {listed}; there is [none] on "
            "{lacking}.",
            having=len(having),
            listed=enumerate_texts(listed, language),
            lacking=names.locality_list(lacking),
            **slots,
        )
    else:
        words = sentence(
            language,
            basis.id,
            zh="{on}写明量化目标的有{having:地}：{listed}。",
            en="{having:locality states|localities state} targets in numbers{on}: {listed}.",
            having=len(having),
            listed=enumerate_texts(listed, language),
            **slots,
        )
    derived: tuple[Evidence, ...] = (basis,)
    if not named.empty:
        told_by_name, counted_by_name = _named(named, measures, theme or "all", names)
        words, derived = words + told_by_name, (basis, counted_by_name)
    return Backed(Finding(f"targets.who:{theme}".rstrip(":"), words), derived)


def _on(measures: pd.DataFrame, names: Names) -> str:
    """Return the theme that all these measures are on, as part of a sentence; nothing where they are on several."""
    if measures["theme"].nunique() != 1:
        return ""
    theme = names.theme_list([measures["theme"].iloc[0]])
    return pick(names.language, zh=f"以“{theme}”为主要主题的措施中，", en=f" on {theme}")
