"""Does a briefing cost the same however many there are? 26, 260 and, if asked for, 2,800 synthetic localities.

A bulletin is one city's, and its briefings compare the localities of that city, so that what grows is the number of
cities: 2, 20 and 216 of 13 localities with 25 invented measures each, built one after another, each by one command
that makes and audits a briefing on every locality in Chinese, HTML and PDF. ``BENCH_SCALE=2800`` adds the last size,
which takes about half an hour. Promised is at most 15 % more a briefing than at 26, and 500 MB for each process.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.processes import Cost, spend
from benchmarks.report import Line
from benchmarks.synthetic import BULLETIN, write

ROOT = Path(__file__).parents[1]
CITY = 13
ON_REQUEST = True
SIZES = (26, 260, 2800)
MOST = int(os.environ.get("BENCH_SCALE", "260"))


def run() -> list[Line]:
    """Build each size; compare with the first."""
    lines, first = [], (0.0, 0.0)
    for size in (size for size in SIZES if size <= MOST):
        cities = -(-size // CITY)
        costs = [_city(number) for number in range(cities)]
        wall, cpu = (sum(getattr(cost, name) for cost in costs) / (cities * CITY) for name in ("wall", "cpu"))
        first = first if first[0] else (wall, cpu)
        lines += [
            Line(f"{size:,} localities: wall of a briefing", wall, "s", 1.15 * first[0]),
            Line(f"{size:,} localities: processor of a briefing", cpu, "s", 1.15 * first[1]),
            Line(f"{size:,} localities: largest process", max(cost.largest for cost in costs), "MB", 500),
            Line(f"{size:,} localities: all processes together", max(cost.together for cost in costs), "MB"),
        ]
    return lines


def _city(number: int) -> Cost:
    with TemporaryDirectory(prefix="scale-") as made:
        folder = Path(made)
        data = folder / "data"
        write(data, ROOT / "data", locality_count=CITY, measure_count=25, first=number * CITY, has_city=True)
        shutil.copytree(ROOT / "notebooks", folder / "notebooks")
        codes = (line.partition(",")[0] for line in (data / "codebook" / "localities.csv").read_text().splitlines()[1:])
        chosen = [word for code in codes for word in ("--locality", code)]
        command = [sys.executable, "-m", "helpers.cli", "build", BULLETIN, *chosen, "--language", "zh", "--jobs", "2"]
        return spend([*command, "--data", data], {"PYTHONPATH": str(ROOT / "src")}, folder)
