"""Where the pages of an edition stand, and how one leads to another: always relative, so that a folder can be moved."""

from __future__ import annotations

from posixpath import dirname, relpath

INDEX = {"zh": "index.html", "en": "en/index.html"}
BULLETIN = {"zh": "zh/bulletin.html", "en": "en/bulletin.html"}
CHANGES = {"zh": "zh/changes.html", "en": "en/changes.html"}
DATA = "data"


def lead(start: str, target: str) -> str:
    """Return the address of one file of an edition as a link in another has it.

    >>> lead("zh/locality/320583-kunshan.html", "zh/bulletin.html")
    '../bulletin.html'
    """
    return relpath(target, dirname(start) or ".")


def bulletin_from(briefing: str, language: str) -> str:
    """Return the address of the full bulletin as a briefing's page has it.

    Parameters
    ----------
    briefing
        Path of the briefing in the edition, with or without suffix.
    """
    return lead(briefing, BULLETIN[language])
