"""What a command costs with everything that it starts: time on the clock, processor time, memory."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

INTERVAL = 0.2


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run cost.

    Attributes
    ----------
    wall, cpu
        Seconds; processor time is user and system time of all processes.
    largest, together
        Megabytes: the most that one process held, and the most that all held at a moment, shared pages counted once.
    """

    wall: float
    cpu: float
    largest: float
    together: float


def spend(command: Sequence[str | Path], environment: Mapping[str, str], folder: Path) -> Cost:
    """Run a command to its end.

    Raises
    ------
    RuntimeError
        It failed; the message ends with what it wrote.
    """
    started = time.perf_counter()
    words = [str(part) for part in command]
    with (folder / f"{threading.get_ident()}.log").open("w+b") as log:
        process = subprocess.Popen(words, env={**os.environ, **environment}, stdout=log, stderr=log, cwd=folder)
        together, is_over = [0.0], threading.Event()
        watcher = threading.Thread(target=_watch, args=(process.pid, together, is_over))
        watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        is_over.set()
        watcher.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            log.seek(0)
            said = log.read()[-2000:].decode(errors="replace")
            raise RuntimeError(f"{' '.join(words)} ended with {process.returncode}: {said}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, together[0])


def _watch(pid: int, most: list[float], is_over: threading.Event) -> None:
    while not is_over.wait(INTERVAL):
        with suppress(psutil.Error):
            family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
            most[0] = max(most[0], sum(_share(member.pid) for member in family))


def _share(pid: int) -> float:
    """Return what a process holds in megabytes; a page that n processes share counts as 1/n."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0
