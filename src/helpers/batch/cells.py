"""Run a notebook's cells in this process, and tell as it goes how far it came."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
Say = Callable[[Any], None]
MAY_FAIL = "raises-exception"


def run_cells(manager: Any, say: Say) -> None:
    """Run the code cells of a notebook in order, up to the first that fails.

    Each cell gets its outputs and its execution count. A cell tagged ``raises-exception`` may fail without ending the
    run, as in Jupyter.

    Parameters
    ----------
    manager
        Papermill's execution manager; its notebook is changed in place, and it is told of each cell.
    say
        Called with ``("began", index)`` before a cell and ``("ended", index, cell)`` behind it, the cell as JSON text:
        whoever listens to a process that dies still knows in which cell, and what those before it displayed.
    """
    from nbformat import from_dict  # noqa: PLC0415 - a second that a light import of the engine must not pay

    from helpers.batch.shell import new_shell  # noqa: PLC0415 - a light import of the engine must not pay for it

    shell = new_shell()
    shown: list[tuple[Any, list[Json]]] = []
    for index, cell in enumerate(manager.nb.cells):
        manager.cell_start(cell, index)
        if cell.cell_type == "code" and cell.source.strip():
            say(("began", index))
            outputs: list[Json] = []
            shown.append((cell, outputs))
            with shell.recording(outputs):
                result = shell.run_cell(cell.source, store_history=True)  # type: ignore[no-untyped-call]  # IPython annotates in part
            cell.execution_count = result.execution_count
            say(("ended", index, json.dumps({**cell, "outputs": outputs}, ensure_ascii=False)))
            if has_failed({**cell, "outputs": outputs}):
                manager.cell_exception(cell, index)
                manager.cell_complete(cell, index)
                break
        manager.cell_complete(cell, index)
    # Not before the last cell has run, since each may still update what an earlier one displayed.
    for cell, outputs in shown:
        cell.outputs = from_dict(outputs)


def has_failed(cell: Json) -> bool:
    """Whether a cell ended in an error that its tags do not allow."""
    return MAY_FAIL not in cell["metadata"].get("tags", []) and any(
        output["output_type"] == "error" for output in cell.get("outputs", [])
    )
