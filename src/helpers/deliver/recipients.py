"""The distribution list: recipients.toml, read whole and checked at once."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.headerregistry import Address
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from helpers.batch.plan import Format, Language
from helpers.deliver.addresses import address
from helpers.errors import FaultsError, UnknownNameError, UsageError

Json = Mapping[str, Any]
Channel = Literal["mail", "folder"]
NAME = "recipients.toml"
VARIABLE = "BRIEFINGS_RECIPIENTS"
PORTS = {"starttls": 587, "tls": 465}
_ADDRESSES = ("from", "reply_to")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of the list: in which file, group and key, what was found and what would have passed."""

    file: str
    group: str
    key: str
    found: str
    allowed: str

    def __str__(self) -> str:
        place = ".".join(filter(None, (self.group, self.key)))
        return f"{self.file}: {place}: found {self.found}; allowed: {self.allowed}"


@dataclass(frozen=True, slots=True)
class Mail:
    """How mail goes out.

    Attributes
    ----------
    security
        ``starttls`` or ``tls``: nothing goes in the clear.
    sender, reply_to
        Addresses; `reply_to` may be None.
    password_file, ca_file
        Paths, absolute; None if not given.
    site
        Where readers find the editions, without a slash at its end; empty if not given.
    limit
        Most bytes that one message may have.
    timeout
        Seconds to wait for each answer.
    """

    host: str
    port: int
    security: Literal["starttls", "tls"]
    user: str
    password_file: Path | None
    ca_file: Path | None
    sender: Address
    reply_to: Address | None
    site: str
    limit: int
    timeout: float
    maintainers: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Who gets the same.

    Attributes
    ----------
    briefings
        ``all``, ``comparison``, ``localities``, ``themes``, or codes of localities and themes.
    to
        Addresses as the list has them, by what they are known by: the bare address, or the folder's.
    """

    key: str
    name_zh: str
    name_en: str
    briefings: tuple[str, ...]
    languages: tuple[Language, ...]
    formats: tuple[Format, ...]
    channel: Channel
    to: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Recipients:
    """The whole list.

    Attributes
    ----------
    mail
        None where nothing is sent by mail.
    """

    mail: Mail | None
    groups: Mapping[str, Group]

    def group(self, name: str) -> Group:
        """Return a group by its key or one of its names.

        Raises
        ------
        UnknownNameError
            There is none.
        """
        for group in self.groups.values():
            if name in (group.key, group.name_zh, group.name_en):
                return group
        raise UnknownNameError("group", name, self.groups)


def recipients_file(root: Path, given: Path | None = None, environ: Mapping[str, str] = os.environ) -> Path:
    """Return where the list is: as given, else as `BRIEFINGS_RECIPIENTS` says, else in the data folder."""
    return given or (Path(environ[VARIABLE]) if environ.get(VARIABLE) else root / NAME)


def read_recipients(path: Path) -> Recipients:
    """Read the list.

    Raises
    ------
    UsageError
        There is no such file, or it is no TOML.
    FaultsError
        All that is wrong with it, each with file, group and key.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"no distribution list at {path} ({error.strerror})") from None
    except ValueError as error:
        raise UsageError(f"{path} is no TOML: {error}") from None
    if faults := [*_by_schema(content, path.name)] or [*_by_rule(content, path.name)]:
        raise FaultsError(faults)
    groups = {key: _group(key, given) for key, given in content["groups"].items()}
    return Recipients(_mail(content["mail"], path.parent) if "mail" in content else None, groups)


def _by_schema(content: Json, file: str) -> Iterator[Fault]:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - loads when it is asked for

    schema = json.loads(files("helpers.deliver").joinpath("recipients.schema.json").read_text(encoding="utf-8"))
    for error in sorted(
        Draft202012Validator(schema).iter_errors(content), key=lambda error: list(map(str, error.path))
    ):
        place = [str(part) for part in error.absolute_path]
        found = repr(error.instance)
        if error.validator == "required":
            found = f"no {', '.join(name for name in error.validator_value if name not in error.instance)}"
        elif error.validator == "additionalProperties" and isinstance(error.instance, dict):
            found = f"{', '.join(sorted(set(error.instance) - set(error.schema['properties'])))}"
        depth = 2 if place[:1] == ["groups"] else 1
        yield Fault(file, ".".join(place[:depth]), ".".join(place[depth:]), found, error.schema.get("description", ""))


def _by_rule(content: Json, file: str) -> Iterator[Fault]:
    """Find what a schema cannot say: no address, an address twice, mail without a server."""
    one = "an address, plain or as Name <address>, on one line"
    mail = content.get("mail", {})
    for key in _ADDRESSES:
        if key in mail and address(mail[key]) is None:
            yield Fault(file, "mail", key, repr(mail[key]), one)
    for words in mail.get("maintainers", ()):
        if address(words) is None:
            yield Fault(file, "mail", "maintainers", repr(words), one)
    if "password_file" in mail and "user" not in mail:
        yield Fault(file, "mail", "user", "none", "the account that the password is of")
    seen: dict[str, str] = {}
    for key, group in content["groups"].items():
        where = f"groups.{key}"
        if group["channel"] == "mail" and not mail:
            yield Fault(file, where, "channel", "'mail'", "folder, as long as there is no table mail")
        for words in group["to"]:
            known = _known_by(words, group["channel"])
            if known is None:
                allowed = one if group["channel"] == "mail" else "an absolute path, or an address such as s3://bucket/x"
                yield Fault(file, where, "to", repr(words), allowed)
            elif known in seen:
                yield Fault(file, where, "to", f"{known!r}, also in {seen[known]}", "each address once in the list")
            else:
                seen[known] = where


def _known_by(words: str, channel: Channel) -> str | None:
    if channel == "mail":
        found = address(words)
        return found.addr_spec if found else None
    if not words.isprintable() or ".." in words.split("/"):
        return None
    scheme = urlsplit(words).scheme
    return words.rstrip("/") or None if Path(words).is_absolute() or (scheme and "://" in words) else None


def _group(key: str, given: Json) -> Group:
    to = {str(_known_by(words, given["channel"])): words for words in given["to"]}
    lists = {name: tuple(given[name]) for name in ("briefings", "languages", "formats")}
    return Group(key, given["name_zh"], given["name_en"], channel=given["channel"], to=to, **lists)


def _mail(given: Json, folder: Path) -> Mail:
    def place(key: str) -> Path | None:
        return folder / Path(given[key]).expanduser() if key in given else None

    sender, reply_to = (address(given.get(key, "")) for key in _ADDRESSES)
    if sender is None:
        raise UsageError(f"mail.from is {given['from']!r}, which is no address")
    return Mail(
        host=given["host"],
        port=given.get("port", PORTS[given["security"]]),
        security=given["security"],
        user=given.get("user", ""),
        password_file=place("password_file"),
        ca_file=place("ca_file"),
        sender=sender,
        reply_to=reply_to,
        site=given.get("site", "").rstrip("/"),
        limit=int(given.get("limit_mb", 10) * 1_000_000),
        timeout=float(given.get("timeout_s", 60)),
        maintainers=tuple(found for words in given.get("maintainers", ()) if (found := address(words))),
    )
