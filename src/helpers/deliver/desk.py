"""The desk from which deliveries leave: it makes each from its row of the outbox and hands it over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path

from helpers.batch.site import SENT
from helpers.deliver import folder, mail, secrets
from helpers.deliver.addresses import address
from helpers.deliver.corrections import Changes, changes, compared
from helpers.deliver.deliveries import Delivery, Wanted, message_id
from helpers.deliver.letter import Envelope, letter
from helpers.deliver.notices import notice
from helpers.deliver.outcomes import RefusedError
from helpers.deliver.recipients import Group, Mail, Recipients
from helpers.deliver.revision import Revision
from helpers.deliver.secrets import Secret
from helpers.deliver.selection import choose
from helpers.deliver.signoff import SignOff
from helpers.errors import UsageError
from helpers.site.changes import Comparison


class NotMeantError(UsageError):
    """A delivery that is no longer meant to go: its recipient left the list, or another revision took its place."""


@dataclass
class Desk:
    """What deliveries are made from.

    Attributes
    ----------
    revision, signed
        The revision that was released, and by whom; None where only notices go out.
    """

    recipients: Recipients
    revision: Revision | None = None
    signed: SignOff | None = None
    _password: Secret | None = None
    _compared: dict[str, Comparison] = field(default_factory=dict)

    def hand_over(self, delivery: Delivery, handing: Callable[[], None]) -> str:
        """Make what is delivered and hand it over; return the other side's answer.

        Raises
        ------
        NotMeantError
            It must not go any more.
        LaterError, RefusedError, UnclearError
            As they say.
        UsageError
            There is no password where one is needed, or others may read its file.
        """
        if delivery.channel == "folder":
            chosen = choose(self._revision(delivery), self._group(delivery))
            self._mark(delivery)
            handing()
            return folder.put(chosen, delivery.recipient)
        server = self.mail
        password = self._login(server)
        message = self.message(delivery, delivery.created_at)
        self._mark(delivery)
        return mail.hand_over(message, server, password, handing)

    def message(self, delivery: Delivery | Wanted, created_at: float) -> EmailMessage:
        """Return the message of a delivery by mail.

        Raises
        ------
        NotMeantError
            Its recipient is not in the list any more.
        RefusedError
            It cannot be written: a header would hold a line break, or it is too heavy.
        """
        server = self.mail
        try:
            if delivery.kind == "notice":
                return notice(server, self._envelope(delivery, created_at), delivery.content)
            group, revision = self._group(delivery), self._revision(delivery)
            if self.signed is None:
                raise NotMeantError(f"{revision} is not approved")
            chosen = choose(revision, group)
            correction = self._changes(delivery.since, group, revision) if delivery.since else None
            return letter(chosen, self.signed, correction, server, self._envelope(delivery, created_at))
        except ValueError as error:
            raise RefusedError(f"the message cannot be written: {error}") from None

    @property
    def mail(self) -> Mail:
        """How mail goes out.

        Raises
        ------
        UsageError
            The list does not say.
        """
        if self.recipients.mail is None:
            raise UsageError("recipients.toml has no table mail")
        return self.recipients.mail

    def _mark(self, delivery: Delivery) -> None:
        """Let the revision be kept from now on, whatever comes of this."""
        if delivery.kind != "notice":
            folder_of_it = self._revision(delivery).folder
            folder_of_it.with_name(f"{folder_of_it.name}{SENT}").touch()

    def _login(self, server: Mail) -> Secret | None:
        if server.user and self._password is None:
            self._password = secrets.smtp_password(server.password_file)
        return self._password

    def _revision(self, delivery: Delivery | Wanted) -> Revision:
        if self.revision is None or (self.revision.bulletin_id, self.revision.name) != (
            delivery.bulletin_id,
            delivery.revision,
        ):
            raise NotMeantError(f"{delivery.bulletin_id}/{delivery.revision} is not what is released now")
        return self.revision

    def _group(self, delivery: Delivery | Wanted) -> Group:
        group = self.recipients.groups.get(delivery.group_key)
        if group is None or group.channel != delivery.channel or delivery.recipient not in group.to:
            raise NotMeantError(f"{delivery.recipient} is no longer in groups.{delivery.group_key}")
        return group

    def _envelope(self, delivery: Delivery | Wanted, created_at: float) -> Envelope:
        domain = self.mail.sender.domain
        answers = message_id(delivery, domain, revision=delivery.since) if delivery.since else ""
        return Envelope(self._to(delivery), message_id(delivery, domain), created_at, answers)

    def _to(self, delivery: Delivery | Wanted) -> Address:
        if delivery.kind == "notice":
            found = address(delivery.recipient)
        else:
            found = address(self._group(delivery).to[delivery.recipient])
        if found is None:
            raise RefusedError(f"{delivery.recipient!r} is no address")
        return found

    def _changes(self, since: str, group: Group, revision: Revision) -> Changes:
        if since not in self._compared:
            before = Revision(revision.reports, revision.bulletin_id, since)
            self._compared[since] = compared(before.release(), revision.release())
        return changes(self._compared[since], choose(revision, group))


def outbox_file(reports: Path) -> Path:
    """Return where the outbox of a reports folder is: in a folder that only its owner may enter."""
    return reports / ".delivery" / "outbox.sqlite3"
