"""Numbers, lists and names as each language writes them.

Chinese follows GB/T 15835 (numerals) and GB/T 15834 (punctuation): no separator in four digits, ideographic commas in
lists, no space between Han characters and digits (both renderers set it). English follows common British usage.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from helpers.blocks import Run, Text, text

Language = Literal["zh", "en"]
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SEPARATOR_FROM = 1_000


def pick(language: Language, *, zh: str, en: str) -> str:
    """Return the wording of one language."""
    return zh if language == "zh" else en


def number(amount: float, language: Language, *, decimals: int = 0) -> str:
    """Return a number in digits: 2413 or 12345 in Chinese, 2,413 in English; a minus sign, not a hyphen."""
    rounded = round(float(amount), decimals)
    separator = "," if language == "en" and abs(rounded) >= _SEPARATOR_FROM else ""
    return f"{rounded:{separator}.{decimals}f}".replace("-", "−")


def percent(share: float, *, decimals: int = 1) -> str:
    """Return a share of 0–1 in per cent: 0.8321 is 83.2%, 1.0 is 100%."""
    shown = f"{100 * share:.{decimals}f}"
    return (shown.removesuffix("." + "0" * decimals) if decimals else shown) + "%"


def counted(count: int, language: Language, *, zh: str, en: str, en_plural: str = "") -> str:
    """Return a count with its noun: 12项, 12 measures, 1 measure.

    Parameters
    ----------
    zh
        Measure word, with its noun where needed: ``"项"``, ``"项措施"``.
    en, en_plural
        Noun; the plural adds an s where not given.
    """
    if language == "zh":
        return f"{number(count, language)}{zh}"
    return f"{number(count, language)} {en if count == 1 else en_plural or en + 's'}"


def in_words(count: int, language: Language) -> str:
    """Return a small count as running text has it: 4 in Chinese, four in English; digits above ten."""
    return _SMALL[count] if language == "en" and count < len(_SMALL) else number(count, language)


def enumerate_texts(items: Sequence[Text | Run | str], language: Language) -> Text:
    """Return a list in a sentence: 甲、乙和丙; A, B and C."""
    texts = [text(item) for item in items]
    if len(texts) < 2:
        return text(*texts)
    comma, last = ("、", "和") if language == "zh" else (", ", " and ")
    return text(text(comma).joined(texts[:-1]), last, texts[-1])


def sentence_case(words: str) -> str:
    """Return words with a capital at their start, the rest as it stands."""
    return words[:1].upper() + words[1:]


@dataclass(frozen=True)
class Names:
    """What codes are called in one language.

    Attributes
    ----------
    language
        The language.
    localities, full_localities
        Short and full names by locality code.
    themes, short_themes
        Names of themes by code.
    instruments, statuses, genres, parts
        Names by code.
    prefecture
        Code of the prefecture-level city.
    """

    language: Language
    localities: Mapping[str, str]
    full_localities: Mapping[str, str]
    themes: Mapping[str, str]
    short_themes: Mapping[str, str]
    instruments: Mapping[str, str]
    statuses: Mapping[str, str]
    genres: Mapping[str, str]
    parts: Mapping[str, str]
    prefecture: str

    def locality_list(self, codes: Iterable[str]) -> str:
        """Return short names in code order, as a list in a sentence."""
        return str(enumerate_texts([self.localities[code] for code in sorted(codes)], self.language))

    def theme_list(self, themes: Iterable[str]) -> str:
        """Return names of themes in the codebook's order, as a list in a sentence; in English in lower case."""
        named = [self.themes[theme] for theme in sorted(themes)]
        if self.language == "en":
            named = [name[:1].lower() + name[1:] for name in named]
        joiner = "; " if self.language == "en" and any("," in name for name in named) else ""
        return joiner.join(named) if joiner else str(enumerate_texts(named, self.language))


def names(
    language: Language,
    *,
    localities: pd.DataFrame,
    themes: pd.DataFrame,
    instruments: pd.DataFrame,
    statuses: pd.DataFrame,
    genres: pd.DataFrame,
    parts: pd.DataFrame,
) -> Names:
    """Read the names of one language from the codebook's tables."""

    def by(table: pd.DataFrame, key: str, name: str) -> dict[str, str]:
        return dict(zip(table[key].astype(str), table[f"{name}_{language}"].astype(str), strict=True))

    return Names(
        language,
        by(localities, "locality_code", "short"),
        by(localities, "locality_code", "name"),
        by(themes, "theme", "name"),
        by(themes, "theme", "short"),
        by(instruments, "instrument", "name"),
        by(statuses, "status", "name"),
        by(genres, "genre", "name"),
        by(parts, "part", "name"),
        str(localities.loc[localities["is_prefecture"], "locality_code"].iloc[0]),
    )
