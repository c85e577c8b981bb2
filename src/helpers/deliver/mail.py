"""Mail by SMTP, always encrypted, one message to one recipient.

The steps are taken one by one, and not by `smtplib.SMTP.send_message`, because the moment matters after which nobody
can know: until the server has said 354 nothing has been handed over, and a message without its closing dot must be
thrown away (RFC 5321, section 4.1.1.4).
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from email.message import EmailMessage

from helpers.deliver.outcomes import LaterError, RefusedError, UnclearError
from helpers.deliver.recipients import Mail
from helpers.deliver.secrets import Secret

PIECE = 1 << 16
READY = 354
TOO_LARGE = 552
CLOSING = 421
_DOT = b"\r\n.\r\n"


def hand_over(message: EmailMessage, mail: Mail, password: Secret | None, handing: Callable[[], None]) -> str:
    """Hand a message to the mail server; return its answer.

    Parameters
    ----------
    message
        With one address in To.
    password
        None where the server wants no login.
    handing
        Called when the next byte may be the one that cannot be taken back; what it raises passes through.

    Raises
    ------
    LaterError, RefusedError, UnclearError
        As they say; the server's words are in them, a password never is.
    """

    def heard(code: int, answer: bytes | str) -> str:
        words = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
        told = f"{code} {' '.join(words.split())}"
        return password.scrub(told, mail.user) if password else told

    server = _connect(mail, password, heard)
    try:
        _envelope(server, message, mail, heard)
        handing()
        try:
            _send(server, message.as_bytes())
            code, answer = server.getreply()
        except (OSError, smtplib.SMTPException) as error:
            raise UnclearError(f"the connection broke before the server's answer ({_name(error)})") from None
        _judge(code, answer, heard)
        return heard(code, answer)
    finally:
        with suppress(OSError, smtplib.SMTPException):
            server.close()


def _connect(mail: Mail, password: Secret | None, heard: Callable[[int, bytes | str], str]) -> smtplib.SMTP:
    """Connect, encrypt, log in: what fails here concerns the server or the account, never the recipient."""
    server: smtplib.SMTP | None = None
    try:
        trusted = ssl.create_default_context()
        if mail.ca_file:
            trusted.load_verify_locations(mail.ca_file)
        name = mail.sender.domain
        if mail.security == "tls":
            server = smtplib.SMTP_SSL(mail.host, mail.port, name, timeout=mail.timeout, context=trusted)
        else:
            server = smtplib.SMTP(mail.host, mail.port, name, timeout=mail.timeout)
            server.starttls(context=trusted)
        server.ehlo_or_helo_if_needed()
        if mail.user and password:
            server.login(mail.user, password.reveal())
    except smtplib.SMTPResponseException as error:
        _close(server)
        told = heard(error.smtp_code, error.smtp_error)
        what = "login" if isinstance(error, smtplib.SMTPAuthenticationError) else "connection"
        raise LaterError(f"{mail.host}:{mail.port} refuses the {what}: {told}", is_general=True) from None
    except (OSError, smtplib.SMTPException) as error:
        _close(server)
        told = heard(0, str(error)).removeprefix("0 ")
        where = f"{mail.host}:{mail.port} by {mail.security}"
        raise LaterError(f"no connection to {where}: {told}", is_general=True, is_broken=True) from None
    return server


def _envelope(
    server: smtplib.SMTP, message: EmailMessage, mail: Mail, heard: Callable[[int, bytes | str], str]
) -> None:
    """Say from whom and to whom, and ask to begin."""
    (to,) = message["To"].addresses
    options = [f"SIZE={len(message.as_bytes())}"] if server.has_extn("size") else []
    try:
        code, answer = server.mail(mail.sender.addr_spec, options)
        if code >= 500 and code != TOO_LARGE:
            raise LaterError(
                f"{mail.host} refuses the sender {mail.sender.addr_spec}: {heard(code, answer)}", is_general=True
            )
        _judge(code, answer, heard)
        _judge(*server.rcpt(to.addr_spec), heard)
        code, answer = server.docmd("DATA")
        if code != READY:
            _judge(code, answer, heard)
            raise LaterError(f"the server did not ask for the message: {heard(code, answer)}")
    except (OSError, smtplib.SMTPException) as error:
        told = f"the connection to {mail.host} broke before the message ({_name(error)})"
        raise LaterError(told, is_broken=True) from None


def _send(server: smtplib.SMTP, content: bytes) -> None:
    """Send a message, a line's leading dot doubled; each piece has the time limit to itself."""
    lines = content.replace(b"\r\n.", b"\r\n..")
    lines = (b"." if lines.startswith(b".") else b"") + lines.removesuffix(b"\r\n") + _DOT
    for start in range(0, len(lines), PIECE):
        server.send(lines[start : start + PIECE])


def _judge(code: int, answer: bytes, heard: Callable[[int, bytes | str], str]) -> None:
    if code >= 500:
        raise RefusedError(f"the server refuses: {heard(code, answer)}")
    if code >= 400 or code < 200:
        raise LaterError(f"the server says later: {heard(code, answer)}", is_general=code == CLOSING)


def _close(server: smtplib.SMTP | None) -> None:
    if server is not None:
        with suppress(OSError, smtplib.SMTPException):
            server.close()


def _name(error: Exception) -> str:
    return type(error).__name__ if isinstance(error, smtplib.SMTPException) else str(error) or type(error).__name__
