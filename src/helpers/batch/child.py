"""The worker's side of a fork: cut every tie to the server, call the function, tell what came of it."""

from __future__ import annotations

import ctypes
import faulthandler
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import IO, Any, NoReturn

from helpers.batch import workers
from helpers.batch.messages import pack

_SET_PARENT_DEATH_SIGNAL, _SET_CHILD_SUBREAPER = 1, 36


def become(
    server: int,
    function: Callable[[Any], Any],
    job: Any,
    writer: int,
    log: IO[bytes],
    *,
    ties: Iterable[int],
    limit: float,
) -> NoReturn:
    """Be a worker until the job is done; called behind the fork.

    Parameters
    ----------
    server
        Process id of the server, with which the worker dies.
    writer
        End of the pipe to which `said`, `result` and `error` messages go.
    log
        Takes what the process writes without asking Python, and the place where it crashed or was stopped.
    ties
        Descriptors of the server's that are none of the worker's business.
    limit
        Seconds until the server ends the worker.
    """
    try:
        os.setsid()
        prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != server:
            os._exit(1)
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for descriptor in ties:
            with suppress(OSError):
                os.close(descriptor)
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
        faulthandler.enable(log, all_threads=False)
        # Where an endless loop was is written down shortly before the server ends it.
        faulthandler.dump_traceback_later(0.9 * limit, file=log)
        _run(function, job, writer)
    finally:
        os._exit(0)


def adopt_orphans() -> None:
    """Let what workers leave behind come to this process, which ends it; on Linux."""
    prctl(_SET_CHILD_SUBREAPER, 1)


def prctl(option: int, value: int) -> None:
    """Change how this process stands to others, where Linux can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def _run(function: Callable[[Any], Any], job: Any, writer: int) -> None:
    def write(kind: str, *content: Any) -> None:
        waiting = memoryview(pack(pickle.dumps((kind, *content))))
        while waiting:
            waiting = waiting[os.write(writer, waiting) :]

    workers.become_worker(lambda message: write("said", message))
    try:
        write("result", function(job))
    except BaseException as error:  # a worker has no other way to tell its parent
        write("error", f"{type(error).__name__}: {error}", traceback.format_exc(), _trouble(error))
    sys.stdout.flush()
    sys.stderr.flush()


def _trouble(error: BaseException) -> workers.Trouble | None:
    """Return what the machine lacks or refuses, in a form that can be sent and raised again."""
    if isinstance(error, OSError) and error.errno is not None:
        return OSError(error.errno, error.strerror, error.filename)
    if isinstance(error, MemoryError | ImportError):
        return (MemoryError if isinstance(error, MemoryError) else ImportError)(str(error))
    return None
