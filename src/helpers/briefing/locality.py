"""The briefing on one locality, section by section."""

from __future__ import annotations

import pandas as pd

from helpers import findings, tables
from helpers.blocks import Backed, Block, Fact, Facts, Heading, Section, text
from helpers.briefing import care, drawn, frame
from helpers.briefing.page import Page
from helpers.rows import rows
from helpers.wording import number, percent, pick, sentence


def cover(page: Page, code: str) -> Section:
    """Return the cover; its title says what the briefing has, or that the bulletin has nothing on the locality."""
    place = page.names.full_localities[code]
    if not page.has_article(code):
        title = pick(page.language, zh=f"{place}：本期通报无文章", en=f"{place}: no article in this bulletin")
    else:
        title = pick(page.language, zh=f"{place}工会报告了什么", en=f"What {place}’s unions report")
    return frame.cover(
        page,
        title=title,
        kind=pick(page.language, zh=f"地方篇 · {place}（{code}）", en=f"Locality · {place} ({code})"),
        place=place,
        description=pick(
            page.language,
            zh=f"据通报原文编码，关于{place}的工会措施",
            en=f"Union measures in {place}, coded from the words of the bulletin",
        ),
    )


def facts(page: Page, code: str) -> Section:
    """Return the numbers that stand large below the title; none for a locality of which no measure is reported."""
    if not _has_measure(page, code):
        return page.section()
    row = next(rows(page.density[page.density["locality_code"] == code]))
    language = page.language
    scope = findings.material.scope(page.density, page.corpus.states, code, page.names)
    derived = [item for item in scope.derived if item.id != f"chars.{code}"]
    states = page.corpus.states[page.corpus.states["locality_code"] == code]
    items = [
        Fact(
            number(row.measure_count, language),
            pick(language, zh="项", en=""),
            sentence(
                language,
                f"count.conservative.{code}",
                zh="报告的措施（按保守读法{careful:项}）",
                en="measures reported (conservative reading: {careful})",
                careful=row.conservative_count,
            ),
            (f"count.{code}",),
        ),
        Fact(
            number((states["state"] == "reported").sum(), language),
            pick(language, zh="个", en=""),
            sentence(
                language,
                f"themes.conservative.{code}",
                zh="涉及的主题（按保守读法{careful:个}）",
                en="themes (conservative reading: {careful})",
                careful=(states["conservative_count"] > 0).sum(),
            ),
            (f"themes.{code}",),
        ),
    ]
    for row in rows(
        page.attained[page.attained["locality_code"] == code].sort_values("share", ascending=False).head(1)
    ):
        found = findings.attainment.attainment(page.attained, code, page.names)[0]
        share = next(item for item in found.derived if item.id == f"share.{row.part_figure_id}")
        derived.append(share)
        items.append(
            Fact(
                percent(row.share),
                "",
                text(row.indicator_zh + "占比" if language == "zh" else row.indicator_en),
                (share.id,),
            )
        )
    return page.section(Backed(Facts(tuple(items)), tuple(derived)))


def _has_measure(page: Page, code: str) -> bool:
    return bool((page.corpus.measures["locality_code"] == code).any())


def in_brief(page: Page, code: str) -> Section:
    """Return three to five findings."""
    names, corpus = page.names, page.corpus
    if not page.has_article(code):
        return frame.brief(
            page,
            findings.material.no_article(corpus.articles, code, names),
            findings.silence.shared(corpus.states, names, page.peer_measures),
        )
    attained = findings.attainment.attainment(page.attained, code, names)[:1]
    changed = findings.support.changes(page.changes, [code], names, corpus.measures)[:1]
    return frame.brief(
        page,
        findings.material.scope(page.density, corpus.states, code, names),
        findings.emphasis.most(corpus.states, code, names),
        *(attained or changed),
        findings.targets.stated(page.targets, corpus.measures, code, names, corpus.governing),
        findings.silence.not_mentioned(corpus.states, code, names, corpus.measures),
    )


def measures(page: Page, code: str) -> Section:
    """Return every measure by theme, each with its quote."""
    own = page.corpus.measures[page.corpus.measures["locality_code"] == code]
    if own.empty:
        return page.section()
    actor = tables.usual_actor(own)
    items: list[Block | Backed] = [frame.heading(page, "measures", zh="分主题措施", en="What it reports, by theme")]
    items.append(frame.tags(page))
    if actor:
        items.append(frame.led_by(page, actor))
    for theme, name in page.names.themes.items():
        chosen = own[own["theme"] == theme]
        if chosen.empty:
            continue
        items.append(Heading(3, f"theme-{theme}", text(name)))
        items.extend(tables.measures(chosen, page.names, usual_actor=actor))
    return page.section(items)


def targets(page: Page, code: str) -> Section:
    """Return targets and attainment: findings, chart and table."""
    if not page.has_article(code):
        return page.section()
    own = page.own_targets[page.own_targets["locality_code"] == code]
    figures = page.corpus.figures
    mine = page.corpus.measures.loc[page.corpus.measures["locality_code"] == code, "measure_id"]
    stated = figures[
        figures["measure_id"].isin(mine)
        & ~figures["role"].isin(["mention", "target"])
        & (figures["quantity"] != "date")
    ]
    attained = findings.attainment.attainment(page.attained, code, page.names)
    of_code = page.corpus.measures[page.corpus.measures["locality_code"] == code]
    goals = findings.goals.goals(page.corpus.governing, of_code, page.names, code)
    if own.empty and stated.empty and goals is None:
        return page.section()
    return page.section(
        frame.heading(page, "targets", zh="目标与进度", en="Targets and attainment"),
        attained[1:],
        findings.support.changes(page.changes, [code], page.names, page.corpus.measures) if attained else None,
        drawn.targets(page, code),
        tables.targets(own, page.names, key=code, governing=page.corpus.governing),
        goals,
        tables.figures(stated, page.names, key=code),
        findings.support.share_without_value(figures, page.corpus.measures, code, page.names),
    )


def stress(page: Page, code: str) -> Section:
    """Return what the locality stresses: emphasis, the five parts, instruments; nothing without a measure."""
    if not _has_measure(page, code):
        return page.section()
    is_peer = code in page.peer_codes
    return page.section(
        frame.heading(page, "stress", zh="侧重与力度", en="What it stresses"),
        findings.emphasis.stressed(page.quotients, code, page.names) if is_peer else None,
        findings.intensity.parts_of(page.parts, page.corpus.measures, code, page.names),
        findings.instruments.leading(page.mix, page.corpus.measures, code, page.names),
        findings.support.forms(page.support, code, page.names),
        drawn.emphasis(page, code) if is_peer else None,
        drawn.intensity(page, code),
    )


def beside_the_others(page: Page, code: str) -> Section:
    """Return the locality beside the others: the matrix, what it does not mention, and whom to ask."""
    states = page.corpus.states
    peers = findings.silence.peer_states(states, page.names)
    both = pd.concat([peers[peers["locality_code"] != code], states[states["locality_code"] == code]])
    found = findings.silence.gaps(both, code)
    items: list[Block | Backed | None] = [frame.heading(page, "beside", zh="与其他地方对照", en="Beside the others")]
    if page.has_article(code):
        items += [drawn.matrix(page, code), tables.gaps(found, page.corpus.measures, code, page.names)]
    else:
        items.append(drawn.tile_map(page, code))
    return page.section(items)


def sources(page: Page, code: str) -> Section:
    """Return the articles of the bulletin; a locality without an article has them in its notes, and one page in all."""
    return frame.sources(page) if page.has_article(code) else page.section()


def read_with_care(page: Page, code: str) -> Section:
    """Return what a reader must know."""
    return care.read_with_care(page, has_counts=page.has_article(code))
