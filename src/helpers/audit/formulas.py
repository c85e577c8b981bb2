"""Formulas of derived values, computed again: 2008 ÷ 2413 = 83.2%, 常熟1 + 太仓2 = 3项措施, counted one by one: 17."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from helpers.audit.ground import CODE, Ground
from helpers.audit.tokens import Token, tokens

Json = Mapping[str, Any]
ONE_BY_ONE = ("逐一计数，共", "counted one by one: ")
_ITEMS = re.compile(r"；|; ")
_COLON = re.compile(r"：|: ")
_NAMES = re.compile(r" \+ |、|, | and |和")
_NAME = re.compile(r"[^\d（(=]*[^\d（(=\s]")
_EXPRESSION = re.compile(r"[\d(（][\d.,\s()（）÷−+×]*$")
_OPERATORS: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_PLAIN = str.maketrans({"÷": "/", "−": "-", "×": "*", ",": None, "（": "(", "）": ")"})


def wrong_results(item: Json) -> Iterator[tuple[str, str]]:
    """Yield each result of a derived value's formula that does not follow, as printed and as it should be.

    Parameters
    ----------
    item
        Evidence of kind ``derived``.
    """
    formula, count = item.get("formula", ""), len(item.get("rests_on", ()))
    for opening in ONE_BY_ONE:
        if formula.startswith(opening):
            printed = tokens(formula.removeprefix(opening))
            is_none = bool(printed) and printed[0].value == 0
            # A true none rests on all that was looked through.
            if not printed or not (printed[0].value == count or is_none):
                yield formula, str(count)
    for part in _ITEMS.split(formula):
        left, equals, right = part.rpartition("=")
        result = tokens(right)[:1] if equals else []
        for token in result:
            value = _sum(left) if " + " in left else _value(left)
            is_percent = right[token.end :][:1] == "%"
            if value is not None and not agrees(token, value * (100 if is_percent else 1), is_percent=is_percent):
                yield part, f"{value:g}"
            if " + " in left and token.value != count:
                yield part, f"{count}, the number of ids that it rests on"


def results(item: Json) -> list[float]:
    """Return what the parts of a formula give, as printed, the largest first."""
    parts = (part.rpartition("=") for part in _ITEMS.split(item.get("formula", "")))
    found = [tokens(right)[:1] for _, equals, right in parts if equals]
    return sorted((one[0].value for one in found if one and one[0].value is not None), reverse=True)


def headline(item: Json) -> set[float]:
    """Return the numbers of a formula and its label, and what can be counted in it.

    That is how many items there are, how many are not zero, how many names are in the first, and how many terms of its
    sum share the largest value: which of them has most may be ten of them.
    """
    items = _ITEMS.split(item.get("formula", ""))
    found = {token.value for token in tokens(f"{item.get('formula', '')} ; {item['label']}") if token.value is not None}
    named = (len(items), len(_NAMES.split(_COLON.split(items[0])[0])), len(_NAMES.split(items[0])))
    having = sum(any(token.value for token in tokens(item)) for item in items)
    terms = _terms(items[0].rpartition("=")[0])
    tied = [terms.count(max(terms))] if terms else []
    return found | set(map(float, (*named, having, *tied)))


def operands(item: Json) -> list[float]:
    """Return the first number of each item of a formula: the part of a share, the count behind a name."""
    first = (tokens(part)[:1] for part in _ITEMS.split(item.get("formula", "")))
    return [found[0].value for found in first if found and found[0].value is not None]


def named_value(item: Json, before: str) -> set[float]:
    """Return what a formula says of the name that a text has just printed; empty where it names nothing.

    Behind 有文章的吴中 a number rests on 吴中5 of the formula 吴中5 + 常熟4 = 9, on no other number of it. Where the
    formula lists ids under a name, the number is how many.
    """
    plain = before.rstrip(" （(：:，,")
    found: set[float] = set()
    for part in _ITEMS.split(item.get("formula", "")):
        name, *rest = _COLON.split(part, maxsplit=1)
        if rest and plain.endswith(name):
            ids = CODE.findall(rest[0])
            found |= {float(len(ids))} if ids else _numbers(rest[0])
        for term in _NAMES.split(part) if not rest else ():
            called = _NAME.match(term)
            if called and plain.endswith(called.group()):
                found |= _numbers(term[called.end() :].partition("=")[0])
    return found


def _numbers(words: str) -> set[float]:
    return {token.value for token in tokens(words) if token.value is not None}


def agrees(token: Token, value: float, *, is_percent: bool = False) -> bool:
    """Whether a printed number is a value, rounded to the decimals that are printed: a per cent to one, 14.0 as 14.

    0% and 100% are never rounded: they say none and all.
    """
    if token.value is None:
        return False
    is_rounded = is_percent and token.value not in (0, 100)
    decimals = token.decimals or (1 if is_rounded else 0)
    slack = 0.5 * 10**-decimals if decimals else 0.0
    return abs(token.value - value) <= slack + 1e-9


def unfounded(item: Json, ground: Ground, everything: frozenset[float]) -> Iterator[Token]:
    """Yield each whole number of a formula that can neither be counted in what it rests on nor stands there.

    Parameters
    ----------
    everything
        What can be counted in the whole bulletin: the wholes that shares are of.
    """
    formula = item.get("formula", "")
    if formula.startswith(ONE_BY_ONE):
        return
    exempt = ground.exempt(formula)
    allowed = ground.counted(item.get("rests_on", ())) | everything | {0.0, 100.0}
    allowed |= {value for key in item.get("rests_on", ()) for value in ground.stated.get(key, ())}
    results = {match.end() for match in re.finditer(r"=\s*", formula)}
    for token in tokens(formula):
        is_exempt = any(start <= token.start and token.end <= end for start, end in exempt)
        if token.is_number and not (is_exempt or token.decimals or token.start in results or token.value in allowed):
            yield token


def _sum(words: str) -> float | None:
    """Return the sum of terms such as 常熟1, each a name and a number; None where one has none."""
    numbers = _terms(words)
    return sum(numbers) if len(numbers) == len(words.split(" + ")) else None


def _terms(words: str) -> list[float]:
    last = (tokens(term)[-1:] for term in words.split(" + "))
    return [found[0].value for found in last if found and found[0].value is not None]


def _value(words: str) -> float | None:
    """Return the value of the arithmetic at the end of some words; None where there is none."""
    found = _EXPRESSION.search(words)
    if found is None:
        return None
    try:
        return _computed(ast.parse(found.group().translate(_PLAIN).strip(), mode="eval").body)
    except (SyntaxError, ZeroDivisionError, TypeError):
        return None


def _computed(node: ast.AST) -> float:
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        return _OPERATORS[type(node.op)](_computed(node.left), _computed(node.right))
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return float(node.value)
    raise TypeError(f"not arithmetic: {ast.dump(node)}")
