"""Pick measures with boxes, or say what to pick; both give the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from helpers.briefing import Page
from helpers.lab import asking
from helpers.lab.find import Measures, find


def known_names(page: Page) -> tuple[Mapping[str, str], ...]:
    """Return what the codes of localities, themes, instruments and statuses are called, in the order of the boxes."""
    names = page.names
    return names.localities, names.short_themes, names.instruments, names.statuses


class Explorer:
    """A selection of measures that boxes in JupyterLab change.

    Attributes
    ----------
    page
        The bulletin and the language.
    localities, themes, instruments, statuses
        Codes that are picked; an empty tuple does not restrict.
    words
        What must be in the quote, the label or the translation.
    measures
        What that picks, now.
    """

    KINDS: ClassVar[tuple[str, ...]] = ("localities", "themes", "instruments", "statuses")

    def __init__(
        self,
        page: Page,
        *localities: asking.Names,
        themes: asking.Names = (),
        instruments: asking.Names = (),
        statuses: asking.Names = (),
        words: str = "",
    ) -> None:
        self.page = page
        self.pick(
            localities=asking.localities(page, *localities),
            themes=asking.themes(page, themes),
            instruments=asking.instruments(page, instruments),
            statuses=asking.statuses(page, statuses),
            words=words,
        )

    def pick(
        self,
        *,
        localities: Iterable[str],
        themes: Iterable[str],
        instruments: Iterable[str],
        statuses: Iterable[str],
        words: str,
    ) -> None:
        """Pick anew, by codes."""
        self.localities, self.themes = tuple(localities), tuple(themes)
        self.instruments, self.statuses, self.words = tuple(instruments), tuple(statuses), words
        self.measures: Measures = find(
            self.page,
            self.localities,
            themes=self.themes,
            instruments=self.instruments,
            statuses=self.statuses,
            words=self.words,
        )

    @property
    def code(self) -> str:
        """The call that gives the same measures without any box."""
        places, *others = (
            [known[code] for code in getattr(self, kind)]
            for kind, known in zip(self.KINDS, known_names(self.page), strict=True)
        )
        given = [
            f"{kind}={(names[0] if len(names) == 1 else names)!r}"
            for kind, names in zip(self.KINDS[1:], others, strict=True)
            if names
        ]
        given += [f"words={self.words!r}"] if self.words else []
        return f"find({', '.join(['page', *map(repr, places), *given])})"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Mapping[str, Any]:
        from helpers.lab import widgets  # noqa: PLC0415 - only JupyterLab has them

        content = dict(self.measures.section._repr_mimebundle_())
        return {**content, **widgets.boxes(self)} if widgets.is_in_jupyter() else content

    def __repr__(self) -> str:
        return f"{self.code}\n{self.measures!r}"


def explore(
    page: Page,
    *localities: asking.Names,
    themes: asking.Names = (),
    instruments: asking.Names = (),
    statuses: asking.Names = (),
    words: str = "",
) -> Explorer:
    """Pick measures with boxes: in JupyterLab one each for localities, themes, instruments, statuses and words.

    Parameters
    ----------
    page
        The bulletin and the language: `open_page`.
    localities, themes, instruments, statuses, words
        What is picked at first, as for `find`.

    Returns
    -------
    Explorer
        ``.measures`` is what is picked now; ``.code`` is the call of `find` that gives the same.

    Raises
    ------
    UnknownNameError
        A name is not known; suggests the nearest.

    Examples
    --------
    >>> page = open_page("2011-05", language="en")
    >>> picked = explore(page, "Kunshan", themes="Organizing")
    >>> picked.code
    "find(page, 'Kunshan', themes='Organizing')"
    """
    return Explorer(
        asking.checked(page), *localities, themes=themes, instruments=instruments, statuses=statuses, words=words
    )
