"""The same bulletin gives the same proposals, whatever file it came in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.ingest import Proposals, read_source
from helpers.ingest.stored import proposed
from tests.conftest import DATA
from tests.ingest.gold import FILES, INVENTED
from tests.ingest.made import pdf_of, word_of


def shown(found: Proposals) -> list[list[object]]:
    """Return what a person reads of proposals: not the offsets, which differ with the white space."""
    return [
        found.articles[["section_zh", "title_zh", "byline", "locality_code", "genre"]].to_numpy().tolist(),
        found.measures[["quote", "theme", "instrument", "status", "unit_type"]].to_numpy().tolist(),
        found.figures[["quote", "unit", "comparator", "role", "quantity", "deadline"]].to_numpy().tolist(),
    ]


@pytest.mark.parametrize("make", [word_of, pdf_of])
@pytest.mark.parametrize("name", ["newsletter", "bare", "heldout"])
def test_word_and_pdf_give_what_the_text_gives(name: str, make: Callable[[Path, str], Path], tmp_path: Path) -> None:
    file, period = FILES[name]
    source = read_source(INVENTED / file)
    suffix = {word_of: ".docx", pdf_of: ".pdf"}[make]
    other = read_source(make(tmp_path / f"bulletin{suffix}", source.text))
    assert shown(proposed(other, DATA, period)) == shown(proposed(source, DATA, period))
