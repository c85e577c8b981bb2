"""Sentences on over how many themes the measures of localities spread, at an equal number of measures."""

from __future__ import annotations

import pandas as pd

from helpers.blocks import Backed, Finding, text, value
from helpers.findings.derived import computed, itemised
from helpers.wording import Names, Slot, enumerate_texts, number, pick, sentence


def rarefied(rarefied: pd.DataFrame, names: Names) -> Backed | None:
    """Say how many themes to expect of each locality in equally many measures; None for fewer than two localities.

    Parameters
    ----------
    rarefied
        `helpers.analysis.breadth.rarefied`. A locality with fewer measures than the sample has no value, and is left
        out.
    """
    known = rarefied[rarefied["theme_count_expected"].notna()]
    if len(known) < 2:
        return None
    language = names.language
    places = [names.localities[code] for code in known["locality_code"]]
    shown = [number(expected, language, decimals=1) for expected in known["theme_count_expected"]]
    of = pick(language, zh="n = {n}，{shown}个", en="n = {n}, {shown}")
    told = [of.format(n=n, shown=each) for n, each in zip(known["measure_count"], shown, strict=True)]
    basis = computed(
        "breadth.rarefied",
        pick(
            language,
            zh="从n项措施中不放回地抽取m项，预期涉及的主题数：各主题1 − C(n − k, m) ÷ C(n, m)之和，"
            "k为该主题的措施数（Hurlbert，1971）",
            en="themes to expect in m of n measures, drawn without replacement: the sum over themes, of k "
            "measures each, of 1 − C(n − k, m) ÷ C(n, m) (Hurlbert 1971)",
        ),
        itemised([("m", str(known["sample_count"].iloc[0])), *zip(places, told, strict=True)], language),
        tuple(each for ids in known["measure_ids"] for each in ids),
    )
    slots: dict[str, Slot] = {"sample": int(known["sample_count"].iloc[0])}
    if len(set(shown)) == 1:
        words = sentence(
            language,
            basis.id,
            zh="若[各]地[均只]取{sample:项}措施，预期涉及的主题[均]为{themes}：{places}。",
            en="If [each] locality had {sample:measure}, drawn from its own, {themes} would be expected of [each]: "
            "{places}.",
            themes=value(f"{shown[0]}{pick(language, zh='个', en=' themes')}", basis.id),
            places=enumerate_texts(places, language),
            **slots,
        )
    else:
        listed = [
            sentence(
                language,
                zh="{place}{themes}",
                en="{place} {themes}",
                place=place,
                themes=value(f"{each}{pick(language, zh='个', en='')}", basis.id),
            )
            for place, each in zip(places, shown, strict=True)
        ]
        words = sentence(
            language,
            basis.id,
            zh="若[各]地[均只]取{sample:项}措施，预期涉及的主题数为：{listed}。",
            en="If [each] locality had {sample:measure}, drawn from its own, this many themes would be expected: "
            "{listed}.",
            listed=enumerate_texts(listed, language),
            **slots,
        )
    caveat = pick(
        language,
        zh="措施较多的地方，所涉主题也容易较多，故取相同项数后再作比较；体裁之别仍在。",
        en="More measures show more themes, so equal numbers are compared; differences in genre remain.",
    )
    return Backed(Finding("breadth.rarefied", words, text(caveat)), (basis,))
