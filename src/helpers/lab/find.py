"""Measures, picked and shown with their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from helpers.blocks import Cell, Column, Note, Run, Section, Table, text
from helpers.briefing import Page
from helpers.errors import UnknownNameError
from helpers.lab import asking
from helpers.lab.answer import scoped
from helpers.lab.measure import Measure
from helpers.rows import rows
from helpers.wording import pick

_NAMED = 3
"""Where the table names a measure."""
LISTED = 20
"""How many measures a plain text lists."""
_SILENT = {
    "not mentioned": ("有文章，未提及（或只作次要主题）", "not mentioned as a main theme"),
    "no article": ("本期无文章", "no article in this bulletin"),
}


@dataclass(frozen=True, eq=False, repr=False)
class Measures:
    """Some measures of a bulletin, in text order. In JupyterLab a table that sorts, filters and opens each quote.

    Attributes
    ----------
    page
        The bulletin and the language.
    frame
        One row is one measure, with the columns of measures.csv (docs/data-dictionary.md).
    silent
        What was asked for and is not there, and why: ``locality_code``, ``theme``, ``state``. Silence is not zero.
    """

    page: Page
    frame: pd.DataFrame
    silent: pd.DataFrame

    def __len__(self) -> int:
        return len(self.frame)

    def __iter__(self) -> Iterator[Measure]:
        return (self[str(measure_id)] for measure_id in self.frame["measure_id"])

    def __getitem__(self, which: str | int) -> Measure:
        """Return one measure, by id (``"2011-05-KS-04"`` or ``"KS-04"``) or by its place, from 0."""
        if isinstance(which, int):
            return Measure(self.page, self.frame.iloc[which])
        found = self.frame[self.frame["measure_id"] == asking.row_id(self.page, which)]
        if found.empty:
            raise UnknownNameError("measure among these", which, self.frame["measure_id"])
        return Measure(self.page, found.iloc[0])

    def _ipython_key_completions_(self) -> list[str]:
        return list(self.frame["measure_id"])

    @cached_property
    def table(self) -> pd.DataFrame:
        """The same measures for reading: one row each, short ids, codes by their names, in the page's language."""
        names, language = self.page.names, self.page.language
        chosen, bulletin = self.frame, f"{self.page.corpus.bulletin['id']}-"
        columns: Mapping[str, Iterable[Any]] = {
            pick(language, zh="编号", en="id"): chosen["measure_id"].str.removeprefix(bulletin),
            pick(language, zh="地方", en="locality"): chosen["locality_code"].map(names.localities),
            pick(language, zh="主题", en="theme"): chosen["theme"].map(names.short_themes),
            pick(language, zh="措施", en="measure"): chosen[f"label_{language}"],
            pick(language, zh="手段", en="instrument"): chosen["instrument"].map(names.instruments),
            pick(language, zh="状态", en="status"): chosen["status"].map(names.statuses),
            pick(language, zh="原文", en="words"): chosen["quote"],
        }
        return pd.DataFrame({name: list(column) for name, column in columns.items()})

    @cached_property
    def section(self) -> Section:
        """The measures as a table of a briefing, and what is silent."""
        language = self.page.language
        notes = [Note(text(pick(language, zh="；", en="; ").join(self.silence)))] if self.silence else []
        if self.frame.empty:
            words = pick(language, zh="没有这样的措施。", en="There is no such measure.")
            return self.page.section([Note(text(words))], notes)
        columns = tuple(
            Column(name, width=width, is_row_header=place == 1)
            for place, (name, width) in enumerate(zip(self.table.columns, (0, 1, 1, 1.5, 0.8, 0.9, 3), strict=True))
            if place
        )
        lines = tuple(
            (
                *(Cell(text(words), (id_,) if place == _NAMED else ()) for place, words in enumerate(row) if place),
                Cell(text(Run(quote, (id_,), language="zh"))),
            )
            for id_, (*row, quote) in zip(self.frame["measure_id"], self.table.to_numpy(), strict=True)
        )
        title = pick(language, zh="选出的措施", en="Measures selected")
        table = Table("measures-selected", text(title), columns, lines, width="full")
        return scoped(self.page.section(table, notes), ",".join(self.frame["measure_id"]))

    @property
    def silence(self) -> list[str]:
        """What was asked for and is not there, in words."""
        return [self._silence(row) for row in rows(self.silent)]

    def _silence(self, row: Any) -> str:
        names, language = self.page.names, self.page.language
        zh, en = _SILENT[row.state]
        theme = (
            pick(language, zh=f"“{names.themes[row.theme]}”", en=f" on “{names.themes[row.theme]}”")
            if row.theme
            else ""
        )
        return pick(language, zh=f"{names.localities[row.locality_code]}{theme}：{zh}",
                    en=f"{names.localities[row.locality_code]}{theme}: {en}")  # fmt: skip

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Mapping[str, Any]:
        from helpers.lab.widgets import shown  # noqa: PLC0415 - widgets are for JupyterLab only

        return shown(self)

    def __repr__(self) -> str:
        said = [f"{len(self)} measures" if len(self) != 1 else "1 measure"]
        for row in rows(self.frame.head(LISTED)):
            label = getattr(row, f"label_{self.page.language}")
            said += [f"  {row.measure_id}  {label}", *([f"      {row.quote}"] if row.quote != label else [])]
        said += [f"  … and {len(self) - LISTED} more: .table has them all"] if len(self) > LISTED else []
        return "\n".join(said + [f"  {words}" for words in self.silence])


def find(
    page: Page,
    *localities: asking.Names,
    themes: asking.Names = (),
    instruments: asking.Names = (),
    statuses: asking.Names = (),
    words: str = "",
    with_second: bool = False,
) -> Measures:
    """Find measures; what is left out does not restrict. Prints each with its words; ``.table`` is for reading.

    Parameters
    ----------
    page
        The bulletin and the language: `open_page`.
    localities
        Any of their names: 昆山, Kunshan, KS, 320583; several one by one, in a list, or with commas between.
    themes, instruments, statuses
        Codes (T02, O, announced), or names in either language, or as much of a name as no other has.
    words
        What the quote, the label or the translation must hold; capitals do not matter.
    with_second
        Whether a measure whose second theme or instrument was asked for counts too. Briefings count by the first.

    Returns
    -------
    Measures
        In text order. ``.frame`` has the rows; ``found["2011-05-KS-04"]`` is one measure with its quote.

    Raises
    ------
    UnknownNameError
        A name is not known; suggests the nearest.

    Examples
    --------
    >>> page = open_page("2011-05", language="en")
    >>> found = find(page, "Kunshan", themes="Organizing")
    >>> set(found.frame["theme"])
    {'T02'}
    >>> find(page, "Wujiang", themes="T02")
    0 measures
      Wujiang on “Union organizing and capacity”: no article in this bulletin
    """
    page = asking.checked(page)
    codes = asking.localities(page, *localities)
    wanted = {
        "theme": asking.themes(page, themes),
        "instrument": asking.instruments(page, instruments),
        "status": asking.statuses(page, statuses),
    }
    chosen = page.corpus.measures
    if codes:
        chosen = chosen[chosen["locality_code"].isin(codes)]
    for column, allowed in wanted.items():
        if allowed:
            fits = chosen[column].isin(allowed)
            if with_second and f"{column}_second" in chosen.columns:
                fits |= chosen[f"{column}_second"].isin(allowed)
            chosen = chosen[fits]
    if words:
        held = chosen["quote"] + "\n" + chosen["label_zh"] + "\n" + chosen["label_en"] + "\n" + chosen["quote_en"]
        chosen = chosen[held.str.contains(words, case=False, regex=False)]
    return Measures(page, chosen.reset_index(drop=True), _silent(page, codes, wanted["theme"]))


def _silent(page: Page, codes: Sequence[str], themes: Sequence[str]) -> pd.DataFrame:
    """Return on what the localities asked for are silent: on each theme asked for, or altogether."""
    states = page.corpus.states
    if themes:
        named = states[states["locality_code"].isin(codes) & states["theme"].isin(themes)]
    else:
        named = states[states["locality_code"].isin(codes) & (states["state"] == "no article")]
        named = named.drop_duplicates("locality_code").assign(theme="")
    return named.loc[named["state"] != "reported", ["locality_code", "theme", "state"]].reset_index(drop=True)
