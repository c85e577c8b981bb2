from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from helpers.batch.execute import Job
from helpers.batch.workers import Pool
from helpers.blocks import MIME_TYPE
from tests.batch.test_engine import outputs, run_to_json

ROOT = Path(__file__).parents[2]
BRIEFINGS = {
    "locality": {"locality_code": "320583"},
    "comparison": {},
    "theme": {"theme": "T01"},
}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(2, time_limit=120, environment={"BRIEFINGS_DATA": str(ROOT / "data")}) as pool:
        yield pool


def charts(shown: list[Any]) -> list[Any]:
    sections = [o["data"][MIME_TYPE] for _, cell in shown for o in cell if MIME_TYPE in o.get("data", {})]
    return [block for section in sections for block in section["blocks"] if block["kind"] == "chart"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", list(BRIEFINGS))
def test_both_engines_give_the_same_outputs_for_every_notebook(pool: Pool, kind: str, language: str) -> None:
    given = {"bulletin_id": "2011-05", **BRIEFINGS[kind], "language": language, "edition_date": "2026-11-22"}
    path = ROOT / "notebooks" / f"{kind}.ipynb"
    jobs = [(engine, Job(path, given, engine)) for engine in ("fork", "kernel")]
    found = {ended.key: outputs(ended) for ended in pool.run(run_to_json, jobs)}
    assert len(charts(found["fork"])) == len(charts(found["kernel"]))
    assert found["fork"] == found["kernel"]
    if kind != "theme":
        assert len(charts(found["fork"])) >= 1
