"""Loading: the real bulletin after imports, and a synthetic national edition of 2,800 localities.

The real bulletin promises 0.3 s, the synthetic edition 30 s and 1 GB for loading with all checks. Each run is a fresh
process. The processor time stands beside the time on the clock, since others may keep the machine busy; the ratios
compare with doing nothing but reading the same tables with pandas in the same process.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.report import Line, in_a_child, medians
from benchmarks.synthetic import write

DATA = Path(__file__).parents[1] / "data"
RUNS = 5

MEASURED = """
import json, resource, sys, time
from pathlib import Path
import pandas as pd
import helpers.corpus as corpus
root = Path(sys.argv[1])
began, busy = time.perf_counter(), time.process_time()
loaded = corpus.load(root=root)
first, cpu = time.perf_counter() - began, time.process_time() - busy
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
counts = len(loaded.measures), len(loaded.localities), len(loaded.figures)
again = float("nan")
if len(sys.argv) > 2:
    began = time.perf_counter()
    corpus.load(root=root)
    again = time.perf_counter() - began
began = time.perf_counter()
for path in root.glob("coding/*/*.csv"):
    pd.read_csv(path, dtype=str, keep_default_na=False)
plain = time.perf_counter() - began
began = time.perf_counter()
loaded.states
states = time.perf_counter() - began
print(json.dumps(dict(first=first, cpu=cpu, again=again, plain=plain, states=states, peak=peak,
                      measures=counts[0], localities=counts[1], figures=counts[2])))
"""


def run() -> list[Line]:
    """Measure both; the synthetic edition once, since it takes long enough to be steady."""
    real = medians([in_a_child(MEASURED, str(DATA), "again") for _ in range(RUNS)])
    with TemporaryDirectory(prefix="synthetic-") as folder:
        many = in_a_child(MEASURED, str(write(Path(folder) / "data", DATA)))
    return [
        Line("real bulletin: first load after imports", real["first"], "s", 0.3),
        Line("real bulletin: the same, processor time", real["cpu"], "s", 0.3),
        Line("real bulletin: load again", real["again"], "s", 0.3),
        Line("real bulletin: first load / pandas alone", real["first"] / real["plain"], "×"),
        Line("synthetic: localities", many["localities"], ""),
        Line("synthetic: measures", many["measures"], ""),
        Line("synthetic: figures", many["figures"], ""),
        Line("synthetic: load and check", many["first"], "s", 30),
        Line("synthetic: the same, processor time", many["cpu"], "s", 30),
        Line("synthetic: load and check / pandas alone", many["first"] / many["plain"], "×"),
        Line("synthetic: peak memory of the process", many["peak"], "GB", 1),
        Line("synthetic: states of all localities", many["states"], "s"),
    ]
