"""The papermill engine ``fork``: a notebook runs in a process forked from a warm one, without a kernel.

Papermill imports every installed engine when it starts, so that this module imports nothing but papermill's own.
"""

from __future__ import annotations

import json
from typing import Any

from papermill.engines import Engine, NBClientEngine

TIME_LIMIT = 600.0


class ForkEngine(Engine):  # type: ignore[misc]  # papermill has no types
    """Runs cells in an IPython shell: of this process if it is a worker of the batch, else of a new worker.

    ``execution_timeout`` is the time limit of the whole notebook, in seconds. Where a process cannot fork, an ordinary
    kernel does the work.
    """

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str, execution_timeout: float | None = None, **options: Any
    ) -> None:
        """Run the notebook that a manager holds; called by papermill."""
        from helpers.batch.cells import run_cells  # noqa: PLC0415 - see above
        from helpers.batch.workers import can_fork, is_worker, say  # noqa: PLC0415 - papermill imports every engine, which must be light

        if not can_fork():
            NBClientEngine.execute_managed_notebook(nb_man, kernel_name, execution_timeout=execution_timeout, **options)
            return
        # Papermill would write the whole file twice a cell; it writes it once more at the end anyway.
        nb_man.output_path, output_path = None, nb_man.output_path
        try:
            if is_worker():
                run_cells(nb_man, say)
            else:
                _run_in_worker(nb_man, execution_timeout or TIME_LIMIT)
        finally:
            nb_man.output_path = output_path


def _run_in_worker(nb_man: Any, time_limit: float) -> None:
    import nbformat  # noqa: PLC0415 - papermill imports every engine, which must be light

    from helpers.batch.cells import has_failed  # noqa: PLC0415 - papermill imports every engine, which must be light
    from helpers.batch.execute import cells_of, run_notebook  # noqa: PLC0415 - papermill imports every engine, which must be light
    from helpers.batch.workers import Pool  # noqa: PLC0415 - papermill imports every engine, which must be light

    text = nbformat.writes(nb_man.nb)
    with Pool(1, time_limit=time_limit) as pool:
        (ended,) = pool.run(run_notebook, [("notebook", text)])
    cells = enumerate(json.loads(ended.result)["cells"]) if ended.result else cells_of(nb_man.nb, ended)
    for index, made in cells:
        cell = nb_man.nb.cells[index]
        cell.update(nbformat.from_dict(made))
        if has_failed(cell):
            nb_man.cell_exception(cell, index)
