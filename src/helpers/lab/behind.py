"""What lies behind a printed number: its formula, its measures, their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pandas as pd

from helpers.blocks import Block, Cell, Column, Evidence, Heading, Note, Paragraph, Run, Section, Table, closure, text
from helpers.briefing import Page
from helpers.errors import UsageError
from helpers.lab import asking
from helpers.lab.answer import Answer, scoped
from helpers.lab.claims import Claim, Printed, of_comparison, of_locality, of_theme
from helpers.wording import pick

COLUMNS = ["claim_id", "value", "words", "evidence_id", "formula", "row_id", "quote"]
SHOWN = 8
NUMBER = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?%?")
"""A number as it is printed."""


def behind(page: Page, number: str | float, locality: str | int = "", *, theme: str = "") -> Answer:
    """Show what lies behind a number of the briefings: its formula, and the measures and words that it rests on.

    Parameters
    ----------
    page
        The bulletin and the language: `open_page`.
    number
        As it is printed: ``"83.2%"``, ``2008``; or the id of a finding, of evidence, of a measure or a figure, as
        the notes print it: ``"targets.attainment:2011-05-F014"``, ``"2011-05-KS-17"`` or ``"KS-17"``.
    locality, theme
        In whose briefing it stands; if neither is given, all briefings on localities and the comparison are searched.

    Returns
    -------
    Answer
        ``.frame``: one row is one row of the corpus behind one printed value: ``claim_id``, ``value``, ``words`` (the
        sentence, or the heads in a table), ``evidence_id``, ``formula`` (empty where the words themselves say it),
        ``row_id`` (a measure, figure or article), ``quote``. Empty where no briefing prints the number.

    Raises
    ------
    UnknownNameError
        There is no such locality or theme.
    UsageError
        Nothing was asked, or a locality and a theme at once.

    Examples
    --------
    >>> page = open_page("2011-05", language="en")
    >>> found = behind(page, "2011-05-KS-01", "Kunshan").frame
    >>> set(found["row_id"])
    {'2011-05-KS-01'}
    """
    page = asking.checked(page)
    asked = asking.row_id(page, str(number).strip())
    if not asked:
        raise UsageError('behind() needs a number as it is printed, such as "83.2%", or an id')
    if locality and theme:
        raise UsageError(f"behind() looks in one briefing; found {locality!r} and {theme!r}")
    found: dict[tuple[str, tuple[str, ...]], list[Claim]] = {}
    evidence: dict[str, Evidence] = dict(page.evidence)
    for printed in searched(page, locality, theme):
        evidence |= printed.evidence
        for claim in matching(printed, asked):
            found.setdefault((claim.value, claim.cites), []).append(claim)
    if not found and asked in evidence:
        found[asked, (asked,)] = [Claim("", asked, evidence[asked].label, (asked,))]
    values = list(found.values())
    made_of = [row for claims in values for claim in claims for row in _rows(claim, evidence)]
    frame = pd.DataFrame(made_of, columns=COLUMNS)
    blocks = [block for place, claims in enumerate(values[:SHOWN]) for block in _told(page, claims, evidence, place)]
    made = {key: item for key, item in evidence.items() if key not in page.evidence}
    section = Section.of(page.language, {**page.evidence, **made}, *blocks, *_rest(page, asked, len(values)))
    return Answer(scoped(section, "behind", asked, str(locality), theme), frame.drop_duplicates(ignore_index=True))


def searched(page: Page, locality: str | int, theme: str) -> Iterator[Printed]:
    """Yield what the briefing named prints; of neither, the comparison and all briefings on localities."""
    if locality:
        yield of_locality(page, page.corpus.locality_code(locality))
    elif theme:
        for code in asking.themes(page, theme):
            yield of_theme(page, code)
    else:
        yield of_comparison(page)
        for code in page.codes:
            yield of_locality(page, code)


def matching(printed: Printed, asked: str) -> Iterator[Claim]:
    """Yield the values printed that are a number, or that a finding or evidence of some id stands behind."""
    plain = asked.replace(",", "")
    for claim in printed.claims:
        numbers = [found.replace(",", "") for found in NUMBER.findall(claim.value)]
        if asked == claim.id or asked in claim.cites or plain in numbers:
            yield claim


def _resting(claim: Claim, evidence: dict[str, Evidence]) -> Sequence[Evidence]:
    """Return the words of the bulletin that a claim rests on, in text order."""
    found = closure(claim.cites, evidence).values()
    return sorted((item for item in found if item.kind != "derived"), key=lambda item: (item.start, item.id))


def _rows(claim: Claim, evidence: dict[str, Evidence]) -> Iterator[tuple[str, ...]]:
    for cite in claim.cites:
        for item in _resting(Claim(claim.id, claim.value, claim.words, (cite,)), evidence):
            yield claim.id, claim.value, claim.words, cite, evidence[cite].formula, item.id, item.quote


def _told(page: Page, claims: Sequence[Claim], evidence: dict[str, Evidence], place: int) -> Iterator[Block]:
    """Yield one printed value: wherever it stands, its formula, and what it rests on."""
    language, claim = page.language, claims[0]
    named = dict.fromkeys(claim.id for claim in claims if claim.id)
    yield Heading(2, f"behind-{place + 1}", text(Run(claim.value, claim.cites)), text(", ".join(named)))
    for words in dict.fromkeys(claim.words for claim in claims):
        yield Paragraph(text(Run(words, claim.cites)))
    for cite in claim.cites:
        if evidence[cite].formula and evidence[cite].kind == "derived":
            formula = f"{evidence[cite].label}: " if language == "en" else f"{evidence[cite].label}："
            yield Note(text(formula, Run(evidence[cite].formula, (cite,))), pick(language, zh="算法", en="Formula"))
    lines = tuple(
        (
            Cell(text(item.label), (item.id,)),
            Cell(text(Run(item.quote, (item.id,), language="zh"))),
        )
        for item in _resting(claim, evidence)
    )
    columns = (
        Column(pick(language, zh="依据", en="Rests on"), width=1.5, is_row_header=True),
        Column(pick(language, zh="原文", en="Words"), width=3),
    )
    title = pick(language, zh="所据原文", en="The words behind it")
    yield Table(f"behind-{place + 1}-rows", text(title), columns, lines, width="full")


def _rest(page: Page, asked: str, count: int) -> Iterator[Block]:
    language = page.language
    if not count:
        words = pick(
            language,
            zh=f"简报中没有“{asked}”这个数，或它不凭依据（如页码）。数字请照印出的写法。",
            en=f"No briefing prints “{asked}” as a value that rests on evidence. Write a number as it is printed.",
        )
        yield Note(text(words))
    elif count > SHOWN:
        words = pick(
            language,
            zh="同一个数还有别处；请指明地方或编号，全部见 .frame。",
            en="The same number stands elsewhere too: name a locality or an id; .frame has them all.",
        )
        yield Note(text(words))
