"""The fork server: imports everything once, then forks a worker for each job and looks after it until it is gone.

It runs as a process of its own, with one thread, so that a fork is safe. It speaks to its parent over one socket and
ends, with every worker, as soon as that socket closes: whatever happens to the parent, nothing stays behind. A worker
is a session of its own; when it ends, by itself or by force, whatever it started there is killed too. On Linux a
worker also dies with the server.

Messages from the parent: a pickled `Work`. To the parent, each a pickled tuple:
``("ready", faults)``, ``("refused", message)``, ``("began", key)``, ``("ended", key, Remains)`` and ``("rest",)`` when
all of a work is done.
"""

from __future__ import annotations

import gc
import os
import pickle
import selectors
import signal
import socket
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any

from helpers.batch import child
from helpers.batch.messages import PIECE, Frames, Remains, Work, pack

LOG_TAIL = 10_000


@dataclass(slots=True)
class _Worker:
    pid: int
    key: str
    reader: int
    log: IO[bytes]
    started: float
    deadline: float
    said: bytearray = field(default_factory=bytearray)
    is_overdue: bool = False


class Server:
    """Forks workers and forwards what they say; a single thread that waits for whatever comes first."""

    def __init__(self, parent: socket.socket) -> None:
        self._parent = parent
        self._incoming = Frames()
        self._outgoing: deque[memoryview] = deque()
        self._selector = selectors.PollSelector()
        self._workers: dict[int, _Worker] = {}
        self._waiting: deque[tuple[str, Any]] = deque()
        self._function: Callable[[Any], Any] = _nothing
        self._work = Work((), b"", 0, 0.0)
        self._is_resting = True
        self._is_open = True
        self._ties: list[int] = []

    def serve(self, faults: Sequence[str]) -> None:
        """Do what the parent sends until it closes the socket."""
        self._parent.setblocking(False)
        woken, wakes = socket.socketpair()
        for end in (woken, wakes):
            end.setblocking(False)
        signal.set_wakeup_fd(wakes.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self._ties = [woken.fileno(), wakes.fileno(), self._parent.fileno()]
        self._selector.register(woken, selectors.EVENT_READ, lambda: _drain(woken))
        self._selector.register(self._parent, selectors.EVENT_READ, self._receive)
        self._send("ready", list(faults))
        try:
            while self._is_open:
                self._start_workers()
                self._rehearse()
                writes = selectors.EVENT_WRITE if self._outgoing else 0
                self._selector.modify(self._parent, selectors.EVENT_READ | writes, self._exchange)
                for key, _ in self._selector.select(self._until_deadline()):
                    key.data()
                self._stop_overdue()
                self._bury()
        finally:
            self._end_all()

    def _exchange(self) -> None:
        self._flush()
        self._receive()

    def _receive(self) -> None:
        with suppress(BlockingIOError):
            piece = self._parent.recv(PIECE)
            self._is_open = bool(piece)
            for message in self._incoming.feed(piece):
                self._accept(pickle.loads(message))  # noqa: S301 - from our own parent

    def _accept(self, work: Work) -> None:
        sys.path += [entry for entry in work.path if entry not in sys.path]
        try:
            self._function, jobs = pickle.loads(work.calls)  # noqa: S301 - from our own parent, through a socket pair
        except Exception as error:
            self._send("refused", f"{type(error).__name__}: {error}")
            return
        self._work, self._waiting, self._is_resting = work, deque(jobs), False

    def _start_workers(self) -> None:
        # A parent that is slower than its workers holds them back, else its results would pile up here.
        while self._waiting and len(self._workers) < self._work.count and len(self._outgoing) < 4 * self._work.count:
            key, job = self._waiting.popleft()
            self._send("began", key)
            self._flush()
            self._fork(key, job)
        if not (self._waiting or self._workers or self._is_resting):
            self._is_resting = True
            self._send("rest")

    def _rehearse(self) -> None:
        """Fill this process's caches for the workers to come, while the first of them are at work."""
        if not self._work.rehearsal:
            return
        rehearsal, self._work = self._work.rehearsal, replace(self._work, rehearsal=b"")
        with suppress(Exception):  # it saves time and does nothing else: whoever needs what fails here says so
            function, argument = pickle.loads(rehearsal)  # noqa: S301 - from our own parent
            function(argument)
        gc.collect()
        gc.freeze()

    def _fork(self, key: str, job: Any) -> None:
        reader, writer = os.pipe()
        log = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the worker is buried
        server = os.getpid()
        pid = os.fork()
        if not pid:
            ties = [*self._ties, *(worker.reader for worker in self._workers.values()), reader]
            child.become(server, self._function, job, writer, log, ties=ties, limit=self._work.time_limit)
        os.close(writer)
        os.set_blocking(reader, False)
        now = time.monotonic()
        worker = _Worker(pid, key, reader, log, now, now + self._work.time_limit)
        self._workers[pid] = worker
        self._selector.register(reader, selectors.EVENT_READ, lambda: self._listen(worker))

    def _listen(self, worker: _Worker) -> None:
        with suppress(BlockingIOError):
            while piece := os.read(worker.reader, PIECE):
                worker.said += piece
            self._selector.unregister(worker.reader)

    def _stop_overdue(self) -> None:
        now = time.monotonic()
        for worker in self._workers.values():
            if worker.deadline <= now and not worker.is_overdue:
                worker.is_overdue = True
                _kill(worker.pid)

    def _until_deadline(self) -> float | None:
        waited = [worker.deadline for worker in self._workers.values() if not worker.is_overdue]
        return max(0.0, min(waited) - time.monotonic()) if waited else None

    def _bury(self) -> None:
        with suppress(ChildProcessError):
            while True:
                pid, status, usage = os.wait4(-1, os.WNOHANG)
                if not pid:
                    return
                # Any other is an orphan that a worker left and that came to us: it needs no more than this.
                if worker := self._workers.pop(pid, None):
                    self._report(worker, status, usage)

    def _report(self, worker: _Worker, status: int, usage: Any) -> None:
        _kill(worker.pid)
        with suppress(KeyError):
            self._listen(worker)
        with suppress(KeyError):
            self._selector.unregister(worker.reader)
        os.close(worker.reader)
        log = _end_of(worker.log)
        worker.log.close()
        peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        seconds = time.monotonic() - worker.started
        cpu = usage.ru_utime + usage.ru_stime
        remains = Remains(status, worker.is_overdue, bytes(worker.said), log, seconds, cpu, peak)
        self._send("ended", worker.key, remains)

    def _send(self, *message: Any) -> None:
        self._outgoing.append(memoryview(pack(pickle.dumps(message))))

    def _flush(self) -> None:
        with suppress(BlockingIOError):
            while self._outgoing:
                sent = self._parent.send(self._outgoing[0])
                self._outgoing[0] = self._outgoing[0][sent:]
                if not self._outgoing[0]:
                    self._outgoing.popleft()

    def _end_all(self) -> None:
        for pid in self._workers:
            _kill(pid)
        for pid in self._workers:
            with suppress(ChildProcessError):
                os.waitpid(pid, 0)
        for pid in _children():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def _nothing(_: Any) -> None:
    """Stand in for a function until the first work comes."""


def _kill(pid: int) -> None:
    for kill in (os.killpg, os.kill):
        with suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)


def _end_of(log: IO[bytes]) -> str:
    """Return the last of what a worker wrote, without the list of modules that `faulthandler` puts behind a crash."""
    log.seek(max(0, log.seek(0, os.SEEK_END) - LOG_TAIL))
    return log.read().decode(errors="replace").partition("\nExtension modules:")[0]


def _drain(end: socket.socket) -> None:
    with suppress(BlockingIOError):
        while end.recv(PIECE):
            pass


def _children() -> list[int]:
    """Return what is left of workers' own children; they came to us when their parents died."""
    if sys.platform != "linux":
        return []
    listed = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii")
    return [int(pid) for pid in listed.split()]


def main(descriptor: int) -> None:
    """Serve the parent at the other end of a socket."""
    from helpers.batch.preload import preload  # noqa: PLC0415 - importing this module costs nothing

    child.adopt_orphans()
    with socket.socket(fileno=descriptor) as parent, suppress(ConnectionError):
        Server(parent).serve(preload())


if __name__ == "__main__":
    main(int(sys.argv[1]))
