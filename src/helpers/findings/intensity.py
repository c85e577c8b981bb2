"""Sentences on the five parts of intensity: what a measure says of its target, deadline, resources, check and body."""

from __future__ import annotations

import pandas as pd

from helpers.blocks import Backed, Finding, text, value
from helpers.findings.derived import MEASURE, computed, count, division, itemised
from helpers.findings.material import measure_count
from helpers.rows import rows
from helpers.wording import Count, Names, Slot, enumerate_texts, percent, pick, sentence

_WITHOUT_ARTICLE = {"resources", "accountability"}
"""Parts that English names without a or an."""


def parts_of(parts: pd.DataFrame, measures: pd.DataFrame, code: str, names: Names) -> Backed | None:
    """Say how many of a locality's measures state each of the five parts; None where it has no measure.

    Parameters
    ----------
    parts
        `helpers.analysis.intensity.parts`.
    measures
        Of the corpus.
    """
    mine = parts[parts["locality_code"] == code]
    if mine.empty:
        return None
    language, place = names.language, names.localities[code]
    whole = measure_count(code, tuple(measures.loc[measures["locality_code"] == code, "measure_id"]), names)
    derived, stated = [whole], []
    for row in rows(mine[mine["part_count"] > 0]):
        label = pick(language, zh=f"{place}写明{names.parts[row.part]}的措施", en=f"{place}: {names.parts[row.part]}")
        derived.append(count(f"count.{code}.{row.part}", label, row.measure_ids, language, noun=MEASURE))
        stated.append(
            sentence(
                language,
                derived[-1].id,
                zh="{part}{count:项}",
                en="{part} for {count}",
                part=_part(row.part, names),
                count=row.part_count,
            )
        )
    absent = [_part(part, names) for part in mine.loc[mine["part_count"] == 0, "part"]]
    slots: dict[str, Slot] = {"place": place, "whole": int(mine["measure_count"].iloc[0])}
    if not absent:
        words = sentence(
            language,
            whole.id,
            zh="按编码手册计，{place}报告的{whole:项}措施中，文中写明{stated}。",
            en="By the codebook’s rules, of the {whole:measure} reported by {place} the text gives {stated}.",
            stated=enumerate_texts(stated, language),
            **slots,
        )
    elif not stated:
        words = sentence(
            language,
            whole.id,
            zh="按编码手册计，{place}报告的{whole:项}措施，文中[均未]写明{absent}。",
            en="By the codebook’s rules, for [none] of the {whole:measure} reported by {place} does the text give "
            "{absent}.",
            absent=enumerate_texts(absent, language, is_choice=True),
            **slots,
        )
    else:
        words = sentence(
            language,
            whole.id,
            zh="按编码手册计，{place}报告的{whole:项}措施中，文中写明{stated}；[均未]写明{absent}。",
            en="By the codebook’s rules, of the {whole:measure} reported by {place} the text gives {stated}; for "
            "[none] does it give {absent}.",
            stated=enumerate_texts(stated, language),
            absent=enumerate_texts(absent, language, is_choice=True),
            **slots,
        )
    return Backed(Finding(f"intensity.parts:{code}", words), tuple(derived))


def common(parts: pd.DataFrame, measures: pd.DataFrame, names: Names) -> Backed | None:
    """Say, over the localities given together, how often each of the five parts is stated; None without measures.

    Parameters
    ----------
    parts
        `helpers.analysis.intensity.parts`.
    measures
        Those that the parts were counted in. The sentence rests on all of them: how many localities there are cannot
        be told from the measures that state a part, since a locality may have none such.
    """
    if parts.empty:
        return None
    language = names.language
    whole = int(parts.drop_duplicates("locality_code")["measure_count"].sum())
    totals = parts.groupby("part", sort=False)["part_count"].sum()
    counts = {str(part): int(total) for part, total in totals.items()}
    basis = computed(
        "intensity.common",
        pick(language, zh="报告的措施，按文中写明的要素计", en="measures reported, by the parts that the text gives"),
        itemised(((names.parts[part], division(n, whole, language)) for part, n in counts.items()), language),
        tuple(measures["measure_id"]),
    )
    listed = [
        sentence(
            language,
            zh="{part}{count:项}（{share}）",
            en="{part} for {count} ({share})",
            part=_part(part, names),
            count=Count(n, (basis.id,)),
            share=value(percent(n / whole), basis.id),
        )
        for part, n in counts.items()
    ]
    words = sentence(
        language,
        basis.id,
        zh="按编码手册计，{places:地}报告的{whole:项}措施中，文中写明{listed}。",
        en="By the codebook’s rules, of the {whole:measure} reported by {places:locality|localities} the text gives "
        "{listed}.",
        places=parts["locality_code"].nunique(),
        whole=whole,
        listed=enumerate_texts(listed, language),
    )
    caveat = pick(
        language,
        zh="目标也计名称中带有数字的措施。通报不载，不等于文件中不作规定。",
        en="A target may be a number in a measure’s name. What the bulletin leaves out may well be laid down in the "
        "documents that it reports on.",
    )
    return Backed(Finding("intensity.common", words, text(caveat)), (basis,))


def _part(part: str, names: Names) -> str:
    has_article = names.language == "en" and part not in _WITHOUT_ARTICLE
    return f"a {names.parts[part]}" if has_article else names.parts[part]
