"""Text that a spreadsheet would take for a formula, kept text in a CSV file.

A spreadsheet that opens a CSV file computes a cell that begins with one of a few signs, whatever wrote it there. An
apostrophe before the sign prevents that; it is set only there, and taken off again by `unguarded`.
"""

from __future__ import annotations

import re

STARTS = "=+-@\t\r＝＋－＠"
"""As OWASP lists them, with the full-width signs that some spreadsheets take for the same."""
_NEEDS = re.compile(rf"'*[{re.escape(STARTS)}]")
_HAS = re.compile(rf"'+[{re.escape(STARTS)}]")


def guarded(text: str) -> str:
    """Return a text with an apostrophe before it where a spreadsheet would compute it.

    >>> guarded("=1+1"), guarded("1+1"), guarded("'=1+1")
    ("'=1+1", '1+1', "''=1+1")
    """
    return f"'{text}" if _NEEDS.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    return text[1:] if _HAS.match(text) else text
