"""What the other questions give: the same numbers as the briefings, backed, in both languages."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from helpers import behind, chart, compare, concordance, explore, export, find, keyness, locality
from helpers.audit import Auditor
from helpers.blocks import Section
from helpers.briefing import Page, drawn
from helpers.briefing import locality as on_locality
from helpers.errors import UnknownNameError, UsageError
from helpers.lab.answer import Answer
from helpers.lab.chart import CHARTS
from helpers.lab.find import Measures
from helpers.render import document_of, to_html


def _notebook(*answers: Section, language: str) -> dict[str, object]:
    outputs = [
        {"output_type": "execute_result", "metadata": {}, "execution_count": 1, "data": dict(a._repr_mimebundle_())}
        for a in answers
    ]
    cell = {"cell_type": "code", "source": "", "metadata": {}, "outputs": outputs, "execution_count": 1}
    return {"metadata": {"title": "Invented"}, "cells": [cell], "nbformat": 4, "nbformat_minor": 5}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_number_that_an_answer_prints_is_backed(page: Page, chinese_page: Page, language: str) -> None:
    asked = page if language == "en" else chinese_page
    answers: list[Answer | Measures] = [
        compare(asked, "太仓, 昆山", themes="工会组建"),
        compare(asked, "太仓, 昆山"),
        compare(asked, "常熟, 昆山", themes="工会组建"),
        concordance(asked, "工会组建"),
        concordance(asked, "invented"),
        behind(asked, "83.2%", "昆山"),
        *(chart(asked, name, among="太仓, 昆山") for name in CHARTS),
        keyness(asked, "昆山"),
        find(asked),
        locality(asked, "昆山"),
    ]
    document = document_of(_notebook(*[answer.section for answer in answers], language=language))
    assert [str(fault) for fault in Auditor(asked.corpus).document(document, "invented")] == []
    assert "<html" in to_html(document)


def test_the_same_answer_twice_and_two_of_one_kind_stand_in_one_document(page: Page) -> None:
    twice = [chart(page, "matrix").section] * 2
    others = [chart(page, "matrix", among="太仓,昆山").section, drawn_again(page)]
    document = document_of(_notebook(*twice, *others, language="en"))
    ids = [block["id"] for block in document["blocks"] if block["kind"] == "chart"]
    assert len(ids) == len(set(ids)) == 4


def drawn_again(page: Page) -> Section:
    return page.section(drawn.matrix(page))


def test_a_comparison_counts_what_the_corpus_counts(page: Page) -> None:
    beside = compare(page, "Taicang", "Kunshan").frame
    states = page.corpus.states
    mine = states[states["locality_code"].isin(["320583", "320585"])]
    assert dict(
        zip(zip(beside["locality_code"], beside["theme"], strict=True), beside["measure_ids"], strict=True)
    ) == dict(zip(zip(mine["locality_code"], mine["theme"], strict=True), mine["measure_ids"], strict=True))


def test_a_comparison_with_a_locality_without_an_article_says_so(page: Page) -> None:
    assert "no article" in repr(compare(page, "Wujiang", "Kunshan"))
    assert compare(page, "Wujiang", "Pingjiang").frame["state"].unique().tolist() == ["no article"]


def test_a_comparison_on_a_theme_says_what_counts_and_what_is_left_out(page: Page) -> None:
    alone, beside = (repr(compare(page, "Kunshan", other, themes="Organizing")) for other in ("Taicang", "Changshu"))
    assert "Side by side: measures reported, by main theme" in alone and "second theme" not in alone
    assert "Left out is what has it as a second theme: CS-10, CS-11." in beside


def test_a_comparison_on_a_theme_gives_the_shares_that_its_numbers_make(page: Page) -> None:
    assert "(83.2%). This counts enterprises, not workers." in repr(compare(page, "Taicang, Kunshan", themes="T02"))


def test_one_locality_is_no_comparison(page: Page) -> None:
    with pytest.raises(UsageError, match="found 320583"):
        compare(page, "Kunshan", "昆山")


def test_a_concordance_has_each_use_with_what_stands_around_it(page: Page) -> None:
    uses = concordance(page, "工会组建", width=5).frame
    text = page.corpus.text
    assert list(uses["start"]) == [at for at in range(len(text)) if text.startswith("工会组建", at)]
    for before, word, after, start in uses[["before", "word", "after", "start"]].itertuples(index=False):
        assert text[start - len(before) : start + len(word) + len(after)] == before + word + after


def test_a_concordance_looks_an_english_term_up_and_says_when_there_is_nothing(page: Page) -> None:
    assert set(concordance(page, "Collective Wage Consultation").frame["word"]) == {"工资集体协商"}
    assert set(concordance(page, "grassroots unions").frame["word"]) == {"基层工会"}
    assert concordance(page, "吴江").frame.empty


def test_a_concordance_without_a_use_says_where_else_to_look(page: Page) -> None:
    assert repr(concordance(page, "吴江")) == "No “吴江” was found."
    assert repr(concordance(page, "coverage")) == (
        "No “coverage” was found. The bulletin is in Chinese, and of English words those of the glossary are looked "
        'up: find(page, words="coverage") looks through the translations.'
    )


def test_a_concordance_says_which_uses_were_coded_and_which_not(page: Page) -> None:
    uses = concordance(page, "工会组建")
    assert list(uses.frame["measure_id"]) == ["2011-05-SZ-08", "", "", "2011-05-KS-17", "2011-05-CS-09"]
    assert [line.split(" | ")[-1] for line in repr(uses).splitlines()[2:]] == ["SZ-08", "", "", "KS-17", "CS-09"]


@pytest.mark.parametrize("name", CHARTS)
def test_any_chart_can_be_drawn_of_all_and_of_a_few(page: Page, name: str) -> None:
    assert chart(page, name).section.blocks[0].kind == "chart"
    assert not chart(page, name, among="Taicang, Kunshan").frame.empty


def test_a_place_with_an_article_is_never_drawn_as_one_without(page: Page) -> None:
    for name in ("matrix", "tile-map"):
        assert "Suzhou City" in repr(chart(page, name))
        assert "Suzhou City" not in repr(chart(page, name, among="Taicang, Kunshan"))
        assert "No article (1): Wujiang." in repr(chart(page, "matrix", among="Taicang, Wujiang"))


def test_emphasis_compares_with_all_whichever_are_asked_for(page: Page) -> None:
    few, all_ = chart(page, "emphasis", among="Taicang, Kunshan").frame, chart(page, "emphasis").frame
    pd.testing.assert_frame_equal(few, all_)


def test_a_chart_is_the_one_of_the_briefing(page: Page) -> None:
    mine = chart(page, "tile map", chosen="Kunshan").section.blocks[0]
    assert mine.svg == drawn.tile_map(page, "320583").block.svg  # type: ignore[union-attr]


def test_a_chart_that_there_is_not_is_an_error_with_the_names(page: Page) -> None:
    with pytest.raises(UnknownNameError, match="Did you mean matrix"):
        chart(page, "matrx")


def test_behind_a_share_lie_its_formula_and_its_two_figures(page: Page) -> None:
    found = behind(page, "83.2%", "Kunshan")
    assert set(found.frame["row_id"]) == {"2011-05-F013", "2011-05-F014"}
    assert found.frame["formula"].str.endswith("2,008 ÷ 2,413 = 83.2%").all()


@pytest.mark.parametrize("code", ["320583", "320585", "320506"])
def test_behind_every_large_number_of_a_briefing_something_lies(page: Page, code: str) -> None:
    (facts,) = on_locality.facts(page, code).blocks
    for item in facts.items:  # type: ignore[union-attr]
        assert len(behind(page, item.value, code).frame), item.value


def test_behind_a_count_lie_all_that_were_counted(page: Page) -> None:
    mine = page.corpus.measures.query("locality_code == '320583'")
    rows = set(behind(page, "count.320583", "Kunshan").frame["row_id"])
    assert {row.partition(".")[0] for row in rows} == set(mine["measure_id"])


def test_a_measure_may_be_called_by_its_short_id(page: Page) -> None:
    assert repr(behind(page, "KS-17")) == repr(behind(page, "2011-05-KS-17"))


def test_behind_an_invented_number_lies_nothing_and_that_is_said(page: Page) -> None:
    found = behind(page, "123456789")
    assert found.frame.empty and "No briefing prints" in repr(found)


def test_boxes_and_code_pick_the_same(page: Page) -> None:
    picked = explore(page, "Kunshan, Taicang", themes="T02", statuses="ongoing", words="union")
    again = eval(picked.code, {"find": find, "page": page})  # noqa: S307 - the code that we print ourselves
    assert list(again.frame["measure_id"]) == list(picked.measures.frame["measure_id"])
    picked.pick(localities=("320506",), themes=(), instruments=(), statuses=(), words="")
    assert set(picked.measures.frame["locality_code"]) == {"320506"}


def test_a_selection_goes_to_a_spreadsheet_and_words_stay_words(page: Page, tmp_path: Path) -> None:
    frame = pd.DataFrame({"words": ["=1+1", "工会"], "ids": [("a", "b"), ()], "count": pd.array([1, None], "Int64")})
    with export(frame, tmp_path / "x.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [["words", "ids", "count"], ["'=1+1", "a；b", "1"], ["工会", "", ""]]
    sheet = openpyxl.load_workbook(export(frame, tmp_path / "x.xlsx")).active
    assert [cell.value for cell in sheet[2]] == ["=1+1", "a；b", 1] and sheet["A2"].data_type == "s"
    assert len(export(find(page, "Kunshan"), tmp_path / "ks.csv").read_text("utf-8").splitlines()) == 18


@pytest.mark.parametrize("name", ["x.docx", "missing/x.csv"])
def test_an_export_that_cannot_be_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        export(pd.DataFrame(), tmp_path / name)
