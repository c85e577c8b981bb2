from __future__ import annotations

from email.headerregistry import Address
from types import SimpleNamespace
from typing import Any

from helpers.deliver.notices import add_notice
from helpers.deliver.outbox import Outbox


def test_each_maintainer_is_told_the_same_cause_once() -> None:
    keepers = tuple(Address(addr_spec=f"{name}@sender.example") for name in ("a", "b"))
    known: Any = SimpleNamespace(mail=SimpleNamespace(maintainers=keepers))
    with Outbox(None) as outbox:
        told = [
            add_notice(outbox, known, "2099-01", 1.0, subject="It\nfailed", words="Do this.", cause=cause)
            for cause in ("x", "x", "y")
        ]
        assert told == [2, 0, 2]
        first = outbox.get(1)
    said = (first.kind, first.bulletin_id, first.revision, first.channel, first.group_key, first.recipient)
    assert said == ("notice", "2099-01", "", "mail", "", "a@sender.example")
    assert first.content == "It failed\nDo this."
