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
from helpers.site.addresses import bulletin_from

Json = dict[str, Any]


@dataclass
class Made:
    """What making left to report.

    Attributes
    ----------
    costs
        Of each notebook that ran, by path of its briefing: ``seconds``, ``cpu_seconds``, ``peak_bytes``.
    keys
        Under which the store holds what was made now.
    """

    failed: list[Failed] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    costs: dict[str, Json] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)


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
    found = {path: _find(store, inputs, key, order.formats) for path, key in keys.items()}
    to_run = [briefing for briefing in briefings if found[briefing.path] is None]
    with tqdm(total=len(briefings), unit=" briefings", leave=False, disable=not show_progress) as bar:
        pool = None
        try:
            if to_run:
                # The server imports while this process does.
                pool = Pool(order.count, time_limit=order.time_limit, environment={VARIABLE: str(order.root.resolve())})
            render = _renderer(store, inputs, made)
            for briefing in briefings:
                if known := found[briefing.path]:
                    _attempt(made, briefing, partial(render, briefing, *known))
                    bar.update()
            if pool:
                for briefing, ended in _executed(pool, order, to_run):
                    made.costs[briefing.path] = _cost(ended)
                    executed: Executed | None = ended.result
                    if executed and executed.document is not None:
                        digest = store.keep_document(keys[briefing.path], executed.document)
                        made.keys.append(keys[briefing.path])
                        lacking = _lacking(store, inputs, digest, order.formats)
                        _attempt(made, briefing, partial(render, briefing, digest, executed.document, lacking))
                    else:
                        made.failed.append(_failed(briefing, ended, failed))
                    bar.update()
                made.warnings += [f"not preloaded: {fault}" for fault in pool.faults]
        finally:
            if pool:
                pool.close()
    places = list(keys)
    made.failed.sort(key=lambda failed: places.index(failed.briefing.path))
    return made


def _executed(pool: Pool, order: Order, briefings: Sequence[Briefing]) -> Iterator[tuple[Briefing, Ended]]:
    notebooks = tuple(sorted({order.notebooks / briefing.notebook for briefing in briefings}))
    question = Question(order.root, order.bulletin_id, notebooks)
    (asked,) = pool.run(parameters.inspect, [("parameters", question)])
    if asked.failure:
        raise ExecutionError(f"the notebooks cannot be read: {asked.failure.message}\n{asked.failure.details}")
    parameters.check(briefings, asked.result)
    by_path = {briefing.path: briefing for briefing in briefings}
    places = fingerprint.places(order.root, order.bulletin_id)
    jobs = [
        (path, Job(order.notebooks / briefing.notebook, briefing.parameters, order.engine, order.root, places))
        for path, briefing in by_path.items()
    ]
    for ended in pool.run(execute, jobs):
        yield by_path[ended.key], ended


def _find(
    store: Store, inputs: Inputs, execution_key: str, formats: Sequence[Format]
) -> tuple[str, Json, list[Format]] | None:
    """Return digest, document and lacking formats of what was executed before; None if it must be executed again."""
    digest = store.document_digest(execution_key)
    if digest is None:
        return None
    lacking = _lacking(store, inputs, digest, formats)
    document = store.document(digest) if lacking else {}
    return None if document is None else (digest, document, lacking)


def _lacking(store: Store, inputs: Inputs, digest: str, formats: Sequence[Format]) -> list[Format]:
    return [f for f in formats if store.file(fingerprint.rendering_key(inputs, digest, f), is_checked=True) is None]


def _renderer(store: Store, inputs: Inputs, made: Made) -> Callable[[Briefing, str, Json, Sequence[Format]], None]:
    """Return a function that makes the store hold files of a document, given its digest."""
    from helpers.render import to_html, to_pdf  # noqa: PLC0415 - a build that has nothing to do must not wait for it

    drawers: dict[Format, Callable[[Json, str], bytes]] = {
        "html": lambda document, source: to_html(document, source=source).encode(),
        "pdf": lambda document, _: to_pdf(document),
    }

    # A document is one briefing's, which its cover names: where the bulletin lies from it adds nothing to the key.
    def render(briefing: Briefing, digest: str, document: Json, formats: Sequence[Format]) -> None:
        for form in formats:
            key = fingerprint.rendering_key(inputs, digest, form)
            store.keep_file(key, drawers[form](document, bulletin_from(briefing.path, briefing.language)), form)
            made.keys.append(key)

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
