"""`briefings deliver --send`: write down what is due to whom, and send it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from helpers.batch.site import SENT
from helpers.deliver.contact import example_contact
from helpers.deliver.deliveries import Delivery
from helpers.deliver.desk import Desk, outbox_file
from helpers.deliver.moments import moment
from helpers.deliver.outbox import Outbox
from helpers.deliver.planning import Plan, write_down
from helpers.deliver.recipients import Group, Recipients
from helpers.deliver.revision import Revision
from helpers.deliver.selection import is_whole
from helpers.deliver.sending import Sent, Tell, send
from helpers.deliver.signoff import released
from helpers.errors import UsageError

DROPPED = (
    "dropped is what the list that was used does not name any more; it goes with the next round whose list names it "
    "again (--recipients)"
)


@dataclass(frozen=True, slots=True)
class Round:
    """A round of deliveries: what was planned, and what came of what was due.

    Attributes
    ----------
    open
        Deliveries of this revision to the groups asked for that have not been taken.
    refused
        Why nothing of it went by mail; empty if mail was not refused.
    """

    revision: Revision
    plan: Plan
    sent: Sent
    open: tuple[Delivery, ...]
    refused: str = ""

    @property
    def is_done(self) -> bool:
        """Whether every delivery of this revision to the groups asked for has been taken."""
        return self.sent.is_done and not self.open and not self.refused

    def __str__(self) -> str:
        waiting = [delivery for delivery in self.open if delivery.state == "waiting"]
        counts = {**self.sent.counts, "waiting": len(waiting)}
        counted = ", ".join(f"{count} {state}" for state, count in sorted(counts.items()) if count)
        lines = [
            *notes(self.plan), f"{self.revision}: {counted or 'nothing was due'}", *filter(None, [self.refused])
        ]  # fmt: skip
        if self.sent.ended_because:
            lines.append(f"not all was tried: {self.sent.ended_because}")
        if counts.get("dropped"):
            lines.append(DROPPED)
        if waiting:
            lines.append(
                f"{len(waiting)} waiting, due from {moment(min(delivery.due_at for delivery in waiting))} on: "
                f"briefings outbox shows each and why; then briefings deliver {self.revision} --send"
            )
        if problems := [delivery for delivery in self.open if delivery.state in ("unknown", "failed")]:
            lines.append(f"{len(problems)} for a person to decide: briefings outbox")
        return "\n".join(lines)


def deliver(
    revision: Revision,
    recipients: Recipients,
    to: Sequence[str] = (),
    *,
    wait: float = 0.0,
    clock: Callable[[], float] = time.time,
    sleep: Callable[[float], None] = time.sleep,
    tell: Tell | None = None,
) -> Round:
    """Send a revision to whom it is due, and corrections to those who were sent an earlier one; folders first.

    Letters link to the site: they wait as long as a folder that gets the whole edition does not have it.

    Parameters
    ----------
    to
        Groups, by key or name; all if none is given.
    wait
        Seconds for which to try again what a server put off.

    Raises
    ------
    NotReleasedError
        It may not be sent: incomplete, damaged, not what readers see, or not approved.
    UnknownNameError
        There is no such group, or a group wants what no codebook knows.
    UsageError
        The outbox has lost what was sent; or mail is refused, as `helpers.deliver.contact` says, and all was to go by
        mail.
    """
    signed, groups, refused = released(revision), chosen_groups(recipients, to), ""
    if any(group.channel == "mail" for group in groups) and (refused := example_contact(revision)):
        groups = [group for group in groups if group.channel != "mail"]
        if not groups:
            raise UsageError(refused)
    desk = Desk(recipients, revision, signed)
    until = clock() + wait if wait else 0.0
    with Outbox(outbox_file(revision.reports)) as outbox:
        _check_memory(revision, outbox)
        planned = write_down(revision, groups, outbox, clock())
        outbox.hasten(revision.bulletin_id, "folder", clock())
        group_keys = [group.key for group in groups]

        def sending(keys: Sequence[str] | None) -> Sent:
            return send(outbox, desk, group_keys=keys, clock=clock, sleep=sleep, until=until, tell=tell)

        sites = [group.key for group in groups if is_site(group)]
        made = sending(sites) if sites else Sent()
        letters = [group.key for group in groups if group.channel == "mail"]
        if letters and (lacking := site_lacks(revision, recipients, outbox)):
            outbox.hold(revision.bulletin_id, letters, "mail", lacking, clock())
            made += Sent(ended_because=lacking)
            made += sending([key for key in group_keys if key not in (*letters, *sites)])
        else:
            made += sending(group_keys if to or refused else None)
        left = tuple(
            delivery
            for delivery in outbox.select("bulletin_id = ? AND revision = ?", revision.bulletin_id, revision.name)
            if delivery.group_key in group_keys and delivery.state not in ("sent", "dropped")
        )
    return Round(revision, planned, made, left, refused)


def _check_memory(revision: Revision, outbox: Outbox) -> None:
    """Refuse to send a revision that was sent before, as its mark says, and of which the outbox knows nothing."""
    mark = revision.folder.with_name(f"{revision.name}{SENT}")
    if mark.exists() and not outbox.select("bulletin_id = ? AND revision = ?", revision.bulletin_id, revision.name):
        raise UsageError(
            f"{revision} was sent before, but the outbox knows nothing of it, so it would go twice: put the backup "
            f"of {outbox_file(revision.reports)} in its place; if nobody has it for certain, remove {mark}"
        )


def chosen_groups(recipients: Recipients, to: Sequence[str]) -> list[Group]:
    """Return the groups that are meant, those named, by key or name, or all; those of folders first."""
    found = [recipients.group(name) for name in to] if to else list(recipients.groups.values())
    return sorted(found, key=lambda group: group.channel != "folder")


def is_site(group: Group) -> bool:
    """Whether the links of letters may lead to what a group gets: a folder with the whole edition."""
    return group.channel == "folder" and is_whole(group)


def site_is_unkept(recipients: Recipients) -> str:
    """Return a warning where letters link to a site that no folder of the list keeps; empty if they do not."""
    mail = recipients.mail
    has_letters = any(group.channel == "mail" for group in recipients.groups.values())
    if mail is None or not mail.site or not has_letters or any(map(is_site, recipients.groups.values())):
        return ""
    return (
        f"site: letters link to {mail.site}, and no folder of the list gets the whole edition (all, zh and en, html "
        "and pdf): see that it is there before they go, above all where a letter is too heavy for attachments"
    )


def site_lacks(revision: Revision, recipients: Recipients, outbox: Outbox) -> str:
    """Return why letters must wait: a place that they link to does not have the revision yet. Empty if they need not.

    A site that somebody else keeps, of which the list knows no folder, holds up nothing.
    """
    if recipients.mail is None or not recipients.mail.site:
        return ""
    known = outbox.select(
        "bulletin_id = ? AND revision = ? AND channel = 'folder'", revision.bulletin_id, revision.name
    )
    found = {delivery.recipient: delivery for delivery in known}
    for group in filter(is_site, recipients.groups.values()):
        for place in group.to:
            row = found.get(place)
            if row is None or row.state != "sent":
                why = row.answer or row.state if row else f"briefings deliver {revision} --to {group.key} --send"
                return f"letters link to {recipients.mail.site} and wait until {place} has {revision}: {why}"
    return ""


def notes(planned: Plan) -> list[str]:
    """Return what a plan leaves out, and why."""
    return [
        *(f"no letter to {who}: nothing that is stated changed since {since}" for who, since in planned.unchanged),
        *(f"nothing for groups.{key}: the edition has no briefing that it asks for" for key in planned.without),
        *(f"no longer sent: {old.bulletin_id}/{old.revision} to {old.recipient}" for old in planned.outdated),
    ]
