"""What a run leaves behind: a record for programs (last.json) and the same for a person to read (last.txt)."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from helpers.batch.edition import read_json
from helpers.deliver.moments import moment
from helpers.disk import write_whole

Result = Literal["done", "failed", "wrong input", "stopped"]
CODES: Mapping[Result, int] = {"done": 0, "failed": 1, "wrong input": 2, "stopped": 2}
UNFINISHED = "it did not come to its end: it was killed, or the machine went down"
LAST = "last"
KEPT = 60


@dataclass
class Record:
    """One run.

    Attributes
    ----------
    id
        When it began, as a name for files.
    result
        ``done``, ``failed`` (something was not made or not sent), ``wrong input`` (data or distribution list) or
        ``stopped`` (settings or the machine: no room, no right to write).
    steps
        What each step found, in words, in order.
    failed_step, trouble
        Which step failed, and its words; empty if none did.
    advice
        What a person should do now; empty if nothing.
    told
        What came of telling the maintainers; empty where they were not to be told.
    """

    id: str
    bulletin_id: str
    began_at: float
    ended_at: float = 0.0
    result: Result = "done"
    revision: str = ""
    steps: list[tuple[str, str]] = field(default_factory=list)
    failed_step: str = ""
    trouble: str = ""
    advice: list[str] = field(default_factory=list)
    told: str = ""

    def __str__(self) -> str:
        lines = [
            f"Run {self.id} on bulletin {self.bulletin_id}: {self.result}",
            f"{moment(self.began_at)} to {moment(self.ended_at)} ({self.ended_at - self.began_at:.1f} s)",
            "",
            *(f"{step:>8}: {_indented(words)}" for step, words in self.steps),
        ]
        if self.trouble:
            lines += ["", f"Failed at {self.failed_step}: {self.trouble}"]
        if self.advice:
            lines += ["", "What to do:", *(f"- {line}" for line in self.advice)]
        if self.told:
            lines += ["", f"By mail: {self.told}"]
        return "\n".join(lines)

    @property
    def code(self) -> int:
        """The exit code."""
        return CODES[self.result]


def runs_folder(reports: Path) -> Path:
    """Return where runs leave their records."""
    return reports / ".runs"


def keep(record: Record, folder: Path) -> Path:
    """Write the record as the last one, and under its own name; return the page for a person."""
    content = json.dumps(asdict(record), ensure_ascii=False, indent=1).encode()
    page = f"{record}\n".encode()
    for name in (record.id, LAST):
        write_whole(folder / f"{name}.json", content, mode=0o600)
        write_whole(folder / f"{name}.txt", page, mode=0o600)
    own = sorted(path for path in folder.glob("*.json") if path.stem != LAST)
    for path in own[:-KEPT]:
        path.unlink()
        path.with_suffix(".txt").unlink(missing_ok=True)
    return folder / f"{LAST}.txt"


def last(reports: Path) -> Record | None:
    """Return the record of the last run; None if there was none."""
    content: dict[str, Any] | None = read_json(runs_folder(reports) / f"{LAST}.json")
    if content is None:
        return None
    return Record(**content | {"steps": [(step, words) for step, words in content["steps"]]})


def at_work(reports: Path) -> str:
    """Return the id of the process whose run is at work; empty if none is."""
    try:
        with (runs_folder(reports) / ".lock").open(encoding="ascii") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return file.read().strip() or "unknown"
    except OSError:
        pass
    return ""


def _indented(words: str) -> str:
    return words.replace("\n", "\n          ")
