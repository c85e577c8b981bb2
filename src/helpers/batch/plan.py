"""Which briefings make an edition, what each is called, and what its notebook is given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Self, get_args

import pandas as pd

from helpers.corpus import codebook, localities
from helpers.errors import UsageError
from helpers.rows import rows

Kind = Literal["locality", "comparison", "theme"]
Language = Literal["zh", "en"]
Format = Literal["html", "pdf"]
KINDS: tuple[Kind, ...] = get_args(Kind)
LANGUAGES: tuple[Language, ...] = get_args(Language)
FORMATS: tuple[Format, ...] = get_args(Format)
COMPARISON = {"zh": "各地比较", "en": "Comparison of localities"}


@dataclass(frozen=True, slots=True)
class Briefing:
    """One briefing of an edition.

    Attributes
    ----------
    kind
        Its notebook has the same name.
    key
        Code of the locality or theme; ``"all"`` for the comparison.
    name
        Of the locality or theme, in the briefing's language.
    parameters
        What the notebook is given.
    path
        Where its files stand in the edition, without suffix: ``zh/locality/320583-kunshan``.
    """

    kind: Kind
    key: str
    language: Language
    name: str
    parameters: Mapping[str, Any]
    path: str

    @property
    def notebook(self) -> str:
        """File name of its notebook."""
        return f"{self.kind}.ipynb"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which briefings are wanted; what is left empty does not restrict.

    Attributes
    ----------
    localities
        Any name that `Corpus.locality_code` understands.
    themes
        Any name that `helpers.corpus.codebook.resolve` understands.
    is_comparison
        Whether the comparison is wanted; with names of localities or themes, only what is named is made.
    """

    localities: Sequence[str] = ()
    themes: Sequence[str] = ()
    is_comparison: bool = False
    languages: Sequence[Language] = ()
    formats: Sequence[Format] = ()

    @classmethod
    def of(
        cls,
        localities: Iterable[str] | None,
        themes: Iterable[str] | None,
        is_comparison: bool,
        languages: Iterable[Any] | None,
        formats: Iterable[Any] | None,
    ) -> Self:
        """Take what a command line gives, where nothing is None."""
        given = (tuple(names or ()) for names in (localities, themes, languages, formats))
        some, of_theme, spoken, printed = given
        return cls(some, of_theme, is_comparison, spoken, printed)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return self == Selection()


def plan(root: Path, bulletin_id: str, edition_date: str) -> tuple[Briefing, ...]:
    """List the briefings of an edition: every locality of the codebook, the comparison, every theme with a measure.

    Parameters
    ----------
    root
        The data folder.
    edition_date
        ISO 8601; becomes a parameter of every briefing.
    """
    themes = _themes(root)
    used = set(_table(root / "coding" / bulletin_id / "measures.csv")["theme"])
    subjects: list[tuple[Kind, str, Mapping[str, str], str, dict[str, str]]] = [
        ("locality", row.locality_code, {"zh": row.short_zh, "en": row.short_en}, row.short_en,
         {"locality_code": row.locality_code})
        for row in rows(_localities(root))
    ]  # fmt: skip
    subjects.append(("comparison", "all", COMPARISON, "", {}))
    subjects += [
        ("theme", row.theme, {"zh": row.short_zh, "en": row.short_en}, row.short_en, {"theme": row.theme})
        for row in rows(themes)
        if row.theme in used
    ]
    return tuple(
        Briefing(
            kind=kind,
            key=key,
            language=language,
            name=names[language],
            parameters={"bulletin_id": bulletin_id, **own, "language": language, "edition_date": edition_date},
            path=f"{language}/{kind}/{key}-{_slug(slug)}" if slug else f"{language}/{kind}",
        )
        for language in LANGUAGES
        for kind, key, names, slug, own in subjects
    )


def select(briefings: Iterable[Briefing], selection: Selection, root: Path) -> tuple[Briefing, ...]:
    """Take the briefings that are wanted.

    Raises
    ------
    UnknownNameError
        No locality or theme is called so; suggests the nearest.
    UsageError
        A theme has no measure in this bulletin, and therefore no briefing.
    """
    all_localities, all_themes = _localities(root), _themes(root)
    codes = {localities.resolve(all_localities, name) for name in selection.localities}
    themes = {codebook.resolve(all_themes, "theme", name) for name in selection.themes}
    briefings = tuple(briefings)
    if silent := themes - {b.key for b in briefings if b.kind == "theme"}:
        raise UsageError(f"no measure of this bulletin is on {', '.join(sorted(silent))}: there is nothing to brief on")
    wanted = {"locality": codes, "theme": themes, "comparison": {"all"} if selection.is_comparison else set()}
    is_named = any(wanted.values())
    languages = selection.languages or LANGUAGES
    return tuple(b for b in briefings if b.language in languages and (not is_named or b.key in wanted[b.kind]))


def _table(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def _localities(root: Path) -> pd.DataFrame:
    return _table(root / "codebook" / "localities.csv").sort_values("locality_code")


def _themes(root: Path) -> pd.DataFrame:
    return _table(root / "codebook" / "themes.csv").sort_values("theme")


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
