"""Notices to the maintainers: that a run failed, or that a revision waits to be read."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from helpers.deliver.desk import Desk, outbox_file
from helpers.deliver.notices import add_notice
from helpers.deliver.outbox import Outbox
from helpers.deliver.recipients import Recipients, read_maintainers
from helpers.deliver.revision import Revision
from helpers.deliver.sending import send
from helpers.errors import BriefingsError, UsageError
from helpers.operate.journal import NAME
from helpers.operate.record import Record, runs_folder

Clock = Callable[[], float]


def notify(record: Record, recipients_file: Path, reports: Path, *, clock: Clock = time.time) -> str:
    """Tell the maintainers that a run failed; return in words what came of it.

    The same trouble is told once a day. A notice that cannot be sent now waits in the outbox; where the outbox cannot
    be written, as on a full disk, it goes without.
    """
    trouble = sha256(record.trouble.encode()).hexdigest()[:12]
    about = _About(
        record.bulletin_id,
        f"briefings: the run on {record.bulletin_id} failed ({record.failed_step})",
        f"{record}\n\nThe log is {runs_folder(reports) / NAME}\n",
        f"{record.id[:8]} {record.failed_step} {trouble}",
    )
    return _tell(about, recipients_file, reports, clock).words


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a notice, in words, and whether whoever was to be told has been."""

    words: str
    is_done: bool = True


def ask(revision: Revision, recipients_file: Path, *, clock: Clock = time.time) -> Told:
    """Tell the maintainers, once for each revision, that one waits to be read."""
    words = (
        f"{revision} is published and not approved, so that nothing of it is sent.\n\n"
        f"Read it in {revision.shelf.link}, then:\n\n    briefings approve {revision} --by NAME\n\n"
        "The next run with --send sends it, or briefings deliver --send at once.\n"
    )
    subject, cause = f"briefings: {revision} waits to be read", f"waits {revision.name} {revision.manifest_digest[:12]}"
    return _tell(_About(revision.bulletin_id, subject, words, cause), recipients_file, revision.reports, clock)


@dataclass(frozen=True, slots=True)
class _About:
    """What a notice says, and what tells it from another."""

    bulletin_id: str
    subject: str
    words: str
    cause: str


def _tell(about: _About, recipients_file: Path, reports: Path, clock: Clock) -> Told:
    def through(outbox: Outbox) -> Told:
        add_notice(
            outbox, recipients, about.bulletin_id, clock(), subject=about.subject, words=about.words, cause=about.cause
        )
        return _sent(outbox, recipients, clock)

    try:
        recipients = read_maintainers(recipients_file)
        if recipients.mail is None or not recipients.mail.maintainers:
            return Told(f"nobody was told: {recipients_file} names no mail.maintainers")
        try:
            with Outbox(outbox_file(reports)) as outbox:
                return through(outbox)
        except (UsageError, OSError) as error:
            with Outbox(None) as outbox:
                told = through(outbox)
                return replace(told, words=f"{told.words} (without the outbox: {error})")
    except BriefingsError as error:
        return Told(f"the maintainers could not be told: {error}", is_done=False)


def _sent(outbox: Outbox, recipients: Recipients, clock: Clock) -> Told:
    made = send(outbox, Desk(recipients), clock=clock)
    if made.ended_because:
        words = f"the maintainers could not be told yet, the notice waits in the outbox: {made.ended_because}"
        return Told(words, is_done=False)
    count = made.counts.get("sent", 0)
    told = [f"the maintainers were told: {count} notice{'' if count == 1 else 's'} sent"] if count else []
    if left := [name for name in ("waiting", "failed", "unknown") if made.counts.get(name)]:
        told.append(f"not every maintainer was told ({', '.join(left)}): briefings outbox")
    return Told("; ".join(told) or "the maintainers have been told of this before", is_done=not left)
