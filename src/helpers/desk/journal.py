"""A journal of decisions: one line of JSON each, on the disk before the call returns, never changed afterwards."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from helpers.disk import sync
from helpers.errors import DataError

JOURNAL = "journal.jsonl"
UNDO = "undo"
KEPT = ("number",)
"""Actions that no undo takes back: an id that was once given stays given."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision.

    Attributes
    ----------
    action
        accept, amend, reject, split, merge, add, adjudicate, number or undo.
    ids
        The items that it is about.
    fields
        What it sets.
    who, at
        Whose it is, and when it was made (ISO 8601).
    """

    action: str
    ids: tuple[str, ...]
    fields: Mapping[str, Any] = field(default_factory=dict)
    who: str = ""
    at: str = ""


class Journal:
    """The decisions in one file.

    Parameters
    ----------
    path
        The file; made at the first decision.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen = 0

    def read(self) -> list[Decision]:
        """Return all decisions. A last line that a killed process left unfinished is no decision and passed over.

        Raises
        ------
        DataError
            Another line is no decision: the file was changed by hand.
        """
        raw = self.path.read_bytes() if self.path.is_file() else b""
        whole = raw[: raw.rfind(b"\n") + 1]
        made = []
        for number, line in enumerate(whole.decode("utf-8", errors="replace").splitlines(), start=1):
            try:
                made.append(_decision(json.loads(line)))
            except (ValueError, KeyError, TypeError) as error:
                raise DataError(f"{self.path}, line {number}: no decision ({type(error).__name__}: {error})") from None
        self._seen = len(whole)
        return made

    def append(self, *decisions: Decision) -> None:
        """Add decisions in one go. When this returns, they are on the disk; killed before, there is none.

        Raises
        ------
        DataError
            Somebody else has decided since this journal was read: read it again first.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        lines = "".join(
            json.dumps(asdict(decision), ensure_ascii=False, default=list) + "\n" for decision in decisions
        ).encode()
        is_new = not self.path.exists()
        with self.path.open("ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            raw = self.path.read_bytes()
            whole = raw.rfind(b"\n") + 1
            if whole != self._seen:
                raise DataError(f"{self.path}: somebody else has decided meanwhile; open the desk again")
            if whole != len(raw):
                file.truncate(whole)
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())
        if is_new:
            sync(self.path.parent)
        self._seen += len(lines)


def effective(decisions: Sequence[Decision]) -> list[Decision]:
    """Return the decisions that hold: an undo takes back the last one that is not taken back yet."""
    made: list[Decision] = []
    for decision in decisions:
        if decision.action != UNDO:
            made.append(decision)
            continue
        for at in range(len(made) - 1, -1, -1):
            if made[at].action not in KEPT:
                del made[at]
                break
    return made


def _decision(content: Mapping[str, Any]) -> Decision:
    ids, fields = content["ids"], content["fields"]
    if not isinstance(ids, list) or not isinstance(fields, dict):
        raise TypeError("ids are no list, or fields no object")
    return Decision(str(content["action"]), tuple(map(str, ids)), fields, str(content["who"]), str(content["at"]))
