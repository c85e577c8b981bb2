from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import UsageError
from helpers.site.bulletin import tokens
from helpers.site.spans import Cover, Piece, Span, cut

TEXT = "甲乙丙丁戊己庚辛"


def span(name: str, start: int, end: int, kind: str = "measure") -> Span:
    return Span(name, kind, start, end, name)


OUTER, INNER, NEXT = span("outer", 1, 6), span("inner", 2, 4), span("next", 6, 7)


def test_a_span_inside_another_and_one_beside_it_are_told_apart() -> None:
    assert cut(TEXT, [NEXT, INNER, OUTER]) == [
        Piece("甲", ()),
        Piece("乙", (Cover(OUTER, True, False),)),
        Piece("丙丁", (Cover(OUTER, False, False), Cover(INNER, True, True))),
        Piece("戊己", (Cover(OUTER, False, True),)),
        Piece("庚", (Cover(NEXT, True, True),)),
        Piece("辛", ()),
    ]


def test_what_is_opened_last_is_closed_first_and_neighbours_differ() -> None:
    made = [
        (t["kind"], t.get("text") or t["span"].id, t.get("is_odd")) for t in tokens(cut(TEXT, [OUTER, INNER, NEXT]))
    ]
    assert made == [
        ("text", "甲", None),
        ("open", "outer", False),
        ("text", "乙", None),
        ("open", "inner", True),
        ("text", "丙丁", None),
        ("close", "inner", None),
        ("text", "戊己", None),
        ("close", "outer", None),
        ("open", "next", False),
        ("text", "庚", None),
        ("close", "next", None),
        ("text", "辛", None),
    ]


def test_of_spans_that_cross_the_second_is_taken_up_again_under_no_new_name() -> None:
    made = [
        (t["kind"], t.get("text") or t["span"].id, t.get("is_first"))
        for t in tokens(cut("甲乙丙丁戊", [span("a", 0, 4), span("b", 2, 5)]))
    ]
    assert made == [
        ("open", "a", True),
        ("text", "甲乙", None),
        ("open", "b", True),
        ("text", "丙丁", None),
        ("close", "b", None),
        ("close", "a", None),
        ("open", "b", False),
        ("text", "戊", None),
        ("close", "b", None),
    ]


def test_a_span_beyond_the_text_is_refused() -> None:
    with pytest.raises(UsageError, match=r"x covers 3–9 of a text of 8 characters"):
        cut(TEXT, [span("x", 3, 9)])


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(st.text(min_size=1, max_size=40))
    edges = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(edges, edges).filter(lambda pair: pair[0] != pair[1]), max_size=8))
    return text, [span(f"s{number}", min(pair), max(pair)) for number, pair in enumerate(pairs)]


@given(texts_with_spans())
def test_the_pieces_are_the_text_and_each_span_covers_its_own_words(given_: tuple[str, list[Span]]) -> None:
    text, spans = given_
    pieces = cut(text, spans)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)
    for one in spans:
        under = [(piece, cover) for piece in pieces for cover in piece.covers if cover.span == one]
        assert "".join(piece.text for piece, _ in under) == text[one.start : one.end]
        assert [cover.is_first for _, cover in under] == [True] + [False] * (len(under) - 1)
        assert [cover.is_last for _, cover in under] == [False] * (len(under) - 1) + [True]


@given(texts_with_spans())
def test_tokens_nest_and_hold_the_text(given_: tuple[str, list[Span]]) -> None:
    text, spans = given_
    is_open: list[str] = []
    words = ""
    firsts: list[str] = []
    for token in tokens(cut(text, spans)):
        if token["kind"] == "open":
            is_open.append(token["span"].id)
            firsts += [token["span"].id] if token["is_first"] else []
        elif token["kind"] == "close":
            assert is_open.pop() == token["span"].id
        else:
            words += token["text"]
    assert (words, is_open, sorted(firsts)) == (text, [], sorted(one.id for one in spans))
