"""What a run leaves behind: a record for programs (last.json) and the same for a person to read (last.txt)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from helpers.batch.edition import read_json
from helpers.disk import write_whole

Result = Literal["done", "failed", "wrong input"]
CODES: Mapping[Result, int] = {"done": 0, "failed": 1, "wrong input": 2}
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
        ``done``, ``failed`` (something was not made or not sent) or ``wrong input`` (data, list or settings).
    steps
        What each step found, in words, in order.
    failed_step, trouble
        Which step failed, and its words; empty if none did.
    advice
        What a person should do now; empty if nothing.
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

    def __str__(self) -> str:
        lines = [
            f"Run {self.id} on bulletin {self.bulletin_id}: {self.result}",
            f"{_time(self.began_at)} to {_time(self.ended_at)} ({self.ended_at - self.began_at:.1f} s)",
            "",
            *(f"{step:>8}: {_indented(words)}" for step, words in self.steps),
        ]
        if self.trouble:
            lines += ["", f"Failed at {self.failed_step}: {self.trouble}"]
        if self.advice:
            lines += ["", "What to do:", *(f"- {line}" for line in self.advice)]
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


def _time(at: float) -> str:
    return f"{datetime.fromtimestamp(at, UTC).astimezone():%Y-%m-%d %H:%M:%S %Z}"


def _indented(words: str) -> str:
    return words.replace("\n", "\n          ")
