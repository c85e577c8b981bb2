"""Whether a printed number agrees with a piece of evidence that it cites."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from helpers.audit.formulas import agrees, headline, named_value, operands, results
from helpers.audit.ground import Ground
from helpers.audit.tokens import Token, tokens
from helpers.corpus.periods import OFTEN

Json = Mapping[str, Any]
AT_LEAST = re.compile(r"(?:at least|\bno theme has|达到|不少于|不低于)\s*$", re.IGNORECASE)
BELOW = re.compile(r"(?:fewer than|less than|不足|少于)\s*$", re.IGNORECASE)
IN_BRACKETS = re.compile(r"[^（(，。；;:：\d]{0,60}[（(]([^）)]*)[）)]")
COLON = re.compile(r"：|: ")
ITEMS = re.compile(r"；|; ")
NAMES = re.compile(r"、|, | and |和")
OFTEN_BEFORE = re.compile(rf"({'|'.join(zh for zh, _ in OFTEN.values())})[^\d，。；、]{{0,3}}$")
OFTEN_BEHIND = re.compile(rf"(?: times?)? ({'|'.join(en for _, en in OFTEN.values())})\b")


def supports(item: Json, token: Token, run: str, whole: str, ground: Ground) -> bool:
    """Tell whether a piece of evidence is worth a printed number.

    A figure is worth its value, a measure or an article the numbers of its words. A derived value is worth what its
    formula says of the name that stands before the number; where it says nothing of it, the numbers of the formula, how
    many items it lists, how many of them name the most and how many fewer, and how many ids, localities, themes,
    instruments and articles it rests on.

    Parameters
    ----------
    item
        The evidence; empty for an id that leads nowhere.
    run
        The words of the run that the number stands in.
    whole
        The text that the run stands in; the offsets of `token` are of this text.
    """
    if not item:
        return False
    if item["kind"] != "derived":
        labels, stated = ground.labels.get(item["id"], ()), ground.stated.get(item["id"], ())
        is_stated = any(agrees(token, value) for value in stated)
        return run in labels or (is_stated and is_as_often(item["id"], token, whole, ground))
    own = named_value(item, whole[: token.start])
    allowed = own or headline(item) | by_names(item) | ground.kinds(item.get("rests_on", ()))
    return any(agrees(token, value) for value in allowed) or is_true_bound(item, token, whole)


def by_names(item: Json) -> set[float]:
    """Return how many items of a formula name as many as the longest of them, and how many name fewer.

    Of 议题：甲地1和乙地2；培训：甲地3 all localities report one and some another.
    """
    listed = [COLON.split(part, maxsplit=1) for part in ITEMS.split(item.get("formula", ""))]
    named = [len(NAMES.split(behind[0])) for _, *behind in listed if behind]
    longest = named.count(max(named, default=0))
    return {float(count) for count in (longest, len(named) - longest) if count}


def is_as_often(evidence_id: str, token: Token, whole: str, ground: Ground) -> bool:
    """Tell whether how often a text says beside a number, 每月 or a month, is how often the figure has it.

    What is no frequency of figures.csv, and a number without such words beside it, has nothing to contradict.
    """
    said = OFTEN_BEFORE.search(whole[: token.start]) or OFTEN_BEHIND.match(whole[token.end :])
    if said is None:
        return True
    figures = ground.corpus.figures
    found = figures[(figures["figure_id"] == evidence_id) & (figures["quantity"] == "frequency")]
    return all(said[1] in OFTEN.get(period, (said[1],)) for period in found["period"])


def is_true_bound(item: Json, token: Token, whole: str) -> bool:
    """Tell whether a number is a bound that a formula keeps.

    At least 1.5 times: A (5.4), B (1.6), where of the results 5.39, 1.58 and 1.20 these two reach it. Fewer than 3 are
    left out, where no part that the formula divides is below it.
    """
    before = whole[max(0, token.start - 16) : token.start]
    if token.value is None or not results(item):
        return False
    if BELOW.search(before):
        return min(operands(item), default=0.0) >= token.value
    reached = [value for value in results(item) if value >= token.value]
    others = [other for other in tokens(whole) if other.decimals and other.start != token.start]
    is_reached = len(reached) == len(others) and all(map(agrees, others, reached))
    return is_reached and bool(AT_LEAST.search(before))


def listed_behind(words: str, places: Collection[str]) -> int | None:
    """Return how many localities a text names in brackets right behind a number; None where it names none."""
    found = IN_BRACKETS.match(words)
    names = NAMES.split(found[1]) if found else []
    return len(names) if len(names) > 1 and set(names) <= set(places) else None
