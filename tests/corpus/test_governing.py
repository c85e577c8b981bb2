"""Words outside the quotes of a measure that govern it: what must hold of them, and that nobody needs any."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpers.corpus import check, load

from .spoiling import PACKAGE, rewrite

GOVERNING = "coding/2011-05/governing.csv"


@pytest.mark.parametrize(
    ("row", "column", "cell", "rule"),
    [
        (2, 0, "2011-05-SZ-99", "unknown id"),
        (2, 0, "2011-05-TC-18", "other article"),
        (2, 0, "2011-05-SZ-28", "governs what has no deadline"),
        (2, 1, "wish", "unknown code"),
        (2, 2, "今年", "quote not at its offsets"),
        (5, 1, "deadline", "duplicate id"),
    ],
)
def test_words_that_govern_nothing_are_a_fault(real_data: Path, row: int, column: int, cell: str, rule: str) -> None:
    rewrite(real_data / GOVERNING, lambda rows: rows[row].__setitem__(column, cell))
    faults = [fault for fault in check(real_data, "2011-05") if fault.file == GOVERNING]
    assert rule in [fault.rule for fault in faults]


def test_a_bulletin_without_such_words_has_no_such_file(real_data: Path) -> None:
    (real_data / GOVERNING).unlink()
    package = json.loads((real_data / PACKAGE).read_text(encoding="utf-8"))
    package["resources"] = [each for each in package["resources"] if each["path"] != GOVERNING]
    (real_data / PACKAGE).write_text(json.dumps(package, ensure_ascii=False), encoding="utf-8")
    assert check(real_data, "2011-05") == []
    assert list(load("2011-05", real_data).governing.columns) == [
        "measure_id", "role", "quote", "quote_en", "start", "end",
    ]  # fmt: skip


def test_a_file_that_the_package_names_may_not_be_missing(real_data: Path) -> None:
    (real_data / GOVERNING).unlink()
    assert [fault.file for fault in check(real_data, "2011-05")] == [GOVERNING]
