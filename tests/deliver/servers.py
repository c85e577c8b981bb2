"""A real mail server on loopback, with TLS and login, that can be told to misbehave."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP as POLICY
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

HOST = "127.0.0.1"
USER, PASSWORD = "briefings", "invented-secret-7f3"
Answer = Callable[[str, int], str | None]
"""Called with a recipient and the number of the attempt, from 1; returns an answer other than to take it."""


@dataclass
class Post:
    """What the server took, and how it behaves.

    Attributes
    ----------
    taken
        Recipient and message, in order.
    at_rcpt, at_data
        What to answer there; `"drop"` breaks the connection, `"lose"` takes the message and breaks it, `"slow"` never
        answers.
    """

    port: int = 0
    ca_file: Path = Path()
    taken: list[tuple[str, EmailMessage]] = field(default_factory=list)
    attempts: dict[str, int] = field(default_factory=dict)
    at_rcpt: Answer = lambda *_: None
    at_data: Answer = lambda *_: None
    when_taken: Callable[[str], None] = lambda _: None
    login_answer: str = ""

    @property
    def recipients(self) -> list[str]:
        return [recipient for recipient, _ in self.taken]

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        self.attempts[address] = self.attempts.get(address, 0) + 1
        answer = self.at_rcpt(address, self.attempts[address])
        if answer == "drop":
            server.transport.abort()  # type: ignore[union-attr]
            return "421 gone"
        if answer:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        (address,) = envelope.rcpt_tos
        answer = self.at_data(address, self.attempts[address])
        if answer == "drop":
            server.transport.abort()  # type: ignore[union-attr]
            return "421 gone"
        if answer == "slow":
            await asyncio.sleep(600)
        if answer and answer != "lose":
            return answer
        assert isinstance(envelope.content, bytes)
        self.taken.append((address, message_from_bytes(envelope.content, policy=POLICY)))  # type: ignore[arg-type]
        self.when_taken(address)
        if answer == "lose":
            server.transport.abort()  # type: ignore[union-attr]
        return "250 Taken"

    def authenticate(self, _server: SMTP, _session: Session, _envelope: Envelope, _how: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        is_right = data.login == USER.encode() and data.password == PASSWORD.encode()
        if not is_right and self.login_answer:
            return AuthResult(success=False, handled=False, message=self.login_answer)
        return AuthResult(success=is_right, handled=False)


class AnyPort(Controller):
    """Listens where the system has a port to spare, and says which."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
        super()._trigger_server()


@contextmanager
def mail_server(folder: Path, *, security: str = "starttls") -> Iterator[Post]:
    """Run a server for as long as the block lasts."""
    authority = trustme.CA()
    certificate = authority.issue_cert(HOST)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    post = Post(ca_file=folder / "ca.pem")
    authority.cert_pem.write_to_path(str(post.ca_file))
    secured: dict[str, Any] = (
        {"tls_context": context, "require_starttls": True} if security == "starttls" else {"ssl_context": context}
    )
    controller = AnyPort(
        post, hostname=HOST, port=0, authenticator=post.authenticate, auth_required=True,
        auth_require_tls=security == "starttls", **secured,
    )  # fmt: skip
    controller.start()
    try:
        post.port = controller.port
        yield post
    finally:
        controller.stop()
