"""What an analyst types, understood: a page, and names of localities, themes, instruments and statuses."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

from helpers.briefing import Page
from helpers.corpus import codebook
from helpers.corpus.localities import folded
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
    UsageError
        What is called that is a theme, an instrument or a status; says how to ask for one.
    """
    return tuple(sorted({_locality(page, name) for name in _split(given)}))


def themes(page: Page, given: Names) -> tuple[str, ...]:
    """Return the codes of themes by code or by name in either language; a part that only one name has will do."""
    return _codes(page.corpus.themes, "theme", given)


def instruments(page: Page, given: Names) -> tuple[str, ...]:
    """Return the codes of instruments by code or by name in either language."""
    return _codes(page.corpus.instruments, "instrument", given)


def statuses(page: Page, given: Names) -> tuple[str, ...]:
    """Return the codes of statuses by code or by name in either language."""
    return _codes(page.corpus.statuses, "status", given)


def row_id(page: Page, name: str) -> str:
    """Return the id of a measure, a figure or an article in full: KS-17 as 2011-05-KS-17; any other name as it is."""
    full = f"{page.corpus.bulletin['id']}-{name.upper()}"
    return full if full in page.evidence else name


def _split(given: Names | Iterable[Names]) -> list[str]:
    """Return single names, whether they came one by one, in a list, or in one text with commas between them."""
    if isinstance(given, str):
        return [name.strip() for name in _BETWEEN.split(given) if name.strip()]
    if isinstance(given, int):
        return [str(given)]
    return [name for each in given for name in _split(each)]


def _locality(page: Page, name: str) -> str:
    try:
        return page.corpus.locality_code(name)
    except UnknownNameError:
        corpus = page.corpus
        for kind, plural, table in (
            ("theme", "themes", corpus.themes),
            ("instrument", "instruments", corpus.instruments),
            ("status", "statuses", corpus.statuses),
        ):
            if folded(name) in codebook.names(table, kind):
                raise UsageError(f"{name!r} is no locality but names a {kind}: say {plural}={name!r}") from None
        raise


def _codes(table: pd.DataFrame, kind: str, given: Names) -> tuple[str, ...]:
    known = codebook.names(table, kind)
    # A name may hold commas of its own: “Early warning, disputes and rights”.
    if isinstance(given, str) and folded(given) in known:
        return (known[folded(given)],)
    found = set()
    for name in _split(given):
        asked = folded(name)
        meant = {known[asked]} if asked in known else {code for full, code in known.items() if asked in full}
        if len(meant) != 1:
            raise codebook.unknown(table, kind, name)
        found |= meant
    return tuple(sorted(found))
