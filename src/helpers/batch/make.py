"""Make what the store does not have: workers execute, this process renders, warm, as results come in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from tqdm import tqdm

from helpers.batch import fingerprint, parameters
from helpers.batch.execute import Executed, Job, execute, notebook_of
from helpers.batch.fingerprint import Inputs
from helpers.batch.order import Failed, Order
from helpers.batch.parameters import Question
from helpers.batch.plan import Briefing, Format
from helpers.batch.store import Store, write_whole
from helpers.batch.workers import Ended, Pool
from helpers.corpus.roots import VARIABLE
from helpers.errors import BriefingsError, ExecutionError

Json = dict[str, Any]


@dataclass
class Made:
    """What making left to report.

    Attributes
    ----------
    costs
        Of each notebook that ran, by path of its briefing: ``seconds``, ``cpu_seconds``, ``peak_bytes``.
    """

    failed: list[Failed] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    costs: dict[str, Json] = field(default_factory=dict)


def make(
    order: Order, briefings: Sequence[Briefing], inputs: Inputs, store: Store, failed: Path, *, show_progress: bool
) -> Made:
    """Bring the store to hold every wanted file of these briefings, except where one fails.

    Parameters
    ----------
    failed
        Folder for the notebooks that fail.
    show_progress
        Whether to draw a bar on stderr.

    Raises
    ------
    FaultsError, UnknownNameError, UsageError
        The data or a parameter are faulty: before any notebook runs.
    """
    made = Made()
    keys = {briefing.path: fingerprint.execution_key(inputs, briefing) for briefing in briefings}
    known = {path: store.document_digest(key) for path, key in keys.items()}
    to_run = [briefing for briefing in briefings if known[briefing.path] is None]
    with tqdm(total=len(briefings), unit=" briefings", leave=False, disable=not show_progress) as bar:
        pool = None
        try:
            if to_run:
                # The server imports while this process does.
                pool = Pool(order.count, time_limit=order.time_limit, environment={VARIABLE: str(order.root.resolve())})
            render = _renderer(store, inputs, order.formats)
            for briefing in briefings:
                if digest := known[briefing.path]:
                    _attempt(made, briefing, partial(render, digest, None))
                    bar.update()
            if pool:
                for briefing, ended in _executed(pool, order, to_run):
                    made.costs[briefing.path] = _cost(ended)
                    executed: Executed | None = ended.result
                    if executed and executed.document is not None:
                        digest = store.keep_document(keys[briefing.path], executed.document)
                        _attempt(made, briefing, partial(render, digest, executed.document))
                    else:
                        made.failed.append(_failed(briefing, ended, failed))
                    bar.update()
                made.warnings += [f"not preloaded: {fault}" for fault in pool.faults]
        finally:
            if pool:
                pool.close()
    return made


def _executed(pool: Pool, order: Order, briefings: Sequence[Briefing]) -> Iterator[tuple[Briefing, Ended]]:
    notebooks = tuple(sorted({order.notebooks / briefing.notebook for briefing in briefings}))
    question = Question(order.root, order.bulletin_id, notebooks)
    (asked,) = pool.run(parameters.inspect, [("parameters", question)])
    if asked.failure:
        raise ExecutionError(f"the notebooks cannot be read: {asked.failure.message}\n{asked.failure.details}")
    parameters.check(briefings, asked.result)
    by_path = {briefing.path: briefing for briefing in briefings}
    jobs = [(path, Job(order.notebooks / b.notebook, b.parameters, order.engine)) for path, b in by_path.items()]
    for ended in pool.run(execute, jobs):
        yield by_path[ended.key], ended


def _renderer(store: Store, inputs: Inputs, formats: Sequence[Format]) -> Callable[[str, Json | None], None]:
    """Return a function that brings the store to hold the files of a document, given its digest."""
    from helpers.render import to_html, to_pdf  # noqa: PLC0415 - a build that has nothing to do must not wait for it

    drawers: dict[Format, Callable[[Json], bytes]] = {
        "html": lambda document: to_html(document).encode(),
        "pdf": to_pdf,
    }

    def render(digest: str, document: Json | None) -> None:
        for form in formats:
            key = fingerprint.rendering_key(inputs, digest, form)
            if store.file(key, is_checked=True) is None:
                document = document or store.document(digest)
                if document is None:
                    raise ExecutionError("its document was damaged in the store and is removed; build again")
                store.keep_file(key, drawers[form](document), form)

    return render


def _attempt(made: Made, briefing: Briefing, render: Callable[[], None]) -> None:
    try:
        render()
    except BriefingsError as error:
        made.failed.append(Failed(briefing, f"{type(error).__name__}: {error}", has_run=True))


def _cost(ended: Ended) -> Json:
    return {
        "seconds": round(ended.seconds, 3),
        "cpu_seconds": round(ended.cpu_seconds, 3),
        "peak_bytes": ended.peak_bytes,
    }


def _failed(briefing: Briefing, ended: Ended, folder: Path) -> Failed:
    """Keep the notebook of a briefing that failed, with a link to the cell where it did."""
    executed: Executed | None = ended.result
    if executed:
        error, has_run, notebook = executed.error, executed.has_run, json.loads(executed.notebook)
    else:
        error, has_run, notebook = ended.failure.message if ended.failure else "", False, notebook_of(ended)
    if notebook is None:
        return Failed(briefing, error, has_run=False)
    path = folder / f"{briefing.path}.ipynb"
    write_whole(path, json.dumps(_with_link(notebook), ensure_ascii=False, indent=1).encode())
    return Failed(briefing, error, has_run, path)


def _with_link(notebook: Json) -> Json:
    """Return a notebook in which papermill's own words lead from the top to the cell that failed."""
    import nbformat  # noqa: PLC0415
    from papermill.exceptions import PapermillExecutionError  # noqa: PLC0415 - only a failure needs it
    from papermill.execute import raise_for_execution_errors  # noqa: PLC0415

    node = nbformat.from_dict(notebook)  # type: ignore[no-untyped-call]
    with suppress(PapermillExecutionError):
        raise_for_execution_errors(node, None)
    return dict(node)
