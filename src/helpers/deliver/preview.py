"""`briefings deliver`: what would go to whom, message by message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from pathlib import Path

from helpers.deliver.contact import example_contact
from helpers.deliver.desk import Desk, outbox_file
from helpers.deliver.dispatch import chosen_groups, notes, site_is_unkept
from helpers.deliver.letter import TooHeavyError
from helpers.deliver.outbox import Outbox
from helpers.deliver.outcomes import RefusedError
from helpers.deliver.planning import Plan, plan
from helpers.deliver.recipients import Recipients
from helpers.deliver.revision import Revision
from helpers.deliver.selection import choose
from helpers.deliver.signoff import NotReleasedError, SignOff, released
from helpers.disk import write_whole
from helpers.site.sizes import readable_size

UNSIGNED = "—"


def preview(
    revision: Revision, recipients: Recipients, to: Sequence[str] = (), *, save: Path | None = None, now: float
) -> Iterator[str]:
    """Say what `deliver` would send, message by message; sends and writes down nothing.

    A text is printed once: in full with the first letter of its kind and language, else by its length and the command
    that shows it; a letter that says the same as one before names that one.

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
    told: dict[str, int] = {}
    kinds: set[tuple[str, str, str]] = set()
    for number, wanted in enumerate(planned.wanted, 1):
        group = recipients.groups[wanted.group_key]
        yield f"\n{number}. {wanted.kind} to groups.{group.key} ({group.name_zh})"
        chosen = choose(revision, group)
        size = readable_size(sum(revision.files[path]["bytes"] for path in chosen.files))
        if wanted.channel == "folder":
            yield f"   {len(chosen.files)} files, {size}, into {wanted.recipient}/{revision.bulletin_id}/"
            continue
        try:
            message = desk.message(wanted, now)
        except (RefusedError, TooHeavyError) as error:
            yield f"   cannot go to {wanted.recipient}: {error}"
            continue
        body = message.get_body(("plain",))
        text = str(body.get_content()) if body is not None else ""
        kind = (wanted.kind, wanted.since, group.languages[0])
        yield from _head(message)
        if text in told:
            yield f"   as letter {told[text]}: the same text, {_tally_of_files(message, size)}"
        else:
            yield from _attached(message, size)
            yield from _text(text, f"briefings deliver {revision} --to {group.key}", is_first=kind not in kinds)
        told.setdefault(text, number)
        kinds.add(kind)
        if save:
            write_whole(save / f"{number:03}-{wanted.recipient.replace('/', '_')}.eml", message.as_bytes(), mode=0o600)
    yield from ["", *notes(planned), _tally(planned, is_released=signed is not None)]
    for warning in filter(None, (site_is_unkept(recipients), example_contact(revision))):
        yield f"Warning: {warning}"


def _head(message: EmailMessage) -> Iterator[str]:
    for header in ("From", "To", "Subject", "In-Reply-To"):
        if message[header]:
            yield f"   {header}: {message[header]}"


def _attached(message: EmailMessage, size: str) -> Iterator[str]:
    parts = list(message.iter_attachments())
    for part in parts:
        yield f"   attached: {part.get_filename()} ({readable_size(_weight(part))})"
    if len(parts) != 1:
        yield f"   {_tally_of_files(message, size)}"


def _text(text: str, command: str, *, is_first: bool) -> Iterator[str]:
    """Yield a letter's text in full where it is the first of its kind; else where it can be seen."""
    lines = text.splitlines()
    if is_first:
        yield from (f"   | {line}" for line in lines)
    else:
        yield f"   text: {len(lines)} lines; {command} shows them"


def _tally_of_files(message: EmailMessage, size: str) -> str:
    """Say what is attached; where nothing is, its `size` was too much for one message."""
    weights = [_weight(part) for part in message.iter_attachments()]
    if not weights:
        return f"nothing attached: {size} is too heavy for one message, which links to the files instead"
    return f"{len(weights)} file{'' if len(weights) == 1 else 's'} attached, {readable_size(sum(weights))}"


def _weight(part: EmailMessage) -> int:
    content = part.get_payload(decode=True)
    return len(content) if isinstance(content, bytes) else 0


def _tally(planned: Plan, *, is_released: bool) -> str:
    counts: dict[str, int] = {}
    for delivery in planned.known:
        counts[delivery.state] = counts.get(delivery.state, 0) + 1
    known = ", ".join(f"{count} {state}" for state, count in sorted(counts.items()))
    to_send = "to send" if is_released else "would go if it were released"
    said = f"{len(planned.wanted)} {to_send}" + (f"; in the outbox already: {known}" if known else "")
    return f"{said}. Nothing was sent: that takes --send"
