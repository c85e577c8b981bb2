"""Times of figures.csv (ISO 8601) as each language says them."""

from __future__ import annotations

from helpers.wording import Language, date_words, pick

OFTEN = {
    "P1Y": ("每年", "a year"),
    "P6M": ("每半年", "in six months"),
    "P3M": ("每季度", "a quarter"),
    "P1M": ("每月", "a month"),
    "P7D": ("每周", "a week"),
    "P1D": ("每天", "a day"),
}
YEAR, MONTH, DAY = len("2011"), len("2011-05"), len("2011-05-11")


def spoken(period: str, language: Language) -> str:
    """Return a time as a note has it: 2011年1月至4月, January–April 2011; a duration that `OFTEN` lacks as it stands.

    Parameters
    ----------
    period
        A day, a month, a year, an interval of two of a kind, a duration, or nothing.
    """
    first, _, last = period.partition("/")
    if period in OFTEN:
        chinese, english = OFTEN[period]
        return pick(language, zh=chinese, en=english)
    if not first[:YEAR].isdigit():
        return period
    start, end = date_words(first, language), date_words(last or first, language)
    if start == end:
        return start
    common = next((size for size in (MONTH, YEAR) if first[:size] == last[:size] and size < len(first)), 0)
    shared = date_words(first[:common], language) if common else ""
    if language == "zh":
        return f"{start}至{end.removeprefix(shared)}"
    return f"{start.removesuffix(f' {shared}')}–{end}" if common else f"{start} to {end}"
