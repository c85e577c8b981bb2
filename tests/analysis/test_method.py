"""docs/method.md sends analysts to functions that are there, in both languages alike."""

import re
from importlib import import_module
from pathlib import Path

METHOD = (Path(__file__).parents[2] / "docs" / "method.md").read_text(encoding="utf-8")
ENGLISH, CHINESE = re.split(r"^# 方法$", METHOD, flags=re.MULTILINE)


def test_every_function_that_the_method_names_is_there():
    named = [re.findall(r"`(helpers\.[\w.]+)\.(\w+)`", part) for part in (ENGLISH, CHINESE)]
    assert named[0] == named[1]
    assert [each for each in named[0] if not callable(getattr(import_module(each[0]), each[1], None))] == []


def test_both_languages_mark_as_many_metrics_as_for_analysts_only():
    tables = [re.findall(r"^\|.*\|$", part, re.MULTILINE) for part in (ENGLISH, CHINESE)]
    marks = [[row.count("*") for row in table] for table in tables]
    assert marks[0] == marks[1]
    assert sum(marks[0]) == 6
