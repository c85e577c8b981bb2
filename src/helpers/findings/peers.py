"""What sentences on shared and missing themes have in common: the peers, who reports a theme, and by which rule."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from helpers.blocks import Evidence, Text, text
from helpers.findings.derived import computed, itemised
from helpers.rows import rows
from helpers.wording import Names, enumerate_texts, pick


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


def main_theme_caveat(names: Names, *, is_second_told: bool = False) -> Text:
    """Return what to know of themes: counted by the first of each measure, and silence claims nothing."""
    silence = pick(names.language, zh="文章不提，不等于工作不做。", en="Not mentioned does not mean not done.")
    if is_second_told:
        return text(silence)
    zh, en = "措施还可涉及次要主题，此处不计；", "A measure may touch on a second theme, which is left out here. "
    return text(pick(names.language, zh=zh, en=en), silence)
