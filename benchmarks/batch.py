"""The batch beside what one does without it, and beside plain functions: wall, processor time and memory of a briefing.

26 briefings: 13 localities of the real bulletin, two languages, HTML and PDF. This project's time is that of the
command, start-up, audit and the edition's pages included. The naive ways run the same notebook with papermill, then
nbconvert's ``html`` and ``webpdf`` with the machine's Chromium; since they take about ten seconds a briefing, 8 of the
26 go through them by default, three of them with an article, as five in thirteen have one. ``BENCH_NAIVE=26`` runs
all. Plain functions make the same bytes, which is checked.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import naive
from benchmarks.processes import Cost, spend
from benchmarks.report import Line
from helpers.batch.plan import plan
from helpers.corpus.settings import read_settings

ROOT = Path(__file__).parents[1]
BULLETIN = "2011-05"
NOTEBOOK = ROOT / "notebooks" / "locality.ipynb"
RUNS = int(os.environ.get("BENCH_RUNS", "3"))
NAIVE_COUNT = int(os.environ.get("BENCH_NAIVE", "8"))


def run() -> list[Line]:
    """Measure all of it."""
    date = read_settings(ROOT / "data", BULLETIN).dated().isoformat()
    briefings = [b for b in plan(ROOT / "data", BULLETIN, date) if b.kind == "locality"]
    names = [f"{b.key}-{b.language}" for b in briefings]
    chosen = [names[(2 * n + 1) * len(names) // (2 * NAIVE_COUNT)] for n in range(NAIVE_COUNT)]
    environment = {"BRIEFINGS_DATA": str(ROOT / "data"), "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    with TemporaryDirectory(prefix="bench-") as made:
        folder = Path(made)
        ours = _median(RUNS, lambda: _build(sorted({b.key for b in briefings}), environment, folder))
        plain = _median(RUNS, lambda: _plain(date, environment, folder, "plain"))
        audited = _median(RUNS, lambda: _plain(date, environment, folder, "audited"))
        same = _same(folder / "reports" / ".preview" / BULLETIN, folder / "plain")
        with_browser = environment | naive.browsers(folder / "browsers")
        one_by_one, singly = naive.by_command(NOTEBOOK, chosen, date, with_browser, folder, at_a_time=1)
        two_by_two, doubly = naive.by_command(NOTEBOOK, chosen, date, with_browser, folder, at_a_time=2)
        loop = naive.in_one_process(NOTEBOOK, chosen, date, with_browser, folder)
    count, few = len(briefings), len(chosen)
    singly_cpu, doubly_cpu = (sum(cost.cpu for cost in costs) / few for costs in (singly, doubly))
    return [
        Line("briefings of this project and of (c)", count, ""),
        Line("briefings of (a) and (b), of the same", few, ""),
        *_lines("this project, two at a time", ours, count),
        Line("(a) commands, one at a time: wall", one_by_one / few, "s"),
        Line("(a) commands, one at a time: processor", singly_cpu, "s"),
        Line("(a) the same, median of a briefing", statistics.median(cost.cpu for cost in singly), "s"),
        Line("(a) commands: largest process", max(cost.largest for cost in singly), "MB"),
        Line("(a) commands: all processes together", max(cost.together for cost in singly), "MB"),
        Line("(a) commands, two at a time: wall", two_by_two / few, "s"),
        Line("(a) commands, two at a time: processor", doubly_cpu, "s"),
        *_lines("(b) one process, papermill's API", loop, few),
        *_lines("(c) plain functions", plain, count),
        *_lines("(c) plain functions, with audit and pages", audited, count),
        Line("files of this project and of (c) with the same bytes", same, ""),
        Line("processor: this project / (a)", ours.cpu / count / singly_cpu, "×", 0.1),
        Line("wall: this project / (a) two at a time", ours.wall / count / (two_by_two / few), "×", 0.1),
        Line("processor: this project / (b)", ours.cpu / count / (loop.cpu / few), "×"),
        Line("wall: this project / (b)", ours.wall / count / (loop.wall / few), "×"),
        Line("processor: this project / (c) with audit and pages", ours.cpu / audited.cpu, "×", 1.3),
        Line("processor: the same / (c) without these", ours.cpu / plain.cpu, "×"),
        Line("times less processor than (a)", singly_cpu / (ours.cpu / count), ""),
        Line("times less wall than (a) two at a time", two_by_two / few / (ours.wall / count), ""),
    ]


def _build(codes: list[str], environment: dict[str, str], folder: Path) -> Cost:
    shutil.rmtree(folder / "reports", ignore_errors=True)
    chosen = [word for code in codes for word in ("--locality", code)]
    command = [sys.executable, "-m", "helpers.cli", "build", BULLETIN, *chosen, "--jobs", "2"]
    return spend([*command, "--reports", folder / "reports"], environment, folder)


def _plain(date: str, environment: dict[str, str], folder: Path, kind: str) -> Cost:
    return spend([sys.executable, "-m", "benchmarks.plain", date, folder / kind, kind], environment, folder)


def _median(count: int, measure: Callable[[], Cost]) -> Cost:
    """Measure several times; return the median of each figure."""
    costs = [measure() for _ in range(count)]
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs) for name in Cost.__slots__))


def _lines(name: str, cost: Cost, count: int) -> list[Line]:
    return [
        Line(f"{name}: wall", cost.wall / count, "s"),
        Line(f"{name}: processor", cost.cpu / count, "s"),
        Line(f"{name}: largest process", cost.largest, "MB"),
        Line(f"{name}: all processes together", cost.together, "MB"),
    ]


def _same(ours: Path, plain: Path) -> int:
    return sum(
        path.read_bytes() == (ours / path.relative_to(plain)).read_bytes()
        for path in plain.rglob("*")
        if path.is_file()
    )
