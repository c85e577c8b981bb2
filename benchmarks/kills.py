"""Kill a build at 50 random moments, its parent or a worker in turn, while a reader follows the link all the time.

``make test-slow`` does ten. A reader must find one of the two editions, whole, at every moment; no process may stay
behind; and the run after the last kill completes the new edition. ``BENCH_KILLS`` says how many, ``BENCH_SEED`` which
moments.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.batch import invented
from tests.batch.test_edition import kill_at_moments

from benchmarks.report import Line
from helpers.batch.build import build

COUNT = int(os.environ.get("BENCH_KILLS", "50"))
ON_REQUEST = True
SEED = int(os.environ.get("BENCH_SEED", "2011"))


def run() -> list[Line]:
    """Kill, and count; a reader who found a mixed, partial or missing edition ends it with an AssertionError."""
    with TemporaryDirectory(prefix="kills-") as made:
        folder = Path(made)
        project = invented.project(folder / "project")
        build(project.order())
        reading_count = kill_at_moments(project, folder, COUNT, SEED, longest=6.0)
    return [
        Line("builds killed", COUNT, ""),
        Line("editions read meanwhile", reading_count, ""),
        Line("of these mixed, partial or missing", 0, "", 0),
    ]
