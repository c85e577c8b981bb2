from __future__ import annotations

import smtplib
import socket
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from helpers.batch.build import build
from helpers.deliver.deliveries import Delivery
from helpers.deliver.desk import outbox_file
from helpers.deliver.dispatch import deliver
from helpers.deliver.outbox import Outbox
from helpers.deliver.revision import Revision, find
from helpers.deliver.secrets import HIDDEN
from helpers.deliver.signoff import approve
from helpers.errors import UsageError
from tests.batch.invented import Project
from tests.deliver.lists import READERS, Clock, group, recipients
from tests.deliver.servers import HOST, PASSWORD, AnyPort, Post, mail_server

A, B, C = READERS


def outbox(revision: Revision) -> list[Delivery]:
    with Outbox(outbox_file(revision.reports)) as found:
        return found.select()


def states(revision: Revision) -> dict[str, str]:
    return {delivery.recipient: delivery.state for delivery in outbox(revision)}


def test_each_recipient_gets_one_letter_however_often_it_is_sent(
    revision: Revision, tmp_path: Path, post: Post
) -> None:
    known = recipients(tmp_path, post)
    first = deliver(revision, known, clock=Clock())
    again = deliver(revision, known, clock=Clock())
    assert (first.is_done, first.sent.counts, again.is_done, again.sent.counts) == (True, {"sent": 3}, True, {})
    assert post.recipients == [A, B, C]
    assert (revision.folder.parent / f"{revision.name}.sent").exists()


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # aiosmtpd does not count TLS from the start as TLS
def test_a_server_that_speaks_tls_from_the_start_is_served_too(
    revision: Revision, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFINGS_SMTP_PASSWORD", PASSWORD)
    with mail_server(tmp_path, security="tls") as post:
        made = deliver(revision, recipients(tmp_path, post, security="tls"), clock=Clock())
    assert (made.sent.counts, post.recipients) == ({"sent": 3}, [A, B, C])


def test_a_server_whose_certificate_nobody_vouches_for_is_told_nothing(
    revision: Revision, tmp_path: Path, post: Post
) -> None:
    known = recipients(tmp_path, post)
    post.ca_file.unlink()
    with mail_server(tmp_path):  # writes the certificate of another authority where the list names one
        made = deliver(revision, known, clock=Clock())
    assert made.sent.counts == {"waiting": 1}
    assert "certificate verify failed" in made.sent.ended_because
    assert (post.attempts, post.taken) == ({}, [])


def test_a_recipient_that_is_put_off_is_tried_again_and_holds_nobody_up(
    revision: Revision, tmp_path: Path, post: Post
) -> None:
    post.at_rcpt = lambda address, attempt: "450 grey" if address == A and attempt < 3 else None
    clock = Clock()
    first = deliver(revision, recipients(tmp_path, post), clock=clock)
    assert (first.sent.counts, first.is_done, post.recipients) == ({"waiting": 1, "sent": 2}, False, [B, C])
    assert states(revision) == {A: "waiting", B: "sent", C: "sent"}
    assert deliver(revision, recipients(tmp_path, post), clock=clock).sent.counts == {}
    later = deliver(revision, recipients(tmp_path, post), clock=clock, sleep=clock.sleep, wait=600)
    assert (later.is_done, post.recipients, clock.slept) == (True, [B, C, A], [60.0, 120.0])


def test_a_recipient_that_is_refused_is_left_for_a_person(revision: Revision, tmp_path: Path, post: Post) -> None:
    post.at_rcpt = lambda address, _: "550 no such mailbox" if address == B else None
    made = deliver(revision, recipients(tmp_path, post), clock=Clock())
    assert (made.sent.counts, post.recipients) == ({"sent": 2, "failed": 1}, [A, C])
    assert outbox(revision)[1].answer == "the server refuses: 550 no such mailbox"
    post.at_rcpt = lambda *_: None
    assert deliver(revision, recipients(tmp_path, post), clock=Clock()).sent.counts == {}
    with Outbox(outbox_file(revision.reports)) as found:
        found.resolve(2, was_sent=False, by="李虚构", now=Clock()())
    assert deliver(revision, recipients(tmp_path, post), clock=Clock()).is_done
    assert post.recipients == [A, C, B]


@pytest.mark.parametrize("answer", ["451 busy", "drop"])
def test_what_is_put_off_or_broken_at_the_last_step_is_not_lost(
    revision: Revision, tmp_path: Path, post: Post, answer: str
) -> None:
    post.at_data = lambda address, attempt: answer if address == A and attempt == 1 else None
    made = deliver(revision, recipients(tmp_path, post), clock=Clock())
    # An answer says that it was not taken; a connection that breaks says nothing.
    expected = "waiting" if answer == "451 busy" else "unknown"
    assert states(revision) == {A: expected, B: "sent", C: "sent"}
    assert not made.is_done


def test_a_connection_that_breaks_after_the_message_leaves_it_unknown_and_is_not_tried_again(
    revision: Revision, tmp_path: Path, post: Post
) -> None:
    post.at_data = lambda address, _: "lose" if address == B else None
    clock = Clock()
    deliver(revision, recipients(tmp_path, post), clock=clock)
    clock.now += 10 * 86400
    deliver(revision, recipients(tmp_path, post), clock=clock)
    assert states(revision) == {A: "sent", B: "unknown", C: "sent"}
    assert post.recipients == [A, B, C]


def test_a_connection_that_breaks_before_the_message_is_tried_again(
    revision: Revision, tmp_path: Path, post: Post
) -> None:
    post.at_rcpt = lambda address, attempt: "drop" if address == A and attempt == 1 else None
    clock = Clock()
    made = deliver(revision, recipients(tmp_path, post), clock=clock, sleep=clock.sleep, wait=600)
    assert (made.is_done, post.recipients) == (True, [B, C, A])


def test_a_server_that_does_not_answer_in_time_leaves_the_message_unknown(
    revision: Revision, tmp_path: Path, post: Post
) -> None:
    post.at_data = lambda address, _: "slow" if address == A else None
    deliver(revision, recipients(tmp_path, post, timeout_s=2), clock=Clock())
    assert states(revision) == {A: "unknown", B: "sent", C: "sent"}


def test_a_server_that_breaks_every_connection_ends_the_round(revision: Revision, tmp_path: Path, post: Post) -> None:
    post.at_rcpt = lambda *_: "drop"
    many = group("readers", [f"{number}@readers.example" for number in range(9)])
    made = deliver(revision, recipients(tmp_path, post, many), clock=Clock())
    assert made.sent.counts == {"waiting": 3}
    assert "broke before the message" in made.sent.ended_because


def test_a_wrong_password_ends_the_round_and_is_in_nothing_that_is_written(
    revision: Revision, tmp_path: Path, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = "invented-wrong-5d1"
    monkeypatch.setenv("BRIEFINGS_SMTP_PASSWORD", wrong)
    post.login_answer = f"535 no account with the password {wrong}"
    made = deliver(revision, recipients(tmp_path, post), clock=Clock())
    assert made.sent.counts == {"waiting": 1}
    assert made.sent.ended_because.endswith(f"refuses the login: 535 no account with the password {HIDDEN}")
    written = b"".join(path.read_bytes() for path in revision.reports.joinpath(".delivery").iterdir())
    assert wrong.encode() not in written and wrong not in str(made)


def test_one_who_leaves_the_list_before_the_letter_goes_gets_none(
    revision: Revision, tmp_path: Path, post: Post
) -> None:
    post.at_rcpt = lambda address, _: "450 grey" if address == A else None
    deliver(revision, recipients(tmp_path, post), clock=Clock())
    clock = Clock(Clock()() + 3600)
    made = deliver(revision, recipients(tmp_path, post, group("readers", READERS[1:])), clock=clock)
    assert (made.sent.counts, states(revision)[A], post.recipients) == ({"dropped": 1}, "dropped", [B, C])
    assert str(made).splitlines()[-2:] == [
        "2099-01/r1: 1 dropped",
        "dropped is what the list that was used does not name any more; it goes with the next round whose list names "
        "it again (--recipients)",
    ]


def test_a_letter_that_another_list_dropped_goes_with_the_list_that_names_its_recipient(
    revision: Revision, tmp_path: Path, post: Post
) -> None:
    right, wrong = (recipients(tmp_path, post, group("readers", [reader])) for reader in (A, B))
    post.at_rcpt = lambda *_: "450 grey"
    deliver(revision, right, clock=Clock())
    post.at_rcpt = lambda *_: None
    clock = Clock(Clock()() + 3600)
    assert deliver(revision, wrong, clock=clock).sent.counts == {"sent": 1, "dropped": 1}
    assert deliver(revision, right, clock=clock).is_done
    assert (states(revision), post.recipients) == ({A: "sent", B: "sent"}, [B, A])


def test_only_the_groups_that_are_named_get_something(revision: Revision, tmp_path: Path, post: Post) -> None:
    known = recipients(tmp_path, post, group("first", [A]), group("second", [B]))
    deliver(revision, known, ["虚构组second"], clock=Clock())
    assert (post.recipients, states(revision)) == ([B], {B: "sent"})


def correct(project: Project) -> Revision:
    """Publish and approve a second revision in which a measure is called otherwise."""
    project.edit("coding/2099-01/measures.csv", "Sets up an invented hotline", "Opens an invented hotline")
    assert build(project.order()).is_done
    revision = find(project.reports)
    approve(revision, "王虚构", datetime.fromtimestamp(Clock()(), UTC), root=project.root)
    return revision


def test_who_was_sent_a_revision_gets_one_correction_that_says_what_changed(
    project: Project, revision: Revision, tmp_path: Path, post: Post
) -> None:
    post.at_rcpt = lambda address, _: "450 grey" if address == C else None
    known = recipients(tmp_path, post, group("readers", READERS, languages=["en"]))
    deliver(revision, known, clock=Clock())
    second = correct(project)
    post.at_rcpt = lambda *_: None
    made = deliver(second, known, clock=Clock())
    deliver(second, known, clock=Clock())
    assert made.sent.counts == {"sent": 3}
    # C's first letter still waited, so C gets the edition as it now is, and nothing to correct.
    assert [(d.recipient, d.revision, d.kind, d.since, d.state) for d in outbox(second)] == [
        (A, "r1", "edition", "", "sent"),
        (B, "r1", "edition", "", "sent"),
        (C, "r1", "edition", "", "dropped"),
        (A, "r2", "correction", "r1", "sent"),
        (B, "r2", "correction", "r1", "sent"),
        (C, "r2", "edition", "", "sent"),
    ]
    letters = [message for _, message in post.taken]
    assert letters[2]["In-Reply-To"] == letters[0]["Message-ID"]
    assert [letter["Subject"].startswith("Correction: ") for letter in letters] == [False, False, True, True, False]
    body = letters[2].get_body(("plain",))
    assert body is not None
    words = body.get_content()
    assert "Measures: 0 new, 1 changed, 0 gone" in words
    assert (
        "before: label en: Sets up an invented hotline" in words and "now: label en: Opens an invented hotline" in words
    )


def test_a_letter_has_the_same_bytes_at_every_attempt(revision: Revision, tmp_path: Path, post: Post) -> None:
    post.at_data = lambda _, attempt: "lose" if attempt == 1 else None
    one = recipients(tmp_path, post, group("readers", [A]))
    deliver(revision, one, clock=Clock())
    with Outbox(outbox_file(revision.reports)) as found:
        found.resolve(1, was_sent=False, by="李虚构", now=Clock()())
    deliver(revision, one, clock=Clock(Clock()() + 86400))
    assert post.recipients == [A, A]
    assert post.taken[0][1].as_bytes() == post.taken[1][1].as_bytes()


def test_a_server_that_cannot_be_reached_for_a_while_is_waited_for(
    revision: Revision, tmp_path: Path, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, left, connect = recipients(tmp_path, post), [2], socket.create_connection

    def refuse(*given: Any, **options: Any) -> socket.socket:
        left[0] -= 1
        if left[0] >= 0:
            raise ConnectionRefusedError(111, "Connection refused")
        return connect(*given, **options)

    monkeypatch.setattr(socket, "create_connection", refuse)
    clock = Clock()
    made = deliver(revision, known, clock=clock, sleep=clock.sleep, wait=600)
    assert (made.is_done, sorted(post.recipients), clock.slept[:2]) == (True, list(READERS), [60.0, 120.0])


def test_an_outbox_that_has_lost_what_was_sent_sends_nothing_again(
    revision: Revision, tmp_path: Path, post: Post
) -> None:
    known = recipients(tmp_path, post)
    deliver(revision, known, clock=Clock())
    for file in outbox_file(revision.reports).parent.iterdir():
        file.unlink()
    with pytest.raises(UsageError, match="the outbox knows nothing of it"):
        deliver(revision, known, clock=Clock())
    assert len(post.taken) == 3


def test_a_server_that_does_not_encrypt_is_told_neither_password_nor_letter(
    revision: Revision, tmp_path: Path, post: Post
) -> None:
    heard: list[bytes] = []

    class Plain:
        async def handle_AUTH(self, server: object, session: object, envelope: object, args: list[str]) -> str:  # noqa: N802
            heard.append(" ".join(args).encode())
            return "535 no"

        async def handle_DATA(self, server: object, session: object, envelope: Any) -> str:  # noqa: N802
            heard.append(envelope.content)
            return "250 OK"

    controller = AnyPort(Plain(), hostname=HOST, port=0)
    controller.start()
    try:
        known = recipients(tmp_path, post, port=controller.port)
        made = deliver(revision, known, clock=Clock())
    finally:
        controller.stop()
    assert "STARTTLS extension not supported" in made.sent.ended_because
    assert (heard, made.sent.counts) == ([], {"waiting": 1})


def test_smtplib_is_never_told_to_print_what_it_says() -> None:
    assert smtplib.SMTP.debuglevel == 0


@pytest.mark.slow
def test_one_whose_briefings_say_the_same_as_before_gets_no_correction(
    project: Project, revision: Revision, tmp_path: Path, post: Post
) -> None:
    known = recipients(tmp_path, post)
    deliver(revision, known, clock=Clock())
    project.write_notebook("comparison", 'display(Paragraph(text("Another layout.")))')
    assert build(project.order()).is_done
    second = find(project.reports)
    approve(second, "王虚构", datetime.fromtimestamp(Clock()(), UTC), root=project.root)
    made = deliver(second, known, clock=Clock())
    assert (second.name, made.is_done, made.plan.unchanged) == ("r2", True, tuple((to, "r1") for to in READERS))
    assert len(post.taken) == 3
    assert "no letter to a@readers.example: nothing that is stated changed since r1" in str(made)
