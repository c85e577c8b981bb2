"""What a question gives: something to look at and to print, and the rows that it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from helpers.blocks import Section


@dataclass(frozen=True, eq=False, repr=False)
class Answer:
    """What a question gives.

    Attributes
    ----------
    section
        How it shows itself: in JupyterLab, as plain text, and in a briefing exported from the notebook.
    frame
        The rows that it was made from, to go on with in pandas; the function that gave it says what they are.
    """

    section: Section
    frame: pd.DataFrame

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Mapping[str, Any]:
        return self.section._repr_mimebundle_()

    def __repr__(self) -> str:
        return repr(self.section)


def joined(*sections: Section) -> Section:
    """Return sections of one language as one."""
    evidence = {key: item for section in sections for key, item in section.evidence.items()}
    blocks = tuple(block for section in sections for block in section.blocks)
    return Section(blocks, sections[0].language, evidence)
