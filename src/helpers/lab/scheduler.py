"""Notebook jobs in JupyterLab (Jupyter Scheduler) that give the briefing formats.

Jupyter Scheduler knows a notebook and a page of nbconvert's as outputs, writes every output as text, and pastes
parameters into the notebook as they were typed. Here a job may also give a briefing as HTML and PDF, and takes
parameters as papermill does: 320583 and zh need no quotation marks. `helpers/lab/jupyter` tells the server to use
these two classes; `make lab` does.
"""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from jupyter_scheduler.environments import EnvironmentManager
from jupyter_scheduler.executors import DefaultExecutionManager
from jupyter_scheduler.models import DescribeJob, RuntimeEnvironment

from helpers.corpus.roots import VARIABLE, data_root
from helpers.errors import UsageError

FORMATS: Mapping[str, tuple[str, str]] = {
    "ipynb": ("Notebook", "notebook"),
    "html": ("Briefing HTML", "briefing-html"),
    "pdf": ("Briefing PDF", "briefing-pdf"),
}
"""Ending of a job's output: what JupyterLab calls it, and the nbconvert exporter that makes it."""


CODE_LENGTH = 6


class Environments(EnvironmentManager):  # type: ignore[misc]  # Jupyter Scheduler has no types
    """The one environment that jobs run in: this one, with the formats of a briefing."""

    def list_environments(self) -> list[RuntimeEnvironment]:
        """Return this environment."""
        name = Path(sys.prefix).name
        return [
            RuntimeEnvironment(
                name=name,
                label=name,
                description=f"Environment: {name}",
                file_extensions=["ipynb"],
                output_formats=list(FORMATS),
                metadata={"path": sys.executable},
            )
        ]

    def manage_environments_command(self) -> str:
        """Return no command: environments are made by `make`."""
        return ""

    def output_formats_mapping(self) -> dict[str, str]:
        """Return what JupyterLab calls each format."""
        return {ending: label for ending, (label, _) in FORMATS.items()}


class Execution(DefaultExecutionManager):  # type: ignore[misc]  # Jupyter Scheduler has no types
    """Runs a job's notebook in a kernel, as Jupyter Scheduler does, and writes the formats of a briefing."""

    @property
    def model(self) -> DescribeJob:
        """The job, its parameters as Python writes them."""
        if self._model is None:
            job = super().model
            job.parameters = {name: repr(understood(typed)) for name, typed in (job.parameters or {}).items()}
        return self._model

    def execute(self) -> None:
        """Run the notebook and write its outputs.

        It runs in a folder of the job's own, from which no data folder is in sight: it gets the server's.
        """
        with suppress(UsageError):
            os.environ.setdefault(VARIABLE, str(data_root(Path(self.root_dir).expanduser())))
        super().execute()

    def create_output_files(self, job: DescribeJob, notebook_node: Any) -> None:
        """Write each format; a notebook that failed has no briefing, and shows its error as a notebook."""
        import nbconvert  # noqa: PLC0415 - only a job needs it

        outputs = [output for cell in notebook_node.cells for output in cell.get("outputs", [])]
        has_failed = any(output["output_type"] == "error" for output in outputs)
        for ending in job.output_formats:
            if has_failed and ending != "ipynb":
                continue
            exporter = nbconvert.get_exporter(FORMATS[ending][1])()
            made, _ = exporter.from_notebook_node(notebook_node)
            content = made if isinstance(made, bytes) else made.encode()
            Path(self.staging_paths[ending]).write_bytes(content)


def understood(typed: str) -> Any:
    """Return what a person who types a parameter means: a Python literal, else the words themselves.

    A locality's code, six digits, stays a string.

    >>> understood("zh"), understood("'zh'"), understood("320583"), understood("2011-05"), understood("True")
    ('zh', 'zh', '320583', '2011-05', True)
    """
    words = typed.strip()
    try:
        literal = ast.literal_eval(words)
    except (ValueError, SyntaxError):
        return words
    return words if words.isdecimal() and len(words) == CODE_LENGTH else literal
