"""What the fork server and its parent send each other: a length and as many bytes, so that a torn message is known."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

PIECE = 1 << 20
_LENGTH = struct.Struct("!Q")


@dataclass(frozen=True, slots=True)
class Work:
    """What the parent wants done.

    Attributes
    ----------
    calls
        A pickled pair of a function and a list of ``(key, job)``.
    rehearsal
        A pickled pair of a function and its argument, which the server itself calls as soon as the first workers are
        under way; empty for none.
    """

    path: Sequence[str]
    calls: bytes
    count: int
    time_limit: float
    rehearsal: bytes = b""


@dataclass(frozen=True, slots=True)
class Remains:
    """What is left of a worker: its exit status as `os.waitpid` gives it, its messages, and the end of its log."""

    status: int
    is_overdue: bool
    said: bytes
    log: str
    seconds: float
    cpu_seconds: float
    peak_bytes: int


def pack(message: bytes) -> bytes:
    """Return a message as it is sent."""
    return _LENGTH.pack(len(message)) + message


class Frames:
    """Puts received pieces together again.

    >>> frames = Frames()
    >>> sent = pack(b"one") + pack(b"two")
    >>> frames.feed(sent[:9]), frames.feed(sent[9:-1]), frames.feed(sent[-1:])
    ([], [b'one'], [b'two'])
    """

    def __init__(self) -> None:
        self._held = bytearray()

    def feed(self, piece: bytes) -> list[bytes]:
        """Take a piece and return the messages that are whole with it; the rest is held back."""
        self._held += piece
        whole = []
        while len(self._held) >= _LENGTH.size:
            end = _LENGTH.size + _LENGTH.unpack_from(self._held)[0]
            if len(self._held) < end:
                break
            whole.append(bytes(self._held[_LENGTH.size : end]))
            del self._held[:end]
        return whole
