"""Sentences on what is shared, what only one locality reports, and what a locality does not mention.

A measure may touch on a second theme. Themes are counted here by the first, and the sentences say so: that a theme is
nobody's first is no reason to say that nobody mentions it.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from helpers.blocks import Backed, Evidence, Finding, Text, text
from helpers.findings.derived import computed, itemised
from helpers.rows import rows
from helpers.wording import Names, Slot, clauses, enumerate_texts, in_words, pick, sentence


def peer_states(states: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Return the states of localities that have an article, the prefecture-level city left out: it is no peer."""
    return states[(states["state"] != "no article") & (states["locality_code"] != names.prefecture)]


def shared(states: pd.DataFrame, names: Names) -> Backed | None:
    """Say which themes every peer reports; None where there are fewer than two peers."""
    peers = peer_states(states, names)
    codes = sorted(peers["locality_code"].unique())
    if len(codes) < 2:
        return None
    reporting = _reporting(peers)
    themes = sorted(reporting.index[reporting == len(codes)])
    label = pick(names.language, zh="各地均报告的主题", en="themes that each of them reports")
    basis = _evidence("silence.shared", label, peers, themes or sorted(reporting.index), names)
    every, places = _every(len(codes), names), names.locality_list(codes)
    if themes:
        words = sentence(
            names.language,
            basis.id,
            zh="按措施的主要主题计，有文章的[{every}]县级市、区（{places}）[均]报告的主题有{count:个}：{themes}。",
            en="By the main theme of each measure, [{every}] county-level cities and districts with an article "
            "({places}) report {count:theme} in common: {themes}.",
            every=every,
            places=places,
            count=len(themes),
            themes=names.theme_list(themes),
        )
    else:
        words = sentence(
            names.language,
            basis.id,
            zh="按措施的主要主题计，有文章的[{every}]县级市、区（{places}）[没有]共同报告的主题。",
            en="By the main theme of each measure, [no theme] is reported by [{every}] county-level cities and "
            "districts with an article ({places}).",
            every=every,
            places=places,
        )
    return Backed(Finding("silence.shared", words, _caveat(names)), (basis,))


def distinctive(states: pd.DataFrame, names: Names) -> Backed | None:
    """Say which themes only one peer reports; None where there are fewer than two peers."""
    peers = peer_states(states, names)
    codes = sorted(peers["locality_code"].unique())
    if len(codes) < 2:
        return None
    reporting = _reporting(peers)
    themes = sorted(reporting.index[reporting == 1])
    label = pick(names.language, zh="只有1地报告的主题", en="themes that only one of them reports")
    basis = _evidence("silence.distinctive", label, peers, themes or sorted(reporting.index), names)
    if themes:
        there = peers[peers["theme"].isin(themes) & (peers["state"] == "reported")].sort_values("theme")
        listed = [
            pick(names.language, zh=f"{theme}（{place}）", en=f"{theme} ({place})")
            for theme, place in zip(
                (names.theme_list([theme]) for theme in there["theme"]),
                there["locality_code"].map(names.localities),
                strict=True,
            )
        ]
        words = sentence(
            names.language,
            basis.id,
            zh="按措施的主要主题计，在有文章的{places:个}县级市、区中，[只有1地]报告的主题有{count:个}：{listed}。",
            en="By the main theme of each measure, {count:theme is|themes are} reported by [only one] of the {places} "
            "county-level cities and districts with an article: {listed}.",
            places=len(codes),
            count=len(themes),
            listed=pick(names.language, zh="、", en="; ").join(listed),
        )
    else:
        words = sentence(
            names.language,
            basis.id,
            zh="按措施的主要主题计，在有文章的{places:个}县级市、区中，[没有只见于1地]的主题。",
            en="By the main theme of each measure, [no theme] is reported by [only one] of the {places} county-level "
            "cities and districts with an article.",
            places=len(codes),
        )
    return Backed(Finding("silence.distinctive", words, _caveat(names)), (basis,))


def gaps(states: pd.DataFrame, code: str) -> pd.DataFrame:
    """Return the themes that a locality does not mention and peers report, the most reported first.

    Parameters
    ----------
    states
        `peer_states`, and the locality's own rows where it is no peer.

    Returns
    -------
    DataFrame
        One row for each theme: `theme`, `peer_count`, `locality_codes`, `measure_ids` (those of the peers).
    """
    reported = states[(states["state"] == "reported") & (states["locality_code"] != code)]
    own = states[(states["locality_code"] == code) & (states["state"] == "reported")]["theme"]
    missing = reported[~reported["theme"].isin(own)]
    made = missing.groupby("theme", as_index=False).agg(
        peer_count=("locality_code", "nunique"),
        locality_codes=("locality_code", tuple),
        measure_ids=("measure_ids", "sum"),
    )
    return made.sort_values(["peer_count", "theme"], ascending=[False, True], ignore_index=True)


def not_mentioned(states: pd.DataFrame, code: str, names: Names) -> Backed | None:
    """Say which themes all, and which some, of the other localities report that this one does not mention.

    None where there are no others.
    """
    peers = peer_states(states, names)
    peers = peers[peers["locality_code"] != code]
    others = sorted(peers["locality_code"].unique())
    if not others:
        return None
    language, place = names.language, names.full_localities[code]
    own = states[states["locality_code"] == code]
    found = gaps(pd.concat([peers, own]), code)
    label = pick(
        language,
        zh=f"其他地方报告、而{place}的措施不以之为主要主题",
        en=f"reported by others, and the main theme of no measure reported by {place}",
    )
    themes = sorted(found["theme"]) or sorted(_reporting(peers).index)
    basis = _evidence(f"silence.gaps.{code}", label, peers, themes, names)
    is_by_all = found["peer_count"] == len(others)
    by_all = {"zh": "[均]报告的有{count:个}（{themes}）", "en": "{count} by [all] of them ({themes})"}
    if len(others) == 1:
        by_all = {"zh": "{count:个}（{themes}）", "en": "{count} ({themes})"}
    by_some = {"zh": "[部分]地方报告的有{count:个}（{themes}）", "en": "{count} by [some] of them ({themes})"}
    listed = [
        sentence(language, basis.id, **templates, count=len(group), themes=names.theme_list(group))
        for templates, group in ((by_all, found.loc[is_by_all, "theme"]), (by_some, found.loc[~is_by_all, "theme"]))
        if len(group)
    ]
    slots: dict[str, Slot] = {"place": place, "others": len(others), "codes": names.locality_list(others)}
    if (own["state"] == "no article").all():
        words = sentence(
            language,
            basis.id,
            zh="本期通报[没有]关于{place}的文章；按措施的主要主题计，有文章的{others:个}县级市、区（{codes}）报告的主"
            "题：{listed}。",
            en="The bulletin has [no] article on {place}. By the main theme of each measure, the themes reported on "
            "the {others:county-level city or district|county-level cities and districts} with an article ({codes}) "
            "are: {listed}.",
            listed=clauses(listed, language),
            **slots,
        )
    elif listed:
        words = sentence(
            language,
            basis.id,
            zh="按措施的主要主题计，本期{place}文章[未]涉及、而其他{others:个}县级市、区（{codes}）有报告的主题："
            "{listed}。",
            en="By the main theme of each measure, these themes are [not] mentioned on {place}, but are on the "
            "{others:other county-level city or district|other county-level cities and districts} ({codes}): {listed}.",
            listed=clauses(listed, language),
            **slots,
        )
    else:
        words = sentence(
            language,
            basis.id,
            zh="按措施的主要主题计，其他{others:个}县级市、区（{codes}）报告的主题，本期{place}文章[均]有涉及。",
            en="By the main theme of each measure, [every] theme reported on the {others:other county-level city or "
            "district|other county-level cities and districts} ({codes}) is mentioned on {place}.",
            **slots,
        )
    return Backed(Finding(f"silence.not-mentioned:{code}", words, _caveat(names)), (basis,))


def _every(place_count: int, names: Names) -> str:
    every = "both" if place_count == 2 else f"all {in_words(place_count, names.language)}"
    return pick(names.language, zh=f"{place_count}个", en=every)


def _reporting(peers: pd.DataFrame) -> pd.Series:
    """Return by how many peers each theme is reported; a theme that nobody reports is left out."""
    return peers[peers["state"] == "reported"].groupby("theme")["locality_code"].nunique()


def _evidence(key: str, label: str, states: pd.DataFrame, themes: Sequence[str], names: Names) -> Evidence:
    """Return, for some themes, who reports them how often, resting on the measures themselves."""
    there = states[states["theme"].isin(themes) & (states["state"] == "reported")]
    space = pick(names.language, zh="", en=" ")
    told = [
        enumerate_texts(
            [f"{names.localities[row.locality_code]}{space}{row.measure_count}" for row in rows(group)], names.language
        )
        for group in (there[there["theme"] == theme] for theme in themes)
    ]
    formula = itemised(
        zip((names.short_themes[theme] for theme in themes), map(str, told), strict=True), names.language
    )
    return computed(key, label, formula, tuple(each for ids in there["measure_ids"] for each in ids))


def _caveat(names: Names) -> Text:
    zh = "措施还可涉及次要主题，此处不计；文章不提，不等于工作不做。"
    en = "A measure may touch on a second theme, which is left out here. Not mentioned does not mean not done."
    return text(pick(names.language, zh=zh, en=en))
