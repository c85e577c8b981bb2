"""Sentences on what is shared, what only one locality reports, and what a locality does not mention.

A measure may touch on a second theme. Themes are counted here by the first, and the sentences say so: that a theme is
nobody's first is no reason to say that nobody mentions it.
"""

from __future__ import annotations

import pandas as pd

from helpers.blocks import Backed, Finding
from helpers.findings.gaps import gaps, not_mentioned
from helpers.findings.peers import main_theme_caveat, peer_states, reporting_counts, theme_evidence
from helpers.wording import Names, in_words, pick, sentence

__all__ = ["distinctive", "gaps", "not_mentioned", "peer_states", "shared"]


def shared(states: pd.DataFrame, names: Names) -> Backed | None:
    """Say which themes every peer reports; None where there are fewer than two peers."""
    peers = peer_states(states, names)
    codes = sorted(peers["locality_code"].unique())
    if len(codes) < 2:
        return None
    reporting = reporting_counts(peers)
    themes = sorted(reporting.index[reporting == len(codes)])
    label = pick(names.language, zh="各地均报告的主题", en="themes that each of them reports")
    basis = theme_evidence("silence.shared", label, peers, themes or sorted(reporting.index), names)
    every, places = _every(len(codes), names), names.locality_list(codes)
    if themes:
        words = sentence(
            names.language,
            basis.id,
            zh="按措施的主要主题计，有文章的[{every}]县级市、区（{places}）[均]报告的主题有{count:个}：{themes}。",
            en="By main theme, [{every}] county-level cities and districts with an article "
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
            en="By main theme, [no theme] is reported by [{every}] county-level cities and "
            "districts with an article ({places}).",
            every=every,
            places=places,
        )
    return Backed(Finding("silence.shared", words, main_theme_caveat(names)), (basis,))


def distinctive(states: pd.DataFrame, names: Names) -> Backed | None:
    """Say which themes only one peer reports; None where there are fewer than two peers."""
    peers = peer_states(states, names)
    codes = sorted(peers["locality_code"].unique())
    if len(codes) < 2:
        return None
    reporting = reporting_counts(peers)
    themes = sorted(reporting.index[reporting == 1])
    label = pick(names.language, zh="只有1地报告的主题", en="themes that only one of them reports")
    basis = theme_evidence("silence.distinctive", label, peers, themes or sorted(reporting.index), names)
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
            en="By main theme, {count:theme is|themes are} reported by [only one] of the {places} "
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
            en="By main theme, [no theme] is reported by [only one] of the {places} county-level "
            "cities and districts with an article.",
            places=len(codes),
        )
    return Backed(Finding("silence.distinctive", words, main_theme_caveat(names)), (basis,))


def _every(place_count: int, names: Names) -> str:
    every = "both" if place_count == 2 else f"all {in_words(place_count, names.language)}"
    return pick(names.language, zh=f"{place_count}个", en=every)
