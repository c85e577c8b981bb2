"""What the outbox holds: deliveries that are meant to happen, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, get_args

Channel = Literal["mail", "folder"]
Kind = Literal["edition", "correction", "notice"]
State = Literal["waiting", "claimed", "handing", "sent", "failed", "unknown", "dropped"]
STATES: tuple[State, ...] = get_args(State)
RECEIVED: tuple[State, ...] = ("claimed", "handing", "sent", "unknown")
"""States in which somebody has, or may have, what was sent."""
VERSION = 1
SCHEMA = """
CREATE TABLE deliveries (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('edition', 'correction', 'notice')),
  bulletin_id TEXT NOT NULL,
  revision TEXT NOT NULL,
  since TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('mail', 'folder')),
  group_key TEXT NOT NULL,
  recipient TEXT NOT NULL,
  content TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'claimed', 'handing', 'sent', 'failed', 'unknown', 'dropped')),
  attempt_count INTEGER NOT NULL DEFAULT 0,
  due_at REAL NOT NULL,
  owner TEXT NOT NULL DEFAULT '',
  lease_until REAL NOT NULL DEFAULT 0,
  answer TEXT NOT NULL DEFAULT '',
  created_at REAL NOT NULL,
  changed_at REAL NOT NULL
) STRICT;
CREATE UNIQUE INDEX one_of_each ON deliveries (bulletin_id, revision, channel, recipient) WHERE kind <> 'notice';
CREATE INDEX due ON deliveries (state, due_at);
CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  delivery_id INTEGER NOT NULL REFERENCES deliveries (id),
  at REAL NOT NULL,
  state TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A delivery that is meant to happen.

    Attributes
    ----------
    since
        The revision that a correction corrects; empty otherwise.
    group_key
        Of recipients.toml; empty for a notice.
    recipient
        What the recipient is known by: the bare address of mail, or a folder's address.
    content
        The words of a notice; empty otherwise, since an edition's are made from its files.
    cause
        What tells one notice from another; empty otherwise.
    """

    kind: Kind
    bulletin_id: str
    revision: str
    channel: Channel
    group_key: str
    recipient: str
    since: str = ""
    content: str = ""
    cause: str = ""

    @property
    def place(self) -> tuple[str, str, Channel, str]:
        """Which revision goes where: nobody gets one twice."""
        return self.bulletin_id, self.revision, self.channel, self.recipient

    @property
    def key(self) -> str:
        """What makes it the same delivery however often it is asked for."""
        return " ".join((self.bulletin_id, self.revision, self.kind, self.channel, self.recipient, self.cause)).strip()


@dataclass(frozen=True, slots=True)
class Delivery:
    """A row of the outbox; times are seconds since 1970."""

    id: int
    key: str
    kind: Kind
    bulletin_id: str
    revision: str
    since: str
    channel: Channel
    group_key: str
    recipient: str
    content: str
    state: State
    attempt_count: int
    due_at: float
    owner: str
    lease_until: float
    answer: str
    created_at: float
    changed_at: float


def message_id(delivery: Delivery | Wanted, domain: str, *, revision: str = "") -> str:
    """Return the Message-ID of a delivery, the same at every attempt.

    Parameters
    ----------
    revision
        Of another delivery to the same recipient whose Message-ID is wanted instead.
    """
    place = (delivery.bulletin_id, revision or delivery.revision, delivery.recipient)
    known_by = delivery.key if delivery.kind == "notice" else " ".join(place)
    return f"<{sha256(known_by.encode()).hexdigest()[:40]}@{domain}>"
