from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import textwrap
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import UsageError
from helpers.operate import cron, schedule, systemd
from helpers.operate.calendar import machine_zone, read_when
from helpers.operate.schedule import name_of, plan

START = datetime(2099, 1, 1, tzinfo=UTC)
THEIRS = "# theirs\nMAILTO=me@readers.example\n5 4 * * * /bin/true 100\\%\n"
NAME = "briefings-0"


def test_a_unit_says_when_what_and_where_and_catches_up(tmp_path: Path) -> None:
    planned = plan(
        read_when("Mon 08:00"), tmp_path / "data", ["latest", "--send"], zone="Asia/Shanghai", by="systemd",
        time_limit=3600, start=START, home=tmp_path / "home",
    )  # fmt: skip
    name = name_of(tmp_path / "data")
    units = tmp_path / "home" / ".config" / "systemd" / "user"
    assert set(planned.files) == {units / f"{name}.service", units / f"{name}.timer"}
    timer, service = planned.files[units / f"{name}.timer"], planned.files[units / f"{name}.service"]
    assert "OnCalendar=Mon *-*-* 08:00:00 Asia/Shanghai\nPersistent=true\n" in timer
    assert f'ExecStart="{sys.executable}" "-m" "helpers.cli" "run" "latest" "--send"\n' in service
    assert f"WorkingDirectory={tmp_path}\n" in service and "TimeoutStartSec=3900\n" in service
    assert all(text in str(planned) for text in (timer, service, str(units)))
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("words", ["Mon 08:00", "Mon..Fri 08:00", "08:00", "5 08:00"])
def test_systemd_itself_finds_no_fault_with_the_units_nor_with_odd_paths(tmp_path: Path, words: str) -> None:
    folder = tmp_path / "a 100% 'odd' $HOME folder 工会"
    folder.mkdir()
    command = [sys.executable, "-m", "helpers.cli", "run", "--data", str(folder), 'a "quoted" \\ word']
    texts = systemd.units(NAME, command, folder, read_when(words).on_calendar("Asia/Shanghai"), 60)
    assert shutil.which("systemd-analyze")
    systemd.verify(texts)
    shown = subprocess.run(
        ["systemd-analyze", "calendar", read_when(words).on_calendar("Asia/Shanghai")], capture_output=True, check=True
    )
    assert b"Next elapse" in shown.stdout


def test_a_unit_that_systemd_does_not_take_is_refused() -> None:
    with pytest.raises(UsageError, match="Someday"):
        systemd.verify(systemd.units(NAME, ["/nowhere/briefings"], Path("/"), "Someday 08:00", 60))


def test_a_unit_that_somebody_else_wrote_is_neither_overwritten_nor_removed(tmp_path: Path) -> None:
    theirs = tmp_path / f"{NAME}.timer"
    theirs.write_text("[Timer]\nOnCalendar=daily\n")
    texts = systemd.units(NAME, [sys.executable], tmp_path, "*-*-* 08:00:00", 60)
    for act in (lambda: systemd.install(texts, tmp_path), lambda: systemd.remove(NAME, tmp_path)):
        with pytest.raises(UsageError, match="was not written by briefings schedule"):
            act()
    assert [path.name for path in tmp_path.iterdir()] == [theirs.name]


def stub(folder: Path, name: str, script: str) -> None:
    """Put a program of this name on the path, in the place of the system's."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{textwrap.dedent(script)}")
    path.chmod(0o755)


@pytest.fixture
def crontab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An invented crontab program, which keeps one file and takes only what ends with a line break."""
    folder = tmp_path / "bin"
    folder.mkdir()
    kept = tmp_path / "crontab"
    stub(
        folder,
        "crontab",
        f"""
        if [ "$1" = -l ]; then cat {kept} 2>/dev/null || {{ echo "no crontab for me" >&2; exit 1; }}; exit 0; fi
        cat > {kept}
        """,
    )
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    return kept


def test_other_lines_of_a_crontab_stay_byte_for_byte(crontab: Path, tmp_path: Path) -> None:
    crontab.write_text(THEIRS)
    planned = plan(
        read_when("Mon 08:00"),
        tmp_path / "data",
        ["latest"],
        zone="Asia/Shanghai",
        by="cron",
        time_limit=3600,
        start=START,
    )
    assert crontab.read_text() == THEIRS
    for _ in range(2):
        planned.install()
        assert crontab.read_text() == THEIRS + planned.entry
    assert planned.entry in str(planned) and planned.entry in schedule.show(tmp_path / "data", tmp_path)
    assert schedule.remove(tmp_path / "data", tmp_path).startswith("removed: the entry briefings-")
    assert crontab.read_text() == THEIRS
    assert schedule.remove(tmp_path / "data", tmp_path).startswith("nothing is scheduled")


def test_a_first_crontab_is_begun(crontab: Path, tmp_path: Path) -> None:
    lines = cron.entry(NAME, ["/bin/true"], tmp_path, "0 8 * * 1", "note")
    cron.install(NAME, lines)
    assert crontab.read_text() == lines


def test_an_entry_of_which_a_line_is_missing_is_left_to_a_person(crontab: Path, tmp_path: Path) -> None:
    lines = cron.entry(NAME, ["/bin/true"], tmp_path, "0 8 * * 1", "note")
    crontab.write_text(THEIRS + lines.partition(f"# end {NAME}")[0])
    with pytest.raises(UsageError, match="mend it by hand"):
        cron.install(NAME, lines)


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=80),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=80),
)
def test_putting_an_entry_in_and_taking_it_out_changes_nothing_else(before: str, after: str) -> None:
    lines = cron.entry(NAME, ["/bin/true"], Path("/"), "0 8 * * 1", "note")
    crontab = f"{before}\n{lines}{after}"
    assert cron.replaced(crontab, NAME, "") == f"{before}\n{after}"
    assert cron.replaced(crontab, NAME, lines) == crontab
    assert cron.replaced(cron.replaced(f"{before}\n", NAME, lines), NAME, "") == f"{before}\n"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30))
def test_a_word_of_a_crontab_command_reaches_the_program_as_it_is(word: str) -> None:
    lines = cron.entry(NAME, ["program", word], Path("/srv"), "0 8 * * 1", "note").splitlines()
    (line,) = [line for line in lines if not line.startswith("#")]
    # What cron does: an unescaped % would be a line break; \% is a %.
    assert line.replace("\\%", "").count("%") == 0
    given_to_shell = line.split(" ", 5)[5].replace("\\%", "%")
    assert shlex.split(given_to_shell)[3:5] == ["program", word]


def project_at(folder: Path) -> Path:
    """A folder in which a program of the name `python` notes that it was run, with what."""
    (folder / "data").mkdir(parents=True)
    stub(folder, "python", f'echo "$PWD $*" >> "{folder}/ran"\n')
    return folder / "data"


@pytest.mark.slow
def test_a_timer_fires_for_real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "a 100% 'odd' folder"
    root = project_at(folder)
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
    due = datetime.now(machine_zone()) + timedelta(seconds=105)
    planned = plan(read_when(f"{due:%H:%M}"), root, ["latest"], by="cron", time_limit=60, start=START)
    expected = f"{folder} -m helpers.cli run latest\n"
    can_unshare = subprocess.run(["unshare", "--mount", "true"], capture_output=True, check=False).returncode == 0
    if can_unshare and shutil.which("cron", path=f"{os.environ['PATH']}:/usr/sbin"):
        # A cron of its own, whose crontabs are in a folder that only it sees: the machine's stay as they are.
        (tmp_path / "entry").write_text(planned.entry, encoding="utf-8")
        script = f"""
        set -e
        mount -t tmpfs none /var/spool/cron
        mkdir -m 1730 /var/spool/cron/crontabs
        chgrp crontab /var/spool/cron/crontabs
        mount -t tmpfs none /run
        mount -t tmpfs none /etc/cron.d
        crontab {shlex.quote(str(tmp_path / "entry"))}
        /usr/sbin/cron -f &
        cron=$!
        for second in $(seq 200); do [ -s {shlex.quote(str(folder / "ran"))} ] && break; sleep 1; done
        kill $cron
        """
        done = subprocess.run(["unshare", "--mount", "sh", "-c", script], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    else:
        line = next(line for line in planned.entry.splitlines() if not line.startswith("#"))
        subprocess.run(["sh", "-c", line.split(" ", 5)[5].replace("\\%", "%")], check=True)
    assert (folder / "ran").read_text() == expected


def test_the_command_of_a_unit_runs_as_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "folder"
    root = project_at(folder)
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
    planned = plan(read_when("08:00"), root, ["latest"], by="systemd", time_limit=60, start=START, home=tmp_path)
    service = next(text for path, text in planned.files.items() if path.suffix == ".service")
    settings = dict(line.split("=", 1) for line in service.splitlines() if "=" in line)
    subprocess.run(shlex.split(settings["ExecStart"]), cwd=settings["WorkingDirectory"], check=True)
    assert (folder / "ran").read_text() == f"{folder} -m helpers.cli run latest\n"
