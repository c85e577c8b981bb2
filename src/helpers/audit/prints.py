"""A finished print as a reader meets it: the words of each page, in the order in which they were set."""

from __future__ import annotations

from collections.abc import Iterator


def read_print(pdf: bytes) -> list[str]:
    """Return the words of each page of a PDF.

    PDFium reads them in the order of the page's content, which is the document's own; a table comes row by row.
    """
    return list(_pages(pdf))


def _pages(pdf: bytes) -> Iterator[str]:
    import pypdfium2  # noqa: PLC0415 - 20 ms that only a print needs

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            words = page.get_textpage()
            yield words.get_text_range()
            words.close()
            page.close()
    finally:
        document.close()
