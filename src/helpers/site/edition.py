"""What the pages of an edition are made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from helpers.corpus import Corpus
from helpers.site.addresses import lead
from helpers.wording import Language, Names, names

Json = dict[str, Any]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, eq=False)
class Edition:
    """An edition whose briefings are made.

    Attributes
    ----------
    corpus
        Of its bulletin.
    briefings
        As the manifest lists them: ``path``, ``kind``, ``key``, ``language``, ``name`` and, by format, ``files`` with
        ``path`` and ``bytes``.
    missing
        Those that could not be made: the same without ``files``, with ``error``.
    documents
        What each briefing says, by its path: as `helpers.blocks.assemble` makes it.
    settings
        edition.toml: names of series and issuer, contact.
    edition_date
        ISO 8601.
    revision
        Which one of this bulletin's edition, such as ``"r3"``; empty for a preview.
    others
        Files that are written by somebody else and that the index offers: bytes by path.
    """

    corpus: Corpus
    briefings: Sequence[Json]
    missing: Sequence[Json]
    documents: Mapping[str, Json]
    settings: Mapping[str, str]
    edition_date: str
    revision: str = ""
    others: Mapping[str, int] = field(default_factory=dict)

    @property
    def bulletin_id(self) -> str:
        """Id of its bulletin."""
        return str(self.corpus.bulletin["id"])

    @property
    def is_preview(self) -> bool:
        """Whether this is no published edition."""
        return not self.revision

    def names(self, language: Language) -> Names:
        """Return what codes are called in a language."""
        return self._names[language]

    @cached_property
    def _names(self) -> dict[Language, Names]:
        corpus, localities = self.corpus, self.corpus.localities
        if not localities["is_prefecture"].any():
            # `Names` must know a prefecture, which no page here asks for.
            localities = localities.assign(is_prefecture=True)
        return {
            language: names(
                language,
                localities=localities,
                themes=corpus.themes,
                instruments=corpus.instruments,
                statuses=corpus.statuses,
                genres=corpus.genres,
                parts=corpus.parts,
                units=corpus.units,
            )
            for language in LANGUAGES
        }

    @cached_property
    def _pages(self) -> dict[tuple[str, str, str], str]:
        return {
            (entry["kind"], entry["key"], entry["language"]): entry["files"]["html"]["path"]
            for entry in self.briefings
            if "html" in entry.get("files", {})
        }

    def briefing(self, start: str, kind: str, key: str, language: Language) -> str:
        """Return the address of a briefing's page as the page `start` has it; empty where there is none."""
        target = self._pages.get((kind, key, language))
        return lead(start, target) if target else ""
