"""`briefings status`: what was run last, what readers see, who released it, what was sent, what to do now."""

from __future__ import annotations

from pathlib import Path

from helpers.deliver.deliveries import STATES
from helpers.deliver.desk import outbox_file
from helpers.deliver.outbox import Outbox
from helpers.deliver.revision import find
from helpers.deliver.signoff import approval
from helpers.errors import UsageError
from helpers.operate.record import last


def status(reports: Path, edition: str = "latest") -> tuple[str, bool]:
    """Return what there is to know, in words, and whether nothing is amiss."""
    lines, is_fine = [], True
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
    except UsageError as error:
        lines.append(str(error))
        is_fine = False
    place = outbox_file(reports)
    if not place.is_file():
        lines.append("sent: nothing yet")
        return "\n".join(lines), is_fine
    with Outbox(place) as outbox:
        found = outbox.select()
    counts = {state: sum(delivery.state == state for delivery in found) for state in STATES}
    lines.append(f"sent: {', '.join(f'{count} {state}' for state, count in counts.items() if count) or 'nothing yet'}")
    if counts["unknown"] or counts["failed"]:
        lines.append("a person must decide: briefings outbox")
        is_fine = False
    return "\n".join(lines), is_fine
