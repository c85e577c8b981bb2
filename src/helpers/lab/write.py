"""Prose of an analyst's own, whose numbers lead to the words of the bulletin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

import pandas as pd

from helpers.blocks import Backed, Evidence, Paragraph, Run, Section, closure, text
from helpers.briefing import Page
from helpers.errors import UnknownNameError, UsageError
from helpers.lab import asking
from helpers.lab.answer import Answer, scoped
from helpers.lab.behind import NUMBER, matching, searched
from helpers.lab.claims import Printed, of_locality, of_theme
from helpers.render.words import flat

COLUMNS = ["words", "leads_to", "evidence_id", "formula", "quote"]
_LINK = re.compile(r"\[([^\[\]]+)\]\(([^()]+)\)")


def write(page: Page, prose: str) -> Answer:
    """Write paragraphs of your own whose numbers lead to the bulletin, as those of the briefings do.

    Words between square brackets rest on what the round ones behind them name: ``[880](F011)``, ``[83.2%](Kunshan)``.
    The audit compares each number with what it leads to, and names every number that leads nowhere.

    Parameters
    ----------
    page
        The bulletin and the language: `open_page`.
    prose
        Paragraphs in the language of the page, an empty line between them. Between round brackets stands the id of a
        measure, a figure or an article (``KS-17``, ``2011-05-F014``), several with commas between; or the id of a
        finding or of evidence; or a locality or a theme, whose briefing prints the number.

    Returns
    -------
    Answer
        ``.frame``: one row is one id of evidence behind some words: ``words``, ``leads_to`` (what you named),
        ``evidence_id``, ``formula`` (empty where the words of the bulletin say it), ``quote`` (empty for a formula).

    Raises
    ------
    UnknownNameError
        What was named is nothing of this; suggests the nearest.
    UsageError
        There are no words; or the briefing that was named does not print the number.

    Examples
    --------
    >>> page = open_page("2011-05", language="en")
    >>> mine = write(page, "Kunshan says that [83.2%](Kunshan) have a union, and means to [widen coverage](KS-17).")
    >>> mine
    Kunshan says that 83.2% have a union, and means to widen coverage.
    >>> mine.frame["evidence_id"].tolist()
    ['share.2011-05-F014', '2011-05-KS-17']
    """
    page = asking.checked(page)
    paragraphs = [flat(part.strip()) for part in re.split(r"\n\s*\n", prose) if part.strip()]
    if not paragraphs:
        raise UsageError('write() needs words, such as "Kunshan reports [83.2%](Kunshan)."')
    made = [_paragraph(page, paragraph) for paragraph in paragraphs]
    section = Section.of(page.language, page.evidence, *(backed for backed, _ in made))
    frame = pd.DataFrame([row for _, found in made for row in found], columns=COLUMNS)
    return Answer(scoped(section, "write", *paragraphs), frame)


def _paragraph(page: Page, prose: str) -> tuple[Backed, list[tuple[str, ...]]]:
    """Return a paragraph with the evidence that it brings, and a row for each id behind its words."""
    runs: list[Run] = []
    found: list[tuple[str, ...]] = []
    derived: dict[str, Evidence] = {}
    at = 0
    for link in _LINK.finditer(prose):
        words, named = link[1], link[2].strip()
        cites, known = _behind(page, words, named)
        runs += [Run(prose[at : link.start()]), Run(words, cites)]
        at = link.end()
        derived |= {key: item for key, item in closure(cites, known).items() if item.kind == "derived"}
        found += [(words, named, cite, known[cite].formula, known[cite].quote) for cite in cites]
    return Backed(Paragraph(text(*runs, Run(prose[at:]))), tuple(derived.values())), found


def _behind(page: Page, words: str, named: str) -> tuple[tuple[str, ...], dict[str, Evidence]]:
    """Return the ids of what some words rest on, and all evidence that is known there."""
    known = dict(page.evidence)
    ids = tuple(dict.fromkeys(asking.row_id(page, part.strip()) for part in re.split("[,，、]", named) if part.strip()))
    if all(part in known for part in ids):
        return ids, known
    for printed in _of_place_or_theme(page, named):
        cites = tuple(dict.fromkeys(_printing(printed, words, named)))
        return cites, known | dict(printed.evidence)
    for printed in searched(page, "", ""):
        cites = tuple(dict.fromkeys(cite for claim in matching(printed, named) for cite in claim.cites))
        if named in printed.evidence or cites:
            return ((named,) if named in printed.evidence else cites), known | dict(printed.evidence)
    short = [key.removeprefix(f"{page.corpus.bulletin['id']}-") for key in page.evidence]
    near = get_close_matches(named.upper(), short, n=3, cutoff=0.75)
    raise UnknownNameError("id, locality or theme", named, near or page.names.localities.values())


def _of_place_or_theme(page: Page, named: str) -> Iterator[Printed]:
    """Yield what the briefing prints that a name stands for, if it stands for one."""
    for code_of, printed_of in ((asking.localities, of_locality), (asking.themes, of_theme)):
        try:
            (code,) = code_of(page, named)
        except (UsageError, ValueError):
            continue
        yield printed_of(page, code)
        return


def _printing(printed: Printed, words: str, named: str) -> Iterator[str]:
    """Yield the ids behind each number of some words, where a briefing first prints it."""
    numbers = NUMBER.findall(words)
    for number in numbers or [words]:
        claim = next(matching(printed, number), None)
        if claim is None:
            raise UsageError(
                f"the briefing on {named!r} prints no {number!r} that rests on evidence; name the measure or figure "
                f"itself, as in [{words}](KS-17)"
            )
        yield from claim.cites
