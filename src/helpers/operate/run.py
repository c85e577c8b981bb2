"""`briefings run`: check, build, audit, publish, and send what is approved; one command for a timer, safe to repeat."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from helpers import corpus
from helpers.batch.edition import lock
from helpers.batch.order import Order
from helpers.deliver.codes import codes_of_codebook
from helpers.deliver.deliveries import Delivery
from helpers.deliver.dispatch import deliver
from helpers.deliver.recipients import Recipients, read_recipients
from helpers.deliver.revision import find
from helpers.deliver.signoff import NotReleasedError, approval, released
from helpers.errors import BriefingsError, DataError, FaultsError, UsageError
from helpers.operate.building import build_patiently
from helpers.operate.journal import Journal
from helpers.operate.limits import Stopped, limited
from helpers.operate.notifying import notify
from helpers.operate.record import Record, keep, runs_folder

SHOWN = 20
SPARE = 60.0
"""Seconds of the time limit that are kept for the end of a run."""
UNFINISHED = "it did not come to its end: it is still at work, was killed, or the machine went down"
MEND = {
    "build": "Readers still see the last good edition. The failed notebooks are in reports/.failed; briefings build "
    "says what failed. Where a process was killed, memory was short: free some, or use --jobs 1.",
    "audit": "Files of the published edition are not those that it states. Find out who changed them, and put them "
    "back from a backup; a change of the data makes the next build publish a sound revision.",
    "send": "briefings outbox shows each delivery and what to do about it. What waits is tried again by the next run, "
    "or by briefings deliver --send, with the same list (--recipients, if it was given).",
}


MEND_DATA = "Mend what is named above in the data (briefings check lists everything), then start the run again."
MEND_LIST = "Mend what is named above in {path} (briefings status reads it again), then start the run again."


class StepFailedError(BriefingsError):
    """A step whose work is not as it should be; the words say what was found."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a run is asked to do.

    Attributes
    ----------
    order
        What to build.
    recipients_file
        The distribution list.
    is_sending
        Whether to send what is approved.
    is_notifying
        Whether the maintainers are told of a failure, by mail.
    time_limit
        Seconds that the whole run may take.
    attempt_count
        How often a build is tried in which a process was killed.
    wait
        Seconds for which to try again what the mail server put off.
    """

    order: Order
    recipients_file: Path
    is_sending: bool = False
    is_notifying: bool = False
    time_limit: float = 3600.0
    attempt_count: int = 3
    wait: float = 1800.0


@dataclass
class _Work:
    job: Job
    record: Record
    journal: Journal
    clock: Callable[[], float]
    sleep: Callable[[float], None]
    recipients: Recipients | None = None
    steps: dict[str, Callable[[], str]] = field(default_factory=dict)


def run(
    job: Job,
    *,
    say: Callable[[str], None],
    clock: Callable[[], float] = time.time,
    sleep: Callable[[float], None] = time.sleep,
) -> Record:
    """Do everything that is due for one bulletin, and leave a record, a log and, after a failure, a notice.

    Doing it again with nothing changed builds nothing, publishes nothing and sends nothing.

    Parameters
    ----------
    say
        Is told, in words for a person, what each step found.

    Raises
    ------
    UsageError
        Another run is at work in the same reports folder.
    """
    began, folder = clock(), runs_folder(job.order.reports)
    name = f"{datetime.fromtimestamp(began, UTC):%Y%m%dT%H%M%S}Z"
    with lock(folder, "run"), Journal(folder, name) as journal:
        record = Record(name, job.order.bulletin_id, began, began, "failed", trouble=UNFINISHED, failed_step="start")
        keep(record, folder)
        journal.tell("run started", bulletin_id=job.order.bulletin_id, is_sending=job.is_sending)
        work = _Work(job, record, journal, clock, sleep)
        try:
            with limited(job.time_limit):
                _do_all(work, say)
            record.trouble, record.failed_step = "", ""
            record.result = "done"
        except Stopped as error:
            _fail(work, error, "Find the slow step in the log; give it longer with --time-limit, or start it again.")
        except (UsageError, DataError, OSError) as error:
            record.result = "wrong input"
            # What refuses to send says itself what to do; the outbox has nothing to say of it.
            _fail(work, error, "" if record.failed_step == "send" else MEND.get(record.failed_step, ""))
        except BriefingsError as error:
            _fail(work, error, MEND.get(record.failed_step, ""))
        finally:
            if unforeseen := sys.exception():
                _fail(work, unforeseen, f"This is an error of the program: send {journal.path} to its maintainers.")
            record.ended_at = clock()
            keep(record, folder)
            journal.tell("run ended", is_fault=record.result != "done", result=record.result, trouble=record.trouble)
            if record.result != "done" and job.is_notifying:
                told = notify(record, job.recipients_file, job.order.reports, clock=clock)
                journal.tell("notice", words=told)
                say(told)
    return record


def _do_all(work: _Work, say: Callable[[str], None]) -> None:
    steps: dict[str, Callable[[_Work], str]] = {"check": _check, "build": _build, "audit": _audit, "send": _send}
    for name, step in steps.items():
        work.record.failed_step = name
        work.journal.tell(f"{name} started")
        began = work.clock()
        words = step(work)
        work.record.steps.append((name, words))
        work.journal.tell(f"{name} done", words=words, seconds=round(work.clock() - began, 3))
        say(f"{name}: {words}")


def _check(work: _Work) -> str:
    job = work.job
    found, advice = [], []
    if faults := corpus.check(job.order.root, job.order.bulletin_id):
        more = [f"and {len(faults) - SHOWN} more"] if len(faults) > SHOWN else []
        found += [f"{len(faults)} faults in the data:", *map(str, faults[:SHOWN]), *more]
        advice.append(MEND_DATA)
    if job.is_sending or job.is_notifying:
        try:
            work.recipients = read_recipients(job.recipients_file, codes_of_codebook(job.order.root))
        except (FaultsError, UsageError) as error:
            found.append(str(error))
            advice.append(MEND_LIST.format(path=job.recipients_file))
    if found:
        work.record.advice += advice
        raise DataError("\n".join(found))
    return "the data and the distribution list have no faults" if work.recipients else "the data have no faults"


def _build(work: _Work) -> str:
    tell = partial(work.journal.tell, is_fault=True)
    summary = build_patiently(work.job.order, work.job.attempt_count, sleep=work.sleep, tell=tell)
    work.record.revision = summary.revision
    if not summary.is_done:
        raise StepFailedError(str(summary))
    return str(summary)


def _audit(work: _Work) -> str:
    """Say that the build's gate audited what it published, and compare what lies there with its checksums."""
    revision = find(work.job.order.reports, work.job.order.bulletin_id)
    if faults := revision.faults():
        raise StepFailedError("\n".join(faults))
    return (
        f"every briefing of {revision} passed the audit before it was published (the build's gate); "
        f"{len(revision.files)} files have their checksums"
    )


def _send(work: _Work) -> str:
    job, revision = work.job, find(work.job.order.reports, work.job.order.bulletin_id)
    if not job.is_sending:
        signed = approval(revision)
        return f"not asked for; {signed or f'{revision} is not approved yet'}"
    try:
        released(revision)
    except NotReleasedError as error:
        work.record.advice.append(f"Nothing was sent. Read {revision}, then: briefings approve {revision} --by NAME")
        return f"nothing was sent: {error}"
    if work.recipients is None:
        raise UsageError(f"{job.recipients_file} was not read")

    def tell(delivery: Delivery, state: str, words: str) -> None:
        facts: dict[str, Any] = {"delivery": delivery.id, "recipient": delivery.recipient, "state": state}
        work.journal.tell("delivery", is_fault=state in ("failed", "unknown"), words=words, **facts)

    left = work.record.began_at + job.time_limit - work.clock() - SPARE
    wait = max(0.0, min(job.wait, left))
    made = deliver(revision, work.recipients, wait=wait, clock=work.clock, sleep=work.sleep, tell=tell)
    if not made.is_done:
        raise StepFailedError(str(made))
    return str(made)


def _fail(work: _Work, error: BaseException, advice: str) -> None:
    work.record.trouble = str(error) or type(error).__name__
    if not isinstance(error, BriefingsError | OSError | Stopped):
        work.record.trouble = f"{type(error).__name__}: {error}"
    work.record.advice = [line for line in (*work.record.advice, advice) if line]
    work.journal.tell(f"{work.record.failed_step} failed", is_fault=True, words=work.record.trouble)
