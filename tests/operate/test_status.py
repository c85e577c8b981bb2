from __future__ import annotations

import json
import os
import signal
from pathlib import Path

from helpers.deliver.deliveries import Wanted
from helpers.deliver.desk import outbox_file
from helpers.deliver.moments import moment
from helpers.deliver.outbox import Outbox
from helpers.deliver.revision import Revision
from helpers.operate.run import run
from helpers.operate.status import status
from helpers.operate.steps import Job
from tests.batch.invented import Project
from tests.deliver.lists import AT, READERS, Clock, group, write_list
from tests.deliver.servers import Post
from tests.operate.test_run import go


def test_status_tells_what_a_sender_left_untried(project: Project) -> None:
    with Outbox(outbox_file(project.reports)) as outbox:
        for reader in READERS[:2]:
            outbox.add(Wanted("edition", "2099-01", "r1", "mail", "readers", reader), AT)
    words, is_fine = status(project.reports)
    assert is_fine and words.splitlines()[-4:] == [
        "sent: 2 waiting",
        "2 waiting, not tried yet",
        "Mend what is named; what is due then goes with: briefings deliver 2099-01 --send",
        "each letter: briefings outbox",
    ]


def test_status_reads_the_list_and_tells_all_its_faults(project: Project, tmp_path: Path, post: Post) -> None:
    known = write_list(tmp_path, post)
    words, is_fine = status(project.reports, recipients_file=known)
    assert is_fine and f"distribution list: {known}, groups: 1, recipients: 3, no faults" in words
    known = write_list(tmp_path, post, group("readers", ["nobody"], briefings=["T99"]))
    words, is_fine = status(project.reports, recipients_file=known)
    assert not is_fine and f"2 faults in the distribution list {known}:" in words and "'T99'" in words
    assert status(project.reports, recipients_file=tmp_path / "none.toml")[1]


def test_a_run_that_was_killed_is_told_by_status(project: Project, tmp_path: Path, post: Post) -> None:
    child = os.fork()
    if child == 0:  # pragma: no cover - ends by the signal
        job = Job(project.order(), write_list(tmp_path, post))
        run(job, say=lambda _: os.kill(os.getpid(), signal.SIGKILL))
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    words, is_fine = status(project.reports)
    assert not is_fine and "it did not come to its end" in words
    assert go(project, write_list(tmp_path, post))[0].result == "done"


def test_a_run_at_work_is_told_as_such_by_status(project: Project, tmp_path: Path, post: Post) -> None:
    seen: list[tuple[str, bool]] = []
    job = Job(project.order(), write_list(tmp_path, post))
    run(job, say=lambda _: seen.append(status(project.reports)), clock=Clock())
    words, is_fine = seen[0]
    assert is_fine
    assert (
        words.splitlines()[0]
        == f"Run 20990205T184000Z on bulletin 2099-01: at work (process {os.getpid()}) since {moment(AT)}"
    )
    assert "at work" not in status(project.reports)[0]


def test_an_outbox_that_cannot_be_opened_keeps_status_from_nothing_else(project: Project, revision: Revision) -> None:
    outbox_file(project.reports).parent.mkdir()
    outbox_file(project.reports).write_bytes(b"no database" * 200)
    words, is_fine = status(project.reports)
    assert not is_fine and words.splitlines()[:2] == [
        "no run yet: briefings run",
        f"published: {revision}, 8 briefings",
    ]
    assert words.splitlines()[-1].startswith(f"{outbox_file(project.reports)} is no outbox: ")


def test_briefings_that_one_error_befell_are_told_in_one_line(project: Project, revision: Revision) -> None:
    manifest = json.loads(revision.manifest_bytes)
    *left, first, second = manifest["briefings"]
    manifest |= {
        "briefings": left,
        "missing": [{**first, "error": "NameError: x"}, {**second, "error": "NameError: x"}],
    }
    path = revision.folder / "manifest.json"
    path.unlink()
    path.write_text(json.dumps(manifest), encoding="utf-8")
    lines = status(project.reports)[0].splitlines()
    assert lines[1:4] == [
        "published: 2099-01/r1, 6 briefings",
        "missing: 2 briefings could not be made, so that nothing of 2099-01/r1 may be sent",
        f"missing: {first['path']} and 1 more: NameError: x",
    ]
    assert not any(line.startswith("not approved") for line in lines)


def test_who_was_dropped_is_named_until_the_list_names_them_again(project: Project, tmp_path: Path, post: Post) -> None:
    with Outbox(outbox_file(project.reports)) as outbox:
        outbox.add(Wanted("edition", "2099-01", "r1", "mail", "readers", READERS[0]), AT)
        outbox.drop(1, "not in the list", AT)
    without = write_list(tmp_path, post, group("readers", READERS[1:]))
    lines = status(project.reports, recipients_file=without)[0].splitlines()
    assert "dropped, since the list does not name them: a@readers.example" in lines
    due = "what is due: {} by mail, 0 into folders: briefings deliver 2099-01/r1; with --send it goes, once"
    assert due.format(2) in lines
    lines = status(project.reports, recipients_file=write_list(tmp_path, post))[0].splitlines()
    assert due.format(3) in lines and not any(line.startswith("dropped") for line in lines)
