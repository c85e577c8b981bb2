"""A bulletin is read from any of its formats, and nothing that nobody sees comes along."""

from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement

from helpers.errors import UsageError
from helpers.ingest import read_source
from helpers.ingest.lines import Line
from tests.ingest.made import SENTENCE, TITLE, pdf, word

TEXT = f"{TITLE}\n\n{SENTENCE}\n"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (TEXT.encode("gb18030"), "gb18030"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.replace("\n", "\r\n").encode("gb18030"), "gb18030"),
    ],
)
def test_a_text_file_reads_alike_in_every_encoding_and_with_every_line_end(
    tmp_path: Path, raw: bytes, encoding: str
) -> None:
    path = tmp_path / "bulletin.txt"
    path.write_bytes(raw)
    source = read_source(path)
    assert (source.text, source.encoding, source.notes) == (TEXT, encoding, ())
    assert source.raw == raw
    assert source.sha256 == hashlib.sha256(raw).hexdigest()


def test_the_real_bulletin_is_read_byte_for_byte(real_data: Path) -> None:
    path = real_data / "bulletins" / "2011-05" / "bulletin.txt"
    assert read_source(path).text.encode() == path.read_bytes()


def test_a_page_keeps_headings_and_tables_and_leaves_scripts_and_navigation_out(tmp_path: Path) -> None:
    path = tmp_path / "bulletin.html"
    path.write_text(
        "<head><title>x</title></head><nav>首页</nav><script>alert(1)</script><h2>标题</h2><p>甲<b>乙</b>\n丙<br>丁</p>"
        "<table><tr><th>指标</th><th></th><th>目标</th></tr><tr><td>培训</td><td></td><td>20</td></tr></table>",
        encoding="utf-8",
    )
    source = read_source(path)
    assert [line for line in source.lines if line.text] == [
        Line("标题", level=2),
        Line("甲乙 丙"),
        Line("丁"),
        Line("指标 |  | 目标", is_row=True),
        Line("培训 |  | 20", is_row=True),
    ]
    assert source.notes == ("left out of the page: head (1), nav (1), script (1)",)


def test_a_word_document_keeps_headings_and_tables(tmp_path: Path) -> None:
    source = read_source(word(tmp_path / "bulletin.docx"))
    assert [line for line in source.lines if line.text] == [
        Line("虚构动态", level=1),
        Line(TITLE, level=2),
        Line(SENTENCE),
        Line("指标 | 2012年实绩 | 2013年目标", is_row=True),
        Line("培训人次 | 1500 | 2000", is_row=True),
        Line("（昆山市总工会）"),
    ]


def test_a_pdf_with_text_gives_its_words(tmp_path: Path) -> None:
    source = read_source(pdf(tmp_path / "bulletin.pdf"))
    assert [line.text for line in source.lines if line.text] == [TITLE, SENTENCE]


def test_lines_that_the_page_of_a_pdf_broke_are_joined(tmp_path: Path) -> None:
    long = SENTENCE * 4
    source = read_source(pdf(tmp_path / "bulletin.pdf", words=f"{TITLE}\n\n{long}"))
    assert [line.text for line in source.lines if line.text] == [TITLE, long]


def test_what_a_word_document_shows_beside_its_paragraphs_is_named(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph(SENTENCE, style="List Number")
    item = document.add_paragraph(SENTENCE)
    number = OxmlElement("w:numPr")
    item._p.get_or_add_pPr().append(number)
    document.save(str(tmp_path / "numbered.docx"))
    assert read_source(tmp_path / "numbered.docx").notes == (
        "left out of the document: automatic numbers of lists (1)",
    )


def test_a_word_document_with_tracked_changes_is_refused_since_its_text_is_open(tmp_path: Path) -> None:
    document = Document()
    item = document.add_paragraph(SENTENCE)
    item._p.append(OxmlElement("w:ins"))
    document.save(str(tmp_path / "open.docx"))
    with pytest.raises(UsageError, match="found tracked changes"):
        read_source(tmp_path / "open.docx")
