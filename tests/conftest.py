"""What every test may ask for: the real data, untouched or as a copy to spoil."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

from helpers.corpus import Corpus, load

# How long an example takes says more of the machine than of the code: speed belongs in benchmarks/.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

DATA = Path(__file__).parents[1] / "data"
BULLETIN = "2011-05"
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The corpus of the real bulletin. Shared: nobody may change its tables."""
    return load(BULLETIN, DATA)


@pytest.fixture
def real_data(tmp_path: Path) -> Path:
    """A copy of the whole data folder, to spoil."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """The machine's own Chromium. For one module: Playwright allows one event loop at a time, and none beside it."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield launched
        launched.close()
