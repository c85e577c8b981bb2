"""One measure, with everything that is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from helpers import tables
from helpers.blocks import Note, Paragraph, Run, Section, text
from helpers.briefing import Page
from helpers.lab.answer import scoped
from helpers.wording import pick

_CONFIDENCE = {"high": "高", "medium": "中", "low": "低"}


@dataclass(frozen=True, eq=False, repr=False)
class Measure:
    """One measure: its quote in the sentence around it, how it was coded, and the numbers in it.

    Attributes
    ----------
    page
        The bulletin and the language.
    row
        Its row of measures.csv: ``measure.row["theme"]``.
    """

    page: Page
    row: pd.Series[Any]

    @property
    def id(self) -> str:
        """Its id, such as ``"2011-05-KS-04"``."""
        return str(self.row["measure_id"])

    @property
    def figures(self) -> pd.DataFrame:
        """The numbers that the text states in it, as rows of figures.csv."""
        figures = self.page.corpus.figures
        return figures[figures["measure_id"] == self.id]

    @cached_property
    def section(self) -> Section:
        """The measure as blocks of a briefing."""
        page, language = self.page, self.page.language
        around = page.corpus.quote(self.id)
        cut, before, after = "…", around.before.removeprefix("…"), around.after.removesuffix("…")
        coded = pick(language, zh="编码", en="Coding")
        made = page.section(
            tables.measures(self.row.to_frame().T, page.names),
            Note(
                # Between quotation marks stand the bulletin's own words, which claim nothing here.
                text(
                    cut if before != around.before else "",
                    f"“{before}",
                    Run(around.quote, (self.id,), is_strong=True),
                    f"{after}”",
                    cut if after != around.after else "",
                ),
                pick(language, zh="上下文", en="In its sentence"),
            ),
            tables.figures(self.figures, page.names, key=self.id),
            Paragraph(text(coded, ": " if language == "en" else "：", Run(self._coding(), (self.id,)))),
        )
        return scoped(made, "measure")

    def _coding(self) -> str:
        row, names, language = self.row, self.page.names, self.page.language
        second = [names.themes[row["theme_second"]]] if row["theme_second"] else []
        parts = [name for part, name in names.parts.items() if row[f"has_{part}"]]
        confirmed = row["reviewed_by"] or pick(language, zh="无人", en="nobody")
        told = [
            " / ".join([names.themes[row["theme"]], *second]),
            pick(language, zh="写明：", en="states ")
            + (", ".join(parts) or pick(language, zh="无", en="none of the parts of intensity")),
            pick(language, zh=f"把握{_CONFIDENCE[row['confidence']]}", en=f"confidence {row['confidence']}"),
            pick(language, zh=f"确认人：{confirmed}", en=f"confirmed by {confirmed}"),
            row["note"] and pick(language, zh=f"编码者注：{row['note']}", en=f"the coder notes: {row['note']}"),
        ]
        return pick(language, zh="；", en="; ").join(filter(None, told))

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Mapping[str, Any]:
        return self.section._repr_mimebundle_()

    def __repr__(self) -> str:
        return f"{self.id}\n{self.section!r}"
