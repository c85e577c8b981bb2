from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import UsageError
from helpers.operate.calendar import When, check_zone, read_when, shift_between

START = datetime(2099, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "on_calendar", "cron"),
    [
        ("Mon 08:00", "Mon *-*-* 08:00:00", "0 8 * * 1"),
        ("mon,THU 8:05", "Mon,Thu *-*-* 08:05:00", "5 8 * * 1,4"),
        ("Sat..Mon 23:59", "Mon,Sat,Sun *-*-* 23:59:00", "59 23 * * 1,6,0"),
        ("06:30", "*-*-* 06:30:00", "30 6 * * *"),
        ("5 08:00", "*-*-05 08:00:00", "0 8 5 * *"),
    ],
)
def test_words_become_a_time_for_systemd_and_for_cron(words: str, on_calendar: str, cron: str) -> None:
    when = read_when(words)
    assert (when.on_calendar(), when.cron()) == (on_calendar, cron)


@pytest.mark.parametrize(
    "words", ["", "Monday 08:00", "Mon 24:00", "Mon 8", "31 08:00", "Mon 08:00\n* * * * * rm", "Mon"]
)
def test_other_words_are_refused_with_what_is_allowed(words: str) -> None:
    with pytest.raises(UsageError, match="allowed"):
        read_when(words)


def test_a_zone_that_is_always_equally_far_is_reckoned_for_cron() -> None:
    shift = shift_between(check_zone("Asia/Shanghai"), UTC, START)
    assert shift == -480
    assert read_when("Mon 07:30").cron(shift) == "30 23 * * 0"
    with pytest.raises(UsageError, match="another day of the month"):
        read_when("5 07:30").cron(shift)


def test_a_zone_with_summer_time_is_refused_for_cron() -> None:
    with pytest.raises(UsageError, match="not always equally far"):
        shift_between(check_zone("Europe/Berlin"), UTC, START)
    with pytest.raises(UsageError, match="is no time zone"):
        check_zone("../../etc/passwd")


@given(
    st.lists(st.integers(0, 6), unique=True).map(lambda days: tuple(sorted(days))),
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(["Asia/Shanghai", "UTC", "Asia/Kolkata", "America/Bogota", "Pacific/Kiritimati"]),
)
def test_a_shifted_entry_fires_at_the_moment_that_is_meant(
    days: tuple[int, ...], hour: int, minute: int, zone: str
) -> None:
    when = When(days, 0, hour, minute)
    shift = shift_between(ZoneInfo(zone), UTC, START)
    minute_field, hour_field, _, _, day_field = when.cron(shift).split()
    for day in days or range(7):
        meant = datetime(2099, 6, 1 + day, hour, minute, tzinfo=ZoneInfo(zone))  # 1 June 2099 is a Monday
        at = meant.astimezone(UTC)
        assert (int(minute_field), int(hour_field)) == (at.minute, at.hour)
        assert day_field == "*" or str(at.isoweekday() % 7) in day_field.split(",")
