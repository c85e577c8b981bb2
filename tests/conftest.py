"""What every test may ask for: the real data, untouched or as a copy to spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from helpers.corpus import Corpus, load

# How long an example takes says more of the machine than of the code: speed belongs in benchmarks/.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

DATA = Path(__file__).parents[1] / "data"
BULLETIN = "2011-05"


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The corpus of the real bulletin. Shared: nobody may change its tables."""
    return load(BULLETIN, DATA)


@pytest.fixture
def real_data(tmp_path: Path) -> Path:
    """A copy of the whole data folder, to spoil."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))
