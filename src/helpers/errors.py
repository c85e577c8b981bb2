"""Every error that this project raises on purpose.

::

    BriefingsError
    ├── UsageError              a command or a call was given something it cannot take
    │   └── UnknownNameError    a name that is not among the known ones; suggests the nearest
    ├── DataError               the data contradict the bulletin, the codebook or each other
    │   └── FaultsError         all faults of a data folder or a distribution list, at once
    ├── BlockError              a block that must not be printed
    ├── RenderError             a document that cannot be rendered whole
    │   └── MissingGlyphError   a character that no font of ours can draw
    └── ExecutionError          a notebook that did not run to its end

A message says what was found, what was allowed, and where. The command line prints it without a traceback.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from os import sep
from traceback import extract_tb


class BriefingsError(Exception):
    """The base of all errors here: catch this one to catch them all."""


class UsageError(BriefingsError):
    """A command or a call was given something it cannot take."""

    def _render_traceback_(self) -> list[str]:
        """Return what IPython and JupyterLab show: where it was asked, and what is wrong; `%debug` goes deeper."""
        asked = [frame for frame in extract_tb(self.__traceback__) if f"{sep}helpers{sep}" not in frame.filename]
        where = [f"line {frame.lineno}: {frame.line}" for frame in asked[-1:] if frame.line]
        return [*where, f"{type(self).__name__}: {self}"]


class UnknownNameError(UsageError):
    """A name that is not among the known ones.

    Parameters
    ----------
    kind
        What was named: "locality", "theme", "bulletin".
    found
        The name as given.
    known
        All names that would have been understood.
    """

    def __init__(self, kind: str, found: object, known: Iterable[str]) -> None:
        self.kind = kind
        self.found = str(found)
        self.known = sorted(set(known))
        self.suggestions = get_close_matches(self.found, self.known, n=3, cutoff=0.5)
        hint = f" Did you mean {' or '.join(self.suggestions)}?" if self.suggestions else ""
        super().__init__(f"unknown {kind} {self.found!r}.{hint} Known: {', '.join(self.known)}")


class DataError(BriefingsError):
    """The data contradict the bulletin, the codebook or each other."""


class FaultsError(DataError):
    """All faults of a data folder or of a distribution list, at once.

    Parameters
    ----------
    faults
        Each prints itself with its file, row and column.
    where
        What has them, in words.
    """

    def __init__(self, faults: Sequence[object], where: str = "the data") -> None:
        self.faults = tuple(faults)
        lines = "\n".join(f"  {fault}" for fault in self.faults)
        super().__init__(f"{len(self.faults)} fault{'' if len(self.faults) == 1 else 's'} in {where}:\n{lines}")


class BlockError(BriefingsError):
    """A block that must not be printed; the message names the block and what it lacks."""


class RenderError(BriefingsError):
    """A document that cannot be rendered whole, or not without losing something."""


class MissingGlyphError(RenderError):
    """A character that no font of ours can draw.

    Parameters
    ----------
    characters
        The characters, each once.
    where
        The chart or document concerned.
    """

    def __init__(self, characters: Iterable[str], where: str) -> None:
        self.characters = tuple(dict.fromkeys(characters))
        self.where = where
        named = ", ".join(f"{c!r} (U+{ord(c):04X})" for c in self.characters)
        super().__init__(f"{where}: no font has {named}")


class ExecutionError(BriefingsError):
    """A notebook that did not run to its end."""
