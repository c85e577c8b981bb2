"""What is wrong with a distribution list: every fault at once, each with its place, what was found and what may be."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from helpers.deliver.addresses import address

Json = Mapping[str, Any]
ONE_ADDRESS = "an address, plain or as Name <address>, on one line"
PLACE = "an absolute path, or an address such as s3://bucket/x"
ADDRESSES = ("from", "reply_to")
_CODE = re.compile(r"[0-9]{6}|T[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of the list.

    Attributes
    ----------
    table
        ``mail`` or ``groups.KEY``; empty for the whole list.
    key
        Of the table; empty where the table itself is at fault.
    item
        Number in the key's list, from 1; 0 where there is none.
    found, allowed
        What stands there, and what would have passed.
    """

    file: str
    table: str
    key: str
    found: str
    allowed: str
    item: int = 0

    def __str__(self) -> str:
        place = ".".join(filter(None, (self.table, self.key))) or "the list"
        item = f", item {self.item}" if self.item else ""
        return f"{self.file}: {place}{item}: found {self.found}; allowed: {self.allowed}"


def list_faults(content: Json, file: str, codes: Collection[str] = ()) -> list[Fault]:
    """Return every fault of a list, in the order of its tables, keys by the alphabet; none if it is sound.

    Parameters
    ----------
    content
        As TOML gives it, of whatever shape.
    file
        Its name, for the messages.
    codes
        Codes of the localities and themes that there are; if empty, codes are not compared with any.
    """
    groups = content.get("groups")
    tables = ["", "groups", "mail", *(f"groups.{key}" for key in (groups if isinstance(groups, dict) else ()))]
    # The schema tells of each key that is missing once for each that is.
    found = dict.fromkeys([*_by_schema(content, file), *_by_rule(content, file, codes)])
    places = {table: place for place, table in enumerate(tables)}
    return sorted(found, key=lambda fault: (places.get(fault.table, 0), fault.key, fault.item))


def known_by(words: str, channel: str) -> str | None:
    """Return what a recipient is known by: the bare address, or the folder's; None if the words are neither."""
    if channel == "mail":
        found = address(words)
        return found.addr_spec if found else None
    if not words.isprintable() or ".." in words.split("/"):
        return None
    scheme = urlsplit(words).scheme
    return words.rstrip("/") or None if Path(words).is_absolute() or (scheme and "://" in words) else None


@cache
def _schema() -> Json:
    text = files("helpers.deliver").joinpath("recipients.schema.json").read_text(encoding="utf-8")
    schema: Json = json.loads(text)
    return schema


def _by_schema(content: Json, file: str) -> Iterator[Fault]:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - loads when it is asked for

    for error in Draft202012Validator(_schema()).iter_errors(content):
        place = list(error.absolute_path)
        depth = 2 if place[:1] == ["groups"] else 1
        table, key = ".".join(map(str, place[:depth])), ".".join(str(part) for part in place[depth : depth + 1])
        item = place[-1] + 1 if isinstance(place[-1] if place else "", int) else 0
        allowed = str(error.schema.get("description", ""))
        if error.validator == "required":
            for name in (name for name in error.validator_value if name not in error.instance):
                meant = error.schema["properties"][name]["description"]
                yield Fault(file, table, name, "nothing", meant)
        elif error.validator == "additionalProperties" and isinstance(error.instance, dict):
            known = list(error.schema["properties"])
            for name in (name for name in error.instance if name not in known):
                yield Fault(
                    file, table, name, "a key that is none", _with_hint(f"the keys {', '.join(known)}", name, known)
                )
        else:
            yield Fault(file, table, key, _shown(error.instance), allowed, item)


def _by_rule(content: Json, file: str, codes: Collection[str]) -> Iterator[Fault]:
    """Find what a schema cannot say: no address, an address twice, mail without a server, a code that is none."""
    mail = content.get("mail")
    if isinstance(mail, dict):
        for key in ADDRESSES:
            if isinstance(mail.get(key), str) and address(mail[key]) is None:
                yield Fault(file, "mail", key, repr(mail[key]), ONE_ADDRESS)
        for item, words in _texts(mail, "maintainers"):
            if address(words) is None:
                yield Fault(file, "mail", "maintainers", repr(words), ONE_ADDRESS, item)
        if "password_file" in mail and "user" not in mail:
            yield Fault(file, "mail", "user", "nothing", "the account that the password is of")
    groups = content.get("groups")
    seen: dict[str, str] = {}
    for name, group in groups.items() if isinstance(groups, dict) else ():
        if isinstance(group, dict):
            yield from _of_group(group, f"groups.{name}", file, seen, has_mail=bool(mail))
            yield from _unknown_codes(group, f"groups.{name}", file, codes)


def _of_group(group: Json, table: str, file: str, seen: dict[str, str], *, has_mail: bool) -> Iterator[Fault]:
    channel = group.get("channel")
    if channel not in ("mail", "folder"):
        return
    if channel == "mail" and not has_mail:
        yield Fault(file, table, "channel", "'mail'", "folder, as long as there is no table mail")
    for item, words in _texts(group, "to"):
        known = known_by(words, channel)
        if known is None:
            yield Fault(file, table, "to", repr(words), ONE_ADDRESS if channel == "mail" else PLACE, item)
        elif known in seen:
            yield Fault(file, table, "to", f"{known!r}, also in {seen[known]}", "each address once in the list", item)
        else:
            seen[known] = table


def _unknown_codes(group: Json, table: str, file: str, codes: Collection[str]) -> Iterator[Fault]:
    for item, code in _texts(group, "briefings"):
        if codes and _CODE.fullmatch(code) and code not in codes:
            allowed = f"all, comparison, localities, themes, or a code of the codebook: {', '.join(sorted(codes))}"
            yield Fault(file, table, "briefings", repr(code), _with_hint(allowed, code, codes), item)


def _texts(table: Json, key: str) -> Iterator[tuple[int, str]]:
    """Yield the texts of a list with their numbers, from 1; whatever is no text the schema refuses."""
    found = table.get(key)
    if isinstance(found, list):
        yield from ((item, words) for item, words in enumerate(found, 1) if isinstance(words, str) and words)


def _with_hint(allowed: str, found: str, known: Collection[str]) -> str:
    near = get_close_matches(found, known, n=1, cutoff=0.6)
    return f"{allowed} (did you mean {near[0]}?)" if near else allowed


def _shown(value: object) -> str:
    return "an empty list" if value == [] else "an empty text" if value == "" else repr(value)
