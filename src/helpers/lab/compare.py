"""Localities side by side: what each reports, theme by theme, and what its measures state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pandas as pd

from helpers import findings, tables
from helpers.analysis import intensity
from helpers.blocks import Backed, Block, Cell, Column, Evidence, Heading, Note, Table, Text, text, value
from helpers.briefing import Page, drawn
from helpers.errors import UsageError
from helpers.findings.derived import computed, division
from helpers.lab import asking
from helpers.lab.answer import Answer, scoped
from helpers.rows import rows
from helpers.wording import pick

_NO_ARTICLE = ("无文章", "no article")


def compare(page: Page, *localities: asking.Names, themes: asking.Names = ()) -> Answer:
    """Set localities side by side.

    Parameters
    ----------
    page
        The bulletin and the language: `open_page`.
    localities
        Two or more, by any of their names.
    themes
        Themes to look at, by code or name: then each measure on them stands with its quote, its numbers and the shares
        that they make, and what only touches on them as a second theme is named. Without, all themes, and the charts
        of the comparison briefing over these localities. All counts are by main theme.

    Returns
    -------
    Answer
        ``.frame``: one row for each theme and locality, in order of their codes, as in `Corpus.states`: ``theme``,
        ``locality_code``, ``state``, ``measure_count`` (missing unless reported), ``measure_ids``.

    Raises
    ------
    UnknownNameError
        A name is not known; suggests the nearest.
    UsageError
        Fewer than two localities.

    Examples
    --------
    >>> page = open_page("2011-05", language="en")
    >>> beside = compare(page, "Taicang", "Kunshan", themes="Organizing")
    >>> beside.frame[["locality_code", "state"]].values.tolist()
    [['320583', 'reported'], ['320585', 'reported']]
    """
    page = asking.checked(page)
    codes = asking.localities(page, *localities)
    if len(codes) < 2:
        raise UsageError(f"a comparison needs two localities; found {', '.join(codes) or 'none'}")
    chosen = asking.themes(page, themes)
    states = page.corpus.states
    mine = states[states["locality_code"].isin(codes) & (states["theme"].isin(chosen) if chosen else True)]
    mine = mine.sort_values(["theme", "locality_code"], ignore_index=True)
    seen = page.of(codes)
    rest = _on_themes(page, codes, chosen) if chosen else _on_all(seen)
    beside = _beside(page, codes, mine)
    count = findings.material.by_locality(seen.density, seen.corpus.articles, page.names) if seen.codes else None
    return Answer(scoped(page.section(count, beside, rest), "compare", *codes, *chosen), mine)


def _beside(page: Page, codes: Sequence[str], states: pd.DataFrame) -> Table:
    """Return what each locality reports on each theme that any of them reports, by name."""
    names, language = page.names, page.language
    labels = dict(zip(page.corpus.measures["measure_id"], page.corpus.measures[f"label_{language}"], strict=True))
    lines = []
    for theme, group in states.groupby("theme", sort=True):
        if not (group["state"] == "reported").any():
            continue
        cells = [Cell(_reported(row.state, row.measure_ids, labels, page)) for row in rows(group)]
        lines.append((Cell(text(names.short_themes[str(theme)])), *cells))
    columns = (
        Column(pick(language, zh="主题", en="Theme"), width=1.3, is_row_header=True),
        *(Column(names.localities[code], width=2) for code in codes),
    )
    title = pick(language, zh="并列对照：报告的措施，按主要主题", en="Side by side: measures reported, by main theme")
    return Table("side-by-side", text(title), columns, tuple(lines), width="full")


def _reported(state: str, ids: Sequence[str], labels: dict[str, str], page: Page) -> Text:
    if state == "no article":
        return text(pick(page.language, zh=_NO_ARTICLE[0], en=_NO_ARTICLE[1]))
    named = [text(value(labels[measure], measure)) for measure in ids]
    return text(pick(page.language, zh="；", en="; ")).joined(named) if named else text("·")


def _on_all(seen: Page) -> Iterator[Block | Backed | None]:
    """Yield what the comparison briefing shows of these localities alone."""
    yield findings.silence.shared(seen.corpus.states, seen.names)
    yield findings.similarity.closest(seen.pairs, seen.names)
    if not seen.corpus.measures.empty:
        yield drawn.intensity(seen)
        yield drawn.instruments(seen)


def _on_themes(page: Page, codes: Sequence[str], themes: Sequence[str]) -> Iterator[Block | Backed | None]:
    """Yield what the measures on some themes state, and their quotes, one locality after the other."""
    measures = page.corpus.measures
    chosen = measures[measures["theme"].isin(themes) & measures["locality_code"].isin(codes)]
    yield _second(page, codes, themes)
    yield from _stated(replace(page, corpus=replace(page.corpus, measures=chosen)), codes, themes)
    for code in codes:
        mine = chosen[chosen["locality_code"] == code]
        if not mine.empty:
            yield Heading(2, f"quotes-{code}", text(page.names.localities[code]))
            yield from tables.measures(mine, page.names)
        own = page.corpus.figures[page.corpus.figures["measure_id"].isin(mine["measure_id"])]
        attained = page.attained[page.attained["part_figure_id"].isin(own["figure_id"])]
        yield from findings.attainment.attainment(attained, code, page.names)
        yield tables.figures(own[~own["role"].isin(["mention"])], page.names, key=f"side-by-side-{code}")


def _second(page: Page, codes: Sequence[str], themes: Sequence[str]) -> Note | None:
    """Name the measures that only touch on these themes: the main theme counts."""
    language, measures = page.language, page.corpus.measures
    touching = measures["theme_second"].isin(themes) & ~measures["theme"].isin(themes)
    bulletin = f"{page.corpus.bulletin['id']}-"
    named = [
        text(value(id_.removeprefix(bulletin), id_))
        for id_ in measures.loc[touching & measures["locality_code"].isin(codes), "measure_id"]
    ]
    if not named:
        return None
    before = pick(language, zh="另有以此为次要主题的：", en="Left out is what has it as a second theme: ")
    between, stop = pick(language, zh="、", en=", "), pick(language, zh="。", en=".")
    return Note(text(before, text(between).joined(named), stop))


def _stated(narrowed: Page, codes: Sequence[str], themes: Sequence[str]) -> Iterator[Backed]:
    """Yield how many of each locality's measures state each part of intensity."""
    parts = intensity.parts(narrowed.corpus.measures)
    if parts.empty:
        return
    names, language = narrowed.names, narrowed.language
    derived: list[Evidence] = []
    lines = []
    for part, group in parts.groupby("part", sort=False):
        by_code = {row.locality_code: row for row in rows(group)}
        cells = [Cell(text(names.parts[str(part)]))]
        for code in codes:
            if code not in by_code:
                cells.append(Cell(text("·")))
                continue
            row = by_code[code]
            label = pick(
                language, zh=f"写明{names.parts[str(part)]}的措施", en=f"measures that state: {names.parts[str(part)]}"
            )
            basis = computed(
                f"parts.{part}.{code}.{'.'.join(themes)}",
                f"{names.localities[code]}: {label}" if language == "en" else f"{names.localities[code]}{label}",
                division(row.part_count, row.measure_count, language),
                row.measure_ids or tuple(_ids(narrowed, code)),
            )
            derived.append(basis)
            cells.append(Cell(text(value(f"{row.part_count} / {row.measure_count}", basis.id))))
        lines.append(tuple(cells))
    columns = (
        Column(pick(language, zh="写明了", en="States"), width=1, is_row_header=True),
        *(Column(names.localities[code], align="end", width=1) for code in codes),
    )
    title = pick(language, zh="这些措施写明了什么", en="What these measures state")
    yield Backed(Table("states-parts", text(title), columns, tuple(lines)), tuple(derived))


def _ids(page: Page, code: str) -> Sequence[str]:
    measures = page.corpus.measures
    return list(measures.loc[measures["locality_code"] == code, "measure_id"])
