"""One locality at a glance."""

from __future__ import annotations

from helpers import briefing
from helpers.briefing import Page
from helpers.lab import asking
from helpers.lab.answer import Answer, joined, scoped


def locality(page: Page, name: str | int) -> Answer:
    """Show what the bulletin has on a locality: the facts and findings at the head of its briefing.

    Parameters
    ----------
    page
        The bulletin and the language: `open_page`.
    name
        Any of its names: 昆山, Kunshan, KS, 320583.

    Returns
    -------
    Answer
        ``.frame`` is the locality's part of `Corpus.states`: one row for each theme, with ``state``, ``measure_count``
        (missing unless reported: silence is not zero), ``conservative_count`` and ``measure_ids``.

    Raises
    ------
    UnknownNameError
        Nobody is called that; suggests the nearest.

    Examples
    --------
    >>> page = open_page("2011-05", language="en")
    >>> locality(page, "Wujiang").frame["state"].unique().tolist()
    ['no article']
    """
    page = asking.checked(page)
    code = page.corpus.locality_code(name)
    states = page.corpus.states
    mine = states[states["locality_code"] == code].reset_index(drop=True)
    section = joined(briefing.locality.facts(page, code), briefing.locality.in_brief(page, code))
    return Answer(scoped(section, "locality", code), mine)
