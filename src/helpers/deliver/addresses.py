"""Addresses of mail, read strictly: what is not plainly one is refused, so that none can smuggle anything in."""

from __future__ import annotations

import re
from email.headerregistry import Address

_SPEC = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{1,253}$)[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*")
_NAMED = re.compile(r"\s*(?P<name>[^<>]*?)\s*<(?P<spec>[^<>\s]+)>\s*")


def address(words: str) -> Address | None:
    r"""Read ``name@host`` or ``Name <name@host>``; None where it is neither, or holds a line break or the like.

    >>> str(address("总工会 <office@union.example>"))
    '总工会 <office@union.example>'
    >>> address("Office\r\nBcc: all@union.example <office@union.example>") is None
    True
    """
    if not words.isprintable():
        return None
    named = _NAMED.fullmatch(words)
    name, spec = (named["name"].strip('"'), named["spec"]) if named else ("", words.strip())
    local, _, domain = spec.partition("@")
    if not _SPEC.fullmatch(spec) or local.startswith(".") or local.endswith(".") or ".." in local:
        return None
    return Address(name, local, domain.lower())
