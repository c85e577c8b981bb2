"""One briefing's notebook, parameterized and run; this happens in a worker."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from helpers.batch import workers
from helpers.batch.cells import has_failed
from helpers.batch.reads import Watch
from helpers.batch.workers import Ended

Json = dict[str, Any]
EngineName = Literal["fork", "kernel"]
ENGINES: Mapping[EngineName, str] = {"fork": "fork", "kernel": "nbclient"}
"""How papermill calls each engine."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker needs to make a briefing's document.

    Attributes
    ----------
    root, places
        The data folder, and what below it the notebook may read. Not watched if `root` is None, nor in a kernel.
    """

    notebook: Path
    parameters: Mapping[str, Any]
    engine: EngineName
    root: Path | None = None
    places: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Executed:
    """What came of a notebook: its document, or why there is none and the notebook itself.

    Attributes
    ----------
    document
        As `helpers.blocks.assemble` makes it; None where a cell failed.
    error
        One line; empty where there is a document.
    has_run
        Whether every cell ran; where one did and there is no document, what the cells displayed cannot be printed.
    notebook
        The notebook as far as it ran, as JSON text; empty where there is a document.
    """

    document: Json | None
    error: str = ""
    has_run: bool = True
    notebook: str = ""


def execute(job: Job) -> Executed:
    """Run a notebook with its parameters and make its document.

    A cell that fails, a kernel that dies and a document that cannot be made are no exceptions here, since the notebook
    is to be kept; each is an `error`.
    """
    from helpers.render import document_of  # noqa: PLC0415 - the parent describes jobs, and renders elsewhere

    watch = Watch(job.root) if job.root else None
    notebook = run(job)
    error = next((_told(cell) for cell in notebook.cells if has_failed(cell)), "")
    has_run = not error
    if watch and (strangers := watch.strangers(job.places)):
        error = f"it read what its edition is not made from: {', '.join(strangers)}"
    elif has_run:
        try:
            return Executed(document_of(notebook))
        except Exception as fault:
            error = f"{type(fault).__name__}: {fault}"
    return Executed(None, error, has_run, json.dumps(notebook, ensure_ascii=False))


def run(job: Job) -> Any:
    """Run a notebook with its parameters and return it with its outputs; a cell that failed has its error among them.

    The listener, if any, is told the notebook before its first cell runs: see `helpers.batch.cells.run_cells`.
    """
    from nbformat.v4 import new_output  # noqa: PLC0415 - as above
    from papermill.engines import papermill_engines  # noqa: PLC0415 - circular while papermill loads its engines
    from papermill.execute import prepare_notebook_metadata, remove_error_markers  # noqa: PLC0415 - circular while papermill loads its engines
    from papermill.iorw import load_notebook_node  # noqa: PLC0415 - circular while papermill loads its engines
    from papermill.parameterize import parameterize_notebook  # noqa: PLC0415 - circular while papermill loads its engines

    engine = ENGINES[job.engine]
    notebook = load_notebook_node(str(job.notebook))
    notebook = parameterize_notebook(notebook, dict(job.parameters), engine_name=engine)
    notebook = remove_error_markers(prepare_notebook_metadata(notebook, job.notebook.name, None))
    workers.say(("notebook", json.dumps(notebook, ensure_ascii=False)))
    try:
        return papermill_engines.execute_notebook_with_engine(
            engine, notebook, papermill_engines.nb_kernel_name(engine, notebook), progress_bar=False
        )
    except Exception as error:  # what an engine raises is its own affair: here it is the end of a cell
        cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        cell = next((cell for cell in cells if cell.execution_count is None and cell.source.strip()), cells[-1])
        told = {"ename": type(error).__name__, "evalue": str(error), "traceback": str(error).splitlines()}
        cell.outputs.append(new_output("error", **told))
        return notebook


def run_notebook(text: str) -> str:
    """Run a notebook that was parameterized elsewhere; both ways it goes as JSON text."""
    import nbformat  # noqa: PLC0415 - as above
    from papermill.engines import papermill_engines  # noqa: PLC0415 - circular while papermill loads its engines

    notebook = nbformat.reads(text, 4)
    notebook = papermill_engines.execute_notebook_with_engine("fork", notebook, None, progress_bar=False)
    return json.dumps(notebook, ensure_ascii=False)


def cells_of(notebook: Mapping[str, Any], ended: Ended) -> Iterator[tuple[int, Json]]:
    """Yield index and content of each cell that a worker finished; one in which it died ends in an error."""
    begun = -1
    for kind, index, *content in ended.said:
        if kind == "ended":
            yield index, json.loads(content[0])
        elif kind == "began":
            begun = index
    finished = {index for kind, index, *_ in ended.said if kind == "ended"}
    if ended.failure and begun not in finished:
        index = max(begun, 0)
        cell = dict(notebook["cells"][index])
        error = {
            "output_type": "error",
            "ename": ended.failure.kind.title().replace(" ", ""),
            "evalue": ended.failure.message,
            "traceback": [ended.failure.message, *ended.failure.details.splitlines()],
        }
        yield index, {**cell, "outputs": [*cell.get("outputs", []), error]}


def notebook_of(ended: Ended) -> Json | None:
    """Return the notebook of a worker that died, with all that it displayed until then; None if it never had one."""
    told = next((message[1] for message in ended.said if message[0] == "notebook"), None)
    if told is None:
        return None
    notebook: Json = json.loads(told)
    rest = [message for message in ended.said if message[0] != "notebook"]
    for index, cell in cells_of(notebook, _saying(ended, rest)):
        notebook["cells"][index] = cell
    return notebook


def _saying(ended: Ended, said: list[Any]) -> Ended:
    return Ended(
        ended.key, ended.result, ended.failure, tuple(said), ended.seconds, ended.cpu_seconds, ended.peak_bytes
    )


def _told(cell: Mapping[str, Any]) -> str:
    output = next(output for output in cell["outputs"] if output["output_type"] == "error")
    return f"{output['ename']}: {output['evalue']}"
