from __future__ import annotations

from datetime import UTC, datetime

from helpers.deliver.deliveries import Delivery, Wanted
from helpers.deliver.outbox import LEASE, Outbox
from helpers.deliver.shown import reasons, show, show_one
from tests.deliver.lists import AT, READERS

BULLETIN = "2099-01"


def clock(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).astimezone().isoformat(" ", "seconds")


def claim(outbox: Outbox, owner: str, now: float) -> Delivery:
    found = outbox.claim(owner, now, bulletin_id=BULLETIN)
    assert found is not None
    return found


def filled(outbox: Outbox) -> None:
    """One letter is put off, one is sent, one notice waits."""
    for recipient in READERS[:2]:
        outbox.add(Wanted("edition", BULLETIN, "r1", "mail", "readers", recipient), AT)
    outbox.add(Wanted("correction", BULLETIN, "r2", "mail", "readers", READERS[2], since="r1"), AT + 60)
    outbox.add(
        Wanted("notice", BULLETIN, "", "mail", "", "keeper@sender.example", content="Failed\nx", cause="y"), AT + 90
    )
    for answer in ("451 later", "451 later still"):
        outbox.record(claim(outbox, "one", AT), "waiting", answer, AT + 1, due_at=AT)
    outbox.record(claim(outbox, "one", AT), "waiting", "451 tomorrow", AT + 2, due_at=AT + 86_400)
    outbox.record(claim(outbox, "one", AT + 5), "sent", "250 Taken", AT + 6)


def test_the_outbox_lists_what_is_not_done_and_what_to_do_about_it() -> None:
    with Outbox(None) as outbox:
        assert show(outbox) == "the outbox is empty: nothing was ever sent from here"
        filled(outbox)
        open_lines = [
            "waiting:",
            f"  1. edition 2099-01/r1 to a@readers.example, {clock(AT + 2)}, 3 attempts (due {clock(AT + 86_400)}): "
            "451 tomorrow",
            f"  3. correction of r1 2099-01/r2 to c@readers.example, {clock(AT + 60)} (due {clock(AT + 60)})",
            f"  4. notice Failed to keeper@sender.example, {clock(AT + 90)} (due {clock(AT + 90)})",
            "  Mend what is named; what is due then goes with: briefings deliver 2099-01 --send",
        ]
        assert show(outbox).splitlines() == ["3 waiting, 1 sent", "", *open_lines]
        sent = f"  2. edition 2099-01/r1 to b@readers.example, {clock(AT + 6)}: 250 Taken"
        assert show(outbox, is_all=True).splitlines() == ["3 waiting, 1 sent", "", *open_lines, "", "sent:", sent]


def test_a_reason_that_several_letters_share_stands_once_above_them() -> None:
    with Outbox(None) as outbox:
        for recipient in READERS:
            outbox.add(Wanted("edition", BULLETIN, "r1", "mail", "readers", recipient), AT)
        outbox.record(claim(outbox, "one", AT), "waiting", "451 later", AT, due_at=AT + 60)
        outbox.hold(BULLETIN, None, "mail", "no password", AT + 1)
        waiting = f"(due {clock(AT)})"
        assert show(outbox).splitlines()[2:] == [
            "waiting:",
            f"  1. edition 2099-01/r1 to a@readers.example, {clock(AT)} (due {clock(AT + 60)}): 451 later",
            "  2 because of this: no password",
            f"  2. edition 2099-01/r1 to b@readers.example, {clock(AT + 1)} {waiting}",
            f"  3. edition 2099-01/r1 to c@readers.example, {clock(AT + 1)} {waiting}",
            "  Mend what is named; what is due then goes with: briefings deliver 2099-01 --send",
        ]
        assert reasons(outbox.select()) == [("451 later", 1), ("no password", 2)]


def test_only_what_a_sender_would_have_taken_is_held() -> None:
    with Outbox(None) as outbox:
        outbox.add(Wanted("edition", BULLETIN, "r1", "mail", "readers", READERS[0]), AT)
        outbox.add(Wanted("edition", BULLETIN, "r1", "mail", "others", READERS[1]), AT)
        outbox.add(Wanted("edition", BULLETIN, "r1", "folder", "readers", "/srv"), AT)
        outbox.add(Wanted("edition", "2099-02", "r1", "mail", "readers", READERS[0]), AT)
        outbox.add(Wanted("edition", BULLETIN, "r1", "mail", "readers", READERS[2]), AT + 60)
        outbox.hold(BULLETIN, ["readers"], "mail", "no password", AT)
        assert [row.answer for row in outbox.select()] == ["no password", "", "", "", ""]


def test_all_that_happened_to_a_delivery_is_told_in_order() -> None:
    with Outbox(None) as outbox:
        outbox.add(Wanted("edition", BULLETIN, "r1", "mail", "readers", READERS[0]), AT)
        outbox.handing(claim(outbox, "one", AT + 1), AT + 2)
        outbox.expire(AT + 2 + LEASE)
        lost = "one ended before its answer was written down"
        assert show_one(outbox, 1).splitlines() == [
            f"1. edition 2099-01/r1 to a@readers.example, {clock(AT + 2 + LEASE)}: {lost}",
            f"  {clock(AT)} waiting: written down",
            f"  {clock(AT + 1)} claimed: one",
            f"  {clock(AT + 2)} handing: ",
            f"  {clock(AT + 2 + LEASE)} unknown: {lost}",
        ]
