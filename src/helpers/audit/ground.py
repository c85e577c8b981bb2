"""What the evidence of a bulletin is worth: the values that each id stands for, and what is exempt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, Self

import pandas as pd

from helpers.analysis.readings import peers
from helpers.audit.counting import groups
from helpers.audit.tokens import tokens
from helpers.blocks import Evidence
from helpers.corpus import Corpus
from helpers.corpus.numerals import values
from helpers.rows import rows
from helpers.wording import MONTHS, Language

Json = Mapping[str, Any]

_MONTHS = "|".join(MONTHS)
DATE = re.compile(
    r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:至(?:\d{1,2}月)?\d{1,2}[月日])?(?:底|末|初)?|(?<!\d)\d{1,2}月\d{1,2}日|P\d+[YMD]"
    r"|(?<!\d)\d{4}-\d{2}(?:-\d{2})?(?:/\d{4}(?:-\d{2}){0,2})?(?!\d)"
    rf"|\b(?:\d{{1,2}}(?:–\d{{1,2}})? )?(?:{_MONTHS}) \d{{4}}\b"
    rf"|\b\d{{1,2}}(?:–\d{{1,2}})? (?:{_MONTHS})\b|\bend of \d{{4}}\b"
)
_ID = r"(?:\d{4}-\d{2}(?:-[a-z])?-)?(?:[A-Z]{2}-\d{2,}(?:–\d{2,})?|[FA]\d+)"
CODE = re.compile(rf"(?<![A-Za-z0-9_-]){_ID}(?![A-Za-z0-9_])")
QUOTED = re.compile(r"“([^“”]+)”")


@dataclass(frozen=True, eq=False)
class Ground:
    """A corpus in one language as the audit asks about it.

    Attributes
    ----------
    corpus
        Of the bulletin.
    fixed
        Terms of fixed_terms.csv and names of states.csv: a numeral or a quantifier in one counts nothing.
    language
        Of the documents.
    """

    corpus: Corpus
    fixed: frozenset[str]
    language: Language

    @classmethod
    def of(cls, corpus: Corpus, language: Language) -> Self:
        """Read what is fixed from the codebook beside a corpus."""
        codebook = corpus.root / "codebook"
        terms = pd.read_csv(codebook / "fixed_terms.csv", dtype=str, keep_default_na=False)
        states = pd.read_csv(codebook / "states.csv", dtype=str, keep_default_na=False)
        return cls(corpus, frozenset([*terms["term"], *states["name_zh"], *states["name_en"]]), language)

    @cached_property
    def known(self) -> dict[str, Json]:
        """Every measure, figure and article as a document should print it, by id; empty values are left out."""
        return {key: _printed(item) for key, item in self.corpus.evidence(self.language).items()}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of the codebook that hold a number or a quantifier, the longest first."""
        corpus = self.corpus
        tables = (corpus.localities, corpus.themes, corpus.instruments, corpus.statuses, corpus.genres, corpus.parts,
                  corpus.glossary)  # fmt: skip
        named = {
            name
            for table in tables
            for column in table.columns
            if re.fullmatch(r"(?:name|short|term)_(?:zh|en)", str(column))
            for name in table[column].astype(str)
            if len(name) > 1 and tokens(name)
        }
        named |= {
            name for column in ("indicator_zh", "indicator_en") for name in corpus.figures[column] if tokens(name)
        }
        named |= {name[:1].lower() + name[1:] for name in named}
        return tuple(sorted({*named, *self.fixed}, key=len, reverse=True))

    @cached_property
    def places(self) -> frozenset[str]:
        """Every name of a locality."""
        columns = (f"{kind}_{language}" for kind in ("name", "short") for language in ("zh", "en"))
        return frozenset(name for column in columns for name in self.corpus.localities[column])

    @cached_property
    def codes(self) -> frozenset[str]:
        """Codes of localities and themes."""
        return frozenset([*self.corpus.localities["locality_code"], *self.corpus.themes["theme"]])

    @cached_property
    def bare(self) -> str:
        """The bulletin without white space."""
        return "".join(self.corpus.text.split())

    @cached_property
    def recorded(self) -> frozenset[str]:
        """What bulletin.toml says of the bulletin, text by text."""
        return frozenset(str(value).rstrip("。.") for value in self.corpus.bulletin.values())

    def is_in_bulletin(self, words: str) -> bool:
        """Whether the bulletin has these words."""
        return "".join(words.split()) in self.bare

    def exempt(self, text: str) -> list[tuple[int, int]]:
        """Return the stretches of a text whose numbers and quantifiers count nothing.

        Dates; ids, and codes of localities and themes; fixed terms and names of the codebook; quotes between “ and ”
        that the bulletin has word for word.
        """
        spans = [match.span() for pattern in (DATE, CODE) for match in pattern.finditer(text)]
        spans += [m.span() for m in re.finditer(r"(?<![\w])(?:T\d{2}|\d{6})(?![\w])", text) if m.group() in self.codes]
        for name in self.names:
            at = text.find(name)
            while at >= 0:
                spans.append((at, at + len(name)))
                at = text.find(name, at + 1)
        spans += [match.span() for match in QUOTED.finditer(text) if self.is_in_bulletin(match[1])]
        return spans

    # ---- Values ----------------------------------------------------------------------------------------------------

    @cached_property
    def _measures(self) -> dict[str, Json]:
        measures = self.corpus.measures
        return dict(zip(measures["measure_id"], measures.to_dict("records"), strict=True))

    @cached_property
    def stated(self) -> dict[str, list[float]]:
        """What each measure, figure and article states: numbers of its words, of a figure also its value and times."""
        corpus = self.corpus
        made: dict[str, list[float]] = {}
        for row in rows(corpus.measures):
            words = " ".join((row.label_zh, row.label_en, row.quote_en))
            made[row.measure_id] = [*_numbers(words), *values(row.quote)]
        for row in rows(corpus.figures):
            words = " ".join((row.indicator_zh, row.indicator_en, row.period, row.deadline))
            own = [] if pd.isna(row.value) else [float(row.value)]
            made[row.figure_id] = [*own, *_numbers(words), *values(row.quote)]
        for row in rows(corpus.articles):
            title = _numbers(f"{row.title_zh} {row.title_en}")
            made[f"{row.bulletin_id}-A{row.article_no}"] = [float(row.char_count), float(row.article_no), *title]
        return made

    @cached_property
    def labels(self) -> dict[str, tuple[str, ...]]:
        """The labels of each measure, and for each figure those of the measure that it stands in."""
        made = {row.measure_id: (row.label_zh, row.label_en) for row in rows(self.corpus.measures)}
        return made | {row.figure_id: made.get(row.measure_id, ()) for row in rows(self.corpus.figures)}

    @cached_property
    def _article_ids(self) -> pd.Series[str]:
        articles = self.corpus.articles
        return articles["bulletin_id"] + "-A" + articles["article_no"].astype(str)

    @cached_property
    def _value_of(self) -> dict[str, float]:
        figures = self.corpus.figures
        return {row.figure_id: float(row.value) for row in rows(figures) if not pd.isna(row.value)}

    @cached_property
    def everything(self) -> frozenset[float]:
        """What can be counted in the whole bulletin, and in what it has on the peers alone."""
        ids = tuple(self._article_ids)
        measures = (tuple(table["measure_id"]) for table in (self.corpus.measures, self.peer_measures))
        return self._counted(ids).union(*map(self._counted, measures))

    @cached_property
    def peer_measures(self) -> pd.DataFrame:
        """The measures of all localities but the prefecture-level city."""
        return peers(self.corpus.measures, self.corpus.localities)

    def plotted(self, name: str, compute: Callable[[], tuple[float, ...]]) -> tuple[float, ...]:
        """Return the values of a chart, computed once for all documents."""
        if name not in self._plots:
            self._plots[name] = compute()
        return self._plots[name]

    @cached_property
    def _plots(self) -> dict[str, tuple[float, ...]]:
        return {}

    def counted(self, ids: Iterable[str]) -> frozenset[float]:
        """Return what can be counted in some evidence: how many, and how many of each kind and of each two kinds."""
        return self._counted(tuple(ids))

    def kinds(self, ids: Sequence[str]) -> set[float]:
        """Return how many pieces of evidence there are, and on how many localities, themes, articles and the like."""
        measures = [self._measures[key] for key in ids if key in self._measures]
        places = {self._place.get(key, "") for key in ids} - {""}
        chosen = self.corpus.articles[self._article_ids.isin(ids)]
        places |= {str(row["locality_code"]) for row in measures} | set(chosen["locality_code"])
        others = (len({row[name] for row in measures}) for name in ("theme", "instrument", "article_no"))
        return {float(count) for count in (len(ids), len(places), *others)}

    @cached_property
    def _cache(self) -> dict[tuple[str, ...], frozenset[float]]:
        return {}

    def _counted(self, ids: tuple[str, ...]) -> frozenset[float]:
        if ids not in self._cache:
            self._cache[ids] = frozenset(self._count(ids))
        return self._cache[ids]

    def _count(self, ids: tuple[str, ...]) -> Iterator[float]:
        yield float(len(ids))
        measures = [self._measures[key] for key in ids if key in self._measures]
        for count in groups(measures):
            yield float(count)
        yield from (self._value_of[key] for key in ids if key in self._value_of)
        figures = [key for key in ids if key in self._value_of]
        whose = Counter(self._place.get(key, "") for key in figures)
        yield from map(float, (*whose.values(), len(whose)))
        chosen = self.corpus.articles[self._article_ids.isin(ids)]
        yield from map(float, chosen["char_count"])
        for column in ("locality_code", "genre"):
            yield from map(float, chosen.groupby(column).size())
            yield from map(float, chosen.groupby(column)["char_count"].sum())
            yield float(chosen[column].nunique())

    @cached_property
    def _place(self) -> dict[str, str]:
        merged = self.corpus.figures.merge(self.corpus.measures[["measure_id", "locality_code"]], on="measure_id")
        return dict(zip(merged["figure_id"], merged["locality_code"], strict=True))


def _printed(item: Evidence) -> Json:
    told = {key: list(said) if isinstance(said, tuple) else said for key, said in asdict(item).items()}
    return {key: said for key, said in told.items() if said not in ("", [])}


def _numbers(words: str) -> list[float]:
    return [token.value for token in tokens(words) if token.value is not None]
