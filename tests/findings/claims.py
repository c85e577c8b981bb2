"""Which words of a sentence claim something without evidence."""

from __future__ import annotations

import re

from helpers.audit.tokens import tokens
from helpers.blocks import Text

# What the audit of finished files does not look for, but claims no less.
MORE_QUANTIFIERS = re.compile(
    r"任意|最|部分|同属|只|仅|所有|每|\b(?:any|some|largest|closest|unchanged|nothing|nobody)\b", re.IGNORECASE
)
NAMES = ("十二五", "两个普遍", "一线职工", "五一劳动奖状", "single-enterprise")


def bare_claims(text: Text) -> list[str]:
    """Return the numbers and quantifiers that stand in a run without evidence, with a few words around."""
    found = []
    for run in text.runs:
        if run.cites:
            continue
        words = run.text
        for name in NAMES:
            words = words.replace(name, "○" * len(name))
        spans = [(token.start, token.end) for token in tokens(words)]
        spans += [match.span() for match in MORE_QUANTIFIERS.finditer(words)]
        found += [
            f"{words[max(0, start - 8) : start]}[{words[start:end]}]{words[end : end + 8]}" for start, end in spans
        ]
    return found
