"""`briefings schedule`: a timer for `briefings run`, by systemd where it is there, else by cron."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal

from helpers.deliver.codes import codes_of_codebook
from helpers.deliver.contact import example_address
from helpers.deliver.recipients import read_recipients
from helpers.deliver.secrets import smtp_password
from helpers.errors import FaultsError, UsageError
from helpers.operate import cron, systemd
from helpers.operate.calendar import When, check_zone, machine_zone, shift_between

By = Literal["systemd", "cron"]


@dataclass(frozen=True, slots=True)
class Schedule:
    """What will be written, before it is.

    Attributes
    ----------
    files
        Units by path; empty for cron.
    entry
        The lines of the crontab; empty for systemd.
    """

    name: str
    by: By
    files: Mapping[Path, str]
    entry: str

    def __str__(self) -> str:
        if self.by == "cron":
            return f"into the crontab of this user:\n\n{self.entry}"
        return "\n".join(f"{path}:\n\n{text}" for path, text in self.files.items())

    def install(self) -> None:
        """Write it, and start the timer.

        Raises
        ------
        UsageError
            Something of the same name is not ours, or the system refuses.
        """
        if self.by == "cron":
            cron.install(self.name, self.entry)
        else:
            systemd.install({path.name: text for path, text in self.files.items()}, next(iter(self.files)).parent)


def plan(
    when: When,
    root: Path,
    arguments: Sequence[str],
    *,
    zone: str = "",
    by: By | None = None,
    time_limit: float,
    start: datetime,
    home: Path | None = None,
) -> Schedule:
    """Return what would be written; writes nothing.

    Parameters
    ----------
    root
        The data folder; its parent is where the command runs, and gives the timer its name.
    arguments
        Of `briefings run`.
    zone
        Name of a time zone; the machine's if empty.
    by
        ``systemd`` or ``cron``; what this machine has if None.
    start
        From when on it must hold.

    Raises
    ------
    UsageError
        The machine has neither, or cannot say this time.
    """
    meant = check_zone(zone) if zone else None
    folder, name = root.resolve().parent, name_of(root)
    command = [sys.executable, "-m", "helpers.cli", "run", *arguments]
    if (by or by_this_machine()) == "systemd":
        texts = systemd.units(name, command, folder, when.on_calendar(zone), time_limit)
        systemd.verify(texts)
        place = systemd.unit_folder(home or Path.home())
        return Schedule(name, "systemd", {place / file: text for file, text in texts.items()}, "")
    machine = machine_zone()
    shift = shift_between(meant, machine, start) if meant else 0
    note = f"{when.on_calendar(zone)}, by this machine's clock ({machine}); cron does not catch up on missed runs"
    return Schedule(name, "cron", {}, cron.entry(name, command, folder, when.cron(shift), note))


def warnings(root: Path, recipients: Path) -> list[str]:
    """Return why a timer could not send by mail, with the list and without the variables of this shell.

    Parameters
    ----------
    root
        The data folder, whose codes the list may name.
    """
    try:
        mail = read_recipients(recipients, codes_of_codebook(root)).mail
    except (UsageError, FaultsError) as error:
        return [f"the timer will find: {error}"]
    if mail is None:
        return []
    found = []
    if example_address(mail.sender.addr_spec):
        found.append(f"{recipients} is an example: it sends from {mail.sender.addr_spec}, an address that nobody has")
    try:
        if mail.user:
            smtp_password(mail.password_file, {})
    except UsageError as error:
        found.append(f"the timer will find: {error}; it does not see the variables of this shell")
    return found


def show(root: Path, home: Path | None = None) -> str:
    """Return what is installed for this project, as it is there."""
    name = name_of(root)
    found = [systemd.show(name, systemd.unit_folder(home or Path.home()))]
    if cron.is_there() and (lines := cron.show(name)):
        found.append(f"in the crontab of this user:\n\n{lines}")
    return "\n".join(filter(None, found)) or f"nothing is scheduled for {root.resolve().parent}"


def remove(root: Path, home: Path | None = None) -> str:
    """Take away what `install` wrote for this project, and nothing else; return in words what that was."""
    name = name_of(root)
    gone = [str(path) for path in systemd.remove(name, systemd.unit_folder(home or Path.home()))]
    if cron.is_there() and cron.remove(name):
        gone.append(f"the entry {name} of the crontab")
    return f"removed: {', '.join(gone)}" if gone else f"nothing is scheduled for {root.resolve().parent}"


def name_of(root: Path) -> str:
    """Return the name of a project's timer: another one for each folder."""
    return f"briefings-{sha256(str(root.resolve().parent).encode()).hexdigest()[:8]}"


def by_this_machine() -> By:
    """Return what this machine has.

    Raises
    ------
    UsageError
        Neither.
    """
    if systemd.is_there():
        return "systemd"
    if cron.is_there():
        return "cron"
    raise UsageError("this machine has neither a systemd that answers this user, nor crontab: install cron")
