"""`briefings status`: what was run last, what readers see, who released it, what was sent, what to do now."""

from __future__ import annotations

from pathlib import Path

from helpers.deliver.codes import codes_of_edition
from helpers.deliver.contact import example_contact
from helpers.deliver.deliveries import STATES
from helpers.deliver.desk import outbox_file
from helpers.deliver.outbox import Outbox
from helpers.deliver.recipients import read_recipients
from helpers.deliver.revision import find
from helpers.deliver.shown import next_for, reasons
from helpers.deliver.signoff import approval
from helpers.errors import FaultsError, UsageError
from helpers.operate.record import last


def status(reports: Path, edition: str = "latest", recipients_file: Path | None = None) -> tuple[str, bool]:
    """Return what there is to know, in words, and whether nothing is amiss.

    Parameters
    ----------
    recipients_file
        The distribution list, to be read for faults; it is not if there is none.
    """
    lines, is_fine, codes = [], True, frozenset[str]()
    record = last(reports)
    if record is None:
        lines.append("no run yet: briefings run")
    else:
        lines += [str(record), ""]
        is_fine = record.result == "done"
    try:
        revision = find(reports, edition)
        signed = approval(revision)
        lines.append(f"published: {revision}, {len(revision.manifest['briefings'])} briefings")
        lines += [f"missing: {entry['path']}: {entry['error']}" for entry in revision.manifest["missing"]]
        if signed:
            lines += [f"approved: {signed}", f"what is due: briefings deliver {revision}; with --send it goes, once"]
        else:
            lines.append(f"not approved: briefings approve {revision} --by NAME")
        if refused := example_contact(revision):
            lines.append(f"contact: {refused}")
        codes = codes_of_edition(revision)
    except UsageError as error:
        lines.append(str(error))
        is_fine = False
    if recipients_file and recipients_file.is_file():
        try:
            groups = read_recipients(recipients_file, codes).groups.values()
            to = sum(len(group.to) for group in groups)
            lines.append(f"distribution list: {recipients_file}, groups: {len(groups)}, recipients: {to}, no faults")
        except (FaultsError, UsageError) as error:
            lines.append(str(error))
            is_fine = False
    told, is_sent = _deliveries(outbox_file(reports))
    return "\n".join([*lines, *told]), is_fine and is_sent


def _deliveries(place: Path) -> tuple[list[str], bool]:
    """Return what the outbox holds, why what waits was not taken, and what to do; and whether nothing is amiss."""
    if not place.is_file():
        return ["sent: nothing yet"], True
    with Outbox(place) as outbox:
        found = outbox.select()
    counts = {state: sum(delivery.state == state for delivery in found) for state in STATES}
    lines = [f"sent: {', '.join(f'{count} {state}' for state, count in counts.items() if count) or 'nothing yet'}"]
    waiting = [delivery for delivery in found if delivery.state == "waiting"]
    lines += [
        f"{count} waiting because of this: {reason}" if reason else f"{count} waiting, not tried yet"
        for reason, count in reasons(waiting)
    ]
    lines += [*next_for(waiting), *(["each letter: briefings outbox"] if waiting else [])]
    if undecided := counts["unknown"] + counts["failed"]:
        lines.append("a person must decide: briefings outbox")
    return lines, not (undecided or any(delivery.answer for delivery in waiting))
