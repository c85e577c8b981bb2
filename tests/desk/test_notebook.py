"""The desk's notebook runs to its end without a person."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from tests.desk.invented import BULLETIN, project
from tests.desk.test_to_an_edition import briefings

pytestmark = pytest.mark.slow


def run(folder: Path, bulletin: str) -> str:
    """Run the notebook by plain papermill; return what its cells show as text."""
    subprocess.run(
        [sys.executable, "-m", "papermill", "coding.ipynb", "out.ipynb", "-p", "bulletin_id", bulletin],
        cwd=folder / "notebooks", capture_output=True, check=True,
    )  # fmt: skip
    cells = nbformat.read(folder / "notebooks" / "out.ipynb", 4).cells
    outputs = [output for cell in cells for output in cell.get("outputs", ())]
    assert {output.output_type for output in outputs} <= {"execute_result", "display_data"}
    return "\n".join(str(output.data.get("text/plain", "")) for output in outputs)


def test_the_notebook_runs_to_its_end_by_plain_papermill(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    briefings(folder, "ingest", "bulletin.txt", "--bulletin-id", BULLETIN)
    assert "left to decide: 2 ar" in run(folder, BULLETIN)
