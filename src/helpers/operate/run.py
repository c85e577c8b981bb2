"""`briefings run`: check, build, audit, publish, and send what is approved; one command for a timer, safe to repeat."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

from helpers.batch.edition import lock
from helpers.errors import BriefingsError, DataError, UsageError
from helpers.operate import mending
from helpers.operate.advice import advice
from helpers.operate.journal import Journal
from helpers.operate.limits import Stopped, limited
from helpers.operate.notifying import notify
from helpers.operate.record import UNFINISHED, Record, keep, runs_folder
from helpers.operate.steps import STEPS, Job, StepFailedError, Work


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
        journal.tell("run started", bulletin_id=job.order.bulletin_id, is_sending=job.is_sending)
        work = Work(job, record, journal, clock, sleep)
        try:
            keep(record, folder)
            with limited(job.time_limit):
                _do_all(work, say)
            record.trouble, record.failed_step, record.result = "", "", "done"
        except Stopped as error:
            _fail(work, error, mending.TOO_SLOW)
        except DataError as error:
            record.result = "wrong input"
            _fail(work, error, *([] if record.advice else [mending.DATA]))
        except (UsageError, OSError, MemoryError) as error:
            record.result = "stopped"
            # What refuses to send says itself what to do.
            _fail(work, error, *([mending.STOPPED] if record.failed_step != "send" else []))
        except StepFailedError as error:
            _fail(work, error, *error.advice)
        except BriefingsError as error:
            _fail(work, error, mending.STOPPED, *mending.after_end(str(error)))
        finally:
            if unforeseen := sys.exception():
                _fail(work, unforeseen, f"This is an error of the program: send {journal.path} to its maintainers.")
            record.ended_at = clock()
            _leave(work, say)
    return record


def _leave(work: Work, say: Callable[[str], None]) -> None:
    """Leave the record and the log, and tell the maintainers; what cannot be written keeps nobody from being told."""
    job, record = work.job, work.record
    try:
        keep(record, runs_folder(job.order.reports))
    except OSError as error:
        say(f"this run leaves no record: {advice(error)}")
    work.journal.tell("run ended", is_fault=record.result != "done", result=record.result, trouble=record.trouble)
    if job.is_notifying and record.result != "done":
        record.told = notify(record, job.recipients_file, job.order.reports, clock=work.clock)
    if record.told:
        work.journal.tell("notice", words=record.told)
        with suppress(OSError):
            keep(record, runs_folder(job.order.reports))


def _do_all(work: Work, say: Callable[[str], None]) -> None:
    for name, step in STEPS.items():
        work.record.failed_step = name
        work.journal.tell(f"{name} started")
        began = work.clock()
        words = step(work)
        work.record.steps.append((name, words))
        work.journal.tell(f"{name} done", words=words, seconds=round(work.clock() - began, 3))
        say(f"{name}: {words}")


def _fail(work: Work, error: BaseException, *todo: str) -> None:
    if isinstance(error, OSError | MemoryError):
        words = advice(error)
    elif isinstance(error, BriefingsError | Stopped):
        words = str(error) or type(error).__name__
    else:
        words = f"{type(error).__name__}: {error}"
    work.record.trouble = words
    work.record.advice += todo
    work.journal.tell(f"{work.record.failed_step} failed", is_fault=True, words=words)
