"""Derived evidence: a value that follows from others, with its formula and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from helpers.blocks import Evidence
from helpers.corpus.further import short
from helpers.wording import Language, counted, number, percent, pick

MEASURE = ("项措施", "measure")


def count(
    key: str, label: str, ids: Sequence[str], language: Language, *, noun: tuple[str, str], among: Sequence[str] = ()
) -> Evidence:
    """Return the evidence of a count: what was counted, one by one.

    Parameters
    ----------
    key
        Id of the evidence, such as ``count.320583``.
    label
        What was counted, in the language.
    ids
        Ids of what was counted.
    noun
        Measure word with noun in Chinese, noun in English: ``("项措施", "measure")``.
    among
        Ids of what was looked through: a true none rests on these.
    """
    total = counted(len(ids), language, zh=noun[0], en=noun[1])
    formula = pick(language, zh=f"逐一计数，共{total}", en=f"counted one by one: {total}")
    return Evidence(key, "derived", label, formula=formula, rests_on=tuple(ids or among))


def tally(
    key: str, label: str, parts: Sequence[tuple[str, Sequence[str]]], language: Language, *, noun: tuple[str, str]
) -> Evidence:
    """Return the evidence of counts under several names that add up: 常熟19 + 昆山17 = 36项措施.

    Parameters
    ----------
    key, label, noun
        As for `count`.
    parts
        Each name with the ids counted under it; no id is counted twice.
    """
    ids = tuple(each for _, found in parts for each in found)
    total = counted(len(ids), language, zh=noun[0], en=noun[1])
    space = pick(language, zh="", en=" ")
    listed = " + ".join(f"{name}{space}{number(len(found), language)}" for name, found in parts)
    formula = f"{listed} = {total}" if len(parts) > 1 else itemised([(parts[0][0], total)], language)
    return Evidence(key, "derived", label, formula=formula, rests_on=ids)


def ratio(  # noqa: PLR0917 - read from left to right: what, part of what, resting on what
    key: str, label: str, part: float, whole: float, ids: Sequence[str], language: Language
) -> Evidence:
    """Return the evidence of a share, with its division."""
    return Evidence(key, "derived", label, formula=division(part, whole, language), rests_on=tuple(ids))


def division(part: float, whole: float, language: Language, *, decimals: int = 1) -> str:
    """Return a share written out: 2008 ÷ 2413 = 83.2%."""
    return f"{number(part, language)} ÷ {number(whole, language)} = {percent(part / whole, decimals=decimals)}"


def computed(key: str, label: str, formula: str, ids: Sequence[str]) -> Evidence:
    """Return the evidence of any other value that was computed, with its formula as printed."""
    return Evidence(key, "derived", label, formula=formula, rests_on=tuple(ids))


def itemised(items: Iterable[tuple[str, str]], language: Language) -> str:
    """Return names, each with what is said of it, as the formula of a list: 常熟：19项；昆山：17项."""
    colon, semicolon = ("：", "；") if language == "zh" else (": ", "; ")
    return semicolon.join(f"{name}{colon}{said}" for name, said in items)


def short_ids(ids: Iterable[str], language: Language) -> str:
    """Return ids without their bulletin, as a list in a formula: TC-26、TC-27."""
    return pick(language, zh="、", en=", ").join(map(short, ids))
