import pytest

from helpers.audit.tokens import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2,413 of 12", [2413.0, 12.0]),
        ("达１０００家，占83.2%", [1000.0, 83.2]),
        ("百分之八十，万名，两次", [80.0, 10_000.0, 2.0]),
        ("twelve, once, Two", [12.0, 1.0, 2.0]),
    ],
)
def test_a_number_counts_in_any_spelling(text: str, expected: list[float]) -> None:
    assert [token.value for token in tokens(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全部、均、都、没有、无、只有、未、各", ["全部", "均", "都", "没有", "无", "只有", "未", "各"]),
        ("All, every, each, most", ["All", "every", "each", "most"]),
        ("none, no, only, both", ["none", "no", "only", "both"]),
    ],
)
def test_a_quantifier_is_found_and_has_no_value(text: str, expected: list[str]) -> None:
    found = tokens(text)
    assert [token.words for token in found] == expected
    assert not any(token.is_number for token in found)


@pytest.mark.parametrize(
    "text", ["进一步统一认识，平均", "small, almost, nothing, another", "no longer", "No.", "each other"]
)
def test_a_word_that_only_looks_like_one_is_passed_over(text: str) -> None:
    assert tokens(text) == []
