"""What keeps letters back keeps back no folder, and the other way round; and each that waits says why."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from helpers.deliver import folder
from helpers.deliver.contact import example_contact
from helpers.deliver.desk import outbox_file
from helpers.deliver.dispatch import deliver
from helpers.deliver.moments import moment
from helpers.deliver.notices import add_notice
from helpers.deliver.outbox import Outbox
from helpers.deliver.preview import preview
from helpers.deliver.recipients import Recipients
from helpers.deliver.revision import Revision
from helpers.errors import UsageError
from tests.deliver.lists import AT, READERS, Clock, group, recipients
from tests.deliver.servers import PASSWORD, Post
from tests.deliver.test_dispatch import outbox, states

A, B, _ = READERS
WITHOUT = (
    "no password for the mail account: write it into a file of mode 0600 and name that file as mail.password_file in "
    "the distribution list, or set the variable BRIEFINGS_SMTP_PASSWORD"
)


def with_site(folder: Path, post: Post) -> Recipients:
    """A list of one reader before a folder, and one after it."""
    place = group("site", [str(folder / "www")], channel="folder", briefings=["comparison"])
    return recipients(folder, post, group("first", [A]), place, group("last", [B]))


def test_without_a_password_folders_get_theirs_and_every_letter_waits_with_the_reason(
    revision: Revision, tmp_path: Path, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, clock = with_site(tmp_path, post), Clock()
    with Outbox(outbox_file(revision.reports)) as found:
        add_notice(found, known, "2099-01", AT - 60, subject="It failed", words="Do this.", cause="x")
    monkeypatch.delenv("BRIEFINGS_SMTP_PASSWORD")
    made = deliver(revision, known, clock=clock)
    assert (made.is_done, made.sent.counts, post.attempts) == (False, {"waiting": 1, "sent": 1}, {})
    assert "2099-01/r1: 1 sent, 2 waiting" in str(made).splitlines()
    assert (tmp_path / "www" / "2099-01" / "zh" / "comparison.pdf").is_file()
    assert {
        row.recipient: (row.state, row.answer) for row in outbox(revision) if row.channel == "mail"
    } == dict.fromkeys(("keeper@sender.example", A, B), ("waiting", WITHOUT))
    assert str(made).splitlines()[-2:] == [
        f"not all was tried: {WITHOUT}",
        f"2 waiting, due from {moment(AT)} on: briefings outbox shows each and why; then briefings deliver 2099-01/r1 "
        "--send",
    ]
    monkeypatch.setenv("BRIEFINGS_SMTP_PASSWORD", PASSWORD)
    again = deliver(revision, known, clock=clock)  # at the same moment: what a person has mended need not wait
    assert (again.is_done, again.sent.counts) == (True, {"sent": 3})
    assert post.recipients == ["keeper@sender.example", A, B]


def test_a_reason_is_written_down_once_however_often_it_holds(
    revision: Revision, tmp_path: Path, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BRIEFINGS_SMTP_PASSWORD")
    for _ in range(3):
        deliver(revision, recipients(tmp_path, post), clock=Clock())
    with Outbox(outbox_file(revision.reports)) as found:
        last = found.select()[-1]
        assert [(state, words) for _, state, words in found.events(last.id)] == [
            ("waiting", "written down"),
            ("waiting", WITHOUT),
        ]
        assert {(row.attempt_count, row.due_at) for row in found.select()} == {(0, AT)}


def test_a_server_that_cannot_be_reached_holds_up_letters_and_no_folder(
    revision: Revision, tmp_path: Path, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> socket.socket:
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "create_connection", refuse)
    clock, told = Clock(), []
    made = deliver(
        revision, with_site(tmp_path, post), clock=clock, sleep=clock.sleep, wait=90,
        tell=lambda delivery, state, _: told.append((delivery.channel, state, clock.now - AT)),
    )  # fmt: skip
    # Folders are first in the outbox, and have their files before the first pause.
    assert told == [("folder", "sent", 0.0), ("mail", "waiting", 0.0), ("mail", "waiting", 60.0)]
    assert {row.recipient: bool(row.answer) for row in outbox(revision) if row.state == "waiting"} == {A: True, B: True}
    assert not made.is_done and "no connection to" in made.sent.ended_because


def test_a_folder_that_shows_a_damaged_edition_holds_up_no_letter(
    revision: Revision, tmp_path: Path, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoilt(*_: Any) -> str:
        raise UsageError("invented fault")

    monkeypatch.setattr(folder, "put", spoilt)
    made = deliver(revision, with_site(tmp_path, post), clock=Clock())
    assert (made.sent.ended_because, post.recipients) == ("invented fault", [A, B])


def with_whole_site(folder: Path, post: Post, place: Path, **mail: object) -> Recipients:
    """A list of a reader, and of the folder that the site is made of."""
    site = group("site", [str(place)], channel="folder", briefings=["all"], languages=["zh", "en"],
                 formats=["html", "pdf"])  # fmt: skip
    return recipients(folder, post, group("first", [A]), site, **mail)


def test_a_letter_waits_until_the_site_that_it_links_to_has_the_edition(
    revision: Revision, tmp_path: Path, post: Post
) -> None:
    (tmp_path / "www").write_text("no folder")
    known, clock = with_whole_site(tmp_path, post, tmp_path / "www"), Clock()
    made = deliver(revision, known, clock=clock)
    place = tmp_path / "www"
    why = f"letters link to https://site.example/b and wait until {place} has 2099-01/r1: {place} cannot be written to:"
    assert (made.is_done, made.sent.counts, post.attempts) == (False, {"waiting": 1}, {})
    assert made.sent.ended_because.startswith(why)
    assert [row.answer.startswith(why) for row in outbox(revision) if row.channel == "mail"] == [True]
    (tmp_path / "www").unlink()
    told: list[str] = []
    # At the same moment: whoever has mended a folder need not wait for the next attempt.
    made = deliver(revision, known, clock=clock, tell=lambda delivery, *_: told.append(delivery.channel))
    assert (made.is_done, told, post.recipients) == (True, ["folder", "mail"], [A])


def test_a_letter_to_one_group_waits_for_the_site_too_unless_it_links_to_none(
    revision: Revision, tmp_path: Path, post: Post
) -> None:
    made = deliver(revision, with_whole_site(tmp_path, post, tmp_path / "www"), ["first"], clock=Clock())
    assert (made.sent.counts, post.attempts) == ({}, {})
    assert made.sent.ended_because.endswith("has 2099-01/r1: briefings deliver 2099-01/r1 --to site --send")
    known = with_whole_site(tmp_path, post, tmp_path / "www", site=None)
    assert deliver(revision, known, ["first"], clock=Clock()).is_done


def test_a_site_that_cannot_be_reached_for_a_while_is_waited_for_before_letters_go(
    revision: Revision, tmp_path: Path, post: Post
) -> None:
    place, clock = tmp_path / "www", Clock()
    place.write_text("no folder")

    def sleep(seconds: float) -> None:
        clock.sleep(seconds)
        place.unlink()

    made = deliver(revision, with_whole_site(tmp_path, post, place), clock=clock, sleep=sleep, wait=90)
    assert (made.is_done, post.recipients, clock.slept) == (True, [A], [60.0])


def test_a_letter_that_is_too_heavy_holds_up_nobody_elses(revision: Revision, tmp_path: Path, post: Post) -> None:
    heavy = group("heavy", [A], briefings=["comparison", "localities", "themes"])
    known = recipients(tmp_path, post, heavy, group("light", [B]), site=None, limit_mb=0.05)
    made = deliver(revision, known, clock=Clock())
    assert (made.is_done, post.recipients, states(revision)) == (False, [B], {A: "waiting", B: "sent"})
    assert "groups.heavy: a letter of" in outbox(revision)[0].answer


def with_contact(revision: Revision, contact: str) -> Revision:
    """The revision, whose comparison names an address for objections at its foot."""
    stored = revision.document

    def document(digest: str) -> dict[str, Any]:
        found = stored(digest)
        foot = (
            [{"label": "To object", "text": f"Write to {contact}."}] if "comparison" in found["cover"]["title"] else []
        )
        return {**found, "cover": {**found["cover"], "colophon": foot}}

    object.__setattr__(revision, "document", document)
    return revision


def test_an_edition_whose_contact_is_an_example_goes_to_folders_and_never_by_mail(
    revision: Revision, tmp_path: Path, post: Post
) -> None:
    known = with_site(tmp_path, post)
    refused = example_contact(with_contact(revision, "office@union.example.org"))
    assert refused == (
        "nothing of 2099-01/r1 may go by mail: it tells its readers to object to office@union.example.org, an example "
        "address that reaches nobody. Put the office's own as contact into bulletins/2099-01/edition.toml of the data "
        "folder, then briefings build, read and approve"
    )
    assert list(preview(revision, known, now=AT))[-1] == f"Warning: {refused}"
    made = deliver(revision, known, clock=Clock())
    assert (made.is_done, made.sent.counts, post.attempts) == (False, {"sent": 1}, {})
    assert refused in str(made).splitlines()
    with pytest.raises(UsageError, match="an example address that reaches nobody"):
        deliver(revision, known, ["first"], clock=Clock())
    assert [row.channel for row in outbox(revision)] == ["folder"]


def test_an_edition_whose_contact_can_be_reached_goes_by_mail(revision: Revision, tmp_path: Path, post: Post) -> None:
    assert deliver(with_contact(revision, "office@union.cn"), with_site(tmp_path, post), clock=Clock()).is_done
    assert post.recipients == [A, B]
