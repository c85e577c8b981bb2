"""Sentences on what is shared, what only one locality reports, and what a locality does not mention.

A measure may touch on a second theme. Themes are counted here by the first, and the sentences say so: that a theme is
nobody's first is no reason to say that nobody mentions it.
"""

from __future__ import annotations

import pandas as pd

from helpers.blocks import Backed, Evidence, Finding, Text, text
from helpers.findings.derived import computed
from helpers.findings.gaps import gaps, not_mentioned
from helpers.findings.peers import (
    main_theme_caveat,
    peer_states,
    reporting_counts,
    second_evidence,
    second_left_out,
    second_themes,
    theme_evidence,
    touched_on,
)
from helpers.findings.robustness import caution
from helpers.wording import Count, Names, in_words, pick, sentence

__all__ = ["distinctive", "gaps", "not_mentioned", "peer_states", "shared"]


def shared(states: pd.DataFrame, names: Names, measures: pd.DataFrame | None = None) -> Backed | None:
    """Say which themes every peer reports; None where there are fewer than two peers.

    Parameters
    ----------
    states
        `Corpus.states`.
    measures
        Those of the peers, where the page does not say elsewhere how firm that is: then the caveat does.
    """
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
    caveat: Text = main_theme_caveat(names)
    derived: tuple[Evidence, ...] = (basis,)
    if measures is not None and themes:
        firm, survived = caution(measures, names)
        # Such a page says of silence beside it what it means.
        caveat = text(firm, pick(names.language, zh="", en=" "), second_left_out(names))
        derived = (basis, *survived)
    return Backed(Finding("silence.shared", words, caveat), derived)


def distinctive(states: pd.DataFrame, names: Names, measures: pd.DataFrame | None = None) -> Backed | None:
    """Say which themes only one peer reports; None where there are fewer than two peers.

    Parameters
    ----------
    states
        `Corpus.states`.
    measures
        Of the corpus: to say who touches on those themes as second themes.
    """
    peers = peer_states(states, names)
    codes = sorted(peers["locality_code"].unique())
    if len(codes) < 2:
        return None
    reporting = reporting_counts(peers)
    themes = sorted(reporting.index[reporting == 1])
    label = pick(names.language, zh="只有1地报告的主题", en="themes that only one of them reports")
    basis = theme_evidence("silence.distinctive", label, peers, themes or sorted(reporting.index), names)
    # From measures on these themes alone one cannot tell how many localities there are.
    whole = computed(
        "silence.peers",
        pick(names.language, zh="有文章的县级市、区", en="county-level cities and districts with an article"),
        names.locality_list(codes),
        tuple(each for found in peers.loc[peers["state"] == "reported", "measure_ids"] for each in found),
    )
    derived: tuple[Evidence, ...] = (basis, whole)
    places = Count(len(codes), (whole.id,))
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
            places=places,
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
            places=places,
        )
    if measures is not None and (found := second_themes(measures, peers, themes)):
        label = pick(names.language, zh="其他地方作次要主题的措施", en="measures elsewhere that touch on them")
        second = second_evidence("silence.distinctive.second", label, found, names)
        words += sentence(
            names.language,
            zh="其他地方作为次要主题涉及的：{listed}。",
            en=" Touched on elsewhere as a second theme: {listed}.",
            listed=touched_on(found, second.id, names),
        )
        derived = (*derived, second)
    caveat = main_theme_caveat(names, is_second_told=measures is not None)
    return Backed(Finding("silence.distinctive", words, caveat), derived)


def _every(place_count: int, names: Names) -> str:
    every = "both" if place_count == 2 else f"all {in_words(place_count, names.language)}"
    return pick(names.language, zh=f"{place_count}个", en=every)
