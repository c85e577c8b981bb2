"""Moments as every command prints them: the machine's own time, with how far it is from UTC."""

from __future__ import annotations

from datetime import UTC, datetime


def moment(at: float | str) -> str:
    """Return a moment for a person to read, such as ``2099-02-05 18:40:00+00:00``.

    Parameters
    ----------
    at
        Seconds since 1970, or ISO 8601 with an offset; words that are neither are returned as they are.
    """
    try:
        found = datetime.fromisoformat(at) if isinstance(at, str) else datetime.fromtimestamp(at, UTC)
    except ValueError:
        return str(at)
    return found.astimezone().isoformat(" ", "seconds")
