"""The notice to the maintainers after a run that failed: what, where, and what to do."""

from __future__ import annotations

import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from helpers.deliver.desk import Desk, outbox_file
from helpers.deliver.notices import add_notice
from helpers.deliver.outbox import Outbox
from helpers.deliver.recipients import read_maintainers
from helpers.deliver.sending import send
from helpers.errors import BriefingsError
from helpers.operate.journal import NAME
from helpers.operate.record import Record, runs_folder


def notify(record: Record, recipients_file: Path, reports: Path, *, clock: Callable[[], float] = time.time) -> str:
    """Put a notice into the outbox and send it; return in words what came of it.

    The same trouble is told once a day. A notice that cannot be sent now waits in the outbox.
    """
    try:
        recipients = read_maintainers(recipients_file)
        trouble = sha256(record.trouble.encode()).hexdigest()[:12]
        with Outbox(outbox_file(reports)) as outbox:
            count = add_notice(
                outbox,
                recipients,
                record.bulletin_id,
                clock(),
                subject=f"briefings: the run on {record.bulletin_id} failed ({record.failed_step})",
                words=f"{record}\n\nThe log is {runs_folder(reports) / NAME}\n",
                cause=f"{record.id[:8]} {record.failed_step} {trouble}",
            )
            made = send(outbox, Desk(recipients), clock=clock)
    except BriefingsError as error:
        return f"the maintainers could not be told: {error}"
    if made.ended_because:
        return f"the maintainers could not be told yet, the notice waits in the outbox: {made.ended_because}"
    return f"{made.counts.get('sent', 0)} of {count} new notices to the maintainers sent"
