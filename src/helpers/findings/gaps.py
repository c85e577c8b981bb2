"""Sentences on what peers report and a locality does not."""

from __future__ import annotations

import pandas as pd

from helpers.blocks import Backed, Evidence, Finding, Text, text
from helpers.findings.peers import (
    main_theme_caveat,
    peer_states,
    reporting_counts,
    second_evidence,
    theme_evidence,
    touched_on,
)
from helpers.wording import Names, Slot, clauses, pick, sentence


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


def not_mentioned(states: pd.DataFrame, code: str, names: Names, measures: pd.DataFrame | None = None) -> Backed | None:
    """Say which themes all, and which some, of the other localities report and this one has no measure on.

    None where there are no others.

    Parameters
    ----------
    states
        `Corpus.states`, where a measure counts under its first theme only.
    measures
        Of the corpus: to say which of those themes the locality touches on as second themes.
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
        zh=f"其他地方有、而{place}没有以之为主要主题的措施",
        en=f"main themes of others’ measures, and of none reported by {place}",
    )
    themes = sorted(found["theme"]) or sorted(reporting_counts(peers).index)
    basis = theme_evidence(f"silence.gaps.{code}", label, peers, themes, names)
    slots: dict[str, Slot] = {"place": place, "others": len(others), "codes": names.locality_list(others)}
    # The prefecture-level city is none of them: to it they are no others.
    other_zh, other = ("", "") if code == names.prefecture else ("其他", "other ")
    other_en = f"{{others:{other}county-level city or district|{other}county-level cities and districts}}"
    if (own["state"] == "no article").all():
        words = sentence(
            language,
            basis.id,
            zh="本期通报[没有]关于{place}的文章；按措施的主要主题计，有文章的{others:个}县级市、区（{codes}）报告的主"
            "题：{listed}。",
            en="The bulletin has [no] article on {place}. By main theme, the "
            "{others:county-level city or district|county-level cities and districts} with an article ({codes}) "
            "{others?reports|report} these themes: {listed}.",
            listed=_listed(found, len(others), basis.id, names),
            **slots,
        )
    elif not found.empty:
        words = sentence(
            language,
            basis.id,
            zh=f"下列主题，{other_zh}{{others:个}}县级市、区（{{codes}}）有以之为主要主题的措施，{{place}}[没有]：{{listed}}。",
            en=f"By main theme, the {other_en} ({{codes}}) {{others?reports|report}} measures on these themes, "
            "{place} [none]: {listed}.",
            listed=_listed(found, len(others), basis.id, names),
            **slots,
        )
    else:
        words = sentence(
            language,
            basis.id,
            zh=f"按措施的主要主题计，{other_zh}{{others:个}}县级市、区（{{codes}}）报告的主题，{{place}}[均]有措施。",
            en=f"By main theme, {{place}} reports on [every] theme of the {other_en} ({{codes}}).",
            **slots,
        )
    touched: Text = text()
    derived: tuple[Evidence, ...] = (basis,)
    if measures is not None:
        is_second = (measures["locality_code"] == code) & measures["theme_second"].isin(found["theme"])
        touched, derived = _touched(measures[is_second], basis, place, names)
    caveat = main_theme_caveat(names, is_second_told=measures is not None)
    return Backed(Finding(f"silence.not-mentioned:{code}", words + touched, caveat), derived)


def _listed(found: pd.DataFrame, other_count: int, cite: str, names: Names) -> Text:
    """Return the themes that all others report, then those that some do."""
    by_all = {"zh": "[各地均有]的{count:个}（{themes}）", "en": "{count} reported by [all] of them ({themes})"}
    by_some = {"zh": "[部分地方有]的{count:个}（{themes}）", "en": "{count} reported by [some] of them ({themes})"}
    if other_count == 1:
        by_all = {"zh": "{count:个}（{themes}）", "en": "{count} ({themes})"}
    is_by_all = found["peer_count"] == other_count
    return clauses(
        [
            sentence(
                names.language,
                cite,
                zh=template["zh"],
                en=template["en"],
                count=len(themes),
                themes=names.theme_list(themes),
            )
            for template, themes in (
                (by_all, found.loc[is_by_all, "theme"]),
                (by_some, found.loc[~is_by_all, "theme"]),
            )
            if len(themes)
        ],
        names.language,
    )


def _touched(measures: pd.DataFrame, basis: Evidence, place: str, names: Names) -> tuple[Text, tuple[Evidence, ...]]:
    """Return what to add of themes that are the second of these measures, and all that it rests on."""
    if measures.empty:
        return text(), (basis,)
    language = names.language
    found = {
        (str(theme), ""): tuple(measures.loc[measures["theme_second"] == theme, "measure_id"])
        for theme in sorted(measures["theme_second"].unique())
    }
    label = pick(language, zh=f"{place}的措施所涉次要主题", en=f"second themes of measures of {place}")
    second = second_evidence(f"{basis.id}.second", label, found, names)
    words = sentence(
        language,
        second.id,
        zh="其中{count:个}是{place}措施的次要主题：{listed}。",
        en=" Of these, {count} {count?is|are} touched on by {place} as a second theme: {listed}.",
        place=place,
        count=len(found),
        listed=touched_on(found, second.id, names),
    )
    return words, (basis, second)
