"""What an analyst types, understood: a page, and names of localities, themes, instruments and statuses."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

from helpers.briefing import Page
from helpers.errors import UnknownNameError, UsageError

Names = str | int | Iterable[str | int]
_BETWEEN = re.compile(r"[,，、;；]")


def checked(page: object) -> Page:
    """Return the page that a question is put to.

    Raises
    ------
    UsageError
        It is none; the message says how to get one.
    """
    if isinstance(page, Page):
        return page
    raise UsageError(
        f"what comes first is a page, and this is {type(page).__name__} {str(page)[:40]!r}. Begin with "
        'page = open_page("2011-05", language="en"), and hand it on: find(page, "Kunshan")'
    )


def localities(page: Page, *given: Names) -> tuple[str, ...]:
    """Return the codes of localities by any of their names, in code order; none for none.

    Raises
    ------
    UnknownNameError
        Nobody is called that; suggests the nearest.
    """
    return tuple(sorted({page.corpus.locality_code(name) for name in _split(given)}))


def themes(page: Page, given: Names) -> tuple[str, ...]:
    """Return the codes of themes by code or by name in either language."""
    return _codes(page.corpus.themes, "theme", given)


def instruments(page: Page, given: Names) -> tuple[str, ...]:
    """Return the codes of instruments by code or by name in either language."""
    return _codes(page.corpus.instruments, "instrument", given)


def statuses(page: Page, given: Names) -> tuple[str, ...]:
    """Return the codes of statuses by code or by name in either language."""
    return _codes(page.corpus.statuses, "status", given)


def _split(given: Names | Iterable[Names]) -> list[str]:
    """Return single names, whether they came one by one, in a list, or in one text with commas between them."""
    if isinstance(given, str):
        return [name.strip() for name in _BETWEEN.split(given) if name.strip()]
    if isinstance(given, int):
        return [str(given)]
    return [name for each in given for name in _split(each)]


def _codes(table: pd.DataFrame, kind: str, given: Names) -> tuple[str, ...]:
    columns = [name for name in (kind, "name_zh", "name_en", "short_zh", "short_en") if name in table.columns]
    known = {
        str(name).casefold(): str(code)
        for column in columns
        for name, code in zip(table[column], table[kind], strict=True)
    }
    # A name may hold commas of its own: “Early warning, disputes and rights”.
    if isinstance(given, str) and given.strip().casefold() in known:
        return (known[given.strip().casefold()],)
    found = set()
    for name in _split(given):
        if name.casefold() not in known:
            raise UnknownNameError(kind, name, [*table[kind], *table[columns[-2]], *table[columns[-1]]])
        found.add(known[name.casefold()])
    return tuple(sorted(found))
