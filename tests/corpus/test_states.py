"""Three states told apart, and silence is never zero."""

from __future__ import annotations

import pandas as pd

from helpers.corpus import Corpus, conservative
from helpers.corpus.states import states

WITH_ARTICLE = {"320500", "320506", "320581", "320583", "320585"}


def test_each_locality_has_one_state_on_each_theme_in_code_order(corpus: Corpus) -> None:
    expected = [
        (code, theme) for code in sorted(corpus.localities["locality_code"]) for theme in sorted(corpus.themes["theme"])
    ]
    assert list(zip(corpus.states["locality_code"], corpus.states["theme"], strict=True)) == expected
    assert len(expected) == 13 * 15


def test_no_article_is_told_apart_from_not_mentioned(corpus: Corpus) -> None:
    by_state = corpus.states.groupby("state")["locality_code"].agg(set).to_dict()
    assert by_state["no article"] == set(corpus.localities["locality_code"]) - WITH_ARTICLE
    assert by_state["reported"] == WITH_ARTICLE
    assert by_state["not mentioned"] <= WITH_ARTICLE


def test_silence_is_missing_and_never_zero(corpus: Corpus) -> None:
    silent = corpus.states[corpus.states["state"] != "reported"]
    assert silent["measure_count"].isna().all()
    assert silent["conservative_count"].isna().all()
    assert set(silent["measure_ids"]) == {()}


def test_the_counts_of_reported_themes_add_up_to_the_measures(corpus: Corpus) -> None:
    reported = corpus.states[corpus.states["state"] == "reported"]
    assert reported["measure_count"].sum() == len(corpus.measures)
    assert reported["conservative_count"].sum() == len(conservative(corpus.measures))
    assert [len(ids) for ids in reported["measure_ids"]] == reported["measure_count"].tolist()
    assert sorted(name for ids in reported["measure_ids"] for name in ids) == sorted(corpus.measures["measure_id"])
    assert (reported["conservative_count"] <= reported["measure_count"]).all()


def test_a_reported_theme_may_be_zero_by_the_conservative_reading() -> None:
    invented = pd.DataFrame(
        [
            ("invented-1", "900001", "T01", "event", ""),
            ("invented-2", "900001", "T02", "action", "invented-S1"),
            ("invented-3", "900001", "T02", "action", "invented-S1"),
            ("invented-4", "900001", "T02", "action", ""),
        ],
        columns=["measure_id", "locality_code", "theme", "unit_type", "series_id"],
    )
    made = states(
        invented,
        pd.DataFrame({"locality_code": ["900001", "900002"]}),
        pd.DataFrame({"locality_code": ["900003", "900002", "900001"]}),
        pd.DataFrame({"theme": ["T01", "T02"]}),
    )
    assert [str(made[count].dtype) for count in ("measure_count", "conservative_count")] == ["Int64", "Int64"]
    assert made.fillna(-1).to_numpy().tolist() == [
        ["900001", "T01", "reported", 1, 0, ("invented-1",)],
        ["900001", "T02", "reported", 3, 2, ("invented-2", "invented-3", "invented-4")],
        ["900002", "T01", "not mentioned", -1, -1, ()],
        ["900002", "T02", "not mentioned", -1, -1, ()],
        ["900003", "T01", "no article", -1, -1, ()],
        ["900003", "T02", "no article", -1, -1, ()],
    ]
