"""What nobody should send: a clear message or harmless text, and the size is looked at first."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pikepdf
import pytest

from helpers.errors import UsageError
from helpers.ingest import ingest, read_source
from helpers.ingest.sources import LARGEST_FILE
from tests.ingest.made import SENTENCE, TITLE, pdf, word, zip_bomb

MEBIBYTE = 1024 * 1024


def refused(path: Path) -> str:
    with pytest.raises(UsageError) as caught:
        read_source(path)
    return str(caught.value)


def test_a_file_of_50_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50 * MEBIBYTE)
    tracemalloc.start()
    try:
        message = refused(path)
        assert tracemalloc.get_traced_memory()[1] < MEBIBYTE
    finally:
        tracemalloc.stop()
    assert message == f"large.txt: found 52,428,800 bytes; allowed: at most {LARGEST_FILE:,}"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = zip_bomb(tmp_path / "bomb.docx")
    tracemalloc.start()
    try:
        message = refused(path)
        assert tracemalloc.get_traced_memory()[1] < 2 * MEBIBYTE
    finally:
        tracemalloc.stop()
    assert "found 83,886,080 bytes when unpacked" in message


def test_a_pdf_under_a_password_a_scanned_one_and_none_at_all_are_told_apart(tmp_path: Path) -> None:
    assert "found a PDF under a password" in refused(pdf(tmp_path / "locked.pdf", password="geheim"))  # noqa: S106
    with pikepdf.new() as scanned:
        scanned.add_blank_page()
        scanned.save(tmp_path / "scanned.pdf")
    assert "found a scanned PDF, pictures without text" in refused(tmp_path / "scanned.pdf")
    (tmp_path / "none.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    assert "found a PDF that cannot be read" in refused(tmp_path / "none.pdf")


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("binary.txt", b"\x7fELF\x02\x01\x00" + bytes(range(256)) * 4, "not text"),
        ("control.txt", bytes(range(1, 32)) * 50, "control characters"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(255, 0, -1)) * 9, "GB 18030"),
        ("old.docx", bytes.fromhex("d0cf11e0a1b11ae1") + b" " * 99, "an old Word document or one under a password"),
        ("none.docx", b"just words", "not a zip archive"),
        ("empty.txt", b" \n \n", "found an empty file"),
        ("bulletin.exe", b"MZ", "found a file of type '.exe'"),
        ("blank.html", b"<p> </p><script>1</script>", "found no text"),
    ],
)
def test_what_is_no_bulletin_is_refused_with_the_reason(tmp_path: Path, name: str, raw: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(raw)
    assert said in refused(tmp_path / name)


def test_control_and_zero_width_characters_are_left_out_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "hidden.txt"
    path.write_text(f"{TITLE}\n昆\u200b山\u202e\u0007举办\ufeff大赛。", encoding="utf-8")
    source = read_source(path)
    assert source.text == f"{TITLE}\n昆山举办大赛。"
    assert source.notes == ("left out 4 control or zero-width characters",)


def test_scripts_and_template_syntax_are_words_like_any_other(tmp_path: Path, real_data: Path) -> None:
    path = tmp_path / "bulletin.txt"
    nasty = '<script>alert(1)</script>{{ 7*7 }}{% raw %}#eval("1")$x$=HYPERLINK(1)'
    path.write_text(f"{TITLE}\n\n昆山市总工会举办{nasty}大赛，发放补贴30元。\n", encoding="utf-8")
    made = ingest(path, real_data, "2012-06")
    text = (made.folder / "bulletin.txt").read_text(encoding="utf-8")
    assert nasty in text
    assert all(text[row.start : row.end] == row.quote for row in made.proposals.measures.itertuples())


def test_a_paragraph_of_20000_characters_and_a_page_of_deep_tags_are_read(tmp_path: Path, real_data: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(f"{TITLE}\n\n{'昆山市总工会开展培训，发放补贴30元，' * 1100}。\n", encoding="utf-8")
    assert len(ingest(path, real_data, "2012-06").proposals.measures) > 1000
    deep = tmp_path / "deep.html"
    deep.write_text("<div>" * 5_000 + SENTENCE + "</div>" * 5_000, encoding="utf-8")
    assert read_source(deep).text.strip() == SENTENCE


def test_a_page_with_too_many_tags_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    path = tmp_path / "tags.html"
    path.write_text("<b>" * 300_000, encoding="utf-8")
    assert "found 300,000 tags" in refused(path)


def test_a_word_document_with_a_password_flag_or_a_foreign_archive_is_refused(tmp_path: Path) -> None:
    path = word(tmp_path / "bulletin.docx")
    raw = bytearray(path.read_bytes())
    at = raw.index(b"PK\x01\x02")
    raw[at + 8] |= 1
    path.write_bytes(bytes(raw))
    assert "found a document under a password" in refused(path)
