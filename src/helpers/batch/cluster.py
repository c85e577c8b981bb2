"""A crew on other machines: the same jobs by Dask, at least once each; what they made comes back through the exchange.

This process alone publishes. A job that is done twice, because a machine was lost with it, leaves the same bytes under
the same names, so that doing it again changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

from helpers.batch import fingerprint, gate
from helpers.batch.crew import Crew, Jobs
from helpers.batch.exchange import BUNDLE, Exchange, bundle
from helpers.batch.fingerprint import Inputs
from helpers.batch.order import Order
from helpers.batch.rehearsal import Play
from helpers.batch.remote import Errand, Returned, perform
from helpers.batch.workers import Ended, Failure
from helpers.errors import UsageError

PATIENCE = 60.0
"""Seconds until a scheduler must have answered and have a worker."""
RETRIES = 3
MISSING = '--cluster needs the extra "cluster": pip install "union-briefings[cluster]"'


def crew(order: Order, inputs: Inputs, store: Path) -> Crew:
    """Return who does the work of a build: this machine, or the cluster that the order names."""
    return Cluster(order, inputs, store) if order.cluster else Crew(order)


class Cluster(Crew):
    """The workers of a Dask cluster; what only one may do is still done by this machine's pool."""

    def __init__(self, order: Order, inputs: Inputs, store: Path) -> None:
        super().__init__(order)
        self._inputs = inputs
        self._store = store
        shared = order.shared or str(order.reports.resolve() / ".shared")
        self._exchange = Exchange(f"{shared.rstrip('/')}/{uuid4().hex}")
        self._client: Any = None

    @property
    def count(self) -> int:
        """How many jobs the cluster can do at a time, at the moment."""
        threads: dict[str, int] = self._connected().nthreads()
        return max(1, sum(threads.values()))

    def run(self, function: Callable[[Any], Any], jobs: Jobs, *, time_limit: float | None = None) -> Iterator[Ended]:
        """Do jobs on the cluster; yield what became of each as it ends.

        Raises
        ------
        UsageError
            The extra is not installed, or there is no scheduler with a worker.
        """
        if not jobs:
            return
        client = self._connected()
        from distributed import as_completed  # noqa: PLC0415 - an extra, which the line above has found

        limit = self._order.time_limit if time_limit is None else time_limit
        named, futures = {}, []
        for key, job in jobs:
            errand = self._errand(function, key, job, limit)
            future = client.submit(perform, errand, key=f"{key}-{uuid4().hex}", retries=RETRIES, pure=False)
            named[future.key] = key
            futures.append(future)
        done = as_completed(futures, loop=client.loop, raise_errors=False)
        del futures  # so that each is forgotten, with what it holds, as soon as it is done
        for future in done:
            ended, made = self._result(named[future.key], future)
            future.release()
            self._exchange.take(self._store, made)
            yield ended

    def close(self) -> None:
        """Let go of the cluster, and remove what this build put at the exchange."""
        super().close()
        if self._client is not None:
            self._client.close()
            self._exchange.clear()

    def _connected(self) -> Any:
        if self._client is None:
            try:
                from distributed import Client  # noqa: PLC0415 - as above
            except ImportError:
                raise UsageError(MISSING) from None
            try:
                self._client = Client(self._order.cluster, timeout=PATIENCE, set_as_default=False)
                self._client.wait_for_workers(1, timeout=PATIENCE)
            except (OSError, TimeoutError, ValueError) as error:
                raise UsageError(f"no scheduler with a worker answers at {self._order.cluster}: {error}") from None
            root = self._order.root
            places = fingerprint.places(root, self._order.bulletin_id)
            named = [(f"data/{place.relative_to(root).as_posix()}", place) for place in places if place.exists()]
            self._exchange.put(BUNDLE, bundle([*named, ("notebooks", self._order.notebooks)]))
        return self._client

    def _errand(self, function: Callable[[Any], Any], key: str, job: Any, limit: float) -> Errand:
        needs = tuple(job.needs())
        self._exchange.give(self._store, needs)
        order = self._order
        play = Play(order.root, order.bulletin_id, order.edition_date, gate.ground(self._inputs))
        return Errand(self._exchange.address, self._inputs.tools, play, function, key, job, needs, limit)

    @staticmethod
    def _result(key: str, future: Any) -> tuple[Ended, tuple[str, ...]]:
        if future.status == "finished":
            returned: Returned = future.result()
            return returned.ended, returned.made
        error = future.exception()
        failure = Failure("death", f"{type(error).__name__}: {error}", "")
        return Ended(key, None, failure, (), 0.0, 0.0, 0), ()
