"""A notice to the maintainers: that something failed, and what to do."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from helpers.deliver.deliveries import Wanted
from helpers.deliver.letter import Envelope
from helpers.deliver.outbox import Outbox
from helpers.deliver.recipients import Mail, Recipients


def add_notice(
    outbox: Outbox, recipients: Recipients, bulletin_id: str, now: float, *, subject: str, words: str, cause: str
) -> int:
    """Write a notice to every maintainer into the outbox; return how many are new.

    Parameters
    ----------
    cause
        What tells this notice from another: the same cause is told once.
    """
    to = recipients.mail.maintainers if recipients.mail else ()
    content = f"{' '.join(subject.split())}\n{words}"
    return sum(
        outbox.add(
            Wanted("notice", bulletin_id, "", "mail", "", maintainer.addr_spec, content=content, cause=cause), now
        )
        for maintainer in to
    )


def notice(mail: Mail, envelope: Envelope, content: str) -> EmailMessage:
    """Return the message of a notice; the first line of its content is the subject."""
    subject, _, words = content.partition("\n")
    message = EmailMessage(policy=SMTP)
    message["From"] = mail.sender
    message["To"] = envelope.to
    message["Subject"] = subject
    message["Date"] = format_datetime(datetime.fromtimestamp(envelope.created_at, UTC))
    message["Message-ID"] = envelope.message_id
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(words, cte="base64")
    return message
