"""Dates as each language writes them."""

from __future__ import annotations

from datetime import date

from helpers.wording import Language, date_words


def long_date(iso: str, language: Language) -> str:
    """Return a date in words.

    >>> long_date("2026-11-22", "zh"), long_date("2026-11-22", "en")
    ('2026年11月22日', '22 November 2026')
    """
    return date_words(date.fromisoformat(iso).isoformat(), language)


def period(iso: str, language: Language) -> str:
    """Return the month of a bulletin in words; a letter behind it, if it has one, stays.

    >>> period("2011-05", "zh"), period("2011-05", "en")
    ('2011年5月', 'May 2011')
    """
    month, letter = iso[: len("2011-05")], iso[len("2011-05") :]
    return date_words(month, language) + letter
