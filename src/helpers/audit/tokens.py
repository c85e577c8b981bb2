"""What claims something in a text: numbers in any spelling, and quantifiers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from helpers.corpus.numerals import HAN_NUMERALS, numeral_value

_ENGLISH = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12, "hundred": 100, "thousand": 1000, "once": 1, "twice": 2,
    "half": 0.5,
}  # fmt: skip
_QUANTIFIERS_EN = ("all", "every", "each", "most", "none", "no", "only", "both")
_QUANTIFIERS_ZH = ("全部", "均", "都", "没有", "无", "只有", "只见于", "未", "各")
# Ordinary words that hold a numeral or a quantifier: nothing is counted by them.
_ORDINARY = (
    "进一步", "一致", "统一", "一般", "一定", "一律", "一些", "同一", "任一", "之一", "另一", "一旦", "一并", "一起",
    "唯一", "逐一", "万一", "第一时间", "首先", "平均", "均值", "都市", "首都", "无锡", "未来", "未必", "无论", "各自",
    "百分比", "百分点",
)  # fmt: skip
_DIGITS = r"[0-9０-９]"
_GROUPED = rf"{_DIGITS}{{1,3}}(?:[,，]{_DIGITS}{{3}})+(?!{_DIGITS})(?:[.．]{_DIGITS}+)?"
TOKEN = re.compile(
    rf"(?P<ordinary>{'|'.join(map(re.escape, _ORDINARY))}|\bno longer\b|\bno\.|\beach other\b)"
    rf"|(?P<digits>{_GROUPED}|{_DIGITS}+(?:[.．]{_DIGITS}+)?)(?P<scale>[百千万亿]*)"
    rf"|(?P<share>百分百|百分之[{HAN_NUMERALS}点]+)|(?P<han>[{HAN_NUMERALS}]+|[双半])"
    rf"|(?P<zh>{'|'.join(_QUANTIFIERS_ZH)})"
    rf"|\b(?P<word>{'|'.join(_ENGLISH)})\b|\b(?P<en>{'|'.join(_QUANTIFIERS_EN)})\b",
    re.IGNORECASE,
)
_HALF_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.", ",，")
_SCALES = {"百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}


@dataclass(frozen=True, slots=True)
class Token:
    """A number or a quantifier in a text.

    Attributes
    ----------
    start, end
        Offsets in the text.
    words
        As it stands.
    value
        What a number is worth; None for a quantifier.
    decimals
        How many decimals are printed.
    """

    start: int
    end: int
    words: str
    value: float | None
    decimals: int = 0

    @property
    def is_number(self) -> bool:
        """Whether it is a number; else it is a quantifier."""
        return self.value is not None


def tokens(text: str) -> list[Token]:
    """Return every number and quantifier of a text, in order."""
    found = []
    for match in TOKEN.finditer(text):
        if match["ordinary"]:
            continue
        value, decimals = None, 0
        if match["digits"]:
            plain = match["digits"].translate(_HALF_WIDTH)
            value, decimals = float(plain), len(plain.partition(".")[2])
            for scale in match["scale"]:
                value *= _SCALES[scale]
        elif match["word"]:
            value = float(_ENGLISH[match["word"].lower()])
        elif words := match["share"] or match["han"]:
            value = numeral_value(words)
            if value is None:
                continue
        found.append(Token(match.start(), match.end(), match.group(), value, decimals))
    return found
