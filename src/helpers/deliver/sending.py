"""Sending: take what is due from the outbox, one by one, until nothing is, and write down what came of each."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import inf
from uuid import uuid4

from helpers.deliver.deliveries import STATES, Channel, Delivery, State
from helpers.deliver.desk import Desk, NotMeantError
from helpers.deliver.due import CHANNELS, DUE, due
from helpers.deliver.letter import TooHeavyError
from helpers.deliver.outbox import LEASE, LostClaimError, Outbox
from helpers.deliver.outcomes import LaterError, RefusedError, UnclearError
from helpers.errors import BriefingsError

FIRST_PAUSE = 60.0
LONGEST_PAUSE = 6 * 3600.0
MOST_ATTEMPTS = 12
PATIENCE = 3
"""Connections in a row that may break before the server, and not a recipient, is taken for the cause."""

Tell = Callable[[Delivery, State, str], None]


@dataclass
class Sent:
    """What a round did.

    Attributes
    ----------
    counts
        How many attempts ended in each state.
    ended_because
        Why a channel was given up before all was done, a line for each; empty if none was.
    next_at
        When the next waiting delivery is due; None if none waits.
    """

    counts: dict[State, int] = field(default_factory=dict)
    ended_because: str = ""
    next_at: float | None = None

    def __add__(self, other: Sent) -> Sent:
        """Return what this round and one after it did."""
        counts = {state: count for state in STATES if (count := self.counts.get(state, 0) + other.counts.get(state, 0))}
        ended = "\n".join(filter(None, (self.ended_because, other.ended_because)))
        due = [at for at in (self.next_at, other.next_at) if at is not None]
        return Sent(counts, ended, min(due, default=None))

    @property
    def is_done(self) -> bool:
        """Whether everything that was tried was taken in the end, and nothing waits."""
        return not self.ended_because and self.next_at is None and not {"failed", "unknown"} & set(self.counts)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of one delivery; `is_general` and `is_broken` as `LaterError` has them."""

    state: State
    words: str
    is_general: bool = False
    is_broken: bool = False


def send(
    outbox: Outbox,
    desk: Desk,
    *,
    group_keys: Sequence[str] | None = None,
    clock: Callable[[], float] = time.time,
    sleep: Callable[[float], None] = time.sleep,
    until: float = 0.0,
    lease: float = LEASE,
    tell: Tell | None = None,
) -> Sent:
    """Deliver what is due: of the desk's revision, and notices.

    What befalls one letter and would befall the next, such as a server that cannot be reached or a password that is not
    there, ends what goes by mail, and not what goes into folders; and the other way round.

    Parameters
    ----------
    group_keys
        Only these groups'; any if None.
    until
        Seconds since 1970 until which to wait for what is due later, and for a server that cannot be reached; 0 for not
        waiting. A login that is refused is never tried again here: that would lock the account.
    tell
        Is told what came of each delivery.
    """
    owner = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}"
    bulletin_id = desk.revision.bulletin_id if desk.revision else None
    made, broken, rests = Sent(), 0, 0
    closed: dict[Channel, float] = {}
    while True:
        able = [channel for channel in CHANNELS if closed.get(channel, 0.0) <= clock()]
        delivery = outbox.claim(
            owner, clock(), bulletin_id=bulletin_id, group_keys=group_keys, channels=able, lease=lease
        )  # fmt: skip
        if delivery is None:
            found = outbox.select(DUE, *due(bulletin_id, group_keys))
            made.next_at = min((waiting.due_at for waiting in found), default=None)
            next_at = min((max(waiting.due_at, closed.get(waiting.channel, 0.0)) for waiting in found), default=inf)
            if next_at > until:
                return made
            sleep(max(0.0, next_at - clock()))
            continue
        came = _deliver(outbox, desk, delivery, clock)
        now, channel = clock(), delivery.channel
        # What a person has to mend first goes as soon as it is mended; anything else is given time.
        was_tried = came.is_broken or not came.is_general
        due_at = now + pause(delivery.attempt_count) if was_tried else delivery.due_at
        outbox.record(delivery, came.state, came.words, now, due_at=due_at, was_tried=was_tried)
        made.counts[came.state] = made.counts.get(came.state, 0) + 1
        if tell:
            tell(delivery, came.state, came.words)
        if channel == "mail":
            broken = broken + 1 if came.is_broken else 0
        if came.is_general or broken >= PATIENCE:
            rests += 1
            if came.is_broken and now + pause(rests) <= until:
                closed[channel], broken = now + pause(rests), 0
                continue
            closed[channel] = inf
            outbox.hold(bulletin_id, group_keys, channel, came.words, now)
            made.ended_because = "\n".join(filter(None, (made.ended_because, came.words)))


def pause(attempt_count: int) -> float:
    """Return the seconds until the next attempt: a minute, then twice as long each time, up to six hours.

    >>> [pause(count) for count in (1, 2, 3, 12)]
    [60.0, 120.0, 240.0, 21600.0]
    """
    return float(min(FIRST_PAUSE * 2 ** (attempt_count - 1), LONGEST_PAUSE))


def _deliver(outbox: Outbox, desk: Desk, delivery: Delivery, clock: Callable[[], float]) -> _Outcome:
    try:
        answer = desk.hand_over(delivery, lambda: outbox.handing(delivery, clock()))
    except BriefingsError as error:
        return _came_of(error, delivery.attempt_count)
    return _Outcome("sent", answer)


def _came_of(error: BriefingsError, attempt_count: int) -> _Outcome:
    words = str(error)
    match error:
        case NotMeantError():
            found = _Outcome("dropped", words)
        case UnclearError():
            found = _Outcome("unknown", words, is_broken=True)
        case RefusedError():
            found = _Outcome("failed", words)
        case LaterError(is_general=False) if attempt_count >= MOST_ATTEMPTS:
            found = _Outcome("failed", f"given up after {attempt_count} attempts: {words}")
        case LaterError():
            found = _Outcome("waiting", words, error.is_general, error.is_broken)
        case LostClaimError() | TooHeavyError():
            found = _Outcome("waiting", words)
        case _:
            # The settings or the edition are at fault: what befalls this delivery befalls the next one too.
            found = _Outcome("waiting", words, is_general=True)
    return found
