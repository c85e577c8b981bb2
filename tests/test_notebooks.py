"""The notebooks that are shipped: thin, typed, commented, and committed without outputs."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import nbformat
import pytest

FOLDER = Path(__file__).parents[1] / "notebooks"
NAMES = ("coding", "comparison", "explore", "locality", "theme")


def _cells(name: str) -> list[Any]:
    return list(nbformat.read(FOLDER / f"{name}.ipynb", 4).cells)


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_is_committed_without_outputs(name: str) -> None:
    code = [cell for cell in _cells(name) if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code)


@pytest.mark.parametrize("name", NAMES)
def test_a_cell_is_a_call_and_its_display(name: str) -> None:
    allowed = (ast.Import, ast.ImportFrom, ast.Assign, ast.Expr)
    for cell in _cells(name):
        if cell.cell_type == "code" and "parameters" not in cell.metadata.get("tags", ()):
            statements = ast.parse(cell.source).body
            assert all(isinstance(statement, allowed) for statement in statements), cell.source
            assert not any(isinstance(node, ast.Constant) for node in ast.walk(ast.parse(cell.source))), cell.source


@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_has_a_type_a_default_and_a_comment(name: str) -> None:
    tagged = [cell for cell in _cells(name) if "parameters" in cell.metadata.get("tags", ())]
    assert len(tagged) == 1
    for line, statement in zip(tagged[0].source.splitlines(), ast.parse(tagged[0].source).body, strict=True):
        assert isinstance(statement, ast.AnnAssign) and statement.value is not None, line
        assert "  # " in line, line


@pytest.mark.parametrize("name", NAMES)
def test_prose_in_a_notebook_is_for_analysts_and_never_rendered(name: str) -> None:
    assert all(cell.metadata.get("tags") == ["analyst"] for cell in _cells(name) if cell.cell_type == "markdown")
