from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.render.view import arrange, common_prefix, group_ids, group_marks

from .invented import document


def marks(*numbers: int) -> list[dict[str, Any]]:
    return [{"id": f"e{n}", "number": n, "use": f"ref-{n}-1"} for n in numbers]


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ((), []),
        ((3,), ["3"]),
        ((1, 2, 3, 4, 5, 6), ["1", "2", "3", "4", "5", "6"]),
        ((1, 2, 3, 4, 5, 6, 7), ["1–7"]),
        ((1, 4, 5, 6, 7, 8, 9, 12, 13), ["1", "4–9", "12", "13"]),
    ],
)
def test_many_marks_in_a_row_become_a_range(numbers: tuple[int, ...], shown: list[str]) -> None:
    assert [group["shown"] for group in group_marks(marks(*numbers))] == shown


@given(st.sets(st.integers(min_value=1, max_value=60)))
def test_no_place_is_lost_in_a_range(numbers: set[int]) -> None:
    given_marks = marks(*sorted(numbers))
    groups = group_marks(given_marks)
    assert [use for group in groups for use in group["uses"]] == [mark["use"] for mark in given_marks]
    assert [group["id"] for group in groups] == [
        mark["id"] for mark in given_marks if mark["use"] in {group["uses"][0] for group in groups}
    ]


@pytest.mark.parametrize(
    ("ids", "prefix"),
    [
        (["2011-05-KS-01", "2011-05-F012", "2011-05-A3", "share:320583", "share.2011-05-F012"], "2011-05-"),
        (["2011-05-KS-01", "2011-06-KS-01"], ""),
        (["share:320583"], ""),
        ([], ""),
    ],
)
def test_ids_are_shortened_by_what_they_have_in_common(ids: list[str], prefix: str) -> None:
    assert common_prefix(ids) == prefix


def test_a_long_list_of_ids_is_written_as_short_as_can_be() -> None:
    ids = [f"1999-01-XX-{n:02}" for n in (9, 1, 2, 4, 3, 6, 5)]
    ids += ["1999-01-F004", "mean:a", "1999-01-F001", "mean:b", "1999-01-XX-08"]
    assert [(part["id"], part["short"], part["leads"]) for part in group_ids(ids, "1999-01-")] == [
        ("1999-01-XX-01", "XX-01–06", True),
        ("1999-01-XX-08", "08", False),
        ("1999-01-XX-09", "09", False),
        ("1999-01-F001", "F001", True),
        ("1999-01-F004", "004", False),
        ("mean:a", "mean:a", True),
        ("mean:b", "mean:b", True),
    ]


def test_a_short_list_of_ids_stays_as_it_is() -> None:
    ids = ["1999-01-XX-01", "1999-01-XX-02", "1999-01-XX-03"]
    assert group_ids(ids, "1999-01-") == [
        {"id": name, "short": name.removeprefix("1999-01-"), "leads": True} for name in ids
    ]


def test_the_view_is_made_of_a_copy() -> None:
    made = document("zh")
    arrange(made)
    assert made == document("zh")


def test_evidence_is_numbered_or_stands_behind() -> None:
    view = arrange(document("en"))
    assert [item["number"] for item in view["notes"]] == list(range(1, 20))
    assert [[item["short"] for item in cell] for cell in view["behind"]] == [
        ["outlay:999999", "F003", "F004", "F005", "F006", "F007"]
    ]
    assert view["shortened"] == "Identifiers are shown without “1999-01-”."


def test_numbers_keep_room_for_the_most_marks_of_their_column() -> None:
    table = next(block for block in arrange(document("zh"))["blocks"] if block["kind"] == "table")
    assert [column["room"] for column in table["columns"]] == [0, 1, 0]
    assert table["rows"][1][2] == {"runs": [], "marks": [], "groups": [], "stop": "", "has_gap": False}


def test_findings_charts_and_tables_are_listed_with_their_ids_and_places() -> None:
    made = document("en")
    claims = arrange(made)["claims"]
    kinds = {block["id"]: block for block in made["blocks"] if block["kind"] in ("finding", "chart", "table")}
    assert {claim["id"] for claim in claims} == set(kinds)
    for claim in claims:
        block = kinds[claim["id"]]
        named = {"finding": "", "chart": "Figure ", "table": "Table "}[block["kind"]]
        assert claim["number"] == f"{named}{block['number']}"
        assert claim["place"] == f"{'block' if named else 'finding'}-{block['id']}"


def test_a_column_that_says_no_more_than_its_title_is_one_of_words() -> None:
    made = document("zh")
    table = next(block for block in made["blocks"] if block["kind"] == "table")
    table["columns"] = [{"title": column["title"]} for column in table["columns"]]
    plain = {"unit": "", "align": "start", "width": "auto", "is_row_header": False}
    arranged = next(block for block in arrange(made)["blocks"] if block["kind"] == "table")
    assert [{key: column[key] for key in ("title", *plain)} for column in arranged["columns"]] == [
        {"title": title, **plain} for title in ("指标", "数值", "来历")
    ]


NO_TEXT = {"runs": [], "marks": [], "groups": [], "stop": "", "has_gap": False}


@pytest.mark.parametrize(
    ("said", "filled"),
    [
        ({"kind": "heading", "level": 2, "id": "x", "text": {"runs": []}}, {"aside": NO_TEXT}),
        ({"kind": "finding", "id": "x", "number": 1, "text": {"runs": []}}, {"caveat": NO_TEXT}),
        (
            {"kind": "quote", "quote": "x"},
            {"label": NO_TEXT, "language": "zh", "translation": "", "tags": [], "details": NO_TEXT, "marks": []},
        ),
        (
            {"kind": "table", "id": "x", "number": 1, "columns": [{"title": "x"}]},
            {"title": NO_TEXT, "rows": [], "notes": [], "width": "text"},
        ),
        (
            {"kind": "chart", "id": "x", "number": 1, "svg": "", "alt": ""},
            {"title": NO_TEXT, "subtitle": "", "svg_narrow": "", "notes": [], "width": "text"},
        ),
        ({"kind": "note", "text": {"runs": []}}, {"label": ""}),
    ],
    ids=lambda given: given.get("kind", ""),
)
def test_what_a_block_leaves_unsaid_is_drawn_as_nothing(said: dict[str, Any], filled: dict[str, Any]) -> None:
    (made,) = arrange({**document("zh"), "blocks": [said]})["blocks"]
    assert {key: made[key] for key in filled} == filled


def test_a_cover_that_states_little_is_drawn_with_little() -> None:
    filled = {"place": "", "issue": "", "masthead": [], "date_text": "", "description": "", "colophon": []}
    made = document("zh")
    made["cover"] = {key: said for key, said in made["cover"].items() if key not in filled}
    cover = arrange(made)["cover"]
    assert {key: cover[key] for key in filled} == filled
    assert cover["day"] == {"year": 1999, "month": 2, "day": 1}
