"""Build an edition in this process, and be killed at a given step of putting it out.

``python -m tests.batch.interrupted PROJECT STEP``: a step is one change of a name in the file system (a link, a rename,
a removal) after the store is complete; the process ends with SIGKILL before it does step number STEP.
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


def counted(function: Callable[..., Any], steps: Iterator[int], last: int) -> Callable[..., Any]:
    """Let each call of a function be a step, and end the process before the last one."""

    def call(*args: Any, **options: Any) -> Any:
        if next(steps) == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args, **options)

    return call


def main(folder: Path, last: int) -> None:
    """Build."""
    project = Project(folder / "data", folder / "notebooks", folder / "reports")
    steps = count(1)
    for owner, name in (
        (Path, "hardlink_to"),
        (Path, "replace"),
        (Path, "rename"),
        (Path, "symlink_to"),
        (shutil, "rmtree"),
    ):
        setattr(owner, name, counted(getattr(owner, name), steps, last))
    build.build(project.order())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
