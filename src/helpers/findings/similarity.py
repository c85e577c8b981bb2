"""Sentences on which localities report the most alike themes."""

from __future__ import annotations

from typing import Any

import pandas as pd

from helpers.blocks import Backed, Evidence, Finding, Text, text, value
from helpers.findings.derived import computed, itemised
from helpers.rows import rows
from helpers.wording import Names, Slot, number, pick, sentence


def closest(pairs: pd.DataFrame, names: Names) -> Backed | None:
    """Say which two localities, or which pairs alike, report the closest sets of themes; None where there is no pair.

    Parameters
    ----------
    pairs
        `helpers.analysis.similarity.pairs` over the peers.
    """
    if pairs.empty:
        return None
    language = names.language
    ordered = pairs.sort_values(["jaccard", "locality_code_a", "locality_code_b"], ascending=[False, True, True])
    top = ordered[ordered["jaccard"] == ordered["jaccard"].iloc[0]]
    by_place = dict(zip(pairs["locality_code_a"], pairs["measure_ids_a"], strict=True))
    by_place |= dict(zip(pairs["locality_code_b"], pairs["measure_ids_b"], strict=True))
    basis = computed(
        "similarity.closest",
        pick(
            language,
            zh="两地共有主题数 ÷ 两地所涉主题总数（杰卡德系数）",
            en="themes of both ÷ themes of either (Jaccard)",
        ),
        itemised(((_pair(row, names), _quotient(row, names)) for row in rows(ordered)), language),
        tuple(each for code in sorted(by_place) for each in by_place[code]),
    )
    jaccard = value(number(ordered["jaccard"].iloc[0], language, decimals=2), basis.id)
    slots: dict[str, Slot] = {"pairs": pick(language, zh="、", en="; ").join(_pair(row, names) for row in rows(top))}
    first = next(rows(top))
    both, either = len(first.shared_themes), len(first.shared_themes) + len(first.only_a) + len(first.only_b)
    if not both:
        words = sentence(
            language,
            basis.id,
            zh="按措施的主要主题计，[没有两地]报告同一主题。",
            en="By main theme, [no two] localities report the same theme.",
        )
    elif len(pairs) == 1:
        words = sentence(
            language,
            basis.id,
            zh="按措施的主要主题计，{pairs}共涉及{either:个}主题，[两地共有]的有{both:个}（杰卡德系数{jaccard}）。",
            en="By main theme, {pairs} report {either:theme} together, {both} of them in common (Jaccard {jaccard}).",
            either=either,
            both=both,
            jaccard=jaccard,
            **slots,
        )
    elif len(top) == len(pairs):
        words = sentence(
            language,
            basis.id,
            zh="按措施的主要主题计，逐对比较所报告的主题，接近程度[均]相同（杰卡德系数{jaccard}）：{pairs}。",
            en="By main theme, [all] pairs of localities are equally close in the themes that "
            "they report (Jaccard {jaccard}): {pairs}.",
            jaccard=jaccard,
            **slots,
        )
    elif len(top) == 1:
        words = sentence(
            language,
            basis.id,
            zh="按措施的主要主题计，所报告主题[最接近的两地]是{pairs}：共涉及{either:个}主题，[两地共有]的有{both:个}"
            "（杰卡德系数{jaccard}）。",
            en="By main theme, the [two localities closest] in the themes that they report are "
            "{pairs}: {either:theme} together, {both} of them in common (Jaccard {jaccard}).",
            either=either,
            both=both,
            jaccard=jaccard,
            **slots,
        )
    else:
        words = sentence(
            language,
            basis.id,
            zh="按措施的主要主题计，所报告主题[最接近]的有{count:对}（杰卡德系数[均]为{jaccard}）：{pairs}。",
            en="By main theme, {count:pair} of localities are equally [closest] in the themes "
            "that they report (Jaccard {jaccard}): {pairs}.",
            count=len(top),
            jaccard=jaccard,
            **slots,
        )
    derived: tuple[Evidence, ...] = (basis,)
    if both and len(top) < len(pairs):
        told, evidence = _by_cosine(pairs, basis.rests_on, set(top.index), names)
        words, derived = words + told, (basis, evidence)
    caveat = pick(
        language,
        zh="系数比较的是本期所报告的内容，受篇幅和体裁影响；地方太少，不据此聚类分组。",
        en="The coefficients compare what this bulletin reports, which depends on length and genre; so few "
        "localities are not sorted into clusters.",
    )
    return Backed(Finding("similarity.closest", words, text(caveat)), derived)


def _by_cosine(pairs: pd.DataFrame, ids: tuple[str, ...], closest: set[Any], names: Names) -> tuple[Text, Evidence]:
    """Say which pairs are closest by the cosine of their counts, which may be others than by themes alone."""
    language = names.language
    ordered = pairs.sort_values(["cosine", "locality_code_a", "locality_code_b"], ascending=[False, True, True])
    shown = [number(row.cosine, language, decimals=2) for row in rows(ordered)]
    top = ordered[[each == shown[0] for each in shown]]
    basis = computed(
        "similarity.cosine",
        pick(language, zh="两地各主题措施数的余弦", en="cosine of the counts of measures by theme"),
        itemised(((_pair(row, names), each) for row, each in zip(rows(ordered), shown, strict=True)), language),
        ids,
    )
    cosine = value(shown[0], basis.id)
    if set(top.index) == closest:
        words = sentence(
            language,
            zh="按措施数的余弦也如此（{cosine}）。",
            en=" The cosine of the counts agrees ({cosine}).",
            cosine=cosine,
        )
    else:
        words = sentence(
            language,
            basis.id,
            zh="按措施数的余弦，[最接近]的则为{pairs}（{cosine}）。",
            en=" By the cosine of the counts, the [closest] are {pairs} ({cosine}).",
            pairs=pick(language, zh="、", en="; ").join(_pair(row, names) for row in rows(top)),
            cosine=cosine,
        )
    return words, basis


def _pair(row: Any, names: Names) -> str:
    places = [names.localities[row.locality_code_a], names.localities[row.locality_code_b]]
    return pick(names.language, zh="与", en=" and ").join(places)


def _quotient(row: Any, names: Names) -> str:
    both = len(row.shared_themes)
    either = both + len(row.only_a) + len(row.only_b)
    return f"{both} ÷ {either} = {number(row.jaccard, names.language, decimals=2)}"
