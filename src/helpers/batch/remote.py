"""The cluster's side: a Dask worker does a job in a worker of a pool of its own, and puts what it made at the exchange.

A pool belongs to one thread of the Dask worker and to one build; it ends with the process, whatever becomes of that.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from helpers.batch import fingerprint
from helpers.batch.crew import OWN_LIMIT
from helpers.batch.exchange import BUNDLE, Exchange, unpack
from helpers.batch.rehearsal import Play, rehearse
from helpers.batch.workers import Ended, Failure, Pool
from helpers.batch.writing import Place
from helpers.corpus.roots import VARIABLE

_mine = threading.local()


@dataclass(frozen=True, slots=True)
class Errand:
    """A job for a machine elsewhere.

    Attributes
    ----------
    exchange
        Address of this build's exchange.
    tools
        Digest of the package, the libraries and the fonts that the briefings are made with.
    function, key, job
        What to call, how the job is called, and with what; the job has a `place`.
    needs
        Names at the exchange of what the job reads from the store.
    """

    exchange: str
    tools: str
    play: Play
    function: Callable[[Any], Any]
    key: str
    job: Any
    needs: tuple[str, ...]
    time_limit: float


@dataclass(frozen=True, slots=True)
class Returned:
    """What became of an errand, and the names of what it left at the exchange."""

    ended: Ended
    made: tuple[str, ...]


def perform(errand: Errand) -> Returned:
    """Do a job; called by Dask, perhaps a second time when a machine was lost."""
    if _tools() != errand.tools:
        message = "its worker has other code, libraries or fonts than the machine that builds: install the same there"
        return Returned(Ended(errand.key, None, Failure("exception", message, ""), (), 0.0, 0.0, 0), ())
    exchange = Exchange(errand.exchange)
    desk = _desk(exchange, errand)
    exchange.take(desk.place.store, errand.needs)
    before = _names(desk.place.store)
    job = replace(errand.job, place=desk.place)
    (ended,) = desk.pool.run(errand.function, [(errand.key, job)], time_limit=errand.time_limit)
    made = tuple(sorted(_names(desk.place.store) - before))
    exchange.give(desk.place.store, made)
    return Returned(ended, made)


class _Desk:
    """The inputs of one build, unpacked, with an empty store and a pool, for one thread."""

    def __init__(self, exchange: Exchange, errand: Errand) -> None:
        self.exchange = exchange.address
        self._folder = TemporaryDirectory(prefix="union-briefings-")
        here = Path(self._folder.name)
        unpack(exchange.get(BUNDLE), here)
        self.place = Place(here / "data", here / "notebooks", here / "store")
        self.pool = Pool(1, time_limit=errand.time_limit, environment={VARIABLE: str(self.place.root)})
        practice = (rehearse, replace(errand.play, root=self.place.root))
        (_,) = self.pool.run(os.path.exists, [("ready", here)], time_limit=OWN_LIMIT, rehearsal=practice)

    def close(self) -> None:
        self.pool.close()
        self._folder.cleanup()


def _desk(exchange: Exchange, errand: Errand) -> _Desk:
    desk: _Desk | None = getattr(_mine, "desk", None)
    if desk and desk.exchange != exchange.address:
        desk.close()
        desk = None
    if desk is None:
        desk = _mine.desk = _Desk(exchange, errand)
    return desk


def _names(store: Path) -> set[str]:
    return {path.relative_to(store).as_posix() for path in store.rglob("*") if path.is_file()}


@cache
def _tools() -> str:
    return fingerprint.tools()
