"""The distribution list: recipients.toml, read whole and checked at once."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from email.headerregistry import Address
from pathlib import Path
from typing import Any, Literal

from helpers.batch.plan import Format, Language
from helpers.deliver.addresses import address
from helpers.deliver.deliveries import Channel
from helpers.deliver.list_faults import ADDRESSES, known_by, list_faults
from helpers.errors import FaultsError, UnknownNameError, UsageError

Json = Mapping[str, Any]
NAME = "recipients.toml"
VARIABLE = "BRIEFINGS_RECIPIENTS"
PORTS = {"starttls": 587, "tls": 465}


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


def read_recipients(path: Path, codes: Collection[str] = ()) -> Recipients:
    """Read the list.

    Parameters
    ----------
    codes
        Codes of the localities and themes that there are, as `helpers.deliver.codes` gives them; if empty, the list's
        are not compared with any.

    Raises
    ------
    UsageError
        There is no such file, or it is no TOML.
    FaultsError
        All that is wrong with it, each with file, table and key.
    """
    content = _parsed(path)
    if faults := list_faults(content, path.name, codes):
        raise FaultsError(faults, f"the distribution list {path}")
    groups = {key: _group(key, given) for key, given in content["groups"].items()}
    return Recipients(_mail(content["mail"], path.parent) if "mail" in content else None, groups)


def read_maintainers(path: Path) -> Recipients:
    """Read what a notice needs: how mail goes out, and whom to tell. A fault of a group does not matter here.

    Raises
    ------
    UsageError, FaultsError
        As `read_recipients`, of the table ``mail`` only.
    """
    content = _parsed(path)
    if faults := [fault for fault in list_faults(content, path.name) if fault.table == "mail"]:
        raise FaultsError(faults, f"the distribution list {path}")
    return Recipients(_mail(content["mail"], path.parent) if "mail" in content else None, {})


def _parsed(path: Path) -> Json:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"no distribution list at {path} ({error.strerror})") from None
    except ValueError as error:
        raise UsageError(f"{path} is no TOML: {error}") from None


def _group(key: str, given: Json) -> Group:
    to = {str(known_by(words, given["channel"])): words for words in given["to"]}
    lists = {name: tuple(given[name]) for name in ("briefings", "languages", "formats")}
    return Group(key, given["name_zh"], given["name_en"], channel=given["channel"], to=to, **lists)


def _mail(given: Json, folder: Path) -> Mail:
    def place(key: str) -> Path | None:
        return folder / Path(given[key]).expanduser() if key in given else None

    sender, reply_to = (address(given.get(key, "")) for key in ADDRESSES)
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
