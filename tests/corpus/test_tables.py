from __future__ import annotations

from pathlib import Path

import pandas as pd
from pandas.testing import assert_frame_equal

from helpers.corpus import Fault
from helpers.corpus.schemas import Column, Schema
from helpers.corpus.tables import read_table

SCHEMA = Schema(
    "invented",
    (
        Column("name", "string", "", is_required=True, is_unique=True, longest=3),
        Column("place", "integer", "", is_required=True, minimum=0),
        Column("order", "integer", ""),
        Column("share", "number", "", minimum=0.5),
        Column("is_open", "boolean", "", true=("1",), false=("0",)),
    ),
)


def test_a_cell_that_does_not_fit_is_a_fault_and_a_missing_value(tmp_path: Path) -> None:
    path = tmp_path / "invented.csv"
    path.write_text("name,place,order,share,is_open\n甲,0,1,0.5,1\n乙丙丁戊,x,x,x,x\n,,,,\n", encoding="utf-8")
    table = read_table(path, "invented.csv", SCHEMA)
    expected = pd.DataFrame(
        {
            "name": pd.array(["甲", "乙丙丁戊", ""], dtype="str"),
            "place": [0, -1, -1],
            "order": pd.array([1, None, None], dtype="Int64"),
            "share": [0.5, float("nan"), float("nan")],
            "is_open": [True, False, False],
        },
        index=[2, 3, 4],
    )
    assert_frame_equal(table.frame, expected)
    assert (table.is_usable, table.row_count) == (True, 3)
    assert table.faults == [
        Fault("invented.csv", 3, "name", "too long", "乙丙丁戊", "at most 3 characters"),
        Fault("invented.csv", 4, "name", "empty cell", "", "a value"),
        Fault("invented.csv", 3, "place", "wrong type", "x", "an integer"),
        Fault("invented.csv", 4, "place", "empty cell", "", "a value"),
        Fault("invented.csv", 3, "order", "wrong type", "x", "an integer"),
        Fault("invented.csv", 3, "share", "wrong type", "x", "a number"),
        Fault("invented.csv", 3, "is_open", "wrong type", "x", "1 or 0"),
    ]


def test_a_number_at_its_minimum_passes_and_one_below_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "invented.csv"
    path.write_text("name,place,order,share,is_open\n甲,-1,-1,0.5,1\n乙,0,,0.49,0\n", encoding="utf-8")
    assert read_table(path, "invented.csv", SCHEMA).faults == [
        Fault("invented.csv", 2, "place", "too small", "-1", "at least 0"),
        Fault("invented.csv", 3, "share", "too small", "0.49", "at least 0.5"),
    ]


def test_free_text_has_no_white_space_around_it(tmp_path: Path) -> None:
    path = tmp_path / "invented.csv"
    path.write_text("name,place,order,share,is_open\n甲 ,0,,,\n\u3000乙,0,,,\n丙 丁,0,,,\n", encoding="utf-8")
    assert read_table(path, "invented.csv", SCHEMA).faults == [
        Fault("invented.csv", row, "name", "white space around", cell, "text without white space around it")
        for row, cell in ((2, "甲 "), (3, "\u3000乙"))
    ]
