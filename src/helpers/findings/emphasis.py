"""Sentences on what a locality stresses."""

from __future__ import annotations

from typing import Any

import pandas as pd

from helpers.blocks import Backed, Finding, Text, value
from helpers.findings.derived import MEASURE, computed, tally
from helpers.findings.lead import Counted, of_lead
from helpers.rows import rows
from helpers.wording import Names, Slot, clauses, number, pick, sentence

NOTABLE_QUOTIENT = 1.5
MINIMUM_COUNT = 3
"""The fewest measures for which `helpers.analysis.emphasis.location_quotients` gives a quotient."""


def most(states: pd.DataFrame, code: str, names: Names) -> Backed | None:
    """Say on which theme, or themes, a locality reports most measures; None where it reports none.

    The caveat says whether that holds without a measure, and on the conservative reading.
    """
    mine = states[(states["locality_code"] == code) & (states["state"] == "reported")]
    if mine.empty:
        return None
    language, place = names.language, names.localities[code]
    mine = mine.sort_values(["measure_count", "theme"], ascending=[False, True])
    leading = mine[mine["measure_count"] == mine["measure_count"].max()]
    basis = tally(
        f"emphasis.most.{code}",
        pick(language, zh=f"{place}各主题的措施数", en=f"measures of {place} by theme"),
        [(names.short_themes[row.theme], row.measure_ids) for row in rows(mine)],
        language,
        noun=MEASURE,
    )
    slots: dict[str, Slot] = {
        "place": place,
        "top": int(mine["measure_count"].max()),
        "themes": names.theme_list(leading["theme"]),
    }
    if len(mine) == 1:
        words = sentence(
            language,
            basis.id,
            zh="{place}报告的{top:项}措施[同属一个]主题：{themes}。",
            en="The {top:measure} reported by {place} {top?is|are} on [one theme]: {themes}.",
            **slots,
        )
    elif len(leading) == 1:
        words = sentence(
            language,
            basis.id,
            zh="{place}措施[最多]的主题是“{themes}”，有{top:项}。",
            en="The theme on which {place} reports [most] measures is {themes}, with {top}.",
            **slots,
        )
    elif len(leading) == len(mine):
        words = sentence(
            language,
            basis.id,
            zh="{place}报告的{count:个}主题，措施[均]为{top:项}：{themes}。",
            en="{place} reports {top:measure} on [each] of its {count:theme}: {themes}.",
            count=len(leading),
            **slots,
        )
    else:
        words = sentence(
            language,
            basis.id,
            zh="{place}措施[最多]的主题有{count:个}，[各]{top:项}：{themes}。",
            en="{place} reports [most] measures, {top} [each], on {count:theme}: {themes}.",
            count=len(leading),
            **slots,
        )
    caveat, firm = of_lead(
        f"robustness.most.{code}",
        basis.label,
        [
            Counted(row.theme, names.short_themes[row.theme], int(row.measure_count), int(row.conservative_count))
            for row in rows(mine)
        ],
        basis.rests_on,
        names,
        called=lambda themes: _called(themes, names),
    )
    return Backed(Finding(f"emphasis.most:{code}", words, caveat), (basis, *firm))


def _called(themes: list[str], names: Names) -> str:
    """Return themes as a list in a sentence; one alone has quotation marks in Chinese."""
    listed = names.theme_list(themes)
    return f"“{listed}”" if names.language == "zh" and len(themes) == 1 else listed


def stressed(quotients: pd.DataFrame, code: str, names: Names) -> Backed | None:
    """Say which themes take a larger part of a locality's measures than of all peers' together, its own among them.

    Parameters
    ----------
    quotients
        `helpers.analysis.emphasis.location_quotients` over the peers. Themes with fewer than three measures of the
        locality have no quotient.

    Returns
    -------
    Backed or None
        None where no theme of the locality has a quotient: there is nothing to compare.
    """
    mine = quotients[(quotients["locality_code"] == code) & quotients["location_quotient"].notna()]
    if mine.empty:
        return None
    language, place = names.language, names.localities[code]
    mine = mine.sort_values(["location_quotient", "theme"], ascending=[False, True])
    notable = mine[mine["location_quotient"] >= NOTABLE_QUOTIENT]
    peers = names.locality_list(quotients["locality_code"].unique())
    total = int(mine["total_count"].iloc[0])
    basis = computed(
        f"emphasis.stressed.{code}",
        pick(
            language,
            zh=f"主题在{place}措施中的占比 ÷ 在{peers}共{total}项措施中的占比（区位商）",
            en=f"share of a theme in the measures of {place} ÷ its share in the {total} measures of {peers} (location "
            "quotient)",
        ),
        str(clauses([_quotient(row, names) for row in rows(mine)], language)),
        tuple(each for ids in quotients["measure_ids"] for each in ids),
    )
    slots: dict[str, Slot] = {
        "place": place,
        "peers": peers,
        "bound": number(NOTABLE_QUOTIENT, language, decimals=1),
    }
    if notable.empty:
        words = sentence(
            language,
            basis.id,
            zh="与{peers}合计（含本地）相比，{place}[没有]占比达到[{bound}倍]的主题。",
            en="[No] theme has [{bound} times] the share of measures in {place} that it has in {peers} together "
            "(itself included).",
            **slots,
        )
    else:
        words = sentence(
            language,
            basis.id,
            zh="与{peers}合计（含本地）相比，{place}占比达到[{bound}倍]的主题：{themes}。",
            en="Themes with at least [{bound} times] the share of measures in {place} that they have in {peers} "
            "together (itself included): {themes}.",
            themes=clauses([_weight(row, basis.id, names) for row in rows(notable)], language, zh="、"),
            **slots,
        )
    caveat = sentence(
        language,
        basis.id,
        zh="{place}措施[不足{minimum:项}]的主题不作比较；占比取决于通报刊载的内容。",
        en="Themes on which {place} reports [fewer than {minimum:measure}] are not compared; shares depend on what the "
        "bulletin carries.",
        place=place,
        minimum=MINIMUM_COUNT,
    )
    return Backed(Finding(f"emphasis.stressed:{code}", words, caveat), (basis,))


def _quotient(row: Any, names: Names) -> str:
    own, every = f"{row.measure_count} ÷ {row.locality_count}", f"{row.theme_total_count} ÷ {row.total_count}"
    shown = number(row.location_quotient, names.language, decimals=2)
    return pick(
        names.language,
        zh=f"{names.short_themes[row.theme]}：（{own}）÷（{every}）= {shown}",
        en=f"{names.short_themes[row.theme]}: ({own}) ÷ ({every}) = {shown}",
    )


def _weight(row: Any, cite: str, names: Names) -> Text:
    times = number(row.location_quotient, names.language, decimals=1)
    return sentence(
        names.language,
        zh="{theme}（{times}）",
        en="{theme} ({times})",
        theme=names.theme_list([row.theme]),
        times=value(f"{times}{pick(names.language, zh='倍', en=' times')}", cite),
    )
