"""Pages on the real bulletin, shared: nobody may change them."""

from __future__ import annotations

import pytest

from helpers.briefing import Page, open_page
from tests.conftest import BULLETIN, DATA


@pytest.fixture(scope="session")
def page() -> Page:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFINGS_DATA", str(DATA))
        return open_page(BULLETIN, "en")


@pytest.fixture(scope="session")
def chinese_page() -> Page:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFINGS_DATA", str(DATA))
        return open_page(BULLETIN, "zh")
