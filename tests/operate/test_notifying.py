from __future__ import annotations

import errno
from datetime import UTC, datetime
from pathlib import Path

import pytest

from helpers.deliver.desk import outbox_file
from helpers.deliver.outbox import Outbox
from helpers.deliver.revision import Revision
from helpers.deliver.signoff import withdraw
from helpers.operate.record import runs_folder
from helpers.operate.status import status
from tests.batch.invented import Project
from tests.deliver.lists import AT, write_list
from tests.deliver.servers import PASSWORD, Post
from tests.operate.test_run import go


def test_the_maintainers_are_told_once_that_a_revision_waits_to_be_read(
    project: Project, revision: Revision, tmp_path: Path, post: Post
) -> None:
    withdraw(revision, "李虚构", datetime.fromtimestamp(AT, UTC))
    known = write_list(tmp_path, post)
    first, _ = go(project, known, is_sending=True, is_notifying=True)
    second, _ = go(project, known, is_sending=True, is_notifying=True)
    assert (first.code, second.code, post.recipients) == (0, 0, ["keeper@sender.example"])
    letter = post.taken[0][1]
    assert letter["Subject"] == "briefings: 2099-01/r1 waits to be read"
    assert f"Read it in {revision.shelf.link}, then:" in letter.get_content()
    assert first.told == "the maintainers were told: 1 notice sent"
    assert second.told == "the maintainers have been told of this before"
    words, is_fine = status(project.reports)
    assert is_fine and {"sent: nothing yet", "notices to the maintainers: 1 sent"} <= set(words.splitlines())


def test_a_revision_of_whose_waiting_nobody_could_be_told_fails_the_run(
    project: Project, revision: Revision, tmp_path: Path, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    withdraw(revision, "李虚构", datetime.fromtimestamp(AT, UTC))
    monkeypatch.delenv("BRIEFINGS_SMTP_PASSWORD")
    known = write_list(tmp_path, post)
    record, _ = go(project, known, is_sending=True, is_notifying=True)
    assert (record.code, record.failed_step) == (1, "send")
    assert "; the maintainers could not be told yet, the notice waits in the outbox: no password" in record.trouble
    monkeypatch.setenv("BRIEFINGS_SMTP_PASSWORD", PASSWORD)
    assert go(project, known, is_sending=True, is_notifying=True)[0].code == 0
    told = [str(letter["Subject"]) for _, letter in post.taken]
    assert told == ["briefings: 2099-01/r1 waits to be read", "briefings: the run on 2099-01 failed (send)"]
    known = write_list(tmp_path, post, maintainers=None)
    assert go(project, known, is_sending=True, is_notifying=True)[0].code == 0


def test_a_disk_on_which_nothing_can_be_written_does_not_keep_the_maintainers_from_being_told(
    project: Project, tmp_path: Path, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/invented")

    monkeypatch.setattr("helpers.operate.run.keep", full)
    monkeypatch.setattr("helpers.operate.steps.build_patiently", full)
    (project.reports / ".delivery").write_text("no folder")
    record, said = go(project, write_list(tmp_path, post), is_notifying=True)
    assert (record.failed_step, post.recipients) == ("start", ["keeper@sender.example"])
    assert record.told.startswith("the maintainers were told: 1 notice sent (without the outbox: ")
    assert said == [
        "this run leaves no record: No space left on device: /invented; the disk is full: make room and run it again"
    ]


def test_what_came_of_telling_the_maintainers_is_in_the_record_and_in_status(
    project: Project, tmp_path: Path, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.edit("coding/2099-01/measures.csv", "开办虚构书屋,", "开办另一书屋,")
    go(project, tmp_path / "nowhere.toml", is_notifying=True)
    told = f"the maintainers could not be told: no distribution list at {tmp_path / 'nowhere.toml'}"
    assert f"By mail: {told}" in (runs_folder(project.reports) / "last.txt").read_text(encoding="utf-8")
    assert f"By mail: {told}" in status(project.reports)[0]
    go(project, write_list(tmp_path, post, maintainers=None), is_notifying=True)
    assert "By mail: nobody was told: " in status(project.reports)[0]


def test_faulty_data_stop_a_run_and_the_maintainers_are_told_once_what_to_do(
    project: Project, tmp_path: Path, post: Post
) -> None:
    project.edit("coding/2099-01/measures.csv", "开办虚构书屋,", "开办另一书屋,")
    known = write_list(tmp_path, post)
    record, _ = go(project, known, is_sending=True, is_notifying=True)
    go(project, known, is_sending=True, is_notifying=True)
    assert (record.result, record.code, record.failed_step) == ("wrong input", 2, "check")
    assert post.recipients == ["keeper@sender.example"]
    assert record.trouble.startswith("1 fault in the data:\n")
    letter = post.taken[0][1]
    assert letter["Subject"] == "briefings: the run on 2099-01 failed (check)"
    assert "Mend what is named above" in letter.get_content()
    words, is_fine = status(project.reports)
    assert not is_fine and "Failed at check" in words


def test_a_notice_that_cannot_be_sent_waits_in_the_outbox(
    project: Project, tmp_path: Path, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("helpers.operate.steps.build_patiently", lambda *_, **__: 1 // 0)
    post.at_rcpt = lambda *_: "450 busy"
    with pytest.raises(ZeroDivisionError):
        go(project, write_list(tmp_path, post), is_notifying=True)
    with Outbox(outbox_file(project.reports)) as outbox:
        assert [(d.kind, d.recipient, d.state) for d in outbox.select()] == [
            ("notice", "keeper@sender.example", "waiting")
        ]
