from __future__ import annotations

from typing import Any

import pytest

from helpers.batch.parameters import Question, check_parameter, inspect
from helpers.errors import UnknownNameError, UsageError
from tests.batch.invented import BULLETIN, Project

KNOWN = {"word": "str", "number": "int", "share": "float", "is_on": "bool", "language": "str", "anything": "None"}


def test_the_types_of_a_notebook_are_those_that_it_annotates(project: Project) -> None:
    folder = project.notebooks.rename(project.notebooks.with_name("note{books}"))
    answer = inspect(Question(project.root, BULLETIN, (folder / "theme.ipynb",)))
    assert answer.faults == ()
    assert answer.types == {
        "theme.ipynb": {"bulletin_id": "str", "theme": "str", "language": "str", "edition_date": "str"}
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [("word", "320583"), ("number", 3), ("share", 0.5), ("is_on", True), ("language", "en"), ("anything", None)],
)
def test_a_value_of_the_annotated_type_is_taken(name: str, value: Any) -> None:
    check_parameter("a.ipynb", KNOWN, name, value)


@pytest.mark.parametrize(("name", "value"), [("word", 320583), ("number", "3"), ("number", True), ("is_on", 1)])
def test_a_value_of_another_type_is_an_error(name: str, value: Any) -> None:
    with pytest.raises(UsageError) as caught:
        check_parameter("a.ipynb", KNOWN, name, value)
    assert str(caught.value) == f"a.ipynb takes {name} as {KNOWN[name]}, not {value!r}"


def test_an_unknown_parameter_is_an_error_with_a_suggestion() -> None:
    with pytest.raises(UnknownNameError) as caught:
        check_parameter("a.ipynb", KNOWN, "wrod", "x")
    assert (caught.value.kind, caught.value.suggestions) == ("parameter of a.ipynb", ["word"])


def test_a_language_is_zh_or_en() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown language 'zh-CN'\. Did you mean zh"):
        check_parameter("a.ipynb", KNOWN, "language", "zh-CN")
