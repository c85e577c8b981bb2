"""A briefing being made: the corpus, a language, and the analyses that its sections share."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, wraps
from typing import TypeVar, cast

import pandas as pd

from helpers.analysis import breadth, density, emphasis, instruments, intensity, similarity, support, targets
from helpers.analysis.readings import peers
from helpers.blocks import Backed, Block, Evidence, Section
from helpers.charts.plots import let_plots_draw_chinese
from helpers.corpus import Corpus, load
from helpers.corpus.actors import english
from helpers.corpus.settings import read_settings
from helpers.errors import UnknownNameError
from helpers.findings.targets import is_clause
from helpers.wording import Language, Names, names

LANGUAGES = ("zh", "en")
SEED = 2011
T = TypeVar("T")


def _shared(make: Callable[[Page], T]) -> cached_property[T]:
    """Make a property that follows from the corpus alone: all pages on the same tables have it of one another."""

    @wraps(make)
    def remembered(page: Page) -> T:
        return page.corpus.remembered(make.__name__, lambda: make(page))

    return cached_property(remembered)


@dataclass(frozen=True, eq=False)
class Page:
    """A briefing being made.

    Attributes
    ----------
    corpus
        Of the bulletin.
    language
        ``"zh"`` or ``"en"``.
    edition_date
        Date of the edition; a parameter, never the clock.
    settings
        edition.toml: series, issuing office, contact.
    """

    corpus: Corpus
    language: Language
    edition_date: date
    settings: Mapping[str, str]

    def __repr__(self) -> str:
        language = {"zh": "Chinese", "en": "English"}[self.language]
        return f"Page in {language}, edition of {self.edition_date.isoformat()}: {self.corpus!r}"

    @cached_property
    def names(self) -> Names:
        """What codes are called in the page's language."""
        corpus = self.corpus
        made = names(
            self.language,
            localities=corpus.localities,
            themes=corpus.themes,
            instruments=corpus.instruments,
            statuses=corpus.statuses,
            genres=corpus.genres,
            parts=corpus.parts,
            units=corpus.units,
        )
        return replace(made, actors=english(corpus.actors))

    @cached_property
    def evidence(self) -> Mapping[str, Evidence]:
        """Every row of the corpus that a section may cite."""
        return self.corpus.evidence(self.language)

    def section(self, *items: Block | Backed | Iterable[Block | Backed | None] | None) -> Section:
        """Make a section of what there is; None, and what an iterable lacks, leaves no trace."""
        flat: list[Block | Backed] = []
        for item in items:
            if isinstance(item, Block | Backed):
                flat.append(item)
            elif item is not None:
                flat.extend(part for part in item if part is not None)
        return Section.of(self.language, self.evidence, *flat)

    def of(self, codes: Collection[str]) -> Page:
        """Return the same page over some localities only: what the bulletin says of the others is left out."""
        corpus = self.corpus
        measures = corpus.measures[corpus.measures["locality_code"].isin(codes)]
        articles = corpus.articles[corpus.articles["locality_code"].isin(codes)]
        figures = corpus.figures[corpus.figures["measure_id"].isin(measures["measure_id"])]
        localities = corpus.localities
        if set(codes) != set(self.codes):
            localities = localities[localities["locality_code"].isin(codes)]
        return replace(
            self,
            corpus=replace(corpus, measures=measures, articles=articles, figures=figures, localities=localities),
        )

    def has_article(self, code: str) -> bool:
        """Whether the bulletin has an article on a locality."""
        return bool((self.corpus.articles["locality_code"] == code).any())

    @cached_property
    def peer_measures(self) -> pd.DataFrame:
        """The measures of all localities but the prefecture-level city."""
        return peers(self.corpus.measures, self.corpus.localities)

    @cached_property
    def peer_codes(self) -> tuple[str, ...]:
        """The localities that have an article, the prefecture-level city left out, in code order."""
        return tuple(sorted(set(peers(self.corpus.articles, self.corpus.localities)["locality_code"])))

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """All localities that have an article, in code order."""
        return tuple(sorted(set(self.corpus.articles["locality_code"])))

    @_shared
    def density(self) -> pd.DataFrame:
        """`helpers.analysis.density.by_locality`."""
        return density.by_locality(self.corpus.measures, self.corpus.articles)

    @_shared
    def parts(self) -> pd.DataFrame:
        """`helpers.analysis.intensity.parts`."""
        return intensity.parts(self.corpus.measures)

    @_shared
    def means(self) -> pd.DataFrame:
        """`helpers.analysis.intensity.mean`, drawn from a fixed seed."""
        return intensity.mean(self.corpus.measures, seed=SEED)

    @_shared
    def mix(self) -> pd.DataFrame:
        """`helpers.analysis.instruments.mix`."""
        return instruments.mix(self.corpus.measures)

    @_shared
    def quotients(self) -> pd.DataFrame:
        """`helpers.analysis.emphasis.location_quotients` over the peers."""
        return emphasis.location_quotients(self.peer_measures)

    @_shared
    def pairs(self) -> pd.DataFrame:
        """`helpers.analysis.similarity.pairs` over the peers."""
        return similarity.pairs(self.peer_measures)

    @_shared
    def rarefied(self) -> pd.DataFrame:
        """`helpers.analysis.breadth.rarefied` over the peers, to the smallest number of measures among them."""
        return breadth.rarefied(self.peer_measures)

    @_shared
    def targets(self) -> pd.DataFrame:
        """`helpers.analysis.targets.targets`."""
        return targets.targets(self.corpus.figures, self.corpus.measures, self.corpus.articles)

    @cached_property
    def own_targets(self) -> pd.DataFrame:
        """The targets that the text gives words of their own; a number in the name of a drive or a plan is left out."""
        return self.targets[is_clause(self.targets, self.corpus.measures)]

    @_shared
    def attained(self) -> pd.DataFrame:
        """`helpers.analysis.targets.attainment`, counts only: points of a scale are no part of a whole."""
        found = targets.attainment(self.corpus.figures, self.corpus.measures)
        return found[(found["role"] == "actual") & (found["unit"] != "分")]

    @_shared
    def changes(self) -> pd.DataFrame:
        """`helpers.analysis.targets.changes`."""
        return targets.changes(self.corpus.figures, self.corpus.measures)

    @_shared
    def support(self) -> pd.DataFrame:
        """`helpers.analysis.support.by_locality`."""
        return support.by_locality(self.corpus.measures, self.corpus.figures)

    @_shared
    def support_forms(self) -> pd.DataFrame:
        """`helpers.analysis.support.forms`."""
        return support.forms(self.corpus.measures, self.corpus.figures)


def open_page(bulletin_id: str = "latest", language: str = "zh", edition_date: str = "") -> Page:
    """Load a bulletin and begin a briefing on it. Plots of your own draw Chinese from then on.

    Parameters
    ----------
    bulletin_id
        Such as ``"2011-05"``.
    language
        ``"zh"`` or ``"en"``.
    edition_date
        ISO 8601; edition.toml's date if not given.

    Raises
    ------
    UnknownNameError
        There is no such bulletin or language.
    UsageError
        The date is none, there is no date, or edition.toml cannot be read.
    FaultsError
        The data contradict the bulletin.
    """
    if language not in LANGUAGES:
        raise UnknownNameError("language", language, LANGUAGES)
    corpus = load(bulletin_id)
    settings = read_settings(corpus.root, str(corpus.bulletin["id"]))
    let_plots_draw_chinese()
    return Page(corpus, cast(Language, language), settings.dated(edition_date), settings.words)
