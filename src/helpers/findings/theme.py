"""Sentences on one theme across localities."""

from __future__ import annotations

from typing import Any

import pandas as pd

from helpers.analysis.readings import conservative
from helpers.blocks import Backed, Evidence, Finding, Text, text
from helpers.findings.derived import MEASURE, count, tally
from helpers.findings.groups import groups
from helpers.findings.peers import second_evidence, second_themes, touched_on
from helpers.rows import rows
from helpers.wording import Count, Names, Slot, enumerate_texts, pick, sentence

__all__ = ["groups", "statuses", "who"]


def who(states: pd.DataFrame, theme: str, names: Names, measures: pd.DataFrame) -> Backed | None:
    """Say who reports measures on a theme, how many on both readings, and whose articles have none.

    Parameters
    ----------
    states
        `Corpus.states`. A measure counts under its first theme only.
    measures
        Of the corpus.

    Returns
    -------
    Backed or None
        None where nobody reports any. The caveat says how to read places without a conservative count.
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
    careful = _conservative(reported, measures, theme, names)
    listed = [_counted(row, basis.id, careful.id, names) for row in rows(reported)]
    silent = mine.loc[mine["state"] == "not mentioned", "locality_code"]
    slots: dict[str, Slot] = {
        "theme": names.theme_list([theme]),
        "total": int(reported["measure_count"].sum()),
        "careful": Count(int(reported["conservative_count"].sum()), (careful.id,)),
        "listed": enumerate_texts(listed, language),
    }
    if silent.empty and len(mine) > 1:
        words = sentence(
            language,
            basis.id,
            zh="以“{theme}”为主要主题的措施共{total:项}（按保守读法{careful:项}），有文章的{places:地}[均]有：{listed}。",
            en="{total:measure has|measures have} {theme} as the main theme ({careful} on the conservative reading), "
            "reported on [each] of the {places} localities that have an article: {listed}.",
            places=len(mine),
            **slots,
        )
    elif silent.empty:
        words = sentence(
            language,
            basis.id,
            zh="以“{theme}”为主要主题的措施共{total:项}（按保守读法{careful:项}）：{listed}。",
            en="{total:measure has|measures have} {theme} as the main theme ({careful} on the conservative reading): "
            "{listed}.",
            **slots,
        )
    elif len(reported) == 1:
        words = sentence(
            language,
            basis.id,
            zh="以“{theme}”为主要主题的措施共{total:项}（按保守读法{careful:项}），[只]见于{place}；{silent}的文章[没有]。",
            en="{total:measure has|measures have} {theme} as the main theme ({careful} on the conservative reading), "
            "reported by {place} [only]; there is [none] on {silent}.",
            theme=slots["theme"],
            total=slots["total"],
            careful=slots["careful"],
            place=names.localities[reported["locality_code"].iloc[0]],
            silent=names.locality_list(silent),
        )
    else:
        words = sentence(
            language,
            basis.id,
            zh="以“{theme}”为主要主题的措施共{total:项}（按保守读法{careful:项}）：{listed}；{silent}的文章[没有]。",
            en="{total:measure has|measures have} {theme} as the main theme ({careful} on the conservative reading): "
            "{listed}; there is [none] on {silent}.",
            silent=names.locality_list(silent),
            **slots,
        )
    derived: tuple[Evidence, ...] = (basis, careful)
    if found := second_themes(measures, mine, [theme]):
        label = pick(language, zh="以之为次要主题的措施", en="measures that touch on it as a second theme")
        second = second_evidence(f"{basis.id}.second", label, found, names)
        words += sentence(
            language,
            zh="其中作为次要主题涉及的：{listed}。",
            en=" Of these, it is touched on as a second theme by: {listed}.",
            listed=touched_on(found, second.id, names, is_of_one_theme=True),
        )
        derived = (basis, careful, second)
    return Backed(Finding(f"theme.who:{theme}", words, _caveat(reported, measures, theme, careful.id, names)), derived)


def _conservative(reported: pd.DataFrame, measures: pd.DataFrame, theme: str, names: Names) -> Evidence:
    """Return how many measures on a theme the conservative reading counts, by locality, those without any too."""
    kept = conservative(measures)
    kept = kept[kept["theme"] == theme]
    by_place = [
        (names.localities[code], tuple(kept.loc[kept["locality_code"] == code, "measure_id"]))
        for code in reported["locality_code"]
    ]
    key = f"theme.who.{theme}.conservative"
    label = pick(
        names.language,
        zh="保守读法：只计行动，同一系列计一次",
        en="conservative reading: actions only, each series once",
    )
    if kept.empty:
        coded = [each for ids in reported["measure_ids"] for each in ids]
        return count(key, label, (), names.language, noun=MEASURE, among=coded)
    return tally(key, label, by_place, names.language, noun=MEASURE)


def _caveat(reported: pd.DataFrame, measures: pd.DataFrame, theme: str, cite: str, names: Names) -> Text:
    """Return how to read places without a conservative count, and where a series goes on that reading."""
    remarks = []
    if len(reported) > 1 and (reported["conservative_count"] < reported["measure_count"]).any():
        remarks.append(
            (
                "[没有]另注保守读法的地方，按保守读法数目相同。",
                "Where [no] other number is given, the conservative reading counts the same.",
            )
        )
    dropped = measures[(measures["theme"] == theme) & ~measures.index.isin(conservative(measures).index)]
    if (dropped["series_id"] != "").any():
        remarks.append(
            (
                "成系列的，保守读法[只]计首项，归入首项的主题。",
                "Of a series the conservative reading counts [only] the first measure, under its theme.",
            )
        )
    space = text(pick(names.language, zh="", en=" "))
    return space.joined([sentence(names.language, cite, zh=zh, en=en) for zh, en in remarks])


def _counted(row: Any, coded: str, careful: str, names: Names) -> Text:
    """Return a locality with its count, and with that of the conservative reading where it is another."""
    said = sentence(
        names.language,
        coded,
        zh="{place}{count:项}",
        en="{place} {count}",
        place=names.localities[row.locality_code],
        count=row.measure_count,
    )
    if row.conservative_count == row.measure_count:
        return said
    return said + sentence(
        names.language,
        careful,
        zh="（按保守读法{count:项}）",
        en=" (conservative: {count})",
        count=row.conservative_count,
    )


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
