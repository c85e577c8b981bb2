"""A systemd user timer, which catches up on a run that was missed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from helpers.disk import write_whole
from helpers.errors import UsageError

MARK = "# Written by briefings schedule. To take it away: briefings schedule remove"
BOOTED = Path("/run/systemd/system")


def is_there() -> bool:
    """Whether systemd runs this machine and answers this user."""
    if not BOOTED.is_dir() or shutil.which("systemctl") is None:
        return False
    return _run("systemctl", "--user", "show-environment").returncode == 0


def units(name: str, command: Sequence[str], folder: Path, on_calendar: str, time_limit: float) -> dict[str, str]:
    """Return the text of service and timer by file name.

    Parameters
    ----------
    command
        What to run: an absolute program and its arguments.
    folder
        Where to run it.
    time_limit
        Seconds; systemd ends the command a little later than it should end itself.
    """
    service = f"""{MARK}
[Unit]
Description=Union briefings: check, build, audit, publish, and send what is approved

[Service]
Type=oneshot
WorkingDirectory={_plain(str(folder))}
ExecStart={" ".join(map(_quoted, command))}
TimeoutStartSec={int(time_limit) + 300}
Nice=10
"""
    timer = f"""{MARK}
[Unit]
Description=When union briefings are due

[Timer]
OnCalendar={on_calendar}
Persistent=true
RandomizedDelaySec=0
Unit={name}.service

[Install]
WantedBy=timers.target
"""
    return {f"{name}.service": service, f"{name}.timer": timer}


def verify(texts: Mapping[str, str]) -> None:
    """Let systemd read the units as it would.

    Raises
    ------
    UsageError
        It finds fault with them; its words are in the message.
    """
    if shutil.which("systemd-analyze") is None:
        return
    with TemporaryDirectory() as folder:
        for name, text in texts.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        # Where nobody is logged in, systemd has no runtime folder for this user, and would not even begin.
        environment = {"XDG_RUNTIME_DIR": folder} | os.environ
        done = _run("systemd-analyze", "--user", "verify", *(f"{folder}/{name}" for name in texts), env=environment)
        if done.returncode or done.stderr.strip():
            raise UsageError(f"systemd does not take these units: {done.stderr.strip() or done.stdout.strip()}")


def unit_folder(home: Path) -> Path:
    """Return where a user's units are."""
    return home / ".config" / "systemd" / "user"


def install(texts: Mapping[str, str], folder: Path) -> None:
    """Write the units and start the timer.

    Raises
    ------
    UsageError
        A unit of the same name was written by somebody else, or systemd refuses.
    """
    for name in texts:
        _check_ours(folder / name)
    verify(texts)
    for name, text in texts.items():
        write_whole(folder / name, text.encode())
    _must("systemctl", "--user", "daemon-reload")
    _must("systemctl", "--user", "enable", "--now", next(name for name in texts if name.endswith(".timer")))


def remove(name: str, folder: Path) -> list[Path]:
    """Stop the timer and take the units away that are ours; return those."""
    found = [path for kind in ("timer", "service") if (path := folder / f"{name}.{kind}").is_file()]
    for path in found:
        _check_ours(path)
    if found:
        _must("systemctl", "--user", "disable", "--now", f"{name}.timer")
        for path in found:
            path.unlink()
        _must("systemctl", "--user", "daemon-reload")
    return found


def show(name: str, folder: Path) -> str:
    """Return the units as they are there; empty if there are none."""
    found = [path for kind in ("timer", "service") if (path := folder / f"{name}.{kind}").is_file()]
    shown = [f"{path}:\n{path.read_text(encoding='utf-8')}" for path in found]
    if found and is_there():
        shown.append(_run("systemctl", "--user", "list-timers", "--all", f"{name}.timer").stdout)
    return "\n".join(shown)


def _check_ours(path: Path) -> None:
    if path.exists() and not path.read_text(encoding="utf-8").startswith(MARK):
        raise UsageError(f"{path} was not written by briefings schedule; it stays as it is")


def _quoted(word: str) -> str:
    """Write one argument such that systemd gives it back as it is: no specifier, no variable, no escape."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'


def _plain(path: str) -> str:
    return path.replace("%", "%%")


def _run(*command: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, env=env)  # noqa: S603 - our own words


def _must(*command: str) -> None:
    done = _run(*command)
    if done.returncode:
        raise UsageError(f"{' '.join(command)} failed: {done.stderr.strip() or done.stdout.strip()}")
