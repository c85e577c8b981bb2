"""Jobs in processes of their own, forked from a warm server: one that dies or never ends costs nobody else anything."""

from __future__ import annotations

import os
import pickle
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal, Self

from helpers.batch.messages import PIECE, Frames, Remains, Work, pack
from helpers.errors import ExecutionError

FIXED = {
    "PYTHONHASHSEED": "0",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "RAYON_NUM_THREADS": "1",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
}
"""What must not differ between two runs or two machines; and no threads, which a fork would not take along."""
PATIENCE = 10.0

Say = Callable[[Any], None]
_say: Say | None = None
Trouble = OSError | MemoryError | ImportError


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a job has no result.

    Attributes
    ----------
    kind
        ``exception`` the function raised; ``death`` its process ended early; ``time limit`` it was ended.
    message
        One line.
    details
        A traceback, or the end of what the process wrote.
    trouble
        The exception again, if it tells of the machine and not of the job: no disk, no memory, no library.
    """

    kind: Literal["exception", "death", "time limit"]
    message: str
    details: str
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of a job: its result or its failure, what it said on the way, and what it cost."""

    key: str
    result: Any
    failure: Failure | None
    said: tuple[Any, ...]
    seconds: float
    cpu_seconds: float
    peak_bytes: int


class Pool:
    """A fork server and what it needs to know. It begins to import as soon as it is made.

    Parameters
    ----------
    count
        How many jobs run at a time.
    time_limit
        Seconds after which a job is ended by force.
    environment
        Variables of the workers, beside those of this process and `FIXED`.
    """

    def __init__(self, count: int, *, time_limit: float, environment: Mapping[str, str] | None = None) -> None:
        self._count = count
        self._time_limit = time_limit
        self._environment = {**os.environ, **FIXED, **(environment or {})}
        self.faults: list[str] = []
        self._start()

    def _start(self) -> None:
        self._incoming = Frames()
        self._socket, theirs = socket.socketpair()
        with theirs:
            self._server = subprocess.Popen(  # noqa: S603 - this interpreter and our own module
                [sys.executable, "-P", "-m", "helpers.batch.server", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env=self._environment,
                start_new_session=True,
            )

    @property
    def server_id(self) -> int:
        """Process id of the fork server."""
        return self._server.pid

    def run(
        self,
        function: Callable[[Any], Any],
        jobs: Iterable[tuple[str, Any]],
        *,
        time_limit: float | None = None,
        rehearsal: tuple[Callable[[Any], None], Any] | None = None,
    ) -> Iterator[Ended]:
        """Call a function for each job in a process of its own; yield what became of it as it ends.

        Parameters
        ----------
        function
            A function of a module; it may call `say`.
        jobs
            Pairs of a key, each its own, and what the function is called with.
        time_limit
            Seconds after which a job is ended by force; the pool's if not given.
        rehearsal
            A function and its argument, which the server calls once while the first jobs run, so that those that are
            forked later find its caches full. It must start no thread.

        Raises
        ------
        ExecutionError
            The fork server cannot do its work; the message says why.
        """
        pending = dict(jobs)
        limit = self._time_limit if time_limit is None else time_limit
        practice = pickle.dumps(rehearsal) if rehearsal else b""
        while pending:
            calls = pickle.dumps((function, list(pending.items())))
            work = Work(sys.path, calls, self._count, limit, practice)
            self._socket.sendall(pack(pickle.dumps(work)))
            running: set[str] = set()
            has_begun = False
            try:
                for kind, key, remains in self._messages():
                    has_begun = True
                    if kind == "began":
                        running.add(key)
                    else:
                        running.discard(key)
                        del pending[key]
                        yield _ended(key, remains, limit)
            except EOFError:
                status = self._server.wait()
                if not has_begun:
                    raise ExecutionError(f"the fork server {_how(status)}, and no job began") from None
                for key in sorted(running):
                    del pending[key]
                    yield Ended(key, None, Failure("death", f"the fork server {_how(status)}", ""), (), 0.0, 0.0, 0)
                self.close()
                self._start()

    def _messages(self) -> Iterator[tuple[str, str, Any]]:
        while True:
            try:
                piece = self._socket.recv(PIECE)
            except ConnectionError:
                piece = b""
            if not piece:
                raise EOFError
            for message in self._incoming.feed(piece):
                kind, *content = pickle.loads(message)  # noqa: S301 - from our own server
                if kind == "rest":
                    return
                if kind == "refused":
                    raise ExecutionError(f"the fork server cannot load its work: {content[0]}")
                if kind == "ready":
                    self.faults = content[0]
                else:
                    yield kind, content[0], content[1] if len(content) > 1 else None

    def close(self) -> None:
        """End the server and every worker; return when they are gone."""
        self._socket.close()
        try:
            self._server.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()


def can_fork() -> bool:
    """Whether processes can fork here; Windows cannot."""
    return hasattr(os, "fork")


def is_worker() -> bool:
    """Whether this process is a worker of a pool."""
    return _say is not None


def say(message: Any) -> None:
    """Tell the parent something before the job is done; it hears it even when this process dies. Else do nothing."""
    if _say is not None:
        _say(message)


def become_worker(speak: Say) -> None:
    """Let `say` reach the parent; called once, in the worker, behind the fork."""
    global _say  # noqa: PLW0603 - a process is a worker or it is not
    _say = speak


def _ended(key: str, remains: Remains, time_limit: float) -> Ended:
    told = [pickle.loads(message) for message in Frames().feed(remains.said)]  # noqa: S301 - as above
    said = tuple(content[0] for kind, *content in told if kind == "said")
    result, failure = None, None
    last, *content = told[-1] if told else ("nothing",)
    if last == "result":
        result = content[0]
    elif last == "error":
        failure = Failure("exception", *content)
    elif remains.is_overdue:
        failure = Failure("time limit", f"it was ended after {time_limit:g} s", remains.log)
    else:
        status = os.waitstatus_to_exitcode(remains.status)
        failure = Failure("death", f"its process {_how(status)}", remains.log)
    return Ended(key, result, failure, said, remains.seconds, remains.cpu_seconds, remains.peak_bytes)


def _how(status: int) -> str:
    if status < 0:
        return f"was ended by {signal.Signals(-status).name}"
    return f"ended with status {status} before it was done"
