"""An invented briefing in each language, drawn once."""

from __future__ import annotations

from typing import Any

import pytest

from helpers.render import to_html, to_pdf

from .invented import Language, document


@pytest.fixture(scope="session", params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    made: Language = request.param
    return made


@pytest.fixture(scope="session")
def invented(language: Language) -> dict[str, Any]:
    """The document; shared, so nobody may change it."""
    return document(language)


@pytest.fixture(scope="session")
def page(invented: dict[str, Any]) -> str:
    """The document as a web page."""
    return to_html(invented)


@pytest.fixture(scope="session")
def print_out(invented: dict[str, Any]) -> bytes:
    """The document as a PDF."""
    return to_pdf(invented)
