"""The corpus of one bulletin: its words, what they were coded as, and the codebook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any, TypeVar, cast

import pandas as pd

from helpers.blocks import Evidence
from helpers.corpus import localities as _localities
from helpers.corpus.anchors import Context, context
from helpers.corpus.evidence import evidence
from helpers.corpus.states import states
from helpers.errors import UnknownNameError
from helpers.rows import rows
from helpers.wording import Language

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Corpus:
    """A bulletin as checked data. Every table is a tidy DataFrame; empty text is ``""``, a missing number NA.

    Attributes
    ----------
    root
        The data folder.
    bulletin
        What bulletin.toml states: id, publisher, period and what it was inferred from, checksum.
    text
        The bulletin, character for character.
    measures, quotes, figures, articles
        One row is one measure, further quote, figure or article; the columns are those of docs/data-dictionary.md.
        `articles` also has `char_count`, its characters without white space.
    governing
        Words outside the quotes of a measure that govern it: a deadline, a draft, a goal.
    localities, themes, instruments, statuses, genres, parts, units, glossary, actors
        The codebook's tables.
    codebook_version
        Of codebook.toml.
    origin
        The corpus that this one is a copy of, if it is one; see `remembered`.
    """

    root: Path
    bulletin: Mapping[str, Any]
    text: str
    measures: pd.DataFrame
    quotes: pd.DataFrame
    figures: pd.DataFrame
    articles: pd.DataFrame
    localities: pd.DataFrame
    themes: pd.DataFrame
    instruments: pd.DataFrame
    statuses: pd.DataFrame
    genres: pd.DataFrame
    parts: pd.DataFrame
    units: pd.DataFrame
    glossary: pd.DataFrame
    actors: pd.DataFrame
    governing: pd.DataFrame
    codebook_version: str
    origin: Corpus | None = field(default=None, repr=False)

    @cached_property
    def tables(self) -> Mapping[str, pd.DataFrame]:
        """Every table by its name."""
        held = {item.name: getattr(self, item.name) for item in fields(self)}
        return {name: thing for name, thing in held.items() if isinstance(thing, pd.DataFrame)}

    def remembered(self, name: str, make: Callable[[], T]) -> T:
        """Return what follows from these tables alone: made once for all copies of one corpus, under a name.

        A copy that anyone has written to, or that holds a part of the tables, makes its own. Whoever gets a frame gets
        it as `pandas` copies it: what is written to it nobody else sees.
        """
        if self.origin is None or not self._is_as_copied(self.origin):
            return make()
        if name not in self.origin._made:
            self.origin._made[name] = make()
        made: T = self.origin._made[name]
        return cast(T, made.copy(deep=False)) if isinstance(made, pd.DataFrame) else made

    @cached_property
    def _made(self) -> dict[str, Any]:
        return {}

    def _is_as_copied(self, origin: Corpus) -> bool:
        return all(table.equals(origin.tables[name]) for name, table in self.tables.items())

    @cached_property
    def states(self) -> pd.DataFrame:
        """One row for each locality and theme: reported, not mentioned or no article (see `helpers.corpus.states`)."""
        return self.remembered("states", lambda: states(self.measures, self.articles, self.localities, self.themes))

    def locality_code(self, name: str | int) -> str:
        """Return the code of a locality given by any of its names: 苏州, 昆山市, Kunshan, KS, 320583, "320583".

        Raises
        ------
        UnknownNameError
            Nobody is called that; suggests the nearest.
        """
        return _localities.resolve(self.localities, name)

    def locality(self, name: str | int) -> pd.Series[Any]:
        """Return the row of localities.csv that a name means."""
        return self.localities[self.localities["locality_code"] == self.locality_code(name)].iloc[0]

    def select(self, *names: str | int) -> pd.DataFrame:
        """Return the measures of the localities named, in text order."""
        codes = [self.locality_code(name) for name in names]
        return self.measures[self.measures["locality_code"].isin(codes)]

    def quote(self, evidence_id: str) -> Context:
        """Return the words that a measure or a figure rests on, with the sentence around them.

        Raises
        ------
        UnknownNameError
            There is no such row.
        """
        for table, key in ((self.measures, "measure_id"), (self.figures, "figure_id")):
            found = table[table[key] == evidence_id]
            if not found.empty:
                return context(self.text, int(found["start"].iloc[0]), int(found["end"].iloc[0]))
        raise UnknownNameError(
            "measure or figure", evidence_id, [*self.measures["measure_id"], *self.figures["figure_id"]]
        )

    @cached_property
    def _evidence(self) -> dict[str, Mapping[str, Evidence]]:
        return {}

    def evidence(self, language: Language) -> Mapping[str, Evidence]:
        """Return every row that a briefing may cite, by id, worded in a language."""
        if language not in self._evidence:
            self._evidence[language] = self.remembered(f"evidence {language}", lambda: evidence(self, language))
        return self._evidence[language]

    def __repr__(self) -> str:
        rows = f"{len(self.measures)} measures, {len(self.figures)} figures, {len(self.articles)} articles"
        return f"Corpus {self.bulletin['id']}: {rows} on {self.articles['locality_code'].nunique()} localities"

    def _repr_html_(self) -> str:
        about = [
            ("measures, figures", f"{len(self.measures)}, {len(self.figures)}"),
            ("codebook", self.codebook_version),
            ("data", str(self.root)),
        ]
        count = self.measures["locality_code"].value_counts()
        told = self.articles.groupby("locality_code")["char_count"].agg(["count", "sum"])
        places = [
            (row.locality_code, f"{row.short_zh} {row.short_en}", str(told["count"].get(row.locality_code, "·")),
             str(told["sum"].get(row.locality_code, "·")), str(count.get(row.locality_code, "·")))
            for row in rows(self.localities)
        ]  # fmt: skip
        heads = ("code", "locality", "articles", "characters", "measures")
        head = "".join(f'<th style="text-align: start">{name}</th>' for name in heads)
        lines = ["".join(f'<td style="text-align: start">{escape(cell)}</td>' for cell in place) for place in places]
        body = "".join(f"<tr>{line}</tr>" for line in lines)
        return (
            f"<p><b>{escape(str(self.bulletin['publisher_zh']))}</b> {escape(str(self.bulletin['id']))}<br>"
            f"{' · '.join(f'{escape(name)}: {escape(said)}' for name, said in about)}</p>"
            f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )
