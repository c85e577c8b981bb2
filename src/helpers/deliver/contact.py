"""Where readers are told to send their objections: an example address there must not reach anybody."""

from __future__ import annotations

import re

from helpers.deliver.revision import Revision

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@([A-Za-z0-9.-]*[A-Za-z0-9])")
RESERVED = ("example", "invalid", "test", "localhost", "example.com", "example.net", "example.org")
"""Domains that nobody can have (RFC 2606, RFC 6761), with all below them."""


def example_address(words: str) -> str:
    """Return the first address of mail in some words that is at a domain that nobody can have; empty if there is none.

    >>> example_address("Write to policy@federation.example."), example_address("policy@union.cn, example.org")
    ('policy@federation.example', '')
    """
    for found in _ADDRESS.finditer(words):
        if f".{found[1].lower()}".endswith(tuple(f".{reserved}" for reserved in RESERVED)):
            return found[0]
    return ""


def example_contact(revision: Revision) -> str:
    """Return why a revision must not be mailed: its briefings tell readers to write to an example address.

    Empty if they do not. What counts is what the briefings print at their foot, and not what the settings say by now.
    """
    for entry in revision.manifest["briefings"]:
        for line in revision.document(entry["document"])["cover"].get("colophon", ()):
            if found := example_address(line["text"]):
                return (
                    f"nothing of {revision} may go by mail: it tells its readers to object to {found}, an example "
                    f"address that reaches nobody. Put the office's own as contact into bulletins/"
                    f"{revision.bulletin_id}/edition.toml of the data folder, then briefings build, read and approve"
                )
    return ""
