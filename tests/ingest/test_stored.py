"""A new bulletin is put in place whole, with its original, and never over another one."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

from helpers.errors import UsageError
from helpers.ingest import ingest, read_proposals
from helpers.ingest import stored as stored_module
from tests.ingest.gold import INVENTED

BARE = INVENTED / "bare" / "bulletin.gb18030.txt"
NEWSLETTER = INVENTED / "newsletter" / "bulletin.txt"


def everything(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_the_original_is_kept_with_its_checksum_beside_the_text(real_data: Path) -> None:
    made = ingest(BARE, real_data, "2014-04")
    facts = tomllib.loads((made.folder / "bulletin.toml").read_text(encoding="utf-8"))
    text = (made.folder / "bulletin.txt").read_bytes()
    assert (made.folder / facts["original"]).read_bytes() == BARE.read_bytes()
    assert facts["original_sha256"] == hashlib.sha256(BARE.read_bytes()).hexdigest()
    assert facts["sha256"] == hashlib.sha256(text).hexdigest()
    assert text.decode() == BARE.read_bytes().decode("gb18030").replace("\r\n", "\n")
    assert (facts["id"], facts["original_encoding"]) == ("2014-04", "gb18030")


def test_proposals_read_back_as_they_were_written(real_data: Path) -> None:
    made = ingest(NEWSLETTER, real_data).proposals
    back = read_proposals(real_data, "2012-06")
    for name in ("articles", "measures", "figures"):
        wrote, read = getattr(made, name), getattr(back, name)
        assert read.astype(object).fillna("").astype(str).replace({"True": "1", "False": "0"}).to_csv() == (
            wrote.astype(object).fillna("").astype(str).to_csv()
        ), name


def test_the_id_is_the_first_full_date_and_without_one_must_be_given(real_data: Path, tmp_path: Path) -> None:
    assert ingest(NEWSLETTER, real_data).bulletin_id == "2012-06"
    before = everything(real_data)
    with pytest.raises(UsageError, match="found no date with year and month; give --bulletin-id"):
        ingest(BARE, real_data)
    with pytest.raises(UsageError, match=r"allowed: a year and a month"):
        ingest(BARE, real_data, "../../x")
    assert everything(real_data) == before


def test_a_bulletin_that_is_there_is_not_overwritten_unless_that_is_said(real_data: Path) -> None:
    ingest(BARE, real_data, "2014-04")
    before = everything(real_data)
    with pytest.raises(UsageError, match="is there already"):
        ingest(NEWSLETTER, real_data, "2014-04")
    assert everything(real_data) == before
    ingest(NEWSLETTER, real_data, "2014-04", is_replacing=True)
    assert (real_data / "bulletins" / "2014-04" / "bulletin.txt").read_bytes() == NEWSLETTER.read_bytes()


def test_a_coded_bulletin_is_never_overwritten(real_data: Path) -> None:
    before = everything(real_data)
    with pytest.raises(UsageError, match=r"coded already: found .*measures\.csv.*nothing changed"):
        ingest(NEWSLETTER, real_data, "2011-05", is_replacing=True)
    assert everything(real_data) == before


def test_an_ingest_that_breaks_off_leaves_the_data_as_they_were(
    real_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(real_data)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(stored_module, "write_table", full)
    with pytest.raises(OSError, match="No space left"):
        ingest(NEWSLETTER, real_data)
    assert everything(real_data) == before


def test_proposals_alone_are_used_in_no_briefing(real_data: Path) -> None:
    ingest(NEWSLETTER, real_data)
    coding = real_data / "coding" / "2012-06"
    assert sorted(path.name for path in coding.rglob("*.csv")) == ["articles.csv", "figures.csv", "measures.csv"]
    assert all(path.parent.name == "proposals" for path in coding.rglob("*.csv"))
