"""No decision is lost: whatever happens to the process, the last one that was made is there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.desk.journal import UNDO, Decision, Journal, effective
from helpers.errors import DataError

FIRST = Decision("accept", ("M001",), {"theme": "T01"}, "Wang", "2012-07-01")
SECOND = Decision("reject", ("M002",), {}, "Wang", "2012-07-01")


def test_decisions_read_back_as_they_were_made(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "coding" / "journal.jsonl")
    assert journal.read() == []
    journal.append(FIRST)
    journal.append(SECOND)
    assert Journal(journal.path).read() == [FIRST, SECOND]


@pytest.mark.parametrize("lost", [1, 10, 40])
def test_a_line_that_a_killed_process_left_unfinished_is_passed_over_and_written_over(
    tmp_path: Path, lost: int
) -> None:
    journal = Journal(tmp_path / "journal.jsonl")
    journal.append(FIRST)
    journal.append(SECOND)
    raw = journal.path.read_bytes()
    journal.path.write_bytes(raw[:-lost])
    again = Journal(journal.path)
    assert again.read() == [FIRST]
    again.append(SECOND)
    assert journal.path.read_bytes() == raw


def test_a_process_killed_right_after_a_decision_has_kept_it(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    script = (
        "import sys, time; from pathlib import Path; from helpers.desk.journal import Decision, Journal\n"
        "journal = Journal(Path(sys.argv[1]))\n"
        "for number in range(1_000_000):\n"
        "    journal.append(Decision('accept', (f'M{number:03d}',)))\n"
        "    print(number, flush=True)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(20)]
        os.kill(process.pid, signal.SIGKILL)
        said += process.stdout.readlines()
    last = int(said[-1])
    kept = [decision.ids[0] for decision in Journal(path).read()]
    assert kept[: last + 1] == [f"M{number:03d}" for number in range(last + 1)]
    assert len(kept) <= last + 2


def test_two_desks_do_not_overwrite_each_other(tmp_path: Path) -> None:
    mine, yours = Journal(tmp_path / "journal.jsonl"), Journal(tmp_path / "journal.jsonl")
    mine.read()
    yours.read()
    mine.append(FIRST)
    with pytest.raises(DataError, match="somebody else has decided meanwhile"):
        yours.append(SECOND)
    assert yours.read() == [FIRST]
    yours.append(SECOND)
    assert mine.read() == [FIRST, SECOND]


def test_a_line_changed_by_hand_is_named(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    Journal(path).append(FIRST)
    path.write_bytes(b"{}\n" + path.read_bytes())
    with pytest.raises(DataError, match=r"journal\.jsonl, line 1: no decision"):
        Journal(path).read()


@given(st.lists(st.sampled_from(["accept", "amend", "number", UNDO])))
def test_an_undo_takes_back_the_last_decision_but_no_id_that_was_given(actions: list[str]) -> None:
    decisions = [Decision(action, (str(at),)) for at, action in enumerate(actions)]
    held = effective(decisions)
    assert [one for one in held if one.action == "number"] == [one for one in decisions if one.action == "number"]
    stack = 0
    for action in actions:
        if action == UNDO:
            stack -= min(stack, 1)
        elif action != "number":
            stack += 1
    assert len([one for one in held if one.action != "number"]) == stack
    assert effective([*decisions, *[Decision(UNDO, ())] * len(decisions)]) == [
        one for one in decisions if one.action == "number"
    ]
