"""docs/rap.md claims nothing that no test keeps; and the claims that belong to no other module are kept here."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import distribution, packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PACKAGES = sorted(path.parent.name for path in (ROOT / "src" / "helpers").glob("*/__init__.py"))
MODULES = sorted((ROOT / "src" / "helpers").rglob("*.py"))
SMALLEST = 25
"""Nodes of its syntax tree from which a function is worth writing once."""


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_test_that_keeps_a_row_exists() -> None:
    named = re.findall(r"`(tests/[\w/.]+)(?:::(\w+))?`", _read("docs/rap.md"))
    assert len(named) > len(("baseline", "silver", "gold"))
    lacking = [
        f"{path}::{name}"
        for path, name in named
        if not (ROOT / path).exists() or (name and f"def {name}(" not in _read(path))
    ]
    assert lacking == []


def test_every_row_names_a_test_or_is_not_claimed() -> None:
    rows = re.findall(r"^\| (?:baseline|silver|gold) \|.*$", _read("docs/rap.md"), re.MULTILINE)
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    assert {len(row) for row in cells} == {4}
    assert [kept for *_, kept in cells if kept != "not claimed" and not kept.startswith("`tests/")] == []


def test_the_pipeline_is_python_and_needs_no_closed_program() -> None:
    suffixes = {path.suffix for path in (ROOT / "src").rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert suffixes <= {
        ".py",
        ".typ",
        ".css",
        ".js",
        ".j2",
        ".html",
        ".toml",
        ".json",
        ".typed",
        ".csv",
        ".md",
        ".txt",
    }
    pinned = {line.partition("==")[0] for line in _read("requirements.lock").splitlines() if "==" in line}
    assert {"numpy", "pandas", "papermill", "nbconvert", "matplotlib", "jupyterlab", "typst"} <= pinned


def test_the_tree_is_under_version_control() -> None:
    found = subprocess.run(
        ["git", "ls-files", "pyproject.toml"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert found == "pyproject.toml\n"


def test_every_public_function_is_documented() -> None:
    bare = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in MODULES
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert bare == []


def _layers() -> list[str]:
    contract = tomllib.loads(_read("pyproject.toml"))["tool"]["importlinter"]["contracts"][0]
    return [name.strip().removeprefix("helpers.") for layer in contract["layers"] for name in layer.split("|")]


def test_every_package_has_its_place_in_the_order_that_the_linter_keeps() -> None:
    alone = [path.stem for path in (ROOT / "src" / "helpers").glob("*.py") if path.stem != "__init__"]
    assert sorted(_layers()) == sorted([*PACKAGES, *alone])


def test_contributing_tells_the_order_that_the_linter_keeps() -> None:
    told = re.search(r"A package imports only from those below it: (.*?)\. `make lint`", _read("CONTRIBUTING.md"))
    assert told is not None
    assert re.findall(r"`(\w+)`", told[1]) == _layers()


def _without_names(function: ast.FunctionDef) -> str:
    """The code of a function without its name, its docstring and the names that are its own."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    nodes = [node for statement in body for node in ast.walk(statement)]
    own = [each.arg for each in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]
    own += [node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
    dumped = " ".join(map(ast.dump, body))
    for number, name in enumerate(dict.fromkeys(own)):
        dumped = dumped.replace(f"Name(id='{name}'", f"Name(id='{number}'")
    return dumped if len(nodes) >= SMALLEST else ""


def test_no_function_stands_twice() -> None:
    seen: dict[str, list[str]] = {}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and (code := _without_names(node)):
                where = f"{path.relative_to(ROOT / 'src' / 'helpers').as_posix()} {node.name}"
                seen.setdefault(code, []).append(where)
    assert [found for found in seen.values() if len(found) > 1] == [
        ["audit/__init__.py __getattr__", "render/__init__.py __getattr__"],  # each the door of its own package
        ["audit/expected.py said", "blocks/reading.py said"],  # what is judged is read by the judge itself
    ]


def _imported(paths: Iterable[Path]) -> set[str]:
    """The libraries that some modules import, wherever in them."""
    nodes = [node for path in paths for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    named = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    found = {name.partition(".")[0] for name in plain | named}
    return found - sys.stdlib_module_names - {"helpers", "tests", "benchmarks"}


def _declared(lines: Iterable[str]) -> Iterator[str]:
    for wanted in map(Requirement, lines):
        yield canonicalize_name(wanted.name)
        for extra in wanted.extras:
            of_extra = [each for each in map(Requirement, requires(wanted.name) or ()) if each.marker]
            yield from (canonicalize_name(each.name) for each in of_extra if each.marker.evaluate({"extra": extra}))


@pytest.mark.parametrize(
    ("folders", "extras"), [(["src"], ["cluster", "lab", "scheduler"]), (["tests", "benchmarks", "docs"], None)]
)
def test_every_library_that_is_imported_is_declared(folders: list[str], extras: list[str] | None) -> None:
    project = tomllib.loads(_read("pyproject.toml"))["project"]
    optional = project["optional-dependencies"]
    lines = [*project["dependencies"], *(line for extra in extras or optional for line in optional[extra])]
    declared, homes = set(_declared(lines)), packages_distributions()
    imported = _imported(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    assert sorted(name for name in imported if declared.isdisjoint(map(canonicalize_name, homes[name]))) == []


def test_make_test_starts_with_lint_types_and_layers() -> None:
    recipes = dict(re.findall(r"^([a-z-]+):.*\n((?:\t.*\n)+)", _read("Makefile"), re.MULTILINE))
    assert "lint" in recipes["test"].splitlines()[0]
    assert all(word in recipes["lint"] for word in ("ruff check", "ruff format --check", "mypy", "lint-imports"))


def test_every_exception_from_a_check_has_its_reason_beside_it() -> None:
    bare = re.compile(r"noqa(?:: [A-Z0-9, ]+)?$|type: ignore(?:\[[a-z-]+\])?$")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in (*MODULES, *sorted((ROOT / "benchmarks").glob("*.py")))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if bare.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("package", PACKAGES)
def test_every_package_has_its_tests(package: str) -> None:
    tested = list((ROOT / "tests" / package).glob("test_*.py")) + list((ROOT / "tests").glob(f"test_{package}*.py"))
    assert tested != []


def test_the_code_is_an_installed_package_with_a_command() -> None:
    points = {(point.group, point.name) for point in distribution("union-briefings").entry_points}
    assert {("console_scripts", "briefings"), ("papermill.engine", "fork")} <= points


def test_the_script_of_the_integration_runs_all_tests_and_fails_on_a_skip() -> None:
    script = _read(".ci/run")
    assert all(words in script for words in ("set -euo pipefail", "make test ", "make test-slow ", "skipped", "exit 1"))


def test_the_changelog_tells_of_data_corrections_too() -> None:
    assert re.search(r"^## .*\n(.*\n)*?### Data$", _read("CHANGELOG.md"), re.MULTILINE)
