"""A text as a reader sees it, and the same without what sets letters apart, so that two texts can be compared."""

from __future__ import annotations

from functools import cached_property

_BETWEEN = frozenset("\u2060\u200a\u200b\u200c\u200d\ufeff\u00ad\ufffe\u0002-\u2010\u2011")
"""What stands between letters and says nothing: also hyphens, since a hyphen at the end of a line may be the line's."""
_NOTHING = dict.fromkeys(map(ord, _BETWEEN))


class Words:
    """Words, and their squeezed form: no white space, no hyphens, no invisible characters."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def places(self) -> list[int]:
        """Where each squeezed character stands in the text, and behind them the text's end."""
        kept = [at for at, character in enumerate(self.text) if not (character.isspace() or character in _BETWEEN)]
        return [*kept, len(self.text)]

    @cached_property
    def squeezed(self) -> str:
        """The words without what stands between letters."""
        return "".join(self.text.split()).translate(_NOTHING)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the squeezed form stands in the text."""
        first = self.places[start]
        return first, (self.places[end - 1] + 1 if end > start else first)

    def around(self, start: int, end: int, *, width: int = 24) -> str:
        """Return a stretch of the text, given by its offsets, with the words beside it on one line."""
        return " ".join(self.text[max(0, start - width) : end + width].split())


def squeeze(text: str) -> str:
    """Return the squeezed form of a text."""
    return Words(text).squeezed
