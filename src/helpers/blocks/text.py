"""Words as data: runs of text, some of which carry the evidence that they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in one manner.

    Attributes
    ----------
    text
        The words, never markup.
    cites
        Ids of the evidence that these words rest on; empty for words that claim nothing.
    is_strong
        Set in bold.
    language
        ``"zh"`` or ``"en"`` where it differs from the document's; empty otherwise.
    link
        An address that the words lead to; empty for none.
    """

    text: str
    cites: tuple[str, ...] = ()
    is_strong: bool = False
    language: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Runs in reading order.

    The marks that lead to the evidence stand once, at the end of a text, however many of its runs cite.
    """

    runs: tuple[Run, ...] = ()

    def __add__(self, other: Text) -> Text:
        return Text(self.runs + other.runs)

    def __str__(self) -> str:
        return "".join(run.text for run in self.runs)

    def __bool__(self) -> bool:
        return any(run.text for run in self.runs)

    @property
    def cites(self) -> tuple[str, ...]:
        """Every id that a run cites, each once, in reading order."""
        return tuple(dict.fromkeys(cite for run in self.runs for cite in run.cites))

    def joined(self, items: Iterable[Text]) -> Text:
        """Return the items with this text between each two of them, as `str.join` does."""
        runs: list[Run] = []
        for index, item in enumerate(items):
            runs += (self.runs if index else ()) + item.runs
        return Text(tuple(runs))


NOTHING = Text()


def text(*parts: str | Run | Text) -> Text:
    """Make a text of strings, runs and texts, in order."""
    runs: list[Run] = []
    for part in parts:
        if isinstance(part, Text):
            runs.extend(part.runs)
        elif isinstance(part, Run):
            runs.append(part)
        elif part:
            runs.append(Run(part))
    return Text(tuple(runs))


def value(shown: str, *cites: str) -> Run:
    """Make a printed value, or a quantifier, that rests on the evidence named.

    Parameters
    ----------
    shown
        The value as it is printed.
    cites
        Ids of measures, figures, articles or derived values; one named twice counts once.
    """
    return Run(shown, cites=tuple(dict.fromkeys(cites)))
