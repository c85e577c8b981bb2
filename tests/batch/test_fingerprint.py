from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.batch import fingerprint
from helpers.batch.fingerprint import Inputs, digest, execution_key, rendering_key
from helpers.batch.plan import plan
from tests.batch.invented import BULLETIN, DATE, Project

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
)


def inputs(project: Project) -> Inputs:
    return fingerprint.inputs(project.root, BULLETIN, project.notebooks)


def keys(project: Project) -> dict[str, str]:
    found = inputs(project)
    return {briefing.path: execution_key(found, briefing) for briefing in plan(project.root, BULLETIN, DATE)}


def test_names_do_not_depend_on_where_the_project_is(project: Project, first_edition: Project) -> None:
    assert inputs(project).to_json() == inputs(first_edition).to_json()


@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        (lambda p: p.edit("coding/2099-01/measures.csv", "hotline", "helpline"), {"locality", "comparison", "theme"}),
        (lambda p: p.edit("codebook/themes.csv", "T01", "T01 "), {"locality", "comparison", "theme"}),
        (
            lambda p: (p.root / "bulletins" / BULLETIN / "note.md").write_text("new"),
            {"locality", "comparison", "theme"},
        ),
        (lambda p: p.write_notebook("theme", "1"), {"theme"}),
        (lambda p: (p.root / "bulletins" / "2099-02").mkdir(), set()),
        (lambda p: (p.root / "recipients.toml").write_text("new"), set()),
    ],
)
def test_a_briefing_is_executed_again_when_what_it_may_read_changed(
    project: Project, change: Callable[[Project], object], kinds: set[str]
) -> None:
    before = keys(project)
    change(project)
    after = keys(project)
    assert {path.split("/")[1] for path in before if before[path] != after[path]} == kinds


@pytest.mark.parametrize("group", ["package", "fonts", "versions"])
def test_a_change_of_tools_changes_every_key(project: Project, group: str) -> None:
    before = inputs(project)
    after = replace(before, **{group: {"other": "thing"}})
    briefing = plan(project.root, BULLETIN, DATE)[0]
    assert execution_key(before, briefing) != execution_key(after, briefing)
    assert rendering_key(before, "a", "pdf") != rendering_key(after, "a", "pdf")


def test_data_change_no_rendering_key_but_through_the_document(project: Project) -> None:
    before = inputs(project)
    after = replace(before, data={}, notebooks={})
    assert rendering_key(before, "a", "pdf") == rendering_key(after, "a", "pdf")
    assert len({rendering_key(before, d, f) for d in "ab" for f in ("html", "pdf")}) == 4  # type: ignore[arg-type]


def test_the_versions_are_those_of_all_libraries_that_the_project_needs() -> None:
    found = fingerprint.versions()
    assert {name: found[name] for name in ("pandas", "typst", "traitlets", "python-dateutil")} == {
        name: version(name) for name in ("pandas", "typst", "traitlets", "python-dateutil")
    }
    assert "pytest" not in found


def test_a_module_that_python_compiled_is_no_input(tmp_path: Path, project: Project) -> None:
    before = inputs(project)
    (project.notebooks / ".ipynb_checkpoints").mkdir()
    (project.notebooks / ".ipynb_checkpoints" / "theme.ipynb").touch()
    assert inputs(project) == before
    assert not any("__pycache__" in name for name in before.package)


@given(JSON, JSON)
def test_equal_content_and_only_equal_content_has_equal_digests(one: object, other: object) -> None:
    is_same = fingerprint.canonical(one) == fingerprint.canonical(other)
    assert (digest(one) == digest(other)) == is_same


def test_the_order_of_keys_does_not_matter() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
