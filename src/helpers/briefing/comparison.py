"""The comparison across localities, section by section."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from helpers import findings, tables
from helpers.blocks import Backed, Section
from helpers.briefing import care, drawn, frame
from helpers.briefing.page import Page, open_page
from helpers.errors import UsageError
from helpers.wording import pick


def chosen(page: Page, locality_codes: str = "") -> tuple[str, ...]:
    """Return the codes of localities to compare, from a comma-separated list of names; all with an article if empty.

    Raises
    ------
    UnknownNameError
        A name is not a locality's.
    UsageError
        Fewer than two of them have an article.
    """
    named = [name for name in locality_codes.replace("，", ",").split(",") if name.strip()]
    codes = sorted({page.corpus.locality_code(name) for name in named}) if named else list(page.codes)
    having = [code for code in codes if page.has_article(code)]
    if len(having) < 2:
        raise UsageError(f"a comparison needs two localities with an article; {', '.join(codes)} have {len(having)}")
    return tuple(having)


def open_comparison(bulletin_id: str, locality_codes: str, language: str, edition_date: str) -> Page:
    """Load a bulletin and keep, for comparing, only the localities named (comma-separated; all if empty)."""
    page = open_page(bulletin_id, language, edition_date)
    return page.of(chosen(page, locality_codes))


def cover(page: Page) -> Section:
    """Return the cover."""
    return frame.cover(
        page,
        title=pick(page.language, zh="苏州地方工会报告了什么：比较", en="What unions report: a comparison"),
        kind=pick(page.language, zh="比较篇", en="Comparison"),
        place=pick(page.language, zh="地方比较", en="Across localities"),
        description=pick(
            page.language,
            zh="地方工会措施的比较，据通报原文编码",
            en="Union measures compared across localities, coded from the words of the bulletin",
        ),
    )


def in_brief(page: Page) -> Section:
    """Return the findings for a hurried reader."""
    states, names = page.corpus.states, page.names
    attained = [
        found for code in page.codes for found in findings.attainment.attainment(page.attained, code, names)[:1]
    ]
    return frame.brief(
        page,
        findings.material.by_locality(page.density, page.corpus.articles, names),
        findings.silence.shared(states, names, page.peer_measures),
        findings.silence.distinctive(states, names, page.corpus.measures),
        *attained[:1],
        *findings.support.changes(page.changes, page.codes, names, page.corpus.measures)[:1],
    )


def matrix(page: Page) -> Section:
    """Return the matrix of themes and localities, and where the bulletin reports from."""
    return page.section(
        frame.heading(page, "matrix", zh="谁报告了什么", en="Who reports what"),
        drawn.matrix(page),
        drawn.reading_range(page),
        drawn.tile_map(page),
    )


def shared(page: Page) -> Section:
    """Return what is alike and what is each one's own."""
    most = (findings.emphasis.most(page.corpus.states, code, page.names) for code in page.codes)
    stressed = (findings.emphasis.stressed(page.quotients, code, page.names) for code in page.peer_codes)
    return page.section(
        frame.heading(page, "shared", zh="共同与特有", en="Shared and distinctive"),
        _there(most),
        _there(stressed),
        drawn.emphasis(page),
        findings.breadth.rarefied(page.rarefied, page.names),
        findings.similarity.closest(page.pairs, page.names),
        drawn.similarity(page),
    )


def _there(found: Iterable[Backed | None]) -> Sequence[Backed]:
    return [item for item in found if item is not None]


def intensity(page: Page) -> Section:
    """Return what measures state: the five parts first, the mean second."""
    return page.section(
        frame.heading(page, "intensity", zh="措施写明了什么", en="What measures state"),
        findings.intensity.common(page.parts, page.corpus.measures, page.names),
        drawn.intensity(page),
    )


def instruments(page: Page) -> Section:
    """Return the instrument mix."""
    return page.section(
        frame.heading(page, "instruments", zh="用什么手段", en="Instruments"),
        findings.instruments.across(page.mix, page.corpus.measures, page.names),
        drawn.instruments(page),
    )


def support(page: Page) -> Section:
    """Return Party and government support side by side."""
    told = (findings.support.forms(page.support, code, page.names) for code in page.codes)
    return page.section(
        frame.heading(page, "support", zh="党政支持", en="Party and government support"),
        findings.support.changes(page.changes, page.codes, page.names, page.corpus.measures)[1:],
        findings.support.joint_conferences(page.support, page.codes, page.names),
        _there(told),
        tables.support(page.support_forms, page.corpus.measures, page.names),
    )


def targets(page: Page) -> Section:
    """Return targets side by side."""
    return page.section(
        frame.heading(page, "targets", zh="目标与进度", en="Targets and attainment"),
        findings.targets.who(page.targets, page.corpus.measures, page.codes, page.names),
        drawn.targets(page),
        tables.targets(page.own_targets, page.names, governing=page.corpus.governing),
        findings.goals.goals(page.corpus.governing, page.corpus.measures, page.names, "all"),
    )


def robustness(page: Page) -> Section:
    """Return what survives dropping a measure or the conservative reading, and what is a matter of genre."""
    corpus, names = page.corpus, page.names
    return page.section(
        frame.heading(page, "robustness", zh="是否站得住", en="What holds"),
        findings.robustness.reading(page.density, names),
        findings.robustness.of_shared(page.peer_measures, names),
        findings.genre.concentration(corpus.measures, corpus.articles, "mandated", names),
    )


def sources(page: Page) -> Section:
    """Return the articles of the bulletin."""
    return frame.sources(page)


def read_with_care(page: Page) -> Section:
    """Return what a reader must know before using a number."""
    return care.read_with_care(page)
