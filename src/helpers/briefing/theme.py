"""The briefing on one theme across localities, section by section."""

from __future__ import annotations

import pandas as pd

from helpers import findings, tables
from helpers.blocks import Backed, Block, Heading, Section, text
from helpers.briefing import care, drawn, frame
from helpers.briefing.page import Page
from helpers.corpus import codebook
from helpers.wording import pick


def known(page: Page, theme: str) -> str:
    """Return a theme's code, given by code or name in either language.

    Raises
    ------
    UnknownNameError
        There is no such theme; suggests the nearest.
    """
    return codebook.resolve(page.corpus.themes, "theme", theme)


def cover(page: Page, theme: str) -> Section:
    """Return the cover."""
    name = page.names.themes[theme]
    return frame.cover(
        page,
        title=pick(page.language, zh=f"{name}：地方工会报告了什么", en=f"{name}: what unions report"),
        kind=pick(page.language, zh=f"主题篇 · {theme}", en=f"Theme · {theme}"),
        place=name,
        description=pick(
            page.language,
            zh=f"地方工会关于{name}的措施，据通报原文编码",
            en=f"Union measures on {name.lower()}, coded from the words of the bulletin",
        ),
    )


def in_brief(page: Page, theme: str) -> Section:
    """Return the findings for a hurried reader."""
    corpus, names = page.corpus, page.names
    own = _own(page, theme)
    codes = sorted(set(own["locality_code"]))
    return frame.brief(
        page,
        findings.theme.who(corpus.states, theme, names, corpus.measures),
        findings.theme.groups(corpus.measures, corpus.actors, theme, names),
        findings.theme.statuses(corpus.measures, theme, names),
        findings.targets.who(_targets(page, theme), own, codes, names),
        findings.goals.goals(corpus.governing, own, names, theme),
        *[found for code in codes for found in findings.attainment.attainment(_attained(page, theme), code, names)],
        *findings.support.changes(
            page.changes[page.changes["measure_id"].isin(own["measure_id"])], codes, names, corpus.measures
        ),
    )


def measures(page: Page, theme: str) -> Section:
    """Return every measure on the theme, locality by locality, each with its quote, actors and status."""
    own = _own(page, theme)
    items: list[Block | Backed] = [
        frame.heading(page, "measures", zh="逐项措施", en="Measure by measure"),
        frame.tags(page),
    ]
    for code in sorted(set(own["locality_code"])):
        items.append(Heading(3, f"locality-{code}", text(page.names.localities[code])))
        items.extend(tables.measures(own[own["locality_code"] == code], page.names))
    return page.section(items)


def targets(page: Page, theme: str) -> Section:
    """Return the targets on the theme in a table; nothing where none is stated."""
    own = page.own_targets["measure_id"].isin(_own(page, theme)["measure_id"])
    table = tables.targets(page.own_targets[own], page.names, key=theme, governing=page.corpus.governing)
    if table is None:
        return page.section()
    return page.section(frame.heading(page, "targets", zh="目标与进度", en="Targets and attainment"), table)


def beside(page: Page) -> Section:
    """Return the theme's place among the others: the matrix."""
    return page.section(
        frame.heading(page, "beside", zh="与其他主题对照", en="Among the themes"),
        drawn.matrix(page),
    )


def sources(page: Page) -> Section:
    """Return the articles of the bulletin."""
    return frame.sources(page)


def read_with_care(page: Page) -> Section:
    """Return what a reader must know before using a number."""
    return care.read_with_care(page)


def _own(page: Page, theme: str) -> pd.DataFrame:
    return page.corpus.measures[page.corpus.measures["theme"] == theme]


def _targets(page: Page, theme: str) -> pd.DataFrame:
    return page.targets[page.targets["measure_id"].isin(_own(page, theme)["measure_id"])]


def _attained(page: Page, theme: str) -> pd.DataFrame:
    return page.attained[page.attained["measure_id"].isin(_own(page, theme)["measure_id"])]
