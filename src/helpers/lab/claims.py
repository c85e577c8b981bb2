"""Everything that a briefing prints and that rests on evidence, value by value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from helpers import briefing
from helpers.blocks import Block, Evidence, Facts, Finding, Paragraph, Section, Table, Text
from helpers.briefing import Page, comparison
from helpers.briefing import locality as on_locality


@dataclass(frozen=True, slots=True)
class Claim:
    """A printed value, the words around it, and what it rests on.

    Attributes
    ----------
    id
        Of the block: ``targets.attainment:2011-05-F014``; of a table with the row's head; empty for a large number.
    value
        As printed.
    words
        The sentence, or what stands at the head of the row and the column.
    cites
        Ids of evidence.
    """

    id: str
    value: str
    words: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """What a briefing prints, and all evidence that it knows."""

    claims: tuple[Claim, ...]
    evidence: Mapping[str, Evidence]


@lru_cache(maxsize=32)
def of_locality(page: Page, code: str) -> Printed:
    """Return what the briefing on a locality prints."""
    parts = (on_locality.facts, on_locality.in_brief, on_locality.targets, on_locality.stress,
             on_locality.beside_the_others, on_locality.read_with_care)  # fmt: skip
    return _printed([part(page, code) for part in parts])


@lru_cache(maxsize=8)
def of_comparison(page: Page) -> Printed:
    """Return what the comparison prints."""
    parts = (comparison.in_brief, comparison.shared, comparison.intensity, comparison.instruments, comparison.support,
             comparison.targets, comparison.robustness)  # fmt: skip
    return _printed([part(page) for part in parts])


@lru_cache(maxsize=32)
def of_theme(page: Page, theme: str) -> Printed:
    """Return what the briefing on a theme prints."""
    return _printed([briefing.theme.in_brief(page, theme), briefing.theme.targets(page, theme)])


def _printed(sections: Iterable[Section]) -> Printed:
    sections = list(sections)
    evidence = {key: item for section in sections for key, item in section.evidence.items()}
    return Printed(tuple(claim for section in sections for block in section.blocks for claim in _of(block)), evidence)


def _of(block: Block) -> Iterator[Claim]:
    if isinstance(block, Finding):
        yield from _runs(block.id, block.text, str(block.text))
        yield from _runs(block.id, block.caveat, str(block.caveat))
    elif isinstance(block, Paragraph):
        yield from _runs("", block.text, str(block.text))
    elif isinstance(block, Facts):
        for item in block.items:
            yield Claim("", f"{item.value}{item.unit}", str(item.label), item.cites)
    elif isinstance(block, Table):
        for row in block.rows:
            for column, cell in zip(block.columns, row, strict=True):
                words = f"{block.title}: {row[0].text}, {column.title}"
                if cell.cites:
                    yield Claim(block.id, str(cell.text), words, cell.cites)
                yield from _runs(block.id, cell.text, words)


def _runs(name: str, text: Text, words: str) -> Iterator[Claim]:
    for run in text.runs:
        if run.cites:
            yield Claim(name, run.text, words, run.cites)
