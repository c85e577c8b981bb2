"""Stated numbers and dates as a sentence or a table has them."""

from __future__ import annotations

from typing import Any

from helpers.corpus.periods import spoken
from helpers.wording import Names, date_words, number, pick

_BOUNDS = {
    "zh": {"=": "", ">=": "不少于", ">": "超过", "<=": "不超过", "<": "少于", "≈": "约", "": ""},
    "en": {"=": "", ">=": "at least ", ">": "more than ", "<=": "at most ", "<": "less than ", "≈": "about ", "": ""},
}
_TIMES_EN = {1: "once", 2: "twice"}


def amount(value: float, unit: str, comparator: str, names: Names) -> str:
    """Return a stated number with its bound and unit: 不低于80%, at least 80%, at least twice.

    A number whose unit the words beside it name may be given an empty one.
    """
    bound = _BOUNDS[names.language][comparator]
    shown = number(value, names.language, decimals=0 if float(value).is_integer() else 1)
    if names.language == "zh":
        # Of a rate Chinese says that it is low, not that it is few.
        return f"{bound.replace('少于', '低于') if unit == '%' else bound}{shown}{unit}"
    if unit == "%":
        return f"{bound}{shown}%"
    if unit == "次" and value in _TIMES_EN:
        return f"{bound}{_TIMES_EN[int(value)]}"
    one, several = names.units[unit] if unit else ("", "")
    return f"{bound}{shown} {one if value == 1 else several}".rstrip()


def amount_of(row: Any, names: Names) -> str:
    """Return the number of a row of `helpers.analysis.targets.targets`; of a frequency, with how often it is meant."""
    shown = amount(row.value, row.unit, row.comparator, names)
    if row.quantity != "frequency":
        return shown
    often = spoken(row.period, names.language)
    return pick(names.language, zh=f"{often}{shown}", en=f"{shown} {often}".strip())


def by_when(deadline: str, names: Names) -> str:
    """Return a deadline as a sentence has it; empty where the text sets none."""
    if not deadline:
        return ""
    end = deadline.rsplit("/", maxsplit=1)[-1].removesuffix("-12-31")
    when = date_words(end, names.language)
    if len(end) == len("2011-05-11"):
        return pick(names.language, zh=f"{when}前", en=f"by {when}")
    return pick(names.language, zh=f"{when}底前", en=f"by the end of {when}")
