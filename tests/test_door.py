"""The door: light to enter, its names in sight, its examples true."""

from __future__ import annotations

import doctest
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import helpers

HEAVY = (
    "pandas",
    "numpy",
    "matplotlib",
    "papermill",
    "nbconvert",
    "IPython",
    "ipywidgets",
    "itables",
    "typst",
    "jieba",
)
FUNCTIONS = [name for name in helpers.__all__ if name not in ("Corpus", "load", "open_page")]


def test_the_door_has_about_ten_names_and_tab_shows_nothing_else() -> None:
    assert 10 <= len(helpers.__all__) <= 14
    assert dir(helpers) == sorted(helpers.__all__)


def test_entering_loads_nothing_heavy_and_none_of_our_own_modules() -> None:
    told = "import helpers, sys; print([name for name in sys.modules if name.startswith('helpers.')]);"
    told += f"print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "[]"]


def test_every_name_is_what_its_module_gives() -> None:
    assert all(getattr(helpers, name).__name__ == name for name in helpers.__all__)


def test_a_misspelt_name_is_an_attribute_error_that_knows_the_door() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'compair'") as caught:
        _ = helpers.compair
    assert caught.value.obj is helpers


def test_the_door_stands_open_for_type_checkers() -> None:
    source = Path(helpers.__file__).read_text(encoding="utf-8")
    assert all(f"import {name}\n" in source or f", {name}\n" in source or f"import {name}," in source
               for name in helpers.__all__)  # fmt: skip


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_of_the_door_says_what_it_takes_gives_and_raises_with_an_example(name: str) -> None:
    said = inspect.getdoc(getattr(helpers, name)) or ""
    assert [part for part in ("Parameters", "Returns", "Raises", "Examples") if f"{part}\n---" not in said] == []


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_examples_are_true(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFINGS_DATA", str(Path(helpers.__file__).parents[2] / "data"))
    monkeypatch.chdir(tmp_path)
    known = {each: getattr(helpers, each) for each in helpers.__all__}
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    (example,) = doctest.DocTestFinder(recurse=False).find(getattr(helpers, name), name, globs=known)
    result = runner.run(example)
    assert result.attempted and not result.failed
