"""Whether what has most measures still has most: with a measure less, and on the conservative reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from helpers.blocks import Evidence, Text, text
from helpers.findings.derived import computed, itemised
from helpers.wording import Names, Slot, number, pick, sentence


class Counted(NamedTuple):
    """What measures are counted under, such as a theme: its code, its short name, its count on both readings."""

    code: str
    name: str
    coded: int
    conservative: int


def of_lead(
    key: str,
    about: str,
    counts: Sequence[Counted],
    ids: Sequence[str],
    names: Names,
    *,
    called: Callable[[list[str]], str],
) -> tuple[Text, tuple[Evidence, ...]]:
    """Say what becomes of the largest count, or of a tie, without a measure and on the conservative reading.

    Parameters
    ----------
    key
        Id of the first piece of evidence; that of the other reading is ``key.conservative``.
    about
        What is counted, in the language: “measures of Left by theme”.
    counts
        At least one, in the codebook's order.
    ids
        Of the measures counted.
    called
        Names several codes in a sentence.

    Returns
    -------
    tuple
        The caveat, and the evidence that it rests on. Of a single count nothing is said of a measure less: it leads
        whatever is dropped.
    """
    words, derived = _without_one(key, about, counts, ids, names) if len(counts) > 1 else (text(), ())
    told, evidence = _on_the_other_reading(key, about, counts, ids, names, called=called)
    return words + text(pick(names.language, zh="", en=" ") if derived else "") + told, (*derived, evidence)


def _without_one(
    key: str, about: str, counts: Sequence[Counted], ids: Sequence[str], names: Names
) -> tuple[Text, tuple[Evidence, ...]]:
    language = names.language
    most, next_most = sorted((each.coded for each in counts), reverse=True)[:2]
    basis = computed(
        key,
        pick(language, zh=f"{about}：最多的减去其次的", en=f"{about}: the largest less the next"),
        f"{number(most, language)} − {number(next_most, language)} = {number(most - next_most, language)}",
        tuple(ids),
    )
    zh, en = {
        0: ("去掉其中[任意][1项]，并列即变。", "Without [any one] of these measures, the tie would change."),
        1: (
            "[只]比其次的多[1项]，去掉[1项]即不再单独[最多]。",
            "It has [only one] more than the next: without it, it would have [no] lead.",
        ),
    }.get(
        most - next_most,
        ("[任意]去掉[1项]措施，仍以它[最多]。", "If [any one] measure were dropped, it would still have [most]."),
    )
    return sentence(language, basis.id, zh=zh, en=en), (basis,)


def _on_the_other_reading(
    key: str,
    about: str,
    counts: Sequence[Counted],
    ids: Sequence[str],
    names: Names,
    *,
    called: Callable[[list[str]], str],
) -> tuple[Text, Evidence]:
    language = names.language
    ordered = sorted(counts, key=lambda each: -each.conservative)
    coded, most = max(each.coded for each in counts), ordered[0].conservative
    leading = [each.code for each in ordered if each.conservative == most]
    basis = computed(
        f"{key}.conservative",
        pick(language, zh=f"{about}，按保守读法", en=f"{about}, conservative reading"),
        itemised(((each.name, number(each.conservative, language)) for each in ordered), language),
        tuple(ids),
    )
    slots: dict[str, Slot] = {"count": most}
    if not most:
        zh, en = "按保守读法，措施为{count:项}。", "On the conservative reading there are {count:measure}."
    elif set(leading) == {each.code for each in counts if each.coded == coded}:
        zh, en = (
            ("按保守读法也如此，[各]{count:项}。", "The conservative reading agrees, with {count} [each].")
            if len(leading) > 1
            else ("按保守读法也如此，有{count:项}。", "The conservative reading agrees, with {count}.")
        )
    else:
        slots["leading"] = called(leading)
        zh, en = (
            (
                "按保守读法，[最多]的是{leading}，[各]{count:项}。",
                "On the conservative reading these lead, {count} [each]: {leading}.",
            )
            if len(leading) > 1
            else (
                "按保守读法，[最多]的是{leading}，有{count:项}。",
                "On the conservative reading {leading} leads, with {count}.",
            )
        )
    return sentence(language, basis.id, zh=zh, en=en, **slots), basis
