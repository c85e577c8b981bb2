"""`briefings deliver`: what would go to whom, message by message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from pathlib import Path

from helpers.batch.store import write_whole
from helpers.deliver.desk import Desk, outbox_file
from helpers.deliver.dispatch import chosen_groups, notes
from helpers.deliver.outbox import Outbox
from helpers.deliver.planning import Plan, plan
from helpers.deliver.recipients import Recipients
from helpers.deliver.revision import Revision
from helpers.deliver.selection import choose
from helpers.deliver.signoff import NotReleasedError, SignOff, released
from helpers.site.sizes import readable_size

UNSIGNED = "—"


def preview(
    revision: Revision, recipients: Recipients, to: Sequence[str] = (), *, save: Path | None = None, now: float
) -> Iterator[str]:
    """Say what `deliver` would send, message by message; sends and writes down nothing.

    Parameters
    ----------
    save
        A folder into which each message is written as a file that mail programs open.
    now
        The date that the messages bear.

    Raises
    ------
    UnknownNameError
        As `deliver`.
    """
    groups = chosen_groups(recipients, to)
    try:
        signed = released(revision)
        yield f"{revision}: {signed}"
    except NotReleasedError as error:
        signed = None
        yield f"{error}\nWhat would be sent if it were released:"
    place = outbox_file(revision.reports)
    with Outbox(place if place.is_file() else None) as outbox:
        planned = plan(revision, groups, outbox)
    desk = Desk(recipients, revision, signed or SignOff("approved", UNSIGNED, UNSIGNED, revision.name, "", {}, 0))
    told: set[tuple[str, str]] = set()
    for number, wanted in enumerate(planned.wanted, 1):
        group = recipients.groups[wanted.group_key]
        yield f"\n{number}. {wanted.kind} to groups.{group.key} ({group.name_zh})"
        if wanted.channel == "folder":
            chosen = choose(revision, group)
            size = readable_size(sum(revision.files[path]["bytes"] for path in chosen.files if path in revision.files))
            yield f"   {len(chosen.files)} files, {size}, into {wanted.recipient}/{revision.bulletin_id}/"
            continue
        message = desk.message(wanted, now)
        yield from _shown(message, with_text=(group.key, wanted.since) not in told)
        told.add((group.key, wanted.since))
        if save:
            write_whole(save / f"{number:03}-{wanted.recipient.replace('/', '_')}.eml", message.as_bytes(), mode=0o600)
    yield from ["", *notes(planned), _tally(planned)]


def _shown(message: EmailMessage, *, with_text: bool) -> Iterator[str]:
    for header in ("From", "To", "Subject", "In-Reply-To"):
        if message[header]:
            yield f"   {header}: {message[header]}"
    for part in message.iter_attachments():
        content = part.get_payload(decode=True)
        size = readable_size(len(content)) if isinstance(content, bytes) else "?"
        yield f"   attached: {part.get_filename()} ({size})"
    body = message.get_body(("plain",))
    if with_text and body is not None:
        yield from (f"   | {line}" for line in str(body.get_content()).splitlines())


def _tally(planned: Plan) -> str:
    counts: dict[str, int] = {}
    for delivery in planned.known:
        counts[delivery.state] = counts.get(delivery.state, 0) + 1
    known = ", ".join(f"{count} {state}" for state, count in sorted(counts.items()))
    said = f"{len(planned.wanted)} to send" + (f"; in the outbox already: {known}" if known else "")
    return f"{said}. Nothing was sent: that takes --send"
