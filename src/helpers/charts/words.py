"""Words and numbers of a chart, in its language: written as the sentences beside it write them."""

from __future__ import annotations

from collections.abc import Iterable
from math import isnan

from helpers import wording
from helpers.errors import UnknownNameError
from helpers.wording import Language

NONE = "–"  # stands where a ratio is undefined


def known_language(language: str) -> Language:
    """Return the language as one of those that we write.

    Raises
    ------
    UnknownNameError
        For a language other than ``"zh"`` and ``"en"``.
    """
    if language == "zh":
        return "zh"
    if language == "en":
        return "en"
    raise UnknownNameError("language", language, ("zh", "en"))


def pick(language: str, zh: str, en: str) -> str:
    """Choose the wording of a language; raises as `known_language` does."""
    return wording.pick(known_language(language), zh=zh, en=en)


def number(value: float, language: str) -> str:
    """Write a number with the decimals that it has, none where it is whole."""
    decimals = 0 if float(value).is_integer() else len(f"{value:.10g}".partition(".")[2])
    return wording.number(value, known_language(language), decimals=decimals)


def ratio(value: float) -> str:
    """Write a ratio with two decimals, or a dash where it is undefined."""
    return NONE if isnan(value) else f"{value:.2f}"


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


def measures(count: int | None, language: str) -> str:
    """Write a number of measures: 3项 or 3 measures; None, of an article without one, is 无措施 or no measure."""
    if count is None:
        return pick(language, "无措施", "no measure")
    return wording.counted(count, known_language(language), zh="项", en="measure")


def of(part: int, whole: int, language: str) -> str:
    """Write a part of a whole: 12项中3项 or 3 of 12."""
    return pick(language, f"{whole}项中{part}项", f"{part:,} of {whole:,}")
