"""What workers are asked to do in tests: well-behaved or not."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

from helpers.batch.workers import say


def perform(job: tuple[str, Any]) -> Any:
    """Do what the first of a pair names, with the second."""
    return globals()[f"_{job[0]}"](job[1])


def _double(number: int) -> int:
    return 2 * number


def _kill_myself(number: int) -> None:
    say("about to")
    os.kill(os.getpid(), number)


def _leave(status: int) -> None:
    os._exit(status)


def _loop(_: object) -> None:
    while True:
        pass


def _wait(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def _fail(message: str) -> None:
    raise ValueError(message)


def _exit(status: int) -> None:
    raise SystemExit(status)


def _large(count: int) -> str:
    say("x" * count)
    return "y" * count


def _leave_behind(is_daemon: bool) -> int:
    return subprocess.Popen(["sleep", "600"], start_new_session=is_daemon).pid


def _write_pid_and_wait(path: Path) -> None:
    path.write_text(str(os.getpid()))
    time.sleep(600)


def _say_then_die(words: list[str]) -> None:
    for word in words:
        say(word)
    os.kill(os.getpid(), signal.SIGKILL)


def _surroundings(_: object) -> dict[str, Any]:
    return {
        "threads": threading.active_count(),
        "seed": os.environ["PYTHONHASHSEED"],
        "zone": os.environ["TZ"],
        "is_leader": os.getsid(0) == os.getpid(),
        "descriptors": len(list(Path("/proc/self/fd").iterdir())),
    }


def _write_to_descriptor(text: str) -> None:
    os.write(2, text.encode())
    os._exit(7)
