"""How the edition of a bulletin is issued: its edition.toml, read here and nowhere else."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - an attribute below has the plain name
from pathlib import Path

from helpers.errors import UsageError

FILE = "edition.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What edition.toml states.

    Attributes
    ----------
    path
        Of the file, whether or not it is there.
    date
        Of the edition; None where none is stated.
    words
        ``series_zh``, ``series_en``, ``issuer_zh``, ``issuer_en``, ``contact``, and any other text, by its key. A page
        that needs words that the file lacks gets a UsageError that names both.
    """

    path: Path
    date: Date | None
    words: Mapping[str, str]

    def dated(self, given: str | None = None, *, before: str | None = None) -> Date:
        """Return the date of the edition: as given, else as stated, else that of the edition before. Never the clock's.

        Raises
        ------
        UsageError
            There is none, or what was given is no date.
        """
        if not given and self.date:
            return self.date
        chosen = given or before
        if not chosen:
            raise UsageError(
                f'no date for the edition: write date = "YYYY-MM-DD" in {self.path}, or give one: '
                "briefings build --edition-date, edition_date in a notebook"
            )
        try:
            return Date.fromisoformat(chosen)
        except ValueError:
            raise UsageError(f"{chosen!r} is no date of an edition; write it as 2026-11-22") from None


def read_settings(root: Path, bulletin_id: str) -> Settings:
    """Read how the edition of a bulletin is issued; without the file there is neither a date nor a word.

    Parameters
    ----------
    root
        The data folder.

    Raises
    ------
    UsageError
        The file cannot be read, or its date is none.
    """
    path = root / "bulletins" / bulletin_id / FILE
    try:
        stated = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        stated = {}
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from error
    words = {key: content for key, content in stated.items() if isinstance(content, str) and key != "date"}
    return Settings(path, _date(path, str(stated.get("date", ""))), _Words(path, words))


class _Words(dict[str, str]):
    def __init__(self, path: Path, words: Mapping[str, str]) -> None:
        super().__init__(words)
        self.path = path

    def __missing__(self, key: str) -> str:
        raise UsageError(f'{self.path} states no {key}: write {key} = "…" there')


def _date(path: Path, written: str) -> Date | None:
    try:
        return Date.fromisoformat(written) if written else None
    except ValueError:
        raise UsageError(f"{path}: date: found {written!r}; allowed: such as 2026-11-22") from None
