"""Numerals are found however they are spelt, and are worth what they say."""

from __future__ import annotations

from itertools import pairwise

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.corpus.numerals import comparator, covered_by, find_numerals, numeral_value, values

WORTH = {
    "1000家": 1000.0,
    "２４１３家": 2413.0,
    "80％以上": 80.0,
    "９５．５％": 95.5,
    "万名": 10_000.0,
    "3万名": 30_000.0,
    "2千万元": 20_000_000.0,
    "3.5亿元": 350_000_000.0,
    "1,200家": 1200.0,
    "百分之八十": 80.0,
    "百分之八十五点五": 85.5,
    "百分之95": 95.0,
    "百分百": 100.0,
    "百分": 100.0,
    "满一年": 1.0,
    "半年": 0.5,
    "双月": 2.0,
    "首次": 1.0,
    "第四次": 4.0,
    "两个": 2.0,
    "十五": 15.0,
    "二〇一一年": 2011.0,
    "一万二千": 12_000.0,
}
DIGITS = str.maketrans("0123456789.", "０１２３４５６７８９．")


@pytest.mark.parametrize(("quote", "worth"), WORTH.items())
def test_a_numeral_is_worth_what_it_says(quote: str, worth: float) -> None:
    assert values(quote) == [worth]


def test_a_multiple_without_a_number_is_found_and_worth_nothing_by_itself() -> None:
    assert [numeral.words for numeral in find_numerals("收入倍增")] == ["倍"]
    assert values("收入倍增") == []


def test_ordinary_words_are_found_too_so_that_none_can_hide() -> None:
    found = [(n.start, n.end, n.words) for n in find_numerals("进一步统一抓好万名代表和２项")]
    assert found == [(1, 2, "一"), (4, 5, "一"), (7, 8, "万"), (12, 13, "２")]


@given(st.integers(0, 10**12))
def test_a_whole_number_written_in_chinese_reads_back(number: int) -> None:
    written = cn2an.an2cn(str(number), "low")
    assert values(f"共{written}家") == [float(number)]


@given(st.integers(0, 10**9), st.integers(0, 99), st.sampled_from(["", "万", "亿"]))
def test_a_number_in_digits_reads_back_half_and_full_width(whole: int, part: int, scale: str) -> None:
    written = f"{whole}.{part:02d}"
    worth = float(written) * {"": 1, "万": 10_000, "亿": 100_000_000}[scale]
    assert values(f"达{written}{scale}元") == values(f"达{written.translate(DIGITS)}{scale}元") == [worth]


@given(st.integers(1, 99))
def test_a_share_in_chinese_reads_back(share: int) -> None:
    assert values(f"达到百分之{cn2an.an2cn(str(share), 'low')}以上") == [float(share)]


@given(st.text(alphabet="〇零一二三四五六七八九十百千万亿两双半倍首点分之0123456789０９.．,，％%年第进步 "))
def test_any_run_of_numerals_has_a_value_or_none_and_never_an_error(text: str) -> None:
    found = find_numerals(text)
    assert [text[n.start : n.end] for n in found] == [n.words for n in found]
    assert all(one.end <= two.start for one, two in pairwise(found))
    for numeral in found:
        worth = numeral_value(numeral.words)
        assert worth is None or worth >= 0


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_every_digit_of_any_text_stands_inside_a_numeral(text: str) -> None:
    spans = [(numeral.start, numeral.end) for numeral in find_numerals(text)]
    digits = [position for position, character in enumerate(text) if character in "0123456789０１２３４５６７８９"]
    assert [p for p in digits if not any(start <= p < end for start, end in spans)] == []


BOUNDS = {
    "<": "未满3年 不满3年 不足3年 不到3年 低于3% 少于3次 不满16周岁",
    ">=": "80％以上 不少于2次 至少召开一次 不低于80% 满一年 用工满6个月 年满18岁 百人以上 入住满半年",
    "<=": "3年以内 3项以下 不超过3次 不多于3次 至多3次 不超3次",
    ">": "超过100家 100余家 逾100家 超八成 1.2万余人 30多名 十多家 两个多月 三个多小时",
    "≈": "约50人 近50人 50人左右 大约3万 约每人300元 将近百家 接近50% 近30年 近万人",
}
UNBOUND = """
    880家 满意度98% 满意率达95％ 不满意率2% 圆满完成3项 充满3份 满足200户 美满家庭100户 未满足需求3项
    近年来3次 最近3次 附近3家 近三年 近两个月 近半年 近期2场 邻近2个村 就近3处
    其余3家 业余班5个 余杭3家 余额20万元 富余职工12名 超市5家 超额2项 超前谋划3项 逾期3天
    许多2次 多次召开3场 多家企业4家 一个多功能厅 3多媒体室 要约3家 签约8家 集中要约2次 合约3份 约谈2家
    节约30万元 预约100人次 公约1份 不足之处3项 不到位的2家 以下三项 以上三项 以内控2项
"""


@pytest.mark.parametrize(
    ("sign", "quote"), [(sign, quote) for sign, quotes in BOUNDS.items() for quote in quotes.split()]
)
def test_words_around_a_number_bound_it(sign: str, quote: str) -> None:
    assert comparator(quote) == sign


@pytest.mark.parametrize("quote", UNBOUND.split())
def test_words_that_only_hold_a_bounding_character_bound_nothing(quote: str) -> None:
    assert comparator(quote) == "="


def test_a_term_covers_a_numeral_only_where_it_stands_around_it() -> None:
    text = "“十二五”规划，十二家企业，进一步"
    terms = ["十二五", "进一步"]
    assert [(n.words, covered_by(n, text, terms)) for n in find_numerals(text)] == [
        ("十二五", "十二五"),
        ("十二", ""),
        ("一", "进一步"),
    ]
