from __future__ import annotations

from helpers.deliver.deliveries import Wanted
from helpers.deliver.outbox import Outbox


def test_a_delivery_that_is_put_off_waits_for_the_time_that_is_named() -> None:
    with Outbox(None) as outbox:
        outbox.add(Wanted("edition", "2099-01", "r1", "mail", "readers", "a@readers.example"), 10.0)
        first = outbox.claim("one", 20.0, bulletin_id="2099-01")
        assert first is not None
        outbox.record(first, "waiting", "451 later", 21.0, due_at=50.0)
        assert (outbox.get(1).due_at, outbox.get(1).changed_at) == (50.0, 21.0)
        assert outbox.claim("two", 49.0, bulletin_id="2099-01") is None
        second = outbox.claim("two", 50.0, bulletin_id="2099-01")
        assert second is not None
        outbox.record(second, "sent", "250 Taken", 51.0)
        assert (outbox.get(1).due_at, outbox.get(1).state) == (50.0, "sent")


def test_only_what_still_waits_is_dropped() -> None:
    with Outbox(None) as outbox:
        for recipient in ("a@readers.example", "b@readers.example"):
            outbox.add(Wanted("edition", "2099-01", "r1", "mail", "readers", recipient), 10.0)
        taken = outbox.claim("one", 20.0, bulletin_id="2099-01")
        assert taken is not None
        for delivery in outbox.select():
            outbox.drop(delivery.id, "left the list", 21.0)
        assert [(found.state, found.answer) for found in outbox.select()] == [
            ("claimed", ""),
            ("dropped", "left the list"),
        ]
