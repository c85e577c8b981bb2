from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.guarding import STARTS, guarded, unguarded


@pytest.mark.parametrize("start", STARTS)
def test_words_that_a_spreadsheet_would_compute_get_an_apostrophe(start: str) -> None:
    assert guarded(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("text", ["", "1+1", "措施", " =1", "a=b", "'quoted'", "不少于2次", "-5.2%", "+3", "-1,200.5"])
def test_other_words_and_signed_numbers_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


@given(st.text(alphabet=st.sampled_from([*STARTS, "'", "a", "1", "措"]), max_size=6) | st.text())
def test_what_was_guarded_can_be_read_back_and_computes_nothing(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(STARTS) or re.fullmatch(r"[+-][0-9.,]+%?", guarded(text))
