"""`briefings status`: what was run last, what readers see, who released it, what was sent, what to do now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from helpers.deliver.codes import codes_of_edition
from helpers.deliver.contact import example_contact
from helpers.deliver.deliveries import STATES, Delivery
from helpers.deliver.desk import outbox_file
from helpers.deliver.dispatch import site_is_unkept
from helpers.deliver.moments import moment
from helpers.deliver.outbox import Outbox
from helpers.deliver.planning import plan
from helpers.deliver.recipients import Recipients, read_recipients
from helpers.deliver.revision import Revision, find
from helpers.deliver.shown import next_for, reasons
from helpers.deliver.signoff import approval
from helpers.errors import FaultsError, UsageError
from helpers.operate.record import UNFINISHED, at_work, last

Told = tuple[list[str], bool]
"""Lines, and whether nothing is amiss."""


def status(reports: Path, edition: str = "latest", recipients_file: Path | None = None) -> tuple[str, bool]:
    """Return what there is to know, in words, and whether nothing is amiss.

    Parameters
    ----------
    recipients_file
        The distribution list, to be read for faults; it is not if there is none.
    """
    told = [_last_run(reports)]
    try:
        revision = find(reports, edition)
        told.append(_published(revision))
        told += _to_send(revision, recipients_file)
    except UsageError as error:
        told += [([str(error)], False), _list(recipients_file, frozenset())[1]]
    try:
        told.append(_deliveries(outbox_file(reports)))
    except UsageError as error:
        told.append(([str(error)], False))
    return "\n".join(line for lines, _ in told for line in lines), all(is_fine for _, is_fine in told)


def _last_run(reports: Path) -> Told:
    """Tell of the last run; what it advised when all went well is told anew, as it is now."""
    record = last(reports)
    if record is None:
        return ["no run yet: briefings run"], True
    if record.trouble == UNFINISHED and (process := at_work(reports)):
        since = moment(record.began_at)
        return [
            f"Run {record.id} on bulletin {record.bulletin_id}: at work (process {process}) since {since}",
            "",
        ], True
    is_fine = record.result == "done"
    return [str(replace(record, advice=[]) if is_fine else record), ""], is_fine


def _published(revision: Revision) -> Told:
    lines = [f"published: {revision}, {len(revision.manifest['briefings'])} briefings"]
    if missing := revision.manifest["missing"]:
        lines.append(f"missing: {len(missing)} briefings could not be made, so that nothing of {revision} may be sent")
    for error in dict.fromkeys(entry["error"] for entry in missing):
        first, *more = [entry["path"] for entry in missing if entry["error"] == error]
        lines.append(f"missing: {first}{f' and {len(more)} more' if more else ''}: {error}")
    signed = approval(revision)
    if signed:
        lines.append(f"approved: {signed}")
    elif not missing:
        lines.append(f"not approved: read it, then briefings approve {revision} --by NAME")
    if refused := example_contact(revision):
        lines.append(f"contact: {refused}")
    return lines, True


def _to_send(revision: Revision, recipients_file: Path | None) -> list[Told]:
    """Tell what the list is, and, of a revision that is approved, what is due to those in it."""
    recipients, told = _list(recipients_file, codes_of_edition(revision))
    if approval(revision) is None:
        return [told]
    if recipients is None:
        return [told, ([f"what is due: briefings deliver {revision} with a list; with --send it goes, once"], True)]
    place = outbox_file(revision.reports)
    with Outbox(place if place.is_file() else None) as outbox:
        planned = plan(revision, list(recipients.groups.values()), outbox)
    channels = [wanted.channel for wanted in planned.wanted]
    channels += [delivery.channel for delivery in planned.known if delivery.state == "waiting"]
    again = {wanted.recipient for wanted in planned.wanted}
    dropped = [row.recipient for row in planned.known if row.state == "dropped" and row.recipient not in again]
    lines = [f"dropped, since the list does not name them: {', '.join(dropped)}"] if dropped else []
    counted = f"{channels.count('mail')} by mail, {channels.count('folder')} into folders"
    how = f"{counted}: briefings deliver {revision}; with --send it goes, once"
    return [told, ([f"what is due: {how if channels else 'nothing'}", *lines], True)]


def _list(file: Path | None, codes: frozenset[str]) -> tuple[Recipients | None, Told]:
    if file is None or not file.is_file():
        return None, ([], True)
    try:
        found = read_recipients(file, codes)
    except (FaultsError, UsageError) as error:
        return None, ([str(error)], False)
    to = sum(len(group.to) for group in found.groups.values())
    lines = [f"distribution list: {file}, groups: {len(found.groups)}, recipients: {to}, no faults"]
    return found, ([*lines, *filter(None, [site_is_unkept(found)])], True)


def _deliveries(place: Path) -> Told:
    """Tell what the outbox holds, why what waits was not taken, and what to do."""
    if not place.is_file():
        return ["sent: nothing yet"], True
    with Outbox(place) as outbox:
        found = outbox.select()
    letters = [delivery for delivery in found if delivery.kind != "notice"]
    notices = [delivery for delivery in found if delivery.kind == "notice"]
    lines = [f"sent: {_counted(letters) or 'nothing yet'}"]
    lines += [f"notices to the maintainers: {_counted(notices)}"] if notices else []
    waiting = [delivery for delivery in found if delivery.state == "waiting"]
    lines += [
        f"{count} waiting because of this: {reason}" if reason else f"{count} waiting, not tried yet"
        for reason, count in reasons(waiting)
    ]
    lines += [*next_for(waiting), *(["each letter: briefings outbox"] if waiting else [])]
    undecided = any(delivery.state in ("unknown", "failed") for delivery in found)
    lines += ["a person must decide: briefings outbox"] if undecided else []
    return lines, not (undecided or any(delivery.answer for delivery in waiting))


def _counted(found: list[Delivery]) -> str:
    counts = {state: sum(delivery.state == state for delivery in found) for state in STATES}
    return ", ".join(f"{count} {state}" for state, count in counts.items() if count)
