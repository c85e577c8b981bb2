"""How an edition is issued is read in one place, and what cannot be used is told with its file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from helpers.corpus.settings import read_settings
from helpers.errors import UsageError

BULLETIN = "2031-05"


def edition_file(root: Path, content: bytes) -> Path:
    path = root / "bulletins" / BULLETIN / "edition.toml"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("written", ['"2031-06-07"', "2031-06-07"])
def test_the_date_stands_apart_from_the_words_whether_it_is_written_as_text_or_as_a_date(
    tmp_path: Path, written: str
) -> None:
    edition_file(tmp_path, f'date = {written}\nseries_en = "Invented"\nnumber = 3\n'.encode())
    found = read_settings(tmp_path, BULLETIN)
    assert (found.date, dict(found.words)) == (date(2031, 6, 7), {"series_en": "Invented"})


@pytest.mark.parametrize("content", [None, b"", b'date = ""\n'])
def test_without_a_file_or_a_date_there_is_no_date_and_there_are_no_words(
    tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        edition_file(tmp_path, content)
    found = read_settings(tmp_path, BULLETIN)
    assert (found.date, dict(found.words)) == (None, {})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"date = ", "cannot be read: "),
        (b"\xff\xfe", "cannot be read: "),
        (b'date = "tomorrow"\n', "date: found 'tomorrow'; allowed: such as 2026-11-22"),
        (b"date = 2031-06-07T08:00:00\n", "date: found '2031-06-07 08:00:00'; allowed: such as 2026-11-22"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_file(tmp_path: Path, content: bytes, said: str) -> None:
    path = edition_file(tmp_path, content)
    with pytest.raises(UsageError) as error:
        read_settings(tmp_path, BULLETIN)
    assert str(error.value).startswith(f"{path}: {said}")


def test_words_that_a_page_needs_and_the_file_lacks_are_told_by_their_key(tmp_path: Path) -> None:
    path = edition_file(tmp_path, b'series_en = "Invented"\n')
    words = read_settings(tmp_path, BULLETIN).words
    assert (words["series_en"], words.get("contact", "-")) == ("Invented", "-")
    with pytest.raises(UsageError) as error:
        words["contact"]
    assert str(error.value) == f'{path} states no contact: write contact = "…" there'


def test_the_date_is_the_one_given_else_the_one_stated_else_that_of_the_edition_before(tmp_path: Path) -> None:
    given, stated, before = "2031-08-09", "2031-06-07", "2031-05-06"
    silent = read_settings(tmp_path, BULLETIN)
    edition_file(tmp_path, f'date = "{stated}"\n'.encode())
    telling = read_settings(tmp_path, BULLETIN)
    found = [settings.dated(date, before=before).isoformat() for settings in (telling, silent) for date in (given, "")]
    assert found == [given, stated, given, before]


@pytest.mark.parametrize("given", ["tomorrow", "2031-02-30"])
def test_what_is_no_date_is_an_error(tmp_path: Path, given: str) -> None:
    with pytest.raises(UsageError) as error:
        read_settings(tmp_path, BULLETIN).dated(given)
    assert str(error.value) == f"{given!r} is no date of an edition; write it as 2026-11-22"


def test_without_any_date_there_is_no_edition_and_only_what_exists_is_advised(tmp_path: Path) -> None:
    settings = read_settings(tmp_path, BULLETIN)
    with pytest.raises(UsageError) as error:
        settings.dated()
    assert str(error.value) == (
        f'no date for the edition: write date = "YYYY-MM-DD" in {settings.path}, or give one: '
        "briefings build --edition-date, edition_date in a notebook"
    )
