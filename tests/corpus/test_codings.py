from __future__ import annotations

from pathlib import Path

import pytest

from helpers.corpus.codings import coders, codings, how_coded
from helpers.errors import UsageError

from .spoiling import set_cell


def test_the_kind_of_coders_is_told_in_the_language_asked_for_or_not_at_all(tmp_path: Path) -> None:
    folder = tmp_path / "coding/2031-05"
    folder.mkdir(parents=True)
    assert coders(tmp_path, "2031-05", "zh") == ""
    (folder / "coders.toml").write_text('kind_zh = "两名虚构编码员"\n', encoding="utf-8")
    assert [coders(tmp_path, "2031-05", language) for language in ("zh", "en")] == ["两名虚构编码员", ""]


def test_a_bulletin_coded_once_has_no_agreement(tmp_path: Path) -> None:
    (tmp_path / "coding/2031-05/coding_a").mkdir(parents=True)
    with pytest.raises(UsageError) as error:
        codings(tmp_path, "2031-05")
    assert str(error.value) == "bulletin 2031-05 has no second, blind coding: there is no coding/2031-05/coding_b"


def test_the_two_codings_are_read_as_they_were_left(real_data: Path) -> None:
    first, second = codings(real_data, "2011-05")
    measure_id = str(second.measures["measure_id"][0])
    row = set_cell(real_data, "coding/2011-05/coding_b/measures.csv", measure_id, "note", "x")
    again, other = codings(real_data, "2011-05")
    assert again.measures.equals(first.measures)
    assert again.quotes.equals(first.quotes)
    assert other.measures.loc[row - 2, "note"] == "x"
    assert other.quotes.equals(second.quotes)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ((), "once"),
        (("coding_a/measures.csv",), "once"),
        (("adjudication.csv",), "once"),
        (("coding_a/measures.csv", "adjudication.csv"), "once"),
        (("coding_a/measures.csv", "coding_b/measures.csv"), "blind"),
        (("coding_a/measures.csv", "coding_b/measures.csv", "adjudication.csv"), "adjudicated"),
    ],
)
def test_how_a_bulletin_was_coded_is_told_by_what_lies_in_its_folder(
    tmp_path: Path, files: tuple[str, ...], expected: str
) -> None:
    for name in files:
        path = tmp_path / "coding/2031-05" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert how_coded(tmp_path, "2031-05") == expected


def test_the_real_bulletin_was_coded_twice_and_adjudicated(real_data: Path) -> None:
    assert how_coded(real_data, "2011-05") == "adjudicated"
