"""Every briefing of an edition as sections, made the way its notebook makes it, without running the notebook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from helpers.blocks import Section
from helpers.briefing import Page, comparison, locality, open_page, theme

Json = dict[str, Any]


def of_locality(page: Page, code: str) -> list[Section]:
    return [
        locality.cover(page, code),
        locality.facts(page, code),
        locality.in_brief(page, code),
        locality.measures(page, code),
        locality.targets(page, code),
        locality.stress(page, code),
        locality.beside_the_others(page, code),
        locality.sources(page, code),
        locality.read_with_care(page, code),
    ]


def of_theme(page: Page, code: str) -> list[Section]:
    return [
        theme.cover(page, code),
        theme.in_brief(page, code),
        theme.measures(page, code),
        theme.targets(page, code),
        theme.beside(page),
        theme.sources(page),
        theme.read_with_care(page),
    ]


def of_comparison(page: Page) -> list[Section]:
    return [
        comparison.cover(page),
        comparison.in_brief(page),
        comparison.matrix(page),
        comparison.shared(page),
        comparison.intensity(page),
        comparison.instruments(page),
        comparison.support(page),
        comparison.targets(page),
        comparison.robustness(page),
        comparison.sources(page),
        comparison.read_with_care(page),
    ]


def edition(language: str, bulletin_id: str = "2011-05") -> Iterator[tuple[str, list[Json]]]:
    """Yield the name and the sections of every briefing of a bulletin in one language."""
    page = open_page(bulletin_id, language)
    for code in page.corpus.localities["locality_code"]:
        yield f"locality {code}", [section.to_json() for section in of_locality(page, code)]
    for code in sorted(set(page.corpus.measures["theme"])):
        yield f"theme {code}", [section.to_json() for section in of_theme(page, code)]
    compared = comparison.open_comparison(bulletin_id, "", language, "")
    yield "comparison", [section.to_json() for section in of_comparison(compared)]
