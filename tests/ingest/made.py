"""Files made for the tests: Word, PDF, and what somebody might send by mistake or on purpose."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import typst
from docx import Document

from helpers.render.fonts import font_file

TITLE = "昆山市总工会举办虚构的技能大赛"
SENTENCE = "6月8日，昆山市总工会举办虚构的职工技能大赛，吸引120名选手参赛。"


def word(path: Path) -> Path:
    """Make a Word document with headings, a paragraph, a table and a byline."""
    document = Document()
    document.add_heading("虚构动态", level=1)
    document.add_heading(TITLE, level=2)
    document.add_paragraph(SENTENCE)
    table = document.add_table(rows=2, cols=3)
    content = (("指标", "2012年实绩", "2013年目标"), ("培训人次", "1500", "2000"))
    for row, cells in zip(table.rows, content, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    document.add_paragraph("（昆山市总工会）")
    document.save(str(path))
    return path


def pdf(path: Path, *, words: str = f"{TITLE}\n\n{SENTENCE}", password: str = "") -> Path:
    """Make a PDF of some words, under a password if one is given."""
    source = path.with_suffix(".typ")
    source.write_text('#set text(font: "Noto Sans CJK SC")\n' + words, encoding="utf-8")
    raw = typst.compile(str(source), font_paths=[str(font_file("noto_cjk_sans_otc").parent)])
    if not password:
        path.write_bytes(raw)
        return path
    with pikepdf.open(io.BytesIO(raw)) as document:
        document.save(path, encryption=pikepdf.Encryption(owner=password, user=password))
    return path


def zip_bomb(path: Path, *, size: int = 80 * 1024 * 1024) -> Path:
    """Make a .docx whose one part is far larger unpacked than packed."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("word/document.xml", "w") as part:
        for _ in range(size // (1024 * 1024)):
            part.write(b" " * 1024 * 1024)
    return path


def word_of(path: Path, text: str) -> Path:
    """Make a Word document of a text, a paragraph a line, as somebody would who pastes it."""
    document = Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    document.save(str(path))
    return path


def pdf_of(path: Path, text: str) -> Path:
    """Make a PDF of a text, whose page breaks its long lines."""
    quoted = (line.replace("\\", "\\\\").replace('"', '\\"') for line in text.split("\n") if line.strip())
    return pdf(path, words="\n\n".join(f'#"{line}"' for line in quoted))
