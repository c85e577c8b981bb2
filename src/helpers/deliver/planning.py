"""What is due: from the revision that was released, the list, and what each recipient has been sent before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.deliver.corrections import changes, compared
from helpers.deliver.deliveries import RECEIVED, Delivery, Kind, Wanted
from helpers.deliver.outbox import Outbox
from helpers.deliver.recipients import Group
from helpers.deliver.revision import Revision
from helpers.deliver.selection import choose
from helpers.site.changes import Comparison


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to happen with one revision.

    Attributes
    ----------
    wanted
        Deliveries that are not in the outbox yet, or that were dropped there and are meant again.
    known
        Those of this revision that are, in whatever state.
    outdated
        Deliveries of an earlier revision that still wait, and now must not go.
    unchanged
        Recipients of an earlier revision to whom this one has nothing to correct, with that revision.
    without
        Keys of groups for whom the edition has no briefing.
    """

    wanted: tuple[Wanted, ...]
    known: tuple[Delivery, ...]
    outdated: tuple[Delivery, ...]
    unchanged: tuple[tuple[str, str], ...]
    without: tuple[str, ...]


def plan(revision: Revision, groups: Sequence[Group], outbox: Outbox) -> Plan:
    """Return what is to happen; changes nothing.

    One who was sent an earlier revision, or may have been, gets a correction, if any measure, any figure or a sentence
    of the briefings sent to them changed since; everybody else gets the edition. A folder always gets the edition.

    Raises
    ------
    UnknownNameError
        A group wants a briefing on what is neither a locality nor a theme.
    """
    earlier = outbox.select(
        "bulletin_id = ? AND revision <> ? AND kind <> 'notice'", revision.bulletin_id, revision.name
    )
    known = outbox.select("bulletin_id = ? AND revision = ? AND kind <> 'notice'", revision.bulletin_id, revision.name)
    done = {(delivery.channel, delivery.recipient) for delivery in known if delivery.state != "dropped"}
    sent: dict[tuple[str, str], str] = {}
    for delivery in sorted(earlier, key=lambda delivery: int(delivery.revision.removeprefix("r"))):
        if delivery.state in RECEIVED:
            sent[delivery.channel, delivery.recipient] = delivery.revision
    found: dict[str, Comparison] = {}
    same: dict[tuple[str, str], bool] = {}
    wanted, unchanged, without = [], [], []
    for group in groups:
        chosen = choose(revision, group)
        if not chosen.entries:
            without.append(group.key)
            continue
        for recipient in group.to:
            if (group.channel, recipient) in done:
                continue
            since = sent.get((group.channel, recipient), "") if group.channel == "mail" else ""
            if since and (since, group.key) not in same:
                if since not in found:
                    before = Revision(revision.reports, revision.bulletin_id, since)
                    found[since] = compared(before.release(), revision.release())
                same[since, group.key] = not any(changes(found[since], chosen).edits.values())
            if since and same[since, group.key]:
                unchanged.append((recipient, since))
                continue
            kind: Kind = "correction" if since else "edition"
            wanted.append(
                Wanted(kind, revision.bulletin_id, revision.name, group.channel, group.key, recipient, since)
            )  # fmt: skip
    waiting = tuple(delivery for delivery in earlier if delivery.state == "waiting")
    keys = {group.key for group in groups}
    return Plan(
        tuple(wanted), tuple(d for d in known if d.group_key in keys), waiting, tuple(unchanged), tuple(without)
    )


def write_down(revision: Revision, groups: Sequence[Group], outbox: Outbox, now: float) -> Plan:
    """Plan, and write the plan into the outbox, with nobody else writing between."""
    with outbox.transaction():
        made = plan(revision, groups, outbox)
        for delivery in made.outdated:
            outbox.drop(delivery.id, f"{revision} took its place before it was sent", now)
        for wanted in made.wanted:
            outbox.add(wanted, now)
    return made
