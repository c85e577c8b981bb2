"""What can come of handing something over, other than that it was taken."""

from __future__ import annotations

from helpers.errors import BriefingsError


class RefusedError(BriefingsError):
    """The other side will never take it (SMTP 5xx): a person must look."""


class LaterError(BriefingsError):
    """It was not taken now, and may be another time (SMTP 4xx, no connection).

    Parameters
    ----------
    is_general
        Whether it would befall every other delivery as well, so that the round had better end.
    is_broken
        Whether a connection broke: once it may be the recipient, several times in a row it is the server.
    """

    def __init__(self, words: str, *, is_general: bool = False, is_broken: bool = False) -> None:
        self.is_general = is_general
        self.is_broken = is_broken
        super().__init__(words)


class UnclearError(BriefingsError):
    """Nobody can know whether it was taken: the connection broke after the last byte and before the answer."""
