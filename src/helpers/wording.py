"""Sentences, numbers, lists and names as each language writes them.

Chinese follows GB/T 15835 (numerals) and GB/T 15834 (punctuation): no separator in four digits, ideographic commas in
lists, no space between Han characters and digits (both renderers set it). English follows common British usage.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, SupportsIndex

import pandas as pd

from helpers.blocks import Run, Text, text, value
from helpers.errors import UnknownNameError, UsageError
from helpers.rows import rows

Language = Literal["zh", "en"]
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
_SEPARATOR_FROM = 1_000
_PIECE = re.compile(
    r"\[(?P<claim>[^\[\]]+)\]|\{(?P<slot>\w+)(?:(?P<mark>[:?])(?P<forms>[^{}\[\]]+))?\}|(?P<words>[^{}\[\]]+)"
)


def pick(language: Language, *, zh: str, en: str) -> str:
    """Return the wording of one language."""
    return zh if language == "zh" else en


@dataclass(frozen=True, slots=True)
class Count:
    """How many, and what that rests on where it is not what the sentence rests on."""

    number: int
    cites: tuple[str, ...]


Slot = str | SupportsIndex | Run | Text | Count


def sentence(language: Language, *cites: str, zh: str, en: str, **slots: Slot) -> Text:
    """Fill in the template of one language, after checking those of both.

    ``{place}`` is a slot: words, a value that carries its evidence, or a count, which cites what the sentence rests on.
    Of a count, ``{total}`` prints digits, ``{total:项}`` digits with their measure word, ``{total:measure}`` and
    ``{total:city|cities}`` digits with a noun that agrees, ``{total?is|are}`` only the word that agrees. ``[均未]``
    marks words that claim something of the evidence: a quantifier, say. Plain words in a slot between brackets claim
    too.

    Parameters
    ----------
    cites
        Ids of the evidence that the sentence rests on.
    zh, en
        One sentence, or a few, in both languages.
    slots
        What the templates name.

    Raises
    ------
    UsageError
        A template has a stray bracket, leaves a slot or the evidence unused, or claims without evidence.
    UnknownNameError
        A template names a slot that is not given.
    """
    given: dict[str, str | Run | Text | Count] = {
        name: Count(int(slot), cites) if isinstance(slot, SupportsIndex) else slot for name, slot in slots.items()
    }
    is_counting = any(isinstance(slot, SupportsIndex) for slot in slots.values())
    for template in (zh, en):
        is_claiming = _check(template, set(slots)) or is_counting
        if is_claiming != bool(cites):
            fault = "a claim without evidence" if is_claiming else "evidence without a claim"
            raise UsageError(f"{fault}: {template!r}")
    return text(*_filled(pick(language, zh=zh, en=en), language, given, cites, ()))


def _check(template: str, known: set[str]) -> bool:
    """Return whether a template claims anything, having seen to it that it uses what is given and nothing else."""
    claims = [piece["claim"] for piece in _pieces(template) if piece["claim"]]
    used = {piece["slot"] for part in (template, *claims) for piece in _pieces(part) if piece["slot"]}
    if used - known:
        raise UnknownNameError("slot", min(used - known), known)
    if known - used:
        raise UsageError(f"slots that a template leaves unused: {', '.join(sorted(known - used))}: {template!r}")
    return bool(claims)


def _pieces(template: str) -> list[re.Match[str]]:
    pieces = list(_PIECE.finditer(template))
    if sum(len(piece[0]) for piece in pieces) != len(template):
        raise UsageError(f"template with a stray or nested bracket: {template!r}")
    return pieces


def _filled(
    template: str,
    language: Language,
    slots: Mapping[str, str | Run | Text | Count],
    claimed: tuple[str, ...],
    cites: tuple[str, ...],
) -> Iterable[Run | Text]:
    for piece in _pieces(template):
        if piece["claim"]:
            yield from _filled(piece["claim"], language, slots, claimed, claimed)
        elif not piece["slot"]:
            yield Run(piece["words"], cites)
        elif isinstance(slot := slots[piece["slot"]], Count):
            yield _counted(slot, language, piece["mark"], piece["forms"] or "")
        else:
            yield Run(slot, cites) if isinstance(slot, str) else slot


def _counted(count: Count, language: Language, mark: str | None, forms: str) -> Run:
    one, _, many = forms.partition("|")
    if mark == "?":
        return Run(one if count.number == 1 else many)
    shown = counted(count.number, language, zh=one, en=one, en_plural=many)
    return value(shown if mark else number(count.number, language), *count.cites)


def number(amount: float, language: Language, *, decimals: int = 0) -> str:
    """Return a number in digits: 2413 or 12345 in Chinese, 2,413 in English; a minus sign, not a hyphen."""
    rounded = round(float(amount), decimals)
    separator = "," if language == "en" and abs(rounded) >= _SEPARATOR_FROM else ""
    return f"{rounded:{separator}.{decimals}f}".replace("-", "−")


def date_words(moment: str, language: Language) -> str:
    """Return a day, a month or a year in words: 2011年5月11日, 11 May 2011; nothing for none.

    The months are written out here: the standard library's change with the locale of the process, and an edition's
    bytes would with them.

    Parameters
    ----------
    moment
        ISO 8601: ``2011-05-11``, ``2011-05``, ``2011`` or nothing.
    """
    year, month, day = [*moment.split("-"), "", ""][:3]
    if language == "zh":
        return "".join(f"{int(part)}{name}" for part, name in ((year, "年"), (month, "月"), (day, "日")) if part)
    return " ".join(filter(None, (str(int(day)) if day else "", MONTHS[int(month) - 1] if month else "", year)))


def percent(share: float, *, decimals: int = 1) -> str:
    """Return a share of 0–1 in per cent: 0.8321 is 83.2%, 1.0 is 100%.

    0% and 100% say none and all: a share that is neither gets as many more decimals as keep it from showing so.
    """
    while share not in (0, 1) and float(f"{100 * share:.{decimals}f}") in (0, 100):
        decimals += 1
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


def enumerate_texts(items: Iterable[Text | Run | str], language: Language, *, is_choice: bool = False) -> Text:
    """Return a list in a sentence: 甲、乙和丙; A, B and C. A choice, as after a negation, has 或 and or."""
    texts = [text(item) for item in items]
    if len(texts) < 2:
        return text(*texts)
    last = pick(language, zh="或", en=" or ") if is_choice else pick(language, zh="和", en=" and ")
    return text(text(pick(language, zh="、", en=", ")).joined(texts[:-1]), last, texts[-1])


def clauses(items: Iterable[Text | Run | str], language: Language, *, zh: str = "；") -> Text:
    """Return a list whose items hold commas, or an “and”, of their own: 甲，一；乙，二 and a, one; b, two."""
    return text(pick(language, zh=zh, en="; ")).joined(map(text, items))


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
    prefecture, actors
        Code of the prefecture-level city, empty if it is not among the localities; English names of actors by the
        Chinese ones.
    units
        What English calls one and several of a unit; empty where the indicator says what is counted.
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
    actors: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def locality_list(self, codes: Iterable[str]) -> str:
        """Return short names in code order, as a list in a sentence."""
        return str(enumerate_texts([self.localities[code] for code in sorted(codes)], self.language))

    def theme_list(self, themes: Iterable[str]) -> str:
        """Return names of themes in the codebook's order, as a list in a sentence.

        Most names hold an “and” of their own, so none joins them: 甲、乙, a; b. English has them in lower case.
        """
        named = [self.themes[theme] for theme in sorted(themes)]
        return "、".join(named) if self.language == "zh" else "; ".join(map(_lowered, named))


def _lowered(name: str) -> str:
    return name if name.startswith("Party") else name[:1].lower() + name[1:]


def names(
    language: Language,
    *,
    localities: pd.DataFrame,
    themes: pd.DataFrame,
    instruments: pd.DataFrame,
    statuses: pd.DataFrame,
    genres: pd.DataFrame,
    parts: pd.DataFrame,
    units: pd.DataFrame,
) -> Names:
    """Read the names of one language from the codebook's tables; an apostrophe becomes the printer's."""

    def by(table: pd.DataFrame, key: str, name: str) -> dict[str, str]:
        called = table[f"{name}_{language}"].astype(str).str.replace("'", "’")
        return dict(zip(table[key].astype(str), called, strict=True))

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
        next(iter(localities.loc[localities["is_prefecture"], "locality_code"].astype(str)), ""),
        units={row.unit: (row.name_en, row.plural_en) for row in rows(units)},
    )
