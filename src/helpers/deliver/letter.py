"""The letter to one recipient: what it says, as HTML and plain text, and what is attached to it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, select_autoescape

from helpers.deliver.brief import in_brief
from helpers.deliver.confirmed import confirmed
from helpers.deliver.corrections import Changes
from helpers.deliver.recipients import Mail
from helpers.deliver.selection import Chosen
from helpers.deliver.signoff import SignOff
from helpers.errors import UsageError
from helpers.render.view import TAGS
from helpers.site.addresses import CHANGES, INDEX
from helpers.site.dates import long_date
from helpers.site.sizes import readable_size
from helpers.wording import Language

Json = dict[str, Any]
BRIEFS = 3
"""Briefings whose "in brief" stands in the letter; where more are sent, only the first one's does."""
_MAINTYPES = {"pdf": ("application", "pdf"), "html": ("text", "html")}


class TooHeavyError(UsageError):
    """A letter that is heavier than a message may be, with no site to link to instead."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a message says beside its letter.

    Attributes
    ----------
    created_at
        Seconds since 1970: the message's date, the same at every attempt.
    answers
        Message-ID of the letter that a correction corrects; empty otherwise.
    """

    to: Address
    message_id: str
    created_at: float
    answers: str = ""


def letter(chosen: Chosen, signed: SignOff, correction: Changes | None, mail: Mail, envelope: Envelope) -> EmailMessage:
    """Write the letter to one recipient.

    Parameters
    ----------
    correction
        What changed since the revision that the recipient was sent; None for a first letter.

    Raises
    ------
    TooHeavyError
        It weighs more than `Mail.limit` allows, and no site is known to link to instead.
    UnsoundError
        A file or a document is not the one that the revision states.
    """
    attached = {path: chosen.revision.read(path) for path in chosen.files if path.endswith((".pdf", ".html"))}
    made = _message(chosen, signed, correction, mail, envelope, attached=attached)
    if (weight := len(made.as_bytes())) <= mail.limit:
        return made
    if not mail.site:
        raise TooHeavyError(
            f"groups.{chosen.group.key}: a letter of {readable_size(weight)} is heavier than mail.limit_mb allows "
            f"({readable_size(mail.limit)}), and mail.site, to link to instead, is not set"
        )
    return _message(chosen, signed, correction, mail, envelope, attached={}, weight=sum(map(len, attached.values())))


def _message(
    chosen: Chosen,
    signed: SignOff,
    correction: Changes | None,
    mail: Mail,
    envelope: Envelope,
    *,
    attached: Mapping[str, bytes],
    weight: int = 0,
) -> EmailMessage:
    language = chosen.group.languages[0]
    content = _content(chosen, signed, correction, mail, attached=frozenset(attached), weight=weight)
    message = EmailMessage(policy=SMTP)
    message["From"] = mail.sender
    message["To"] = envelope.to
    if mail.reply_to:
        message["Reply-To"] = mail.reply_to
    message["Subject"] = content["subject"]
    message["Date"] = format_datetime(datetime.fromtimestamp(envelope.created_at, UTC))
    message["Message-ID"] = envelope.message_id
    if envelope.answers:
        message["In-Reply-To"] = envelope.answers
        message["References"] = envelope.answers
    message["Content-Language"] = TAGS[language]
    message.set_content(_environment().get_template("letter.txt.j2").render(**content), cte="base64")
    html = _environment().get_template("letter.html.j2").render(**content)
    message.add_alternative(html, subtype="html", cte="base64")
    for path, file in attached.items():
        maintype, subtype = _MAINTYPES[path.rpartition(".")[2]]
        name = f"{chosen.revision.bulletin_id}-{path.replace('/', '-')}"
        message.add_attachment(file, maintype=maintype, subtype=subtype, filename=name)
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        # A boundary made by chance would give other bytes at every attempt.
        part.set_boundary(f"=_{number}_{sha256(envelope.message_id.encode()).hexdigest()[:32]}")
    return message


def _content(
    chosen: Chosen, signed: SignOff, correction: Changes | None, mail: Mail, *, attached: frozenset[str], weight: int
) -> Json:
    language, revision = chosen.group.languages[0], chosen.revision
    words = letter_words(language)
    documents = {entry["path"]: revision.document(entry["document"]) for entry in chosen.entries}
    cover = documents[chosen.entries[0]["path"]]["cover"]
    number = revision.name.removeprefix("r")

    def link(path: str) -> str:
        return f"{mail.site}/{quote(revision.bulletin_id)}/{quote(path)}" if mail.site else ""

    own = [entry for entry in chosen.entries if entry["language"] == language]
    shown = own if len(own) <= BRIEFS else own[:1]
    briefs = [
        {
            "title": documents[entry["path"]]["cover"]["title"],
            "points": points,
            "link": link(entry["files"]["html"]["path"]) if "html" in entry["files"] else "",
        }
        for entry in shown
        if (points := in_brief(documents[entry["path"]]))
    ]
    subject = words["subject_correction" if correction else "subject"]
    return {
        "tag": TAGS[language],
        "words": words,
        "cover": cover,
        # Above it stands to whom the bulletin went: of a letter, that would be untrue.
        "to_object": cover.get("colophon", [])[-1:],
        "number": number,
        "since": correction.since.removeprefix("r") if correction else "",
        "subject": subject.format(series=cover["series"], issue=cover["issue"], number=number),
        "correction": correction,
        "changes_link": link(CHANGES[language]) if CHANGES[language] in revision.files else "",
        "index_link": link(INDEX[language]) if INDEX[language] in revision.files else "",
        "briefs": briefs,
        "confirmed": words[f"confirmed_{confirmed(revision)}"] if briefs else "",
        "has_links": any(brief["link"] for brief in briefs),
        "sent": [
            {
                "title": documents[entry["path"]]["cover"]["title"],
                "files": [
                    {
                        "form": form.upper(),
                        "link": link(entry["files"][form]["path"]),
                        "size": readable_size(entry["files"][form]["bytes"]),
                        "is_attached": entry["files"][form]["path"] in attached,
                    }
                    for form in chosen.group.formats
                    if form in entry["files"]
                ],
            }
            for entry in chosen.entries
        ],
        "heavy": words["heavy"].format(size=readable_size(weight), limit=readable_size(mail.limit)) if weight else "",
        "released": words["released"].format(by=signed.by, at=_day(signed.at, language)),
    }


def _day(at: str, language: Language) -> str:
    """Return the day of a sign-off in words; a letter that is only looked at has none."""
    return long_date(at[:10], language) if at[:1].isdigit() else at


@cache
def letter_words(language: str) -> Mapping[str, str]:
    """Return the fixed words of letters in a language."""
    return tomllib.loads(files("helpers.deliver").joinpath(f"letter.{language}.toml").read_text(encoding="utf-8"))


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("helpers.deliver", "templates"),
        autoescape=select_autoescape(["html.j2"]),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
