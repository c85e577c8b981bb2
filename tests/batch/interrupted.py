"""Build an edition in this process, and be killed at a given step of putting it out.

``python -m tests.batch.interrupted PROJECT NAME NUMBER``: a step is a call that changes a name in the file system; the
process ends with SIGKILL before call NUMBER of the function NAME, or of any of them.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

from helpers.batch import build
from tests.batch.invented import Project

STEPS = ((Path, "hardlink_to"), (Path, "replace"), (Path, "rename"), (Path, "symlink_to"), (shutil, "rmtree"))


def counted(function: Callable[..., Any], steps: Iterator[int], last: int) -> Callable[..., Any]:
    """Let each call of a function be a step, and end the process before the last one."""

    def call(*args: Any, **options: Any) -> Any:
        if next(steps) == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args, **options)

    return call


def main(folder: Path, name: str, last: int) -> None:
    """Build."""
    steps = count(1)
    for owner, known in STEPS:
        if name in ("any", known):
            setattr(owner, known, counted(getattr(owner, known), steps, last))
    build.build(Project(folder / "data", folder / "notebooks", folder / "reports").order())


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
