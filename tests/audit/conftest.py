"""A briefing in each language with its files, made once, and an auditor."""

from __future__ import annotations

from typing import Any

import pytest

from helpers.audit import Auditor
from helpers.blocks import Section, assemble
from helpers.briefing import comparison, locality, open_page
from helpers.corpus import Corpus
from helpers.render import to_html, to_pdf

Json = dict[str, Any]


def sections(language: str) -> list[Section]:
    """A short briefing with every kind of block that the shipped ones have."""
    page = open_page("2011-05", language)
    own = page.of(["320583", "320581"])
    return [
        locality.cover(page, "320583"),
        locality.facts(page, "320583"),
        locality.in_brief(page, "320583"),
        locality.measures(page, "320583"),
        locality.targets(page, "320583"),
        locality.stress(page, "320583"),
        comparison.support(own),
        locality.read_with_care(page, "320583"),
    ]


@pytest.fixture(scope="session", params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def document(language: str) -> Json:
    """The document; shared, so nobody may change it."""
    return assemble([section.to_json() for section in sections(language)])


@pytest.fixture(scope="session")
def page(document: Json) -> str:
    return to_html(document)


@pytest.fixture(scope="session")
def print_out(document: Json) -> bytes:
    return to_pdf(document)


@pytest.fixture(scope="session")
def auditor(corpus: Corpus) -> Auditor:
    return Auditor(corpus)
