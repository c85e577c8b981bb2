"""Sentences on whom measures are for: a group whose rights have a theme of their own, under other themes."""

from __future__ import annotations

import pandas as pd

from helpers.blocks import Backed, Finding, text, value
from helpers.corpus.actors import split
from helpers.findings.derived import computed, itemised, short_ids
from helpers.wording import Names, clauses, pick, sentence


def groups(measures: pd.DataFrame, actors: pd.DataFrame, theme: str, names: Names) -> Backed | None:
    """Say which measures of other themes are for the group that a theme is about; None where there is none.

    A measure that names migrant workers among those to be enrolled is about enrolment. Nobody is to think that its
    locality has nothing for them.

    Parameters
    ----------
    measures, actors
        Of the corpus; `theme` of an actor is the theme that is about the rights of that group.
    """
    called = set(actors.loc[actors["theme"] == theme, "actor_zh"])
    is_for = measures["target_group"].map(lambda cell: not called.isdisjoint(split(cell)))
    is_other = (measures["theme"] != theme) & (measures["theme_second"] != theme)
    found = measures[is_for & is_other]
    if found.empty:
        return None
    language = names.language
    ids = {str(code): tuple(mine["measure_id"]) for code, mine in found.groupby("locality_code", sort=True)}
    basis = computed(
        f"theme.groups.{theme}",
        pick(language, zh="对象为此类人群、主题在别处的措施", en="measures for this group, on other themes"),
        itemised(((names.localities[code], short_ids(each, language)) for code, each in ids.items()), language),
        tuple(each for listed in ids.values() for each in listed),
    )
    before, after = ("（", "）") if language == "zh" else (" (", ")")
    listed = [
        text(names.localities[code], before, value(short_ids(each, language), basis.id), after)
        for code, each in ids.items()
    ]
    words = sentence(
        language,
        basis.id,
        zh="主题在别处、而对象包括此类人群的措施有{count:项}：{listed}。",
        en="{count:measure|measures} on other themes {count?names|name} this group among those whom {count?it is|they "
        "are} for: {listed}.",
        count=len(found),
        listed=clauses(listed, language),
    )
    return Backed(Finding(f"theme.groups:{theme}", words), (basis,))
