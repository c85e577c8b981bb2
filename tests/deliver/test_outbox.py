from __future__ import annotations

import sqlite3
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from helpers import cli
from helpers.deliver.deliveries import Delivery, Wanted
from helpers.deliver.outbox import LEASE, LostClaimError, Outbox
from helpers.errors import UnknownNameError, UsageError

BULLETIN = "2099-01"


def wanted(recipient: str, channel: str = "mail") -> Wanted:
    return Wanted("edition", BULLETIN, "r1", channel, "readers", recipient)


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    with Outbox(tmp_path / ".delivery" / "outbox.sqlite3") as made:
        yield made


def claim(outbox: Outbox, owner: str = "one", now: float = 0.0) -> Delivery:
    found = outbox.claim(owner, now, bulletin_id=BULLETIN)
    assert found is not None
    return found


def state(outbox: Outbox) -> str:
    return outbox.get(1).state


def test_a_delivery_is_written_down_once(outbox: Outbox) -> None:
    assert [outbox.add(wanted("a@readers.example"), 0.0) for _ in range(2)] == [True, False]
    correction = Wanted("correction", BULLETIN, "r1", "mail", "readers", "a@readers.example", since="r0")
    assert not outbox.add(correction, 0.0)
    assert len(outbox.select()) == 1


def test_what_was_dropped_waits_again_where_it_is_meant_again(outbox: Outbox) -> None:
    outbox.add(wanted("a@readers.example"), 0.0)
    outbox.drop(1, "not in this list", 1.0)
    moved = Wanted("correction", BULLETIN, "r1", "mail", "others", "a@readers.example", since="r0")
    assert [outbox.add(moved, 2.0), outbox.add(moved, 3.0)] == [True, False]
    (found,) = outbox.select()
    assert (found.state, found.answer, found.due_at, found.kind, found.since, found.group_key, found.key) == (
        "waiting", "", 2.0, "correction", "r0", "others", moved.key,
    )  # fmt: skip
    assert [said for _, said, _ in outbox.events(1)] == ["waiting", "dropped", "waiting"]


def test_a_copy_or_an_outbox_that_cannot_be_written_is_told_in_one_line(outbox: Outbox, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere" / "copy.sqlite3"
    with pytest.raises(UsageError, match=rf"^there is no folder {nowhere.parent} to copy the outbox into"):
        outbox.back_up(nowhere)
    outbox._base.close()
    with pytest.raises(UsageError, match=r"^the outbox cannot be copied to .*: Cannot operate on a closed database"):
        outbox.back_up(tmp_path / "copy.sqlite3")
    assert not (tmp_path / "copy.sqlite3").exists()
    (tmp_path / "box" / "outbox.sqlite3").mkdir(parents=True)
    with pytest.raises(UsageError, match=r"^the outbox .* cannot be opened: unable to open database file"):
        Outbox(tmp_path / "box" / "outbox.sqlite3")


def test_two_senders_never_hold_the_same_delivery(outbox: Outbox) -> None:
    outbox.add(wanted("a@readers.example"), 0.0)
    claim(outbox)
    assert outbox.claim("two", 1.0, bulletin_id=BULLETIN) is None


def test_a_sender_that_died_before_handing_over_leaves_it_to_the_next(outbox: Outbox) -> None:
    outbox.add(wanted("a@readers.example"), 0.0)
    first = claim(outbox)
    second = claim(outbox, "two", LEASE + 1)
    assert (first.id, second.owner, second.attempt_count) == (second.id, "two", 2)
    with pytest.raises(LostClaimError):
        outbox.handing(first, LEASE + 2)
    outbox.record(first, "sent", "too late", LEASE + 2)
    assert state(outbox) == "claimed"


def test_a_sender_that_died_while_handing_over_leaves_it_unknown_unless_twice_does_no_harm(outbox: Outbox) -> None:
    for recipient, channel in (("a@readers.example", "mail"), ("/srv/www", "folder")):
        outbox.add(wanted(recipient, channel), 0.0)
        outbox.handing(claim(outbox), 1.0)
    outbox.expire(LEASE + 2)
    assert [delivery.state for delivery in outbox.select()] == ["unknown", "waiting"]


def test_an_answer_that_comes_after_the_lease_still_counts(outbox: Outbox) -> None:
    outbox.add(wanted("a@readers.example"), 0.0)
    mine = claim(outbox)
    outbox.handing(mine, 1.0)
    outbox.expire(LEASE + 2)
    outbox.record(mine, "sent", "250 Taken", LEASE + 3)
    assert (state(outbox), outbox.get(1).answer) == ("sent", "250 Taken")


def test_a_person_decides_on_what_is_unknown_and_on_nothing_else(outbox: Outbox) -> None:
    outbox.add(wanted("a@readers.example"), 0.0)
    with pytest.raises(UsageError, match="is waiting: there is nothing to decide"):
        outbox.resolve(1, was_sent=True, by="李虚构", now=0.0)
    outbox.handing(claim(outbox), 1.0)
    outbox.expire(LEASE + 2)
    assert outbox.resolve(1, was_sent=True, by="李虚构", now=LEASE + 3).state == "sent"
    assert [(told, words) for _, told, words in outbox.events(1)][-1] == ("sent", "李虚构 decided: it was sent")
    with pytest.raises(UnknownNameError):
        outbox.get(2)


def test_only_the_bulletin_and_groups_that_are_meant_are_taken_and_notices_unless_groups_are_named(
    outbox: Outbox,
) -> None:
    outbox.add(wanted("a@readers.example"), 0.0)
    assert outbox.claim("one", 0.0, bulletin_id="2099-02") is None
    assert outbox.claim("one", 0.0, bulletin_id=BULLETIN, group_keys=["others"]) is None
    outbox.add(Wanted("notice", BULLETIN, "", "mail", "", "keeper@sender.example", content="x", cause="y"), 0.0)
    assert outbox.claim("one", 0.0, bulletin_id=BULLETIN, group_keys=["others"]) is None
    found = outbox.claim("one", 0.0, bulletin_id=None)
    assert found is not None and found.kind == "notice"
    assert claim(outbox).recipient == "a@readers.example"


def test_the_outbox_is_in_a_folder_of_its_owner_and_keeps_keys_and_a_write_ahead_log(
    outbox: Outbox, tmp_path: Path
) -> None:
    assert stat.S_IMODE((tmp_path / ".delivery").stat().st_mode) == 0o700
    with sqlite3.connect(tmp_path / ".delivery" / "outbox.sqlite3") as base:
        assert base.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    base.close()
    with pytest.raises(sqlite3.IntegrityError):
        outbox._tell(99, 0.0, "sent", "of no delivery")


def test_a_backup_in_the_middle_of_use_is_whole(outbox: Outbox, tmp_path: Path) -> None:
    is_over = threading.Event()

    def use() -> None:
        with Outbox(tmp_path / ".delivery" / "outbox.sqlite3") as other:
            for number in range(200):
                other.add(wanted(f"{number}@readers.example"), 0.0)
        is_over.set()

    user = threading.Thread(target=use)
    user.start()
    number = 0
    while not is_over.is_set() or not number:
        copy = tmp_path / f"copy-{number}" / "outbox.sqlite3"
        copy.parent.mkdir()
        outbox.back_up(copy)
        with Outbox(copy) as found:
            recipients = [delivery.recipient for delivery in found.select()]
            assert recipients == [f"{n}@readers.example" for n in range(len(recipients))]
            assert len(found._base.execute("PRAGMA integrity_check").fetchall()) == 1
        number += 1
    user.join()
    with pytest.raises(UsageError, match="exists"):
        outbox.back_up(tmp_path / "copy-0" / "outbox.sqlite3")


def test_what_is_no_outbox_or_one_of_another_version_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "box" / "outbox.sqlite3"
    file.parent.mkdir()
    file.write_bytes(b"no database" * 200)
    with pytest.raises(UsageError, match="is no outbox"):
        Outbox(file)
    file.unlink()
    Outbox(file).close()
    base = sqlite3.connect(file)
    base.execute("PRAGMA user_version = 7")
    base.close()
    with pytest.raises(UsageError, match="version 7"):
        Outbox(file)


def test_what_goes_wrong_within_a_change_undoes_all_of_it(outbox: Outbox, tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), outbox.transaction():
        outbox.add(wanted("a@readers.example"), 0.0)
        1 // 0  # noqa: B018 - the fault
    assert outbox.select() == []
    with pytest.raises(UsageError, match="cannot be written"), outbox.transaction():
        outbox._base.execute("INSERT INTO nowhere VALUES (1)")
    assert outbox.add(wanted("a@readers.example"), 0.0)


@given(st.lists(st.sampled_from(["claim", "handing", "sent", "waiting", "expire", "again"]), max_size=25))
def test_a_delivery_is_sent_at_most_once_whatever_happens_unless_a_person_says_again(steps: list[str]) -> None:
    now, sent, again, held = 0.0, 0, 0, None
    with Outbox(None) as outbox:
        outbox.add(wanted("a@readers.example"), now)
        for step in steps:
            now += 1
            if step == "claim":
                held = outbox.claim(f"owner-{now}", now, bulletin_id=BULLETIN) or held
            elif step == "handing" and held:
                try:
                    outbox.handing(held, now)
                    sent += 1
                except LostClaimError:
                    held = None
            elif step == "sent" and held and state(outbox) == "handing":
                outbox.record(held, "sent", "250", now)
            elif step == "expire":
                now += LEASE
                outbox.expire(now)
            elif step == "again" and state(outbox) == "unknown":
                outbox.resolve(1, was_sent=False, by="李虚构", now=now)
                again += 1
        assert sent <= 1 + again
        assert {delivery.state for delivery in outbox.select()} <= {"waiting", "claimed", "handing", "sent", "unknown"}


def test_the_outbox_is_shown_resolved_and_copied_by_commands(tmp_path: Path) -> None:
    reports = tmp_path / "reports"

    def run(*arguments: str) -> str:
        found = CliRunner().invoke(cli.app, ["outbox", *arguments], catch_exceptions=False)
        assert found.exit_code == 0, found.output
        return found.output

    at = ["--reports", str(reports)]
    assert run(*at) == "the outbox is empty: nothing was ever sent from here\n"
    with Outbox(reports / ".delivery" / "outbox.sqlite3") as outbox:
        outbox.add(wanted("a@readers.example"), 0.0)
        outbox.handing(claim(outbox), 1.0)
        outbox.expire(LEASE + 2)
    assert "unknown:\n  1. edition 2099-01/r1 to a@readers.example" in run(*at)
    assert "李虚构 decided: it was sent" in run("resolve", "1", "--sent", "--by", "李虚构", *at)
    assert "handing" in run("--id", "1", *at) and "sent:\n" in run("--all", *at)
    run("backup", str(tmp_path / "copy.sqlite3"), *at)
    assert (tmp_path / "copy.sqlite3").is_file()
