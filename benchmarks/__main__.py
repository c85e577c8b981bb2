"""Run benchmarks: ``python -m benchmarks [NAME …]``; ``--list`` names them.

Without a name, all that take a few minutes; one whose module says `ON_REQUEST` only when it is named.
"""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module

import benchmarks
from benchmarks.report import Line, table


def main(names: list[str]) -> int:
    """Run the benchmarks named; return the exit code."""
    modules = [import_module(f"benchmarks.{found.name}") for found in pkgutil.iter_modules(benchmarks.__path__)]
    known = {module.__name__.removeprefix("benchmarks."): module for module in modules if hasattr(module, "run")}
    if "--list" in names:
        for name, module in known.items():
            print(f"{name:12} {(module.__doc__ or '').splitlines()[0]}")
        return 0
    if unknown := [name for name in names if name not in known]:
        print(f"unknown benchmark {', '.join(unknown)}. Known: {', '.join(known)}", file=sys.stderr)
        return 2
    for name in names or [name for name, module in known.items() if not getattr(module, "ON_REQUEST", False)]:
        lines: list[Line] = known[name].run()
        print(f"{name}\n{table(lines)}\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
