"""Prose of an analyst's own: each number leads to the words of the bulletin, or is told to lead nowhere."""

from __future__ import annotations

from typing import Any

import pytest

from helpers import write
from helpers.audit import Auditor
from helpers.briefing import Page
from helpers.errors import UnknownNameError, UsageError
from helpers.lab.answer import Answer
from helpers.render import document_of

SHARE = "share.2011-05-F014"


def _doubts(page: Page, *written: Answer) -> list[str]:
    outputs = [
        {"output_type": "display_data", "metadata": {}, "data": dict(each._repr_mimebundle_())} for each in written
    ]
    cell: dict[str, Any] = {"cell_type": "code", "source": "", "metadata": {}, "outputs": outputs, "execution_count": 1}
    notebook = {"metadata": {"title": "Invented"}, "cells": [cell], "nbformat": 4, "nbformat_minor": 5}
    return [fault.found for fault in Auditor(page.corpus).document(document_of(notebook), "invented")]


def test_what_leads_to_a_briefing_a_figure_a_finding_or_a_measure_is_backed(page: Page, chinese_page: Page) -> None:
    english = write(page, "In Kunshan [83.2%](Kunshan), or [2,008 of 2,413](F013, F014); it [means more](KS-17).")
    finding = write(
        page, "As a finding: [83.2%](targets.attainment:2011-05-F014). As evidence: [83.2%](share.2011-05-F014)."
    )
    chinese = write(chinese_page, "昆山规模以上企业建会[2008家](2011-05-F014)，\n占[83.2%](昆山)。")
    assert english.frame[["words", "evidence_id"]].to_numpy().tolist() == [
        ["83.2%", SHARE],
        ["2,008 of 2,413", "2011-05-F013"],
        ["2,008 of 2,413", "2011-05-F014"],
        ["means more", "2011-05-KS-17"],
    ]
    assert repr(chinese) == "昆山规模以上企业建会2008家，占83.2%。"
    assert _doubts(page, english, finding) == _doubts(chinese_page, chinese) == []


def test_what_leads_nowhere_or_to_another_number_is_named_by_the_audit(page: Page) -> None:
    assert _doubts(page, write(page, "Most have a union.\n\nWe count 4321, or [90%](F014).")) == ["Most", "4321", "90"]


def test_an_empty_line_begins_a_paragraph(page: Page) -> None:
    assert [block.kind for block in write(page, "One.\nStill one.\n\nAnother.").section.blocks] == ["paragraph"] * 2


def test_a_briefing_that_does_not_print_the_number_is_an_error_with_a_way_out(page: Page) -> None:
    with pytest.raises(UsageError, match=r"the briefing on 'Taicang' prints no '83.2%'.*as in \[83.2%\]\(KS-17\)"):
        write(page, "[83.2%](Taicang)")


@pytest.mark.parametrize(("named", "meant"), [("KS-77", "KS-17"), ("Kunshn", "Kunshan")])
def test_a_name_that_is_none_is_answered_with_the_nearest(page: Page, named: str, meant: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        write(page, f"[83.2%]({named})")
    assert meant in caught.value.suggestions


def test_no_words_are_an_error(page: Page) -> None:
    with pytest.raises(UsageError, match="needs words"):
        write(page, " \n ")
