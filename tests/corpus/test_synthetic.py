"""The synthetic edition that benchmarks load obeys the codebook, and says in every name that it is synthetic."""

from __future__ import annotations

from pathlib import Path

from benchmarks.synthetic import BULLETIN, write

from helpers.corpus import check, load
from tests.conftest import DATA


def test_a_synthetic_edition_has_no_fault_and_says_what_it_is(tmp_path: Path) -> None:
    root = write(tmp_path / "data", DATA, locality_count=30, measure_count=25)
    assert check(root, BULLETIN) == []
    made = load(BULLETIN, root)
    assert (len(made.localities), len(made.measures), len(made.figures)) == (30, 750, 210)
    assert made.localities["name_en"].str.startswith("Synthetic County ").all()
    assert made.localities["name_zh"].str.startswith("虚构").all()
    assert made.articles["title_zh"].str.contains("虚构").all()
    assert made.measures["label_en"].str.startswith("Synthetic measure ").all()
    assert set(made.measures["accepted_by"]) == {"synthetic"}
