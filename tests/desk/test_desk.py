"""What a person decides on the desk, and what is written of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from helpers.desk import Desk
from helpers.errors import DataError, FaultsError, UnknownNameError, UsageError
from helpers.ingest import ingest
from tests.desk.conftest import BULLETIN, TITLE

BODY_OF_TERMS = "昆山市总工会开展虚构的帮扶。"
ENGLISH = {"label_en": "Invented measure", "quote_en": "Invented translation"}


def table(root: Path, path: str) -> pd.DataFrame:
    return pd.read_csv(root / path, dtype=str, keep_default_na=False)


def statuses(desk: Desk, kind: str = "measure") -> dict[str, str]:
    frame = desk.items(kind)
    return dict(zip(frame["item_id"], frame["state"], strict=True))


def accept_all(desk: Desk) -> None:
    desk.accept(*desk.items("article")["item_id"], title_en="Invented title")
    desk.accept(*desk.items("measure")["item_id"], **ENGLISH)
    desk.accept(*desk.items("figure")["item_id"], indicator_en="invented")


def test_every_proposal_is_open_until_a_person_decides(desk: Desk) -> None:
    assert set(statuses(desk).values()) == {"open"}
    assert desk.items("article")["title_zh"].tolist() == [TITLE]
    assert str(desk.left()) == "left to decide: 1 article, 4 measures, 4 figures"
    assert desk.write().counts == {"measures": 0, "quotes": 0, "figures": 0, "articles": 0}


def test_nobody_decides_without_a_name(open_again: Callable[..., Desk]) -> None:
    desk = open_again(who=" ")
    with pytest.raises(UsageError, match="nobody is named as deciding"):
        desk.accept("M001")
    assert set(statuses(desk).values()) == {"open"}


def test_accepted_rows_carry_the_quote_its_place_and_who_accepted_it(desk: Desk, desk_data: Path) -> None:
    accept_all(desk)
    desk.write()
    measures = table(desk_data, f"coding/{BULLETIN}/measures.csv")
    assert measures["measure_id"].tolist() == [f"{BULLETIN}-KS-{number:02d}" for number in range(1, 5)]
    assert [desk.text[int(row.start) : int(row.end)] for row in measures.itertuples()] == measures["quote"].tolist()
    assert set(measures["accepted_by"]) == {"Wang"}
    assert measures["has_target"].tolist() == ["0", "0", "1", "0"]
    assert desk.check() == []
    assert str(desk.left()) == "left to decide: 0 articles, 0 measures, 0 figures"


def test_what_is_accepted_is_there_when_the_desk_is_opened_again(open_again: Callable[..., Desk]) -> None:
    open_again().accept("M001", theme="T10", note="  as discussed ")
    again = open_again()
    first = again.items("measure").iloc[0]
    assert (first["state"], first["theme"], first["note"], first["who"]) == ("accepted", "T10", "as discussed", "Wang")


def test_amending_changes_cells_or_words_and_undo_takes_the_last_decision_back(desk: Desk) -> None:
    before = desk.items("measure")
    first = before.iloc[0]
    desk.amend("M001", start=int(first["start"]) + 2, theme="T08")
    amended = desk.items("measure").iloc[0]
    assert (amended["quote"], amended["theme"], amended["state"]) == (first["quote"][2:], "T08", "open")
    desk.reject("M002", reason="a goal")
    assert desk.undo() == "reject M002"
    assert desk.undo() == "amend M001"
    pd.testing.assert_frame_equal(desk.items("measure"), before)
    assert desk.undo() == ""


def test_splitting_and_merging_keep_the_words(desk: Desk) -> None:
    words = dict(zip(desk.items("measure")["item_id"], desk.items("measure")["quote"], strict=True))
    half = words["M001"][:4], words["M001"][4:]
    assert desk.split("M001", *half) == ("M001a", "M001b")
    assert desk.items("measure")["quote"].tolist()[:2] == list(half)
    assert desk.merge("M001b", "M001a") == "M001a"
    assert desk.items("measure")["quote"].iloc[0] == words["M001"]
    with pytest.raises(UnknownNameError):
        desk.accept("M001")


def test_measures_apart_are_merged_by_a_further_quote(desk: Desk, desk_data: Path) -> None:
    accept_all(desk)
    last = desk.items("measure")["quote"].iloc[3]
    desk.merge("M002", "M004")
    desk.write()
    quotes = table(desk_data, f"coding/{BULLETIN}/quotes.csv")
    assert (f"{BULLETIN}-KS-02", "continued", last) in list(
        quotes[["measure_id", "role", "quote"]].itertuples(index=False, name=None)
    )
    assert desk.check() == []


def test_a_measure_that_nobody_proposed_is_added_by_its_words(desk: Desk) -> None:
    desk.reject("M004")
    made = desk.add(
        "measure", "发放困难职工补贴", locality_code="320583", theme="T07", instrument="T", status="achieved"
    )
    row = desk.items("measure").set_index("item_id").loc[made]
    assert (row["state"], row["quote"], row["theme"]) == ("accepted", "发放困难职工补贴", "T07")
    with pytest.raises(UsageError, match="does not stand in the bulletin"):
        desk.add("measure", "没有这句话")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"theme": "T99"}, "unknown theme 'T99'"),
        ({"thme": "T01"}, "unknown cell of a measure 'thme'"),
        ({"has_deadline": "yes"}, "allowed: 0 or 1"),
        ({"note": "=1+1"}, "no formula"),
        ({"note": "a\x07b"}, "without control characters"),
        ({"label_zh": "一" * 21}, "at most 20 characters"),
        ({"start": 90, "end": 80}, "start < end"),
    ],
)
def test_what_the_codebook_does_not_allow_is_refused_and_nothing_is_kept(
    desk: Desk, fields: dict[str, object], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        desk.accept("M001", **fields)
    assert set(statuses(desk).values()) == {"open"}


def test_an_id_once_given_is_never_given_to_another_measure(desk: Desk, desk_data: Path) -> None:
    desk.accept("A001", title_en="Invented")
    desk.accept("M002", "M003", **ENGLISH)
    desk.write()
    desk.reject("M002")
    desk.accept("M001", **ENGLISH)
    desk.write()
    measures = table(desk_data, f"coding/{BULLETIN}/measures.csv")
    assert measures["measure_id"].tolist() == [f"{BULLETIN}-KS-03", f"{BULLETIN}-KS-02"]


def test_writing_lists_the_tables_and_the_proposals_in_the_data_package(desk: Desk, desk_data: Path) -> None:
    accept_all(desk)
    desk.write()
    resources = {one["path"]: one for one in json.loads((desk_data / "datapackage.json").read_text())["resources"]}
    mine = {path.relative_to(desk_data).as_posix() for path in desk_data.rglob("*.csv")}
    assert set(resources) == mine
    assert resources[f"coding/{BULLETIN}/measures.csv"]["rows"] == 4


def test_the_cells_that_are_still_empty_are_named(desk: Desk) -> None:
    desk.accept("M001")
    assert desk.left().missing == ("M001: label_en is empty", "M001: quote_en is empty")


def test_a_desk_does_not_open_on_a_text_that_was_changed(open_again: Callable[..., Desk], desk_data: Path) -> None:
    path = desk_data / "bulletins" / BULLETIN / "bulletin.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("120", "0120"), encoding="utf-8")
    with pytest.raises(FaultsError, match="wrong checksum"):
        open_again()


def test_two_people_at_one_desk_do_not_lose_each_others_decisions(open_again: Callable[..., Desk]) -> None:
    mine, yours = open_again("Wang"), open_again("Li")
    mine.accept("M001")
    with pytest.raises(DataError, match="open the desk again"):
        yours.reject("M001")
    assert statuses(open_again())["M001"] == "accepted"


def test_numerals_that_are_no_figures_are_proposed_as_terms_and_added(real_data: Path, tmp_path: Path) -> None:
    path = tmp_path / "terms.txt"
    path.write_text(f"{TITLE}\n\n昆山市总工会提供一对一的服务，发放30万元。\n", encoding="utf-8")
    ingest(path, real_data, "2012-07")
    desk = Desk(real_data, "2012-07", who="Wang")
    assert [(term.term, term.kind) for term in desk.terms()] == [("一对一", "ordinary word")]
    assert desk.add_term("一对一", reason="an idiom: one to one") == 1
    assert desk.terms() == []
    assert desk.add_term("一对一", reason="an idiom: one to one") == 0
    with pytest.raises(UsageError, match="and a reason"):
        desk.add_term("两用", reason=" ")


def test_a_term_that_is_proposed_is_longer_than_its_numeral_and_a_numeral_alone_is_refused(
    real_data: Path, tmp_path: Path
) -> None:
    path = tmp_path / "terms.txt"
    words = f"（一）{BODY_OF_TERMS}\n\n（二）{BODY_OF_TERMS}"
    path.write_text(f"昆山的虚构周报　星期一　之三　\n\n昆山的虚构活动\n\n{words}\n", encoding="utf-8")
    ingest(path, real_data, "2012-07")
    desk = Desk(real_data, "2012-07", who="Wang")
    assert [(term.term, term.kind, term.reason) for term in desk.terms()] == [
        ("星期一", "ordinary word", "skipped by F002 of the lexicon"),
        ("之三", "ordinary word", ""),
        ("（一）", "fixed term", "mark of an item"),
        ("（二）", "fixed term", "mark of an item"),
    ]
    with pytest.raises(UsageError, match="more than a numeral, which would cover every other one like it"):
        desk.add_term("三", reason="invented")
