"""Text that a spreadsheet would take for a formula, kept text.

A spreadsheet computes a cell that begins with one of a few signs, whatever wrote it there. What comes in may not begin
so (`helpers.corpus.tables`); what goes out as CSV gets an apostrophe before the sign, set only there and taken off
again by `unguarded`. A workbook needs none: its cells say themselves that they are text.
"""

from __future__ import annotations

import re

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""As OWASP lists them, with the full-width signs that some spreadsheets take for the same."""
_SIGNS = re.escape("".join(STARTS))
_NEEDS = re.compile(rf"'*[{_SIGNS}]")
_HAS = re.compile(rf"'+[{_SIGNS}]")
_NUMBER = re.compile(r"[+-][0-9]+([.,][0-9]+)*%?")


def guarded(text: str) -> str:
    """Return a text with an apostrophe before it where a spreadsheet would compute it; a signed number stays one.

    >>> guarded("=1+1"), guarded("1+1"), guarded("-5.2%"), guarded("'=1+1")
    ("'=1+1", '1+1', '-5.2%', "''=1+1")
    """
    return f"'{text}" if _NEEDS.match(text) and not _NUMBER.fullmatch(text) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    return text[1:] if _HAS.match(text) else text
