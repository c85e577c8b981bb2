from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from helpers.deliver.moments import moment
from tests.deliver.lists import AT


@pytest.fixture
def shanghai(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("shanghai")
def test_a_moment_is_told_by_the_machines_clock_with_its_zone_however_it_was_written_down() -> None:
    told = [moment(AT), moment("2099-02-05T18:40:00+00:00"), moment("2099-02-06T02:40:00+08:00")]
    assert told == ["2099-02-06 02:40:00+08:00"] * 3


def test_words_that_are_no_moment_stay_as_they_are() -> None:
    assert moment("—") == "—"
