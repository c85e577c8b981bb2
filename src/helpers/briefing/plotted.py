"""What a chart draws, in figures: its note says the values, since paths cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from helpers.blocks import Run, Text, text, value
from helpers.briefing.page import Page
from helpers.findings.derived import division, short_ids
from helpers.findings.peers import second_themes
from helpers.rows import rows
from helpers.wording import counted, number, pick

SHOWN = 3
"""So many measures of a list are named."""
TOPICS = {
    "matrix": ("地方与主题", "localities and themes"),
    "intensity": ("写明的要素", "what measures state"),
    "instruments": ("手段", "instruments"),
    "targets": ("部分与总数", "parts and wholes"),
    "emphasis": ("侧重", "emphasis"),
    "similarity": ("主题相似程度", "likeness of themes"),
    "tile-map": ("文章与字数", "articles and characters"),
    "reading-range": ("两种读法", "both readings"),
}
"""What each chart is about, in both languages."""


def matrix(page: Page) -> str:
    """Return the measures of each locality by main theme; a theme that it does not report is left out."""
    reported = page.corpus.states[page.corpus.states["state"] == "reported"]
    return _listed(
        page,
        (
            (str(code), [(page.names.short_themes[row.theme], str(row.measure_count)) for row in rows(mine)])
            for code, mine in reported.groupby("locality_code")
        ),
    )


def second_only(page: Page) -> tuple[Text, ...]:
    """Return, for the matrix, who touches on a theme only as the second of a measure: the cell shows a dot."""
    states, names = page.corpus.states, page.names
    found = second_themes(page.corpus.measures, states, list(names.themes))
    told = [
        text(f"{names.localities[code]}{comma}{names.short_themes[theme]}{open_}", *_linked(ids, page), close)
        for (theme, code), ids in found.items()
        for comma, open_, close in [("，", "（", "）") if page.language == "zh" else (", ", " (", ")")]
    ]
    if not told:
        return ()
    before = pick(page.language, zh="只作次要主题的：", en="As a second theme only: ")
    stop = pick(page.language, zh="。", en=".")
    return (text(before, text(_semicolon(page)).joined(told), stop),)


def _linked(ids: Sequence[str], page: Page) -> list[Run]:
    """Return the ids of measures, the first of many, each with its measure as its evidence."""
    between = pick(page.language, zh="、", en=", ")
    shown = [value(short_ids([each], page.language), each) for each in ids[:SHOWN]]
    runs = [run for each in shown for run in (each, Run(between))][:-1]
    return [*runs, Run(pick(page.language, zh="等", en=" and more"))] if len(ids) > SHOWN else runs


def instruments(page: Page) -> str:
    """Return the measures of each locality by main instrument."""
    return _listed(
        page,
        (
            (str(code), [(page.names.instruments[row.instrument], str(row.measure_count)) for row in rows(mine)])
            for code, mine in page.mix.groupby("locality_code")
        ),
    )


def intensity(page: Page) -> str:
    """Return how many measures of each locality state each part, and the mean with its band."""
    means = {row.locality_code: row for row in rows(page.means)}
    told = []
    for code, mine in page.parts.groupby("locality_code"):
        mean = means[str(code)]
        shown = number(mean.intensity_mean, page.language, decimals=2)
        if not pd.isna(mean.low):  # a single measure has no band
            shown += " [" + "–".join(number(each, page.language, decimals=2) for each in (mean.low, mean.high)) + "]"
        parts = [(page.names.parts[row.part], str(row.part_count)) for row in rows(mine)]
        told.append((str(code), [*parts, (pick(page.language, zh="均值", en="mean"), shown)]))
    return _listed(page, told)


def emphasis(page: Page) -> str:
    """Return the location quotients of each locality."""
    known = page.quotients[page.quotients["location_quotient"].notna()]
    return _listed(
        page,
        (
            (
                str(code),
                [
                    (page.names.short_themes[row.theme], number(row.location_quotient, page.language, decimals=2))
                    for row in rows(mine)
                ],
            )
            for code, mine in known.groupby("locality_code")
        ),
    )


def similarity(page: Page) -> str:
    """Return the Jaccard coefficient of each pair with its division, and the cosine."""
    language, told = page.language, []
    for row in rows(page.pairs):
        both = len(row.shared_themes)
        either = both + len(row.only_a) + len(row.only_b)
        pair = pick(language, zh="与", en=" and ").join(
            page.names.localities[code] for code in (row.locality_code_a, row.locality_code_b)
        )
        cosine = number(row.cosine, language, decimals=2)
        jaccard = f"{both} ÷ {either} = {number(row.jaccard, language, decimals=2)}"
        told.append(pick(language, zh=f"{pair}：{jaccard}，余弦{cosine}", en=f"{pair}: {jaccard}, cosine {cosine}"))
    return _semicolon(page).join(told)


def targets(page: Page, code: str | None) -> str:
    """Return each part with its whole, divided."""
    attained = page.attained if code is None else page.attained[page.attained["locality_code"] == code]
    name = "indicator_zh" if page.language == "zh" else "indicator_en"
    colon = pick(page.language, zh="：", en=": ")
    return _semicolon(page).join(
        f"{getattr(row, name)}{colon}{division(row.part, row.whole, page.language)}" for row in rows(attained)
    )


def tile_map(page: Page) -> str:
    """Return the measures, articles and characters of each locality that has an article."""
    language = page.language
    return _listed(
        page,
        (
            (
                row.locality_code,
                [
                    ("", _measures(row.measure_count, page)),
                    ("", counted(int(row.article_count), language, zh="篇", en="article")),
                    ("", counted(int(row.char_count), language, zh="字", en="character")),
                ],
            )
            for row in rows(page.density)
        ),
    )


def reading_range(page: Page) -> str:
    """Return the counts of each locality on both readings."""
    careful, coded = pick(page.language, zh="保守", en="conservative"), pick(page.language, zh="编码", en="coded")
    return _listed(
        page,
        (
            (
                row.locality_code,
                [(careful, str(row.conservative_count)), (coded, str(row.measure_count))]
                if row.measure_ids
                else [("", _measures(row.measure_count, page))],
            )
            for row in rows(page.density)
        ),
    )


def _measures(count: Any, page: Page) -> str:
    """Return a count of measures; NA, of an article in which none was coded, is no zero."""
    if pd.isna(count):
        return pick(page.language, zh="无措施", en="no measure")
    return counted(int(count), page.language, zh="项", en="measure")


def _listed(page: Page, told: Iterable[tuple[str, list[tuple[str, str]]]]) -> str:
    """Return places, each with its items: 昆山：工资协商3，组建2 and Kunshan: wage consultation 3, organizing 2."""
    colon, comma, space = ("：", "，", "") if page.language == "zh" else (": ", ", ", " ")
    return _semicolon(page).join(
        page.names.localities[code] + colon + comma.join(space.join(filter(None, item)) for item in items)
        for code, items in told
    )


def _semicolon(page: Page) -> str:
    return pick(page.language, zh="；", en="; ")
