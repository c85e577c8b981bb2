from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from helpers.batch.build import build
from helpers.batch.order import Order, order
from tests.batch.reading import files

ROOT = Path(__file__).parents[2]
LABEL = "Federation staff to study the ACFTU leaders’ speech"


def briefings(given: Order) -> dict[str, bytes]:
    """Every HTML and PDF of the briefings, by path."""
    kinds = ("locality", "theme", "comparison")
    found = files(given.reports / given.bulletin_id)
    return {path: content for path, content in found.items() if any(f"/{kind}" in path for kind in kinds)}


@pytest.mark.slow
def test_one_measure_of_the_real_bulletin_rebuilds_exactly_the_briefings_that_two_clean_builds_differ_in(
    tmp_path: Path,
) -> None:
    for name in ("data", "notebooks"):
        shutil.copytree(ROOT / name, tmp_path / name)
    given = order("2011-05", data=tmp_path / "data", reports=tmp_path / "reports", jobs=2)
    assert build(given).is_done
    before = briefings(given)
    path = given.root / "coding" / "2011-05" / "measures.csv"
    text = path.read_text(encoding="utf-8")
    assert text.count(LABEL) == 1
    path.write_text(text.replace(LABEL, "Invented: another label"), encoding="utf-8")
    summary = build(given)
    clean = replace(given, reports=tmp_path / "elsewhere")
    assert (summary.is_done, build(clean).is_done) == (True, True)
    after = briefings(given)
    assert after == briefings(clean)
    differing = {path for path in after if before[path] != after[path]}
    assert set(summary.changed) == differing
    assert "en/locality/320500-suzhou-city.html" in differing
    assert len(differing) < len(after) / 2
