"""What a worker does for a briefing first: run its notebook and keep the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.batch import fingerprint
from helpers.batch.execute import EngineName, Job, execute
from helpers.batch.store import Store


@dataclass(frozen=True, slots=True)
class Place:
    """Where a worker finds things and puts them: the data folder, the notebooks and the store."""

    root: Path
    notebooks: Path
    store: Path


@dataclass(frozen=True, slots=True)
class Writing:
    """A notebook to run.

    Attributes
    ----------
    key
        Under which the store keeps the document.
    notebook
        Its file name.
    """

    place: Place
    bulletin_id: str
    key: str
    notebook: str
    parameters: Mapping[str, Any]
    engine: EngineName

    def needs(self) -> list[str]:
        """Return the names in the store of what is read from there: nothing."""
        return []


@dataclass(frozen=True, slots=True)
class Written:
    """What came of a notebook: the digest of its document, or why there is none, as `helpers.batch.execute` says it."""

    digest: str
    error: str = ""
    has_run: bool = True
    notebook: str = ""


def write(job: Writing) -> Written:
    """Run a notebook and keep its document in the store; this happens in a worker.

    The document goes to the store from here, so that half a megabyte of it need not pass through two other processes.
    """
    place = job.place
    covered = fingerprint.places(place.root, job.bulletin_id)
    done = execute(Job(place.notebooks / job.notebook, job.parameters, job.engine, place.root, covered))
    if done.document is None:
        return Written("", done.error, done.has_run, done.notebook)
    return Written(Store(place.store).keep_document(job.key, done.document))
