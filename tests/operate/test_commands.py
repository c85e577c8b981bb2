from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from helpers import cli
from helpers.deliver.revision import Revision
from helpers.errors import FaultsError, UnknownNameError
from tests.batch.invented import Project
from tests.deliver.lists import READERS, group, write_list
from tests.deliver.servers import Post


def run(project: Project, *arguments: str) -> tuple[int, str]:
    found = CliRunner().invoke(cli.app, [*arguments, "--data", str(project.root)], catch_exceptions=False)
    return found.exit_code, found.output


def test_from_sign_off_to_status_by_commands(project: Project, revision: Revision, tmp_path: Path, post: Post) -> None:
    known = ("--recipients", str(write_list(tmp_path, post)))
    assert run(project, "approve", "--by", "李虚构", "--withdraw")[0] == 0
    code, said = run(project, "run", "--send", "--no-notify", "--wait", "0", *known)
    assert code == 0 and "nothing was sent: 2099-01/r1 is not approved" in said
    code, said = run(project, "status")
    assert code == 0 and "not approved: read it, then briefings approve 2099-01/r1 --by NAME" in said
    assert "sent: nothing yet" in said and "what is due" not in said and "What to do" not in said
    code, said = run(project, "approve", "2099-01/r1", "--by", "王虚构")
    assert code == 0 and said.startswith("2099-01/r1 approved by 王虚构 at ")
    said = run(project, "status")[1]
    assert "what is due: briefings deliver 2099-01/r1 with a list; with --send it goes, once" in said
    said = run(project, "status", *known)[1]
    assert "what is due: 3 by mail, 0 into folders: briefings deliver 2099-01/r1; with --send it goes, once" in said
    assert "Nothing was sent. Read" not in said
    assert run(project, "deliver", *known)[1].count("edition to groups.readers") == 3
    post.at_rcpt = lambda address, _: "550 no" if address == READERS[0] else None
    code, said = run(project, "deliver", "--send", *known)
    assert code == 1 and "failed: a@readers.example: the server refuses: 550 no" in said
    assert said.endswith(f"with the same list: --recipients {known[1]}\n")
    assert post.recipients == list(READERS[1:])
    code, said = run(project, "status")
    assert code == 1 and "sent: 2 sent, 1 failed" in said and "a person must decide: briefings outbox" in said
    assert "what is due: nothing" in run(project, "status", *known)[1].splitlines()
    assert (revision.reports / ".runs" / "last.txt").read_text(encoding="utf-8").startswith("Run ")


def test_who_approves_an_edition_with_an_example_contact_is_warned(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("helpers.deliver.contact.example_contact", lambda revision: f"invented reason of {revision}")
    monkeypatch.setattr("helpers.operate.status.example_contact", lambda revision: f"invented reason of {revision}")
    code, said = run(project, "approve", "--by", "王虚构")
    assert code == 0 and said.endswith("Warning: invented reason of 2099-01/r1\n")
    code, said = run(project, "approve", "--by", "王虚构", "--withdraw")
    assert code == 0 and "Warning" not in said
    assert "contact: invented reason of 2099-01/r1" in run(project, "status")[1].splitlines()


def test_the_list_is_judged_the_same_by_run_deliver_and_status(project: Project, tmp_path: Path, post: Post) -> None:
    known = ("--recipients", str(write_list(tmp_path, post, group("readers", ["nobody"], briefings=["T99"]))))
    told: list[set[str]] = []
    for command in (("run", "--send", "--no-notify"), ("status",)):
        code, said = run(project, *command, *known)
        assert code in (1, 2)
        told.append({line.strip() for line in said.splitlines() if "recipients.toml: groups.readers" in line})
    with pytest.raises(FaultsError) as raised:
        run(project, "deliver", *known)
    assert told == [set(map(str, raised.value.faults))] * 2


def test_a_run_with_faults_ends_with_status_2_and_says_what_to_do(project: Project, tmp_path: Path, post: Post) -> None:
    project.edit("coding/2099-01/measures.csv", "开办虚构书屋,", "开办另一书屋,")
    code, said = run(project, "run", "--recipients", str(write_list(tmp_path, post)))
    assert code == 2 and "check failed: " in said and "-> Mend what is named above" in said


def test_a_schedule_is_shown_and_not_written_unless_somebody_says_so(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    code, said = run(
        project, "schedule", "install", "--at", "Mon 08:00", "--timezone", "Asia/Shanghai", "--by", "systemd"
    )
    assert code == 1 and "OnCalendar=Mon *-*-* 08:00:00 Asia/Shanghai" in said
    assert said.endswith("nothing was written; --yes writes it without asking\n")
    assert not (tmp_path / "home").exists()


def test_a_timer_gets_the_list_that_a_variable_names_and_who_installs_it_sees_which(
    project: Project, tmp_path: Path, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    known = write_list(tmp_path, post)
    monkeypatch.setenv("BRIEFINGS_RECIPIENTS", str(known))
    asked = ("schedule", "install", "--at", "Mon 08:00", "--by", "systemd")
    _, said = run(project, *asked, "--send")
    assert f'"--data" "{project.root}" "--recipients" "{known}"' in said
    assert f"list: {known}" in said.splitlines()
    # The password of this shell is none of the timer's.
    assert "Warning: the timer will find: no password for the mail account" in said
    assert f"Warning: {known} is an example: it sends from briefings@sender.example" in said
    monkeypatch.delenv("BRIEFINGS_RECIPIENTS")
    _, said = run(project, *asked, "--send")
    assert f"list: {project.root / 'recipients.toml'}" in said.splitlines()
    assert f"Warning: the timer will find: no distribution list at {project.root / 'recipients.toml'}" in said
    assert "Warning" not in run(project, *asked)[1]


def test_a_look_ahead_at_an_edition_that_cannot_be_released_ends_with_status_1(
    project: Project, revision: Revision, tmp_path: Path, post: Post
) -> None:
    known = ("--recipients", str(write_list(tmp_path, post)))
    assert run(project, "approve", "--by", "李虚构", "--withdraw")[0] == 0
    code, said = run(project, "deliver", *known)
    assert code == 0 and "3 would go if it were released. Nothing was sent" in said
    (revision.folder / "index.html").unlink()
    code, said = run(project, "deliver", *known)
    assert code == 1 and "nothing may be sent from 2099-01/r1:" in said


def test_an_edition_that_is_none_is_told(project: Project) -> None:
    with pytest.raises(UnknownNameError):
        run(project, "deliver", "../../etc", "--send")
