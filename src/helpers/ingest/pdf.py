"""A PDF that holds text as lines; lines that the page's width broke are joined again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import east_asian_width

from helpers.errors import UsageError
from helpers.ingest.lines import Line

MOST_PAGES = 200
ENDS = "。！？：；:!?）)】”"
FULL_SHARE = 0.8
# Typesetters put a gap between Chinese and digits or letters, which a PDF gives back as a space.
WIDENED = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z%]) (?=[\u3000-\u9fff\uff00-\uffef])"
)
FEWEST_CHARACTERS_A_PAGE = 10


def pdf_lines(raw: bytes, name: str) -> tuple[list[Line], str, list[str]]:
    """Return the lines of a PDF.

    Raises
    ------
    UsageError
        The file is no PDF, under a password, longer than any bulletin, or pictures of pages without text.
    """
    import pypdfium2  # noqa: PLC0415 - a bulletin as text does not need it

    if not raw.startswith(b"%PDF"):
        raise UsageError(f"{name}: found a file that is no PDF")
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        why = "a PDF under a password" if "assword" in str(error) else f"a PDF that cannot be read ({error})"
        raise UsageError(f"{name}: found {why}; allowed: a readable one without a password") from None
    try:
        if len(document) > MOST_PAGES:
            raise UsageError(f"{name}: found {len(document)} pages; allowed: at most {MOST_PAGES}")
        pages = [_page(document[number]) for number in range(len(document))]
    finally:
        document.close()
    if sum(len("".join(page.split())) for page in pages) < FEWEST_CHARACTERS_A_PAGE * len(pages):
        raise UsageError(f"{name}: found a scanned PDF, pictures without text; allowed: a PDF with text")
    broken = [line.rstrip() for page in pages for line in re.split(r"\r\n|\r|\n", page)]
    lines = [Line(WIDENED.sub("", text)) for text in _joined(broken)]
    return lines, "pdf", ["lines that the page broke were joined; the gaps around digits and letters were closed"]


def _page(page: object) -> str:
    textpage = page.get_textpage()  # type: ignore[attr-defined]  # pypdfium2 has no types
    try:
        # PDFium marks a hyphenated line break by U+FFFE.
        return str(textpage.get_text_bounded()).replace("\ufffe", "")
    finally:
        textpage.close()


def _width(line: str) -> int:
    """Return how wide a line is, in halves of a Chinese character."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in line)


def _joined(lines: Sequence[str]) -> list[str]:
    """Join a line to the one before where that one is full and ends no sentence."""
    full = max((_width(line) for line in lines), default=0) * FULL_SHARE
    made: list[str] = []
    is_open = False
    for line in lines:
        if is_open and line and not re.match(r"[\s\u3000]{2}", line):
            made[-1] += line
        else:
            made.append(line)
        is_open = _width(line) >= full and line[-1:] not in ENDS
    return made
