"""What a run does, step by step: check, build, audit, send; each returns in words what it found, or raises."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from helpers import corpus, desk
from helpers.batch.edition import Shelf
from helpers.batch.order import Order
from helpers.deliver.codes import codes_of_codebook
from helpers.deliver.deliveries import Delivery
from helpers.deliver.dispatch import deliver
from helpers.deliver.recipients import Recipients, read_recipients
from helpers.deliver.revision import find
from helpers.deliver.signoff import NotReleasedError, approval, released
from helpers.errors import BriefingsError, DataError, FaultsError, UsageError
from helpers.operate import mending
from helpers.operate.building import build_patiently
from helpers.operate.journal import Journal
from helpers.operate.notifying import ask
from helpers.operate.record import Record

SHOWN = 20
SPARE = 60.0
"""Seconds of the time limit that are kept for the end of a run."""


class StepFailedError(BriefingsError):
    """A step whose work is not as it should be.

    Parameters
    ----------
    words
        What was found.
    advice
        What a person should do about it.
    """

    def __init__(self, words: str, *advice: str) -> None:
        self.advice = advice
        super().__init__(words)


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
class Work:
    """A run at work: what it was asked to do, and what it leaves."""

    job: Job
    record: Record
    journal: Journal
    clock: Callable[[], float]
    sleep: Callable[[float], None]
    recipients: Recipients | None = None


def _check(work: Work) -> str:
    job = work.job
    found, todo = [], []
    where = job.order.root, job.order.bulletin_id
    if faults := [*corpus.check(*where), *desk.check(*where)]:
        more = [f"and {len(faults) - SHOWN} more"] if len(faults) > SHOWN else []
        found += [f"{len(faults)} fault{'' if len(faults) == 1 else 's'} in the data:"]
        found += [*map(str, faults[:SHOWN]), *more]
        todo.append(mending.DATA)
    if job.is_sending or job.is_notifying:
        try:
            work.recipients = read_recipients(job.recipients_file, codes_of_codebook(job.order.root))
        except (FaultsError, UsageError) as error:
            found.append(str(error))
            todo.append(mending.LIST.format(path=job.recipients_file))
    if found:
        work.record.advice += todo
        raise DataError("\n".join(found))
    return "the data and the distribution list have no faults" if work.recipients else "the data have no faults"


def _build(work: Work) -> str:
    tell, order = partial(work.journal.tell, is_fault=True), work.job.order
    summary = build_patiently(order, work.job.attempt_count, sleep=work.sleep, tell=tell)
    work.record.revision = summary.revision
    if not summary.is_done:
        words = "\n".join(filter(None, (mending.lacking(summary), str(summary))))
        raise StepFailedError(words, *mending.after_build(summary, Shelf(order.reports, order.bulletin_id).failed))
    return str(summary)


def _audit(work: Work) -> str:
    """Say that the build's gate audited what it published, and compare what lies there with its checksums."""
    revision = find(work.job.order.reports, work.job.order.bulletin_id)
    if faults := revision.faults():
        raise StepFailedError("\n".join(faults), mending.DAMAGED)
    return (
        f"every briefing of {revision} passed the audit before it was published (the build's gate); "
        f"{len(revision.files)} files have their checksums"
    )


def _send(work: Work) -> str:
    job, revision = work.job, find(work.job.order.reports, work.job.order.bulletin_id)
    if not job.is_sending:
        signed = approval(revision)
        return f"not asked for; {signed or f'{revision} is not approved yet'}"
    try:
        released(revision)
    except NotReleasedError as error:
        work.record.advice.append(f"Nothing was sent. Read {revision}, then: briefings approve {revision} --by NAME")
        if job.is_notifying:
            told = ask(revision, job.recipients_file, clock=work.clock)
            work.record.told = told.words
            if not told.is_done:
                raise StepFailedError(f"nothing was sent: {error}; {told.words}") from None
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
        raise StepFailedError(str(made), mending.UNSENT)
    return str(made)


STEPS: Mapping[str, Callable[[Work], str]] = {"check": _check, "build": _build, "audit": _audit, "send": _send}
