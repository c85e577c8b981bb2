"""The outbox: every delivery as a row, written before anything leaves and after the answer has come.

::

    waiting ──claim──► claimed ──handing──► handing ──► sent       the other side took it
       ▲                  │                    │  ├────► failed     it never will (5xx); a person decides
       └──── try later ◄──┴────────────────────┴──┤
                                                  └────► unknown    nobody can know; a person decides
    waiting ◄─► dropped                                             it is not meant to go, or again is

A claim is a lease: a sender that dies leaves it behind, and when it has run out the next sender takes the row over.
It waits again where nothing had been handed over yet, or where handing over twice does no harm (a folder); else it is
unknown. Each change is one transaction, with an event that tells it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from helpers.deliver.database import Database
from helpers.deliver.deliveries import Channel, Delivery, State, Wanted
from helpers.deliver.due import CHANNELS, DUE, due
from helpers.errors import UnknownNameError, UsageError

LEASE = 900.0
"""Seconds; far longer than handing one message over takes with the time limits of `helpers.deliver.mail`."""


class LostClaimError(UsageError):
    """A claim that ran out and was taken over, so that its former owner must not go on."""


class Outbox(Database):
    """The outbox in a file, made if there is none; with no file, an empty one in memory. Each process opens its own."""

    def add(self, wanted: Wanted, now: float) -> bool:
        """Write down a delivery that is meant to happen; return whether it is new, or is meant again after a drop."""
        with self.transaction():
            if self._revive(wanted, now):
                return True
            done = self._base.execute(
                "INSERT INTO deliveries (key, kind, bulletin_id, revision, since, channel, group_key, recipient,"
                " content, state, due_at, created_at, changed_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?, ?) ON CONFLICT DO NOTHING",
                (wanted.key, wanted.kind, wanted.bulletin_id, wanted.revision, wanted.since, wanted.channel,
                 wanted.group_key, wanted.recipient, wanted.content, now, now, now),
            )  # fmt: skip
            if done.rowcount:
                self._tell(int(done.lastrowid or 0), now, "waiting", "written down")
        return bool(done.rowcount)

    def _revive(self, wanted: Wanted, now: float) -> bool:
        """Let wait again what was dropped; return whether there was such a delivery."""
        found = self._base.execute(
            "UPDATE deliveries SET key = ?, kind = ?, since = ?, group_key = ?, attempt_count = 0"
            " WHERE state = 'dropped' AND (bulletin_id, revision, channel, recipient) = (?, ?, ?, ?) RETURNING id",
            (wanted.key, wanted.kind, wanted.since, wanted.group_key, *wanted.place),
        ).fetchall()
        for row in found:
            self._set(row["id"], "waiting", "", now)
        return bool(found)

    def claim(
        self,
        owner: str,
        now: float,
        *,
        bulletin_id: str | None,
        group_keys: Sequence[str] | None = None,
        channels: Sequence[Channel] = CHANNELS,
        lease: float = LEASE,
    ) -> Delivery | None:
        """Take the delivery that has been due the longest; None if nothing is due.

        Parameters
        ----------
        owner
            Names this sender and no other.
        bulletin_id, group_keys, channels
            Take only deliveries of this bulletin, none if None, of these groups, any if None, and by these channels.
            Notices are taken unless groups are named.
        lease
            Seconds for which nobody else may take it.
        """
        with self.transaction():
            self.expire(now)
            found = self.select(f"{DUE} AND due_at <= ?", *due(bulletin_id, group_keys, channels), now)
            if not found:
                return None
            row = min(found, key=lambda delivery: (delivery.due_at, delivery.id))
            self._base.execute(
                "UPDATE deliveries SET state = 'claimed', owner = ?, lease_until = ?, changed_at = ?,"
                " attempt_count = attempt_count + 1 WHERE id = ?",
                (owner, now + lease, now, row.id),
            )
            self._tell(row.id, now, "claimed", owner)
            return self.get(row.id)

    def handing(self, delivery: Delivery, now: float) -> None:
        """Write down that the next thing to happen cannot be undone.

        Raises
        ------
        LostClaimError
            The lease has run out: do not go on.
        """
        with self.transaction():
            done = self._base.execute(
                "UPDATE deliveries SET state = 'handing', changed_at = ?"
                " WHERE id = ? AND owner = ? AND state = 'claimed' AND lease_until > ?",
                (now, delivery.id, delivery.owner, now),
            )
            if not done.rowcount:
                raise LostClaimError(f"the claim on delivery {delivery.id} has run out; another sender may have it")
            self._tell(delivery.id, now, "handing", "")

    def record(
        self,
        delivery: Delivery,
        state: State,
        answer: str,
        now: float,
        *,
        due_at: float = 0.0,
        was_tried: bool = True,
    ) -> None:
        """Write down what came of a claim. One that has been taken over since is left as it is.

        Parameters
        ----------
        due_at
            When it is due again, where it waits; as before if 0.
        was_tried
            Whether it counts as an attempt.
        """
        with self.transaction():
            done = self._base.execute(
                "UPDATE deliveries SET state = ?, answer = ?, due_at = ?, changed_at = ?,"
                " attempt_count = attempt_count - ?"
                " WHERE id = ? AND owner = ? AND state IN ('claimed', 'handing', 'unknown')",
                (state, answer, due_at or delivery.due_at, now, not was_tried, delivery.id, delivery.owner),
            )
            if done.rowcount:
                self._tell(delivery.id, now, state, answer)

    def hold(
        self, bulletin_id: str | None, group_keys: Sequence[str] | None, channel: Channel, why: str, now: float
    ) -> None:
        """Write down why what a sender would have taken next stays where it is; that is no attempt."""
        with self.transaction():
            for row in self.select(f"{DUE} AND due_at <= ?", *due(bulletin_id, group_keys, [channel]), now):
                if row.answer != why:
                    self._set(row.id, "waiting", why, now, due_at=row.due_at)

    def hasten(self, bulletin_id: str, channel: Channel, now: float) -> None:
        """Let what waits for its next attempt be due at once: whoever has mended the cause need not wait."""
        with self.transaction():
            self._base.execute(
                "UPDATE deliveries SET due_at = min(due_at, ?) WHERE state = 'waiting' AND bulletin_id = ?"
                " AND channel = ?",
                (now, bulletin_id, channel),
            )

    def expire(self, now: float) -> None:
        """Take over what senders left behind whose lease has run out."""
        with self.transaction():
            for row in self._base.execute(
                "SELECT id, state, channel, owner FROM deliveries WHERE state IN ('claimed', 'handing')"
                " AND lease_until <= ?",
                (now,),
            ).fetchall():
                is_known = row["state"] == "claimed" or row["channel"] == "folder"
                self._set(
                    row["id"],
                    "waiting" if is_known else "unknown",
                    f"{row['owner']} ended before "
                    + ("anything was handed over" if row["state"] == "claimed" else "its answer was written down"),
                    now,
                )

    def drop(self, delivery_id: int, why: str, now: float) -> None:
        """Write down that a delivery that waits is no longer meant to go."""
        with self.transaction():
            if self.get(delivery_id).state == "waiting":
                self._set(delivery_id, "dropped", why, now)

    def resolve(self, delivery_id: int, *, was_sent: bool, by: str, now: float) -> Delivery:
        """Write down what a person found out about a delivery that is unknown, or has failed.

        Raises
        ------
        UnknownNameError
            There is no such delivery.
        UsageError
            It is in a state about which there is nothing to decide.
        """
        with self.transaction():
            found = self.get(delivery_id)
            if found.state not in ("unknown", "failed"):
                raise UsageError(f"delivery {delivery_id} is {found.state}: there is nothing to decide")
            state: State = "sent" if was_sent else "waiting"
            self._set(delivery_id, state, f"{by} decided: {'it was sent' if was_sent else 'send it again'}", now)
            self._base.execute("UPDATE deliveries SET attempt_count = 0 WHERE id = ?", (delivery_id,))
            return self.get(delivery_id)

    def get(self, delivery_id: int) -> Delivery:
        """Return a delivery.

        Raises
        ------
        UnknownNameError
            There is none with this id.
        """
        found = self.select("id = ?", delivery_id)
        if not found:
            known = [str(row["id"]) for row in self._base.execute("SELECT id FROM deliveries ORDER BY id DESC LIMIT 9")]
            raise UnknownNameError("delivery", delivery_id, known)
        return found[0]

    def select(self, where: str = "1", *values: Any) -> list[Delivery]:
        """Return deliveries, in the order in which they were written down; `where` is SQL of this program's own."""
        rows = self._base.execute(f"SELECT * FROM deliveries WHERE {where} ORDER BY id", values).fetchall()  # noqa: S608 - see the docstring
        return [Delivery(**dict(row)) for row in rows]

    def events(self, delivery_id: int) -> Sequence[tuple[float, str, str]]:
        """Return what happened to a delivery: when, its state from then on, and words."""
        found = self._base.execute(
            "SELECT at, state, words FROM events WHERE delivery_id = ? ORDER BY id", (delivery_id,)
        )
        return [(row["at"], row["state"], row["words"]) for row in found]

    def _set(self, delivery_id: int, state: State, words: str, now: float, *, due_at: float = 0.0) -> None:
        self._base.execute(
            "UPDATE deliveries SET state = ?, answer = ?, due_at = ?, changed_at = ? WHERE id = ?",
            (state, words, due_at or now, now, delivery_id),
        )
        self._tell(delivery_id, now, state, words)

    def _tell(self, delivery_id: int, now: float, state: str, words: str) -> None:
        self._base.execute(
            "INSERT INTO events (delivery_id, at, state, words) VALUES (?, ?, ?, ?)", (delivery_id, now, state, words)
        )
