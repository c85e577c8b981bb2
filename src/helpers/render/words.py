"""Small rules about running text that every renderer needs."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

CHINESE = re.compile(
    r"[（《「『【]*(?:(?<![\w.,-])[0-9]+)?[\u3400-\u9fff\uf900-\ufaff](?:[0-9“”‘’·…]*[\u3001-\u301f\u3400-\u9fff\uf900-\ufaff\uff01-\uff5e])*"
)
"""A stretch of Chinese, with the signs and numerals within it."""

_BREAK = re.compile(r"[^\S\n\u3000\u00a0]*\n\s*")
_OTHER_CONTROL_SPACE = re.compile(r"[\t\r\v\f]+")
_QUOTES_AND_DASHES = frozenset("“”‘’…—·")


def flat(text: str) -> str:
    r"""Return a text on one line: a line break between two Han characters vanishes, any other becomes a space.

    >>> flat("职工\n书屋"), flat("trade\nunion")
    ('职工书屋', 'trade union')
    """
    if "\n" in text:
        text = _BREAK.sub(lambda match: seam(text[: match.start()][-1:], text[match.end() :][:1]), text)
    return _OTHER_CONTROL_SPACE.sub(" ", text)


def seam(left: str, right: str) -> str:
    """Return what a line break between two characters becomes; either may be empty."""
    if not left or not right:
        return ""
    wide = [_is_wide(character) for character in (left, right)]
    loose = [character in _QUOTES_AND_DASHES for character in (left, right)]
    return "" if any(wide) and all(w or q for w, q in zip(wide, loose, strict=True)) else " "


def _is_wide(character: str) -> bool:
    return bool(character) and east_asian_width(character) in "WF"
