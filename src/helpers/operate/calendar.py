"""When a run is due: read from words such as "Mon 08:00", written as systemd and as cron want it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from helpers.errors import UsageError

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LAST_DAY = 28
"""The last day that every month has."""
ALLOWED = '"08:00", "Mon 08:00", "Mon,Thu 08:00", "Mon..Fri 08:00", or "5 08:00" for the 5th of each month (1 to 28)'
_WORDS = re.compile(r"(?:(?P<days>[A-Za-z,.]+|[0-9]{1,2}) +)?(?P<hour>[01]?[0-9]|2[0-3]):(?P<minute>[0-5][0-9])")
_MINUTES = 24 * 60
LOCALTIME = Path("/etc/localtime")


@dataclass(frozen=True, slots=True)
class When:
    """Days of the week (0 is Monday; empty for every day), or a day of the month (0 for none), and a time."""

    days: tuple[int, ...]
    day_of_month: int
    hour: int
    minute: int

    def on_calendar(self, zone: str = "") -> str:
        """Return the time as systemd's OnCalendar.

        >>> When((0,), 0, 8, 0).on_calendar("Asia/Shanghai")
        'Mon *-*-* 08:00:00 Asia/Shanghai'
        """
        days = ",".join(DAYS[day] for day in self.days)
        date = f"*-*-{self.day_of_month:02}" if self.day_of_month else "*-*-*"
        return " ".join(filter(None, (days, date, f"{self.hour:02}:{self.minute:02}:00", zone)))

    def cron(self, shift: int = 0) -> str:
        """Return the time as the first five fields of a crontab entry.

        Parameters
        ----------
        shift
            Minutes by which cron's clock is ahead of the clock that is meant.

        Raises
        ------
        UsageError
            Shifted, a day of the month is another one, which cron cannot say of the first.

        >>> When((0,), 0, 8, 0).cron(), When((0,), 0, 1, 30).cron(-480)
        ('0 8 * * 1', '30 17 * * 0')
        """
        turn, minutes = divmod(self.hour * 60 + self.minute + shift, _MINUTES)
        if turn and self.day_of_month:
            raise UsageError(
                f"by cron's clock that is another day of the month, {abs(shift) / 60:g} hours "
                f"{'later' if shift > 0 else 'earlier'}, which no crontab entry can say: choose another hour or a day "
                "of the week, use systemd, or set the machine to that zone"
            )
        days = ",".join(str((day + turn + 1) % 7) for day in self.days) or "*"
        return f"{minutes % 60} {minutes // 60} {self.day_of_month or '*'} * {days}"


def read_when(words: str) -> When:
    """Read when a run is due.

    Raises
    ------
    UsageError
        The words are none of those that are understood; it says which are.

    >>> read_when("Mon..Fri 08:05")
    When(days=(0, 1, 2, 3, 4), day_of_month=0, hour=8, minute=5)
    """
    found = _WORDS.fullmatch(words.strip())
    if not found:
        raise UsageError(f"{words!r} is no time for a run; allowed: {ALLOWED}")
    days, hour, minute = found["days"] or "", int(found["hour"]), int(found["minute"])
    if days.isdigit():
        if not 1 <= int(days) <= LAST_DAY:
            raise UsageError(f"{words!r}: not every month has a day {int(days)}; allowed: {ALLOWED}")
        return When((), int(days), hour, minute)
    return When(tuple(sorted(set(_days(days, words)))) if days else (), 0, hour, minute)


def _days(days: str, words: str) -> Iterator[int]:
    for part in days.split(","):
        first, dots, last = part.partition("..")
        if first.title() not in DAYS or (dots and last.title() not in DAYS):
            raise UsageError(f"{words!r}: {part!r} is no day; allowed: {ALLOWED}")
        start = DAYS.index(first.title())
        length = (DAYS.index(last.title()) - start) % 7 if dots else 0
        yield from ((start + step) % 7 for step in range(length + 1))


def check_zone(name: str) -> ZoneInfo:
    """Return a time zone by its name.

    Raises
    ------
    UsageError
        There is none.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UsageError(f"{name!r} is no time zone; one is named like Asia/Shanghai") from None


def machine_zone(localtime: Path = LOCALTIME) -> tzinfo:
    """Return the time zone of the machine's own clock, by which cron goes."""
    try:
        with localtime.open("rb") as file:
            return ZoneInfo.from_file(file, key=str(localtime.resolve()).partition("zoneinfo/")[2] or "localtime")
    except OSError:
        return ZoneInfo("UTC")


def shift_between(meant: tzinfo, machine: tzinfo, start: datetime) -> int:
    """Return by how many minutes the machine's clock is ahead of the one that is meant, all year round.

    Raises
    ------
    UsageError
        It differs in the course of a year, so that no crontab entry can say it.
    """
    shifts = set()
    for step in range(370):
        day = start.replace(tzinfo=None) + timedelta(days=step)
        apart = (day.replace(tzinfo=machine).utcoffset(), day.replace(tzinfo=meant).utcoffset())
        shifts.add(((apart[0] or timedelta()) - (apart[1] or timedelta())) // timedelta(minutes=1))
    if len(shifts) > 1:
        raise UsageError(
            f"cron goes by the machine's clock ({machine}), which is not always equally far from {meant}: set the "
            "machine to that zone, or use systemd"
        )
    return shifts.pop()
