from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import helpers
from helpers.deliver.desk import outbox_file
from helpers.deliver.outbox import Outbox
from helpers.deliver.revision import Revision
from tests.deliver.lists import group, write_list
from tests.deliver.servers import PASSWORD, Post

ROOT = Path(__file__).parents[2]
COUNT, KILLS, SEED = 200, 30, 20261122


class Sender:
    """Starts processes that send, and ends them."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def start(self, hours: float) -> int:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{hours}\n")
        self._process.stdin.flush()
        return self._read()

    def status(self) -> int:
        return self._read()

    def _read(self) -> int:
        assert self._process.stdout is not None
        return int(self._process.stdout.readline())


@contextmanager
def sender(revision: Revision, known: Path) -> Iterator[Sender]:
    paths = os.pathsep.join([str(ROOT), str(Path(helpers.__path__[0]).parent)])
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.deliver.sender", str(revision.reports), str(known)],
        env=os.environ | {"BRIEFINGS_SMTP_PASSWORD": PASSWORD, "PYTHONPATH": paths},
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with process:
        yield Sender(process)
        assert process.stdin is not None
        process.stdin.close()


class Moment:
    """Comes when a place of the conversation has been reached so many times."""

    def __init__(self, place: str, count: int) -> None:
        self._place, self._left, self._event = place, count, threading.Event()

    def reach(self, place: str) -> None:
        self._left -= place == self._place
        if self._left <= 0:
            self._event.set()

    def has_come(self) -> bool:
        return self._event.wait(120)


@pytest.mark.slow
def test_200_deliveries_survive_30_kills_each_sent_once_or_flagged_and_none_lost(
    revision: Revision, tmp_path: Path, post: Post
) -> None:
    chance = random.Random(SEED)  # noqa: S311 - the same moments on every run
    everybody = [f"r{number}@readers.example" for number in range(COUNT)]
    known = write_list(tmp_path, post, group("readers", everybody))
    with sender(revision, known) as sending:
        for number in range(KILLS):
            # Chosen in steps of the work itself: after so many recipients, at one of three places of the conversation,
            # and then up to some milliseconds later.
            moment = Moment(chance.choice(["rcpt", "data", "taken"]), chance.randint(1, 6))
            post.at_rcpt = lambda *_, moment=moment: moment.reach("rcpt")
            post.at_data = lambda *_, moment=moment: moment.reach("data")
            post.when_taken = lambda _, moment=moment: moment.reach("taken")
            child = sending.start(hours=number)
            assert moment.has_come()
            threading.Event().wait(chance.random() * 0.004)
            os.kill(child, signal.SIGKILL)
            assert sending.status() == -signal.SIGKILL
        post.at_rcpt = post.at_data = lambda *_: None
        post.when_taken = lambda _: None
        sending.start(hours=KILLS + 1)
        assert sending.status() == 0
    with Outbox(outbox_file(revision.reports)) as outbox:
        states = {delivery.recipient: delivery.state for delivery in outbox.select()}
    taken = post.recipients
    assert set(states) == set(everybody)
    assert len(taken) == len(set(taken))
    assert set(states.values()) <= {"sent", "unknown"}
    sent = {recipient for recipient, state in states.items() if state == "sent"}
    assert sent <= set(taken)


@pytest.mark.slow
def test_senders_at_once_send_each_letter_once(revision: Revision, tmp_path: Path, post: Post) -> None:
    everybody = [f"r{number}@readers.example" for number in range(40)]
    known = write_list(tmp_path, post, group("readers", everybody))
    with sender(revision, known) as one, sender(revision, known) as two:
        for each in (one, two):
            each.start(hours=0)
        assert [each.status() for each in (one, two)] == [0, 0]
    assert sorted(post.recipients) == sorted(everybody)
    with Outbox(outbox_file(revision.reports)) as outbox:
        assert {delivery.state for delivery in outbox.select()} == {"sent"}
