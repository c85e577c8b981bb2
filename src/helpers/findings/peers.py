"""What sentences on shared and missing themes have in common: the peers, who reports a theme, and by which rule."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from helpers.blocks import Evidence, Text, text, value
from helpers.findings.derived import computed, itemised, short_ids
from helpers.rows import rows
from helpers.wording import Names, clauses, enumerate_texts, pick

Ids = tuple[str, ...]


def peer_states(states: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Return the states of localities that have an article, the prefecture-level city left out: it is no peer."""
    return states[(states["state"] != "no article") & (states["locality_code"] != names.prefecture)]


def reporting_counts(peers: pd.DataFrame) -> pd.Series:
    """Return by how many peers each theme is reported; a theme that nobody reports is left out."""
    return peers[peers["state"] == "reported"].groupby("theme")["locality_code"].nunique()


def theme_evidence(key: str, label: str, states: pd.DataFrame, themes: Sequence[str], names: Names) -> Evidence:
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


def second_left_out(names: Names) -> str:
    """Return that themes are counted by the first of each measure."""
    return pick(
        names.language,
        zh="措施还可涉及次要主题，此处不计。",
        en="A measure may touch on a second theme, which is left out here.",
    )


def main_theme_caveat(names: Names, *, is_second_told: bool = False) -> Text:
    """Return what to know of themes: counted by the first of each measure, and silence claims nothing."""
    silence = pick(names.language, zh="文章不提，不等于工作不做。", en="Not mentioned does not mean not done.")
    if is_second_told:
        return text(silence)
    zh, en = "措施还可涉及次要主题，此处不计；", "A measure may touch on a second theme, which is left out here. "
    return text(pick(names.language, zh=zh, en=en), silence)


def second_themes(measures: pd.DataFrame, states: pd.DataFrame, themes: Collection[str]) -> dict[tuple[str, str], Ids]:
    """Return the measures that touch on a theme as their second, where their locality has none with it as its first.

    Parameters
    ----------
    measures
        Of the corpus.
    states
        Rows of `Corpus.states`: of the localities and themes that a sentence is about.

    Returns
    -------
    dict
        Ids of measures by theme and locality, in this order.
    """
    silent = states[(states["state"] == "not mentioned") & states["theme"].isin(themes)]
    found: dict[tuple[str, str], Ids] = {}
    for row in rows(silent.sort_values(["theme", "locality_code"])):
        is_there = (measures["theme_second"] == row.theme) & (measures["locality_code"] == row.locality_code)
        if is_there.any():
            found[row.theme, row.locality_code] = tuple(measures.loc[is_there, "measure_id"])
    return found


def second_evidence(key: str, label: str, found: Mapping[tuple[str, str], Ids], names: Names) -> Evidence:
    """Return the evidence of second themes: by theme and locality, the measures that touch on it."""
    language, told = names.language, []
    for (theme, code), ids in found.items():
        about = filter(None, (names.short_themes[theme], names.localities.get(code, "")))
        told.append((pick(language, zh="，", en=", ").join(about), short_ids(ids, language)))
    return computed(key, label, itemised(told, language), tuple(each for ids in found.values() for each in ids))


def touched_on(found: Mapping[tuple[str, str], Ids], cite: str, names: Names, *, is_of_one_theme: bool = False) -> Text:
    """Return themes, each with the measures that touch on it as their second, as a list: legal aid (SZ-05).

    Parameters
    ----------
    found
        Ids by theme and locality; the locality is left out of the words where it is empty.
    cite
        Id of `second_evidence`.
    is_of_one_theme
        The sentence names the theme already: the list is of localities.
    """
    language, listed = names.language, []
    for (theme, code), ids in found.items():
        told = [] if is_of_one_theme else [names.theme_list([theme])]
        told += [names.localities[code]] if code else []
        named = value(short_ids(ids, language), cite)
        before, after = ("（", "）") if language == "zh" else (" (", ")")
        listed.append(text(pick(language, zh="，", en=", ").join(told), before, named, after))
    return clauses(listed, language, zh="；")
