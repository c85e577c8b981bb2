"""The log of runs: one line of JSON for each event, in a file that is rotated."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any, Self

SIZE = 1_000_000
KEPT = 10
NAME = "log.jsonl"


class Journal:
    """Writes events; an error that leaves the block is one as well, with its traceback.

    Parameters
    ----------
    folder
        Where the log is; made for its owner only, since it names recipients.
    run
        What tells this run from another.
    """

    def __init__(self, folder: Path, run: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        self.path = folder / NAME
        self._run = run
        self._handler = _Quiet(self.path, maxBytes=SIZE, backupCount=KEPT, encoding="utf-8")
        self._handler.setFormatter(_Json())
        self._logger = logging.Logger(f"helpers.operate.{run}", logging.INFO)
        self._logger.addHandler(self._handler)

    def tell(self, event: str, *, is_fault: bool = False, **facts: Any) -> None:
        """Write an event and what is known of it."""
        level = logging.ERROR if is_fault else logging.INFO
        self._logger.log(level, event, extra={"facts": {"run": self._run, **facts}})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        if error is not None:
            self._logger.error("crashed", exc_info=error, extra={"facts": {"run": self._run}})
        self._handler.close()


class _Quiet(RotatingFileHandler):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Pass over what cannot be written: a full disk must not keep a run from saying so elsewhere."""


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)
