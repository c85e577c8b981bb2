"""Which files of the data folder a notebook opens: only those that its briefing's fingerprint covers.

A briefing is made again when something that it was made from has changed. That holds for any notebook, also one that
an analyst wrote, because a worker notices each file that is opened and refuses one of which the fingerprint knows
nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path


class Watch:
    """Notes every file that this process opens below a folder, from now until it ends.

    Python tells an audit hook of every file that it opens, whichever library asks; a hook cannot be taken back, so
    this is for a worker.
    """

    def __init__(self, folder: Path) -> None:
        self._prefix = f"{folder.resolve()}{os.sep}"
        self._opened: set[str] = set()
        sys.addaudithook(self._note)

    def _note(self, event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
            path = os.path.realpath(os.fsdecode(arguments[0]))
            if path.startswith(self._prefix):
                self._opened.add(path)

    def strangers(self, places: Sequence[Path]) -> list[str]:
        """Return the names, from the folder, of what was opened and is neither among some places nor below one."""
        known = [os.path.realpath(place) for place in places]
        return sorted(
            path.removeprefix(self._prefix)
            for path in self._opened
            if not any(path == place or path.startswith(f"{place}{os.sep}") for place in known)
        )
