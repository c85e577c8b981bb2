"""Measured figures as a table, and measuring in a process of its own."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One measured figure; `limit` is what was promised, None where nothing was."""

    name: str
    value: float
    unit: str
    limit: float | None = None


def table(lines: Sequence[Line]) -> str:
    """Lay lines out in columns: name, value, unit, promised, share of the promise that is used."""
    width = max(len(line.name) for line in lines)
    made = [f"  {'':{width}}  {'measured':>10} {'unit':5} {'promised':>9} {'used':>6}"]
    for line in lines:
        promised = f"{line.limit:9.4g} {line.value / line.limit:6.0%}" if line.limit else ""
        made.append(f"  {line.name:{width}}  {line.value:10.4g} {line.unit:5} {promised}".rstrip())
    return "\n".join(made)


def in_a_child(code: str, *arguments: str) -> dict[str, float]:
    """Run code in a fresh Python; it prints one JSON object of numbers, which is returned."""
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured


def medians(runs: Sequence[dict[str, float]]) -> dict[str, float]:
    """Return the median of each number over several runs."""
    return {key: statistics.median(run[key] for run in runs) for key in runs[0]}
