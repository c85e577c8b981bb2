from __future__ import annotations

from helpers.corpus import Context, context

TEXT = "前句。甲方X公司，1.5倍；乙：（丙）！后句？末句\n次段"


def around(quote: str, **longest: int) -> Context:
    start = TEXT.index(quote)
    return context(TEXT, start, start + len(quote), **longest)


def test_a_sentence_ends_with_its_stop_or_its_line_and_with_nothing_else() -> None:
    assert around("乙") == Context("甲方X公司，1.5倍；", "乙", "：（丙）！")
    assert [around(quote) for quote in ("前", "后", "末", "次")] == [
        Context("", "前", "句。"),
        Context("", "后", "句？"),
        Context("", "末", "句"),
        Context("", "次", "段"),
    ]


def test_a_quote_over_two_sentences_has_the_rest_of_both() -> None:
    assert around("丙）！后") == Context("甲方X公司，1.5倍；乙：（", "丙）！后", "句？")


def test_a_long_sentence_is_cut_and_says_so() -> None:
    assert around("乙", longest=4) == Context("….5倍；", "乙", "：（丙）…")
    assert around("乙", longest=5) == Context("…1.5倍；", "乙", "：（丙）！")
