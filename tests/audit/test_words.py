from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from helpers.audit.words import Words, squeeze


@given(st.text(alphabet=st.characters() | st.sampled_from(" \t\n\u3000\u2060\u200b\u00ad-\u2010甲a1")))
def test_each_squeezed_character_stands_where_it_is_said_to_stand(text: str) -> None:
    words = Words(text)
    assert "".join(text[at] for at in words.places[:-1]) == words.squeezed
    assert words.places[-1] == len(text)
    assert squeeze(words.squeezed) == words.squeezed


def test_what_sets_letters_apart_is_left_out() -> None:
    assert squeeze("工资\u2060集体 协商\n wage-\nbargaining\u3000") == "工资集体协商wagebargaining"
