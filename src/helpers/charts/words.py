"""Words, numbers and lists in the two languages of a chart."""

from __future__ import annotations

from collections.abc import Iterable
from math import isnan
from typing import Literal

from helpers.errors import UnknownNameError

Language = Literal["zh", "en"]

NONE = "–"  # stands where a ratio is undefined


def pick(language: str, zh: str, en: str) -> str:
    """Choose the wording of a language.

    Raises
    ------
    UnknownNameError
        For a language other than ``"zh"`` and ``"en"``.
    """
    if language not in ("zh", "en"):
        raise UnknownNameError("language", language, ("zh", "en"))
    return zh if language == "zh" else en


def number(value: float, language: str) -> str:
    """Write a number whole where it is whole; English groups its digits by thousands, Chinese does not."""
    text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.10g}"
    return pick(language, text.replace(",", ""), text)


def ratio(value: float) -> str:
    """Write a ratio with two decimals, or a dash where it is undefined."""
    return NONE if isnan(value) else f"{value:.2f}"


def percent(share: float) -> str:
    """Write a share as per cent with one decimal, or none where that is 0."""
    return f"{share * 100:.1f}".removesuffix(".0") + "%"


def listing(items: Iterable[str], language: str) -> str:
    """Put names side by side: 沧浪、平江 or Canglang, Pingjiang."""
    return pick(language, "、", ", ").join(items)


def clauses(items: Iterable[str], language: str) -> str:
    """Put clauses side by side, between semicolons, since English names may hold commas."""
    return pick(language, "；", "; ").join(items)


def sentences(items: Iterable[str], language: str) -> str:
    """Close each item with a full stop and put them one behind the other."""
    stop, gap = pick(language, "。", "."), pick(language, "", " ")
    return gap.join(item + stop for item in items if item)


def capital(text: str) -> str:
    """Begin with a capital, as a heading does; Chinese is left as it is."""
    return text[:1].upper() + text[1:]


def measures(count: int, language: str) -> str:
    """Write a number of measures: 3项 or 3 measures."""
    return pick(language, f"{count}项", f"{count:,} measure{'' if count == 1 else 's'}")


def of(part: int, whole: int, language: str) -> str:
    """Write a part of a whole: 12项中3项 or 3 of 12."""
    return pick(language, f"{whole}项中{part}项", f"{part:,} of {whole:,}")
