"""A time limit for everything inside, and an orderly end where the system asks for one."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Stopped(BaseException):
    """A run that took longer than it may, or was asked to end.

    It can come at any moment, also between a server's answer and its record: so no handler of errors may take it for
    the failure of one delivery.
    """


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """End what is inside after a time, or when SIGTERM comes, by an exception; only in the main thread.

    Raises
    ------
    Stopped
        It was ended; says by what.
    """

    def stop(number: int, _frame: FrameType | None) -> None:
        cause = f"the time limit of {seconds:g} s is over" if number == signal.SIGALRM else "SIGTERM was received"
        raise Stopped(f"the run was ended: {cause}")

    before = {number: signal.signal(number, stop) for number in (signal.SIGALRM, signal.SIGTERM)}
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before.items():
            signal.signal(number, handler)
