from hypothesis import given
from hypothesis import strategies as st

from helpers.audit.align import Difference, differences
from helpers.audit.words import Words, squeeze

LETTERS = st.text(alphabet="ab12均", max_size=120)


@given(LETTERS, LETTERS)
def test_between_the_differences_both_texts_are_equal(one: str, other: str) -> None:
    at = there = 0
    for gap in differences(one, other):
        assert one[at : gap.expected_start] == other[there : gap.found_start]
        at, there = gap.expected_end, gap.found_end
    assert one[at:] == other[there:]


@given(LETTERS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert list(differences(text, text)) == []


def test_one_wrong_digit_is_one_difference() -> None:
    one = "昆山报告的17项措施按编码手册计涉及的主题如下所列各地可以对照"
    assert list(differences(one, one.replace("17", "18"))) == [Difference(6, 7, 6, 7)]


@given(st.text(max_size=60))
def test_squeezed_words_lead_back_to_their_places(text: str) -> None:
    words = Words(text)
    assert squeeze(text) == words.squeezed
    assert [text[at] for at in words.places[:-1]] == list(words.squeezed)


def test_white_space_and_line_hyphens_set_nothing_apart() -> None:
    assert squeeze("county-\nlevel\u2060 12") == squeeze("county-level 12")
