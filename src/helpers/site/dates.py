"""Dates as each language writes them."""

from __future__ import annotations

from datetime import date

from helpers.wording import Language

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def long_date(iso: str, language: Language) -> str:
    """Return a date in words.

    >>> long_date("2026-11-22", "zh"), long_date("2026-11-22", "en")
    ('2026年11月22日', '22 November 2026')
    """
    day = date.fromisoformat(iso)
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def period(iso: str, language: Language) -> str:
    """Return the month of a bulletin in words; a letter behind it, if it has one, stays.

    >>> period("2011-05", "zh"), period("2011-05", "en")
    ('2011年5月', 'May 2011')
    """
    year, month = iso[:4], int(iso[5:7])
    return f"{year}年{month}月{iso[7:]}" if language == "zh" else f"{_MONTHS[month - 1]} {year}{iso[7:]}"
