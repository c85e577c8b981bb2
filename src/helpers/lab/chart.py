"""Any chart of the briefings, drawn anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from helpers.blocks import Backed, Note, text
from helpers.briefing import Page, drawn
from helpers.errors import UnknownNameError
from helpers.lab import asking
from helpers.lab.answer import Answer, scoped
from helpers.wording import pick

Draw = Callable[[Page, str | None], Backed | None]
_CHARTS: Mapping[str, tuple[Draw, Callable[[Page], pd.DataFrame]]] = {
    "matrix": (drawn.matrix, lambda page: page.corpus.states),
    "reading-range": (drawn.reading_range, lambda page: page.density),
    "tile-map": (drawn.tile_map, lambda page: page.density),
    "intensity": (drawn.intensity, lambda page: page.parts),
    "instruments": (drawn.instruments, lambda page: page.mix),
    "emphasis": (drawn.emphasis, lambda page: page.quotients),
    "similarity": (lambda page, _: drawn.similarity(page), lambda page: page.pairs),
    "targets": (drawn.targets, lambda page: page.attained),
}
CHARTS = tuple(_CHARTS)
_OF_ALL = "emphasis"
"""What compares with all county-level localities together, by definition."""


def chart(page: Page, name: str, *, chosen: str | int = "", among: asking.Names = ()) -> Answer:
    """Draw a chart of the briefings.

    Parameters
    ----------
    page
        The bulletin and the language: `open_page`.
    name
        ``matrix``, ``reading-range``, ``tile-map``, ``intensity``, ``instruments``, ``emphasis``, ``similarity`` or
        ``targets``.
    chosen
        The locality that stands out; none if not given. ``targets`` draws this one alone.
    among
        The localities that are drawn, and compared with; all if not given. ``emphasis`` compares with all county-level
        localities, and draws them all.

    Returns
    -------
    Answer
        ``.frame`` is what the chart was drawn from: a result of `helpers.analysis`, or `Corpus.states`.

    Raises
    ------
    UnknownNameError
        There is no such chart or locality; suggests the nearest.

    Examples
    --------
    >>> page = open_page("2011-05", language="en")
    >>> chart(page, "instruments", among="Taicang, Kunshan").frame["locality_code"].unique().tolist()
    ['320583', '320585']
    """
    page = asking.checked(page)
    named = name.strip().casefold().replace("_", "-").replace(" ", "-")
    if named not in _CHARTS:
        raise UnknownNameError("chart", name, CHARTS)
    codes = asking.localities(page, among)
    seen = page.of(codes) if codes and named != _OF_ALL else page
    draw, data = _CHARTS[named]
    drawing = draw(seen, page.corpus.locality_code(chosen) if chosen else None)
    empty = pick(page.language, zh="这张图没有可画的。", en="There is nothing to draw in this chart.")
    section = page.section(drawing or Note(text(empty)))
    return Answer(scoped(section, "chart", named, str(chosen), *codes), data(seen))
