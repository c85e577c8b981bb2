"""Sentences on what survives: dropping any one measure, or the conservative reading."""

from __future__ import annotations

import pandas as pd

from helpers.analysis.readings import conservative
from helpers.analysis.robustness import fragile, shared_themes
from helpers.blocks import Backed, Evidence, Finding, Text, text, value
from helpers.findings.derived import computed, itemised, short_ids
from helpers.rows import rows
from helpers.wording import Count, Names, enumerate_texts, number, pick, sentence


def of_shared(measures: pd.DataFrame, names: Names) -> Backed | None:
    """Say which shared themes survive dropping any one measure and the conservative reading; None where none is shared.

    Parameters
    ----------
    measures
        Those of the peers.
    """
    shared = shared_themes(measures)
    if not shared:
        return None
    language = names.language
    hanging = fragile(measures)
    firm = sorted(shared - set(hanging))
    lost = sorted(shared - shared_themes(conservative(measures), set(measures["locality_code"])))
    ids = tuple(measures.loc[measures["theme"].isin(shared), "measure_id"])
    none = pick(language, zh="0个", en="0")
    one_out = computed(
        "robustness.shared",
        pick(language, zh="在某地只有1项措施的共同主题", en="shared themes on which a locality has a single measure"),
        itemised(((names.short_themes[each], short_ids(hanging[each], language)) for each in sorted(hanging)), language)
        or none,
        ids,
    )
    reading = computed(
        "robustness.shared.conservative",
        pick(language, zh="按保守读法不再共同的主题", en="themes no longer shared on the conservative reading"),
        names.theme_list(lost) or none,
        ids,
    )
    words = sentence(
        language,
        one_out.id,
        zh="{total:个}共同主题中，[任意]去掉[1项]措施后仍为共同的：{firm}；按保守读法不再共同的：{lost}。",
        en="Of the {total:shared theme}, those still shared if [any one] measure were dropped: {firm}; those that "
        "cease to be shared on the conservative reading: {lost}.",
        total=len(shared),
        firm=_themes(firm, one_out.id, names),
        lost=_themes(lost, reading.id, names),
    )
    return Backed(Finding("robustness.shared", words), (one_out, reading))


def caution(measures: pd.DataFrame, names: Names) -> tuple[Text, tuple[Evidence, ...]]:
    """Say in a few words how many shared themes survive: dropping any one measure, and the conservative reading.

    Parameters
    ----------
    measures
        Those of the peers; they share a theme.
    """
    language, shared, hanging = names.language, shared_themes(measures), fragile(measures)
    kept = shared & shared_themes(conservative(measures), set(measures["locality_code"]))
    ids = tuple(measures.loc[measures["theme"].isin(shared), "measure_id"])
    firm = computed(
        "robustness.shared.firm",
        pick(
            language,
            zh="共同主题数减去在某地只有1项措施的",
            en="shared themes less those with a single measure somewhere",
        ),
        f"{len(shared)} − {len(hanging)} = {len(shared) - len(hanging)}",
        ids,
    )
    careful = computed(
        "robustness.shared.kept",
        pick(
            language,
            zh="共同主题数减去按保守读法不再共同的",
            en="shared themes less those lost on the conservative reading",
        ),
        f"{len(shared)} − {len(shared - kept)} = {len(kept)}",
        ids,
    )
    words = sentence(
        language,
        firm.id,
        zh="[任意]去掉[1项]措施后仍为共同的有{firm:个}，按保守读法仍为共同的有{kept:个}。",
        en="If [any one] measure were dropped, {firm} would still be shared; on the conservative reading, {kept}.",
        firm=len(shared) - len(hanging),
        kept=Count(len(kept), (careful.id,)),
    )
    return words, (firm, careful)


def _themes(themes: list[str], cite: str, names: Names) -> Text:
    """Return how many themes, and which; none is said in so many words."""
    if not themes:
        return sentence(names.language, cite, zh="[没有]", en="[none]")
    return sentence(
        names.language,
        cite,
        zh="{count:个}（{themes}）",
        en="{count} ({themes})",
        count=len(themes),
        themes=names.theme_list(themes),
    )


def reading(density: pd.DataFrame, names: Names) -> Backed | None:
    """Say how far the counts shrink on the conservative reading; None where there is no measure."""
    language = names.language
    known = density[density["measure_count"].notna()]
    if known.empty:
        return None
    places = [names.localities[code] for code in known["locality_code"]]
    ranges = [_range(int(row.conservative_count), int(row.measure_count), names) for row in rows(known)]
    basis = computed(
        "robustness.reading",
        pick(language, zh="措施数：保守读法至编码读法", en="number of measures: conservative to coded reading"),
        itemised(zip(places, ranges, strict=True), language),
        tuple(each for ids in known["measure_ids"] for each in ids),
    )
    listed = [
        text(place, pick(language, zh="", en=" "), value(shown, basis.id))
        for place, shown in zip(places, ranges, strict=True)
    ]
    words = sentence(
        language,
        zh="从保守读法到编码读法，措施数为：{listed}。",
        en="Number of measures, from the conservative to the coded reading: {listed}.",
        listed=enumerate_texts(listed, language),
    )
    return Backed(Finding("robustness.reading", words), (basis,))


def _range(low: int, high: int, names: Names) -> str:
    """Return a range as each language writes it: 12～19项 by GB/T 15834, 12–19."""
    ends = [number(end, names.language) for end in sorted({low, high})]
    return pick(names.language, zh=f"{'～'.join(ends)}项", en="–".join(ends))
