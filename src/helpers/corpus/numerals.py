"""Numerals in running Chinese text: where they stand, and what they are worth.

`cn2an` is asked only about numerals that a pattern has captured: on running text it would read 进一步 as 进1步.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import prod

DIGITS = "0-9０-９"
HAN_NUMERALS = "〇零一二三四五六七八九十百千万亿两"
OTHER_NUMERALS = "双半倍首"
_HALF_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.", ",")

NUMERAL = re.compile(
    rf"(?P<hundred>百分百)|(?P<percent>百分之(?P<per>[{HAN_NUMERALS}点{DIGITS}]+))"
    rf"|(?P<digits>[{DIGITS}]{{1,3}}(?:,[{DIGITS}]{{3}})+(?![{DIGITS}])|[{DIGITS}]+(?:[.．][{DIGITS}]+)?)(?P<scale>[百千万亿]*)"
    rf"|(?P<han>[{HAN_NUMERALS}]+)|(?P<other>[{OTHER_NUMERALS}])"
)
_SCALES = {"百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_OTHERS = {"双": 2.0, "半": 0.5, "首": 1.0}
_BESIDE = rf"(?=(?:每[人名户月年])?[{DIGITS}{HAN_NUMERALS}半])"
_BEHIND = rf"(?<=[{DIGITS}{HAN_NUMERALS}])"
_RECENT = rf"(?![{DIGITS}一两二三四五六七八九十半](?:年|个月|季度|期|届|周|天))"
# A word of one character bounds a number only beside it, and only where it is no part of another word: 圆满完成3项,
# 签约3家 and 附近3家 bound nothing. 近三年 are the last three years, not nearly three.
_BOUNDS = tuple(  # in this order: 不低于 holds 低于, and 不超过 holds 超过
    (re.compile(pattern), sign)
    for pattern, sign in (
        (f"(?:未满|不满|不足|不到){_BESIDE}", "<"),
        (f"(?<=.)以上|不少于|至少|不低于|(?<![圆美丰充饱爆客不未])满{_BESIDE}", ">="),
        (f"(?<=.)(?:以内|以下)|不超过|不超{_BESIDE}|不多于|至多", "<="),
        ("低于|少于", "<"),
        (f"超过|(?:超|逾){_BESIDE}", ">"),
        (f"{_BEHIND}(?:余|多(?!媒体|功能|元化|样|渠道|层次|方))|{_BEHIND}个多(?=月|小时|星期)", ">"),
        (f"(?<![要合签条预节制契公解相履违立特])约{_BESIDE}|左右", "≈"),
        (f"(?<![附最邻临贴靠亲就])近{_RECENT}{_BESIDE}", "≈"),
    )
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral as it stands: `words` between the offsets `start` and `end`."""

    start: int
    end: int
    words: str


def find_numerals(text: str) -> list[Numeral]:
    """Return every numeral of a text, Arabic, full-width or Chinese, ordinary words such as 进一步 included."""
    return [Numeral(match.start(), match.end(), match.group()) for match in NUMERAL.finditer(text)]


def numeral_value(words: str) -> float | None:
    """Return what a numeral is worth, or None for one that is worth nothing by itself (倍).

    Parameters
    ----------
    words
        A numeral as `find_numerals` returns it. 百分百 is 100 and 百分之八十 is 80, in per cent; 万 alone is 10 000.
    """
    match = NUMERAL.fullmatch(words)
    if match is None:
        return None
    if match["hundred"]:
        return 100.0
    if match["digits"]:
        return float(match["digits"].translate(_HALF_WIDTH)) * prod(_SCALES[scale] for scale in match["scale"])
    if match["other"]:
        return _OTHERS.get(words)
    return _han_value(match["per"] or words)


def _han_value(words: str) -> float | None:
    import cn2an  # noqa: PLC0415 - 40 ms that loading a corpus of digits need not pay

    half = words.translate(_HALF_WIDTH)
    if re.fullmatch(r"[\d.]+", half):
        return float(half)
    if half[0] in _SCALES:
        half = "一" + half  # 万名 is ten thousand persons
    try:
        return float(cn2an.cn2an(half, "smart"))
    except (ValueError, KeyError):  # KeyError: its table of spoken forms (一万二) ends at 亿〇
        return None


def values(quote: str) -> list[float]:
    """Return the values of all numerals in a quote, in order."""
    found = (numeral_value(numeral.words) for numeral in find_numerals(quote))
    return [value for value in found if value is not None]


def comparator(quote: str) -> str:
    """Return how the words of a quote bound its number."""
    for pattern, sign in _BOUNDS:
        if pattern.search(quote):
            return sign
    return "="


def covered_by(numeral: Numeral, text: str, terms: Iterable[str]) -> str:
    """Return the first listed term that stands around a numeral, or an empty string."""
    for term in terms:
        first = max(0, numeral.end - len(term))
        if (at := text.find(term, first, numeral.start + len(term))) != -1 and at <= numeral.start:
            return term
    return ""
