"""Whoever does the work of one build: started when there is some, gone when the build is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Any, Self

from helpers.batch.order import Order
from helpers.batch.workers import Ended, Pool
from helpers.corpus.roots import VARIABLE
from helpers.errors import ExecutionError

OWN_LIMIT = 600.0
"""Seconds for what is no notebook: what a notebook may take says nothing of that."""

Jobs = Sequence[tuple[str, Any]]


class Crew:
    """The workers of a build: a pool on this machine."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._pool: Pool | None = None

    @property
    def pool(self) -> Pool:
        """The pool of this machine; asking for it starts it, and the server imports while this process goes on."""
        if self._pool is None:
            surroundings = {VARIABLE: str(self._order.root.resolve())}
            self._pool = Pool(self._order.count, time_limit=self._order.time_limit, environment=surroundings)
        return self._pool

    @property
    def count(self) -> int:
        """How many jobs it does at a time."""
        return self._order.count

    @property
    def is_at_work(self) -> bool:
        """Whether there was something to do so far."""
        return self._pool is not None

    @property
    def faults(self) -> list[str]:
        """What the pool could not import."""
        return self._pool.faults if self._pool else []

    def run(self, function: Callable[[Any], Any], jobs: Jobs, *, time_limit: float | None = None) -> Iterator[Ended]:
        """Call a function for each job, as `Pool.run` does.

        Raises
        ------
        OSError, MemoryError, ImportError
            The machine did not let a worker do its work: that is no fault of a job, and others would fare no better.
        """
        for ended in self.pool.run(function, jobs, time_limit=time_limit) if jobs else ():
            yield _untroubled(ended)

    def ask(
        self, function: Callable[[Any], Any], job: Any, rehearsal: tuple[Callable[[Any], None], Any] | None = None
    ) -> Any:
        """Return what a function makes of one job, in a worker of this machine.

        Raises
        ------
        ExecutionError
            It raised an error or its process died; the machine's own errors are raised as they are.
        """
        (ended,) = map(_untroubled, self.pool.run(function, [("ask", job)], time_limit=OWN_LIMIT, rehearsal=rehearsal))
        if ended.failure:
            raise ExecutionError(f"{function.__name__}: {ended.failure.message}\n{ended.failure.details}")
        return ended.result

    def close(self) -> None:
        """End every worker; return when they are gone."""
        if self._pool:
            self._pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()


def _untroubled(ended: Ended) -> Ended:
    if ended.failure and ended.failure.trouble:
        raise ended.failure.trouble
    return ended
