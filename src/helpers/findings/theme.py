"""Sentences on one theme across localities."""

from __future__ import annotations

import pandas as pd

from helpers.blocks import Backed, Evidence, Finding
from helpers.findings.derived import MEASURE, tally
from helpers.findings.groups import groups
from helpers.findings.peers import second_evidence, second_themes, touched_on
from helpers.rows import rows
from helpers.wording import Names, Slot, enumerate_texts, pick, sentence

__all__ = ["groups", "statuses", "who"]


def who(states: pd.DataFrame, theme: str, names: Names, measures: pd.DataFrame | None = None) -> Backed | None:
    """Say who reports measures on a theme, and how many, and whose articles have none; None where nobody does.

    Parameters
    ----------
    states
        `Corpus.states`. A measure counts under its first theme only.
    measures
        Of the corpus: to say who touches on the theme as a second one only.
    """
    mine = states[(states["theme"] == theme) & (states["state"] != "no article")]
    reported = mine[mine["state"] == "reported"].sort_values("locality_code")
    if reported.empty:
        return None
    language = names.language
    basis = tally(
        f"theme.who.{theme}",
        pick(language, zh=f"以“{names.themes[theme]}”为主要主题的措施", en=f"main theme: {names.themes[theme]}"),
        [(names.localities[row.locality_code], row.measure_ids) for row in rows(reported)],
        language,
        noun=MEASURE,
    )
    listed = [
        sentence(
            language,
            basis.id,
            zh="{place}{count:项}",
            en="{place} {count}",
            place=names.localities[row.locality_code],
            count=row.measure_count,
        )
        for row in rows(reported)
    ]
    silent = mine.loc[mine["state"] == "not mentioned", "locality_code"]
    slots: dict[str, Slot] = {
        "theme": names.theme_list([theme]),
        "total": int(reported["measure_count"].sum()),
        "listed": enumerate_texts(listed, language),
    }
    if silent.empty and len(mine) > 1:
        words = sentence(
            language,
            basis.id,
            zh="以“{theme}”为主要主题的措施共{total:项}，有文章的{places:地}[均]有：{listed}。",
            en="{total:measure has|measures have} {theme} as the main theme, reported on [each] of the {places} "
            "localities that have an article: {listed}.",
            places=len(mine),
            **slots,
        )
    elif silent.empty:
        words = sentence(
            language,
            basis.id,
            zh="以“{theme}”为主要主题的措施共{total:项}：{listed}。",
            en="{total:measure has|measures have} {theme} as the main theme: {listed}.",
            **slots,
        )
    elif len(reported) == 1:
        words = sentence(
            language,
            basis.id,
            zh="以“{theme}”为主要主题的措施共{total:项}，[只]见于{place}；{silent}的文章[没有]。",
            en="{total:measure has|measures have} {theme} as the main theme, reported by {place} [only]; there is "
            "[none] on {silent}.",
            theme=slots["theme"],
            total=slots["total"],
            place=names.localities[reported["locality_code"].iloc[0]],
            silent=names.locality_list(silent),
        )
    else:
        words = sentence(
            language,
            basis.id,
            zh="以“{theme}”为主要主题的措施共{total:项}：{listed}；{silent}的文章[没有]。",
            en="{total:measure has|measures have} {theme} as the main theme: {listed}; there is [none] on {silent}.",
            silent=names.locality_list(silent),
            **slots,
        )
    derived: tuple[Evidence, ...] = (basis,)
    if measures is not None and (found := second_themes(measures, mine, [theme])):
        label = pick(language, zh="以之为次要主题的措施", en="measures that touch on it as a second theme")
        second = second_evidence(f"{basis.id}.second", label, found, names)
        words += sentence(
            language,
            zh="其中作为次要主题涉及的：{listed}。",
            en=" Of these, it is touched on as a second theme by: {listed}.",
            listed=touched_on(found, second.id, names, is_of_one_theme=True),
        )
        derived = (basis, second)
    return Backed(Finding(f"theme.who:{theme}", words), derived)


def statuses(measures: pd.DataFrame, theme: str, names: Names) -> Backed | None:
    """Say how far along the text says that the measures on a theme are; None where there is none."""
    mine = measures[measures["theme"] == theme]
    if mine.empty:
        return None
    language = names.language
    found = {status: tuple(mine.loc[mine["status"] == status, "measure_id"]) for status in names.statuses}
    counts = [(names.statuses[status], ids) for status, ids in found.items() if ids]
    basis = tally(
        f"theme.statuses.{theme}",
        pick(language, zh=f"“{names.themes[theme]}”的措施，按文中写法", en=f"{names.themes[theme]}: by wording"),
        counts,
        language,
        noun=MEASURE,
    )
    slots: dict[str, Slot] = {"theme": names.theme_list([theme]), "total": len(mine)}
    if len(counts) == 1:
        words = sentence(
            language,
            basis.id,
            zh="“{theme}”的{total:项}措施，按文中写法[同属一类]：{status}。",
            en="What the text says of the {total:measure} on {theme} gives {total?it|them} [one status]: {status}.",
            status=counts[0][0],
            **slots,
        )
    else:
        listed = [
            sentence(language, basis.id, zh="{status}{count:项}", en="{status} {count}", status=status, count=len(ids))
            for status, ids in counts
        ]
        words = sentence(
            language,
            basis.id,
            zh="“{theme}”的{total:项}措施，按文中写法分为：{listed}。",
            en="The {total:measure} on {theme}, by what the text says of {total?it|them}: {listed}.",
            listed=enumerate_texts(listed, language),
            **slots,
        )
    return Backed(Finding(f"theme.statuses:{theme}", words), (basis,))
