from __future__ import annotations

import errno
import json
import os
import signal
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from helpers.batch.edition import lock
from helpers.batch.order import Failed, Summary
from helpers.batch.plan import Briefing
from helpers.deliver.revision import Revision
from helpers.deliver.signoff import withdraw
from helpers.errors import ExecutionError, UsageError
from helpers.operate import building
from helpers.operate.limits import Stopped, limited
from helpers.operate.record import Record, last, runs_folder
from helpers.operate.run import run
from helpers.operate.status import status
from helpers.operate.steps import Job
from tests.batch.invented import Project
from tests.deliver.lists import AT, READERS, Clock, group, write_list
from tests.deliver.servers import PASSWORD, Post


def go(project: Project, recipients: Path, **options: object) -> tuple[Record, list[str]]:
    said: list[str] = []
    clock = Clock()
    job = replace(Job(project.order(), recipients), **options)  # type: ignore[arg-type]
    return run(job, say=said.append, clock=clock, sleep=clock.sleep), said


def log(project: Project) -> list[dict[str, object]]:
    text = (runs_folder(project.reports) / "log.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_a_run_sends_what_is_approved_and_the_next_has_nothing_to_do(
    project: Project, tmp_path: Path, post: Post
) -> None:
    known = write_list(tmp_path, post)
    first, _ = go(project, known, is_sending=True)
    second, said = go(project, known, is_sending=True)
    assert (first.result, first.code, second.result, post.recipients) == ("done", 0, "done", list(READERS))
    assert [line.partition(":")[0] for line in said] == ["check", "build", "audit", "send"]
    assert said[1].startswith("build: nothing to do: 8 briefings are up to date")
    assert "passed the audit before it was published (the build's gate)" in said[2]
    assert said[3] == "send: 2099-01/r1: nothing was due"
    events = [line["event"] for line in log(project)]
    assert events[0] == "run started" and events.count("delivery") == 3 and events[-1] == "run ended"
    assert PASSWORD not in (runs_folder(project.reports) / "log.jsonl").read_text(encoding="utf-8")


def test_a_run_on_an_edition_that_nobody_released_sends_nothing_and_says_so(
    project: Project, revision: Revision, tmp_path: Path, post: Post
) -> None:
    withdraw(revision, "李虚构", datetime.fromtimestamp(AT, UTC))
    record, said = go(project, write_list(tmp_path, post), is_sending=True)
    assert (record.result, post.taken) == ("done", [])
    assert said[-1].startswith("send: nothing was sent: 2099-01/r1 is not approved")
    assert record.advice == ["Nothing was sent. Read 2099-01/r1, then: briefings approve 2099-01/r1 --by NAME"]


def test_a_machine_that_fails_is_no_wrong_input_and_the_advice_fits(
    project: Project, tmp_path: Path, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/invented")

    monkeypatch.setattr("helpers.operate.steps.build_patiently", full)
    record, _ = go(project, write_list(tmp_path, post))
    assert (record.result, record.code, record.failed_step) == ("stopped", 2, "build")
    assert record.trouble == "No space left on device: /invented; the disk is full: make room and run it again"
    assert record.advice == ["Mend what is named, then start the run again; briefings status tells what readers see."]


def test_faults_of_the_data_and_of_the_list_are_told_together_each_with_its_remedy(
    project: Project, tmp_path: Path, post: Post
) -> None:
    project.edit("coding/2099-01/measures.csv", "开办虚构书屋,", "开办另一书屋,")
    known = write_list(tmp_path, post, group("readers", ["nobody"], briefings=["T99"]))
    record, _ = go(project, known, is_sending=True, is_notifying=True)
    assert (record.code, record.failed_step) == (2, "check")
    assert "1 fault in the data:\n" in record.trouble
    assert f"2 faults in the distribution list {known}:\n" in record.trouble
    assert "groups.readers.briefings, item 1: found 'T99'" in record.trouble
    assert "groups.readers.to, item 1: found 'nobody'" in record.trouble
    assert record.advice == [
        "Mend what is named above in the data (briefings check lists everything), then start the run again.",
        f"Mend what is named above in {known} (briefings status reads it again), then start the run again.",
    ]
    # A fault of a group does not keep the notice from the maintainers.
    assert post.recipients == ["keeper@sender.example"]


def test_a_run_without_a_password_fills_the_folders_and_says_what_waits_and_why(
    project: Project, tmp_path: Path, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BRIEFINGS_SMTP_PASSWORD")
    site = group("site", [str(tmp_path / "www")], channel="folder")
    record, _ = go(project, write_list(tmp_path, post, group("readers", READERS), site), is_sending=True,
                      is_notifying=True)  # fmt: skip
    assert (record.code, record.failed_step, post.attempts) == (1, "send", {})
    assert (tmp_path / "www" / "2099-01" / "zh" / "comparison.pdf").is_file()
    assert "no password for the mail account: write it into a file of mode 0600" in record.trouble
    assert record.told.startswith("the maintainers could not be told yet, the notice waits in the outbox: no password")
    words, is_fine = status(project.reports)
    assert not is_fine
    assert words.splitlines()[-5:] == [
        "sent: 3 waiting, 1 sent",
        "notices to the maintainers: 1 waiting",
        "4 waiting because of this: no password for the mail account: write it into a file of mode 0600 and name that "
        "file as mail.password_file in the distribution list, or set the variable BRIEFINGS_SMTP_PASSWORD",
        "Mend what is named; what is due then goes with: briefings deliver 2099-01 --send",
        "each letter: briefings outbox",
    ]


def test_a_damaged_edition_is_not_sent(project: Project, revision: Revision, tmp_path: Path, post: Post) -> None:
    page = revision.folder / "zh/comparison.pdf"
    page.unlink()
    page.write_bytes(b"x" * revision.files["zh/comparison.pdf"]["bytes"])
    record, _ = go(project, write_list(tmp_path, post), is_sending=True)
    assert (record.failed_step, record.code, post.taken) == ("audit", 1, [])
    assert "zh/comparison.pdf is not the file that manifest.json states" in record.trouble
    # As the advice says: what is removed is made anew, as another revision.
    assert len(record.advice) == 1 and "remove those that are named and start the run again" in record.advice[0]
    page.unlink()
    record, _ = go(project, write_list(tmp_path, post), is_sending=True)
    assert (record.result, record.revision, post.taken) == ("done", "r2", [])
    assert record.advice == ["Nothing was sent. Read 2099-01/r2, then: briefings approve 2099-01/r2 --by NAME"]


def test_a_run_ends_at_its_time_limit(
    project: Project, tmp_path: Path, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The check takes no time, so that the limit runs out in the build on however busy a machine.
    monkeypatch.setattr("helpers.operate.steps.corpus.check", lambda *_: [])
    monkeypatch.setattr("helpers.operate.steps.build_patiently", lambda *_, **__: signal.pause())
    record, _ = go(project, write_list(tmp_path, post), time_limit=0.2)
    assert (record.result, record.failed_step) == ("failed", "build")
    assert record.trouble == "the run was ended: the time limit of 0.2 s is over"


def test_sigterm_ends_a_run_in_order() -> None:
    with pytest.raises(Stopped, match="SIGTERM"), limited(60):
        os.kill(os.getpid(), signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


def test_two_runs_do_not_work_at_the_same_time(tmp_path: Path) -> None:
    busy = rf"another run \(process {os.getpid()}\)"
    with lock(tmp_path, "run"), pytest.raises(UsageError, match=busy), lock(tmp_path, "run"):
        pass


def test_an_error_of_the_program_is_recorded_and_logged_with_its_traceback(
    project: Project, tmp_path: Path, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("helpers.operate.steps.build_patiently", lambda *_, **__: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        go(project, write_list(tmp_path, post), is_notifying=True)
    record = last(project.reports)
    assert record is not None and record.trouble.startswith("ZeroDivisionError")
    assert "1 // 0" in str(log(project)[-1]["traceback"])
    assert post.recipients == ["keeper@sender.example"]


def summary(*errors: str) -> Summary:
    briefing = Briefing("comparison", "all", "zh", "虚构", {}, "zh/comparison")
    failed = tuple(Failed(briefing, error, has_run=False) for error in errors)
    return Summary(Path(), "r1", True, not failed, True, 8, 8, (), failed, (), 1.0)


@pytest.mark.parametrize(
    ("answers", "slept"),
    [
        ([summary("its process was ended by SIGKILL"), summary()], [5.0]),
        ([ExecutionError("the fork server was ended by SIGKILL, and no job began"), summary()], [5.0]),
        ([summary("its process was ended by SIGKILL")] * 3, [5.0, 10.0]),
        ([summary("NameError: x", "its process was ended by SIGKILL")], []),
    ],
)
def test_a_build_is_tried_again_only_where_what_went_wrong_can_pass(
    project: Project, monkeypatch: pytest.MonkeyPatch, answers: list[object], slept: list[float]
) -> None:
    waiting = list(answers)

    def build(_: object) -> object:
        answer = waiting.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(building, "build", build)
    clock, told = Clock(), []
    made = building.build_patiently(
        project.order(), 3, sleep=clock.sleep, tell=lambda event, **facts: told.append((event, facts["attempt"]))
    )
    assert (made, waiting, clock.slept) == (answers[-1], [], slept)
    assert told == [("build is tried again", number + 1) for number in range(len(slept))]
