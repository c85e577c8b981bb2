from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.render.words import flat


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("职工\n书屋", "职工书屋"),
        ("职工，\n  书屋", "职工，书屋"),
        ("“职工”\n书屋", "“职工”书屋"),
        ("trade\nunion", "trade union"),
        ("职工\nunion", "职工 union"),
        ("a\t\tb", "a b"),
        ("a \r\n b", "a b"),
        ("全角　空格\u00a0不动", "全角　空格\u00a0不动"),
        ("\n首尾\n", "首尾"),
        ("", ""),
    ],
)
def test_a_line_break_vanishes_between_han_characters_only(given_text: str, expected: str) -> None:
    assert flat(given_text) == expected


@given(st.text(alphabet="职工ab，“ \n\t"))
def test_nothing_but_white_space_is_lost(words: str) -> None:
    made = flat(words)
    assert "".join(made.split()) == "".join(words.split())
    assert "\n" not in made
    assert "\t" not in made
