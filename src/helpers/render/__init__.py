"""From an executed notebook to HTML and PDF: two nbconvert exporters over the block model.

A notebook becomes a document (`document_of`), a document becomes a view with every fixed word of its language
(`view.arrange`), and two templates draw the view: Jinja the page, Typst the print. Text is data all the way and is
never spliced into markup.

The names load when they are used: Typst, Jinja and nbconvert cost a good part of a second.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from helpers.render.exporters import HtmlExporter, PdfExporter
    from helpers.render.html import to_html
    from helpers.render.notebook import document_of
    from helpers.render.pdf import to_pdf

__all__ = ["HtmlExporter", "PdfExporter", "document_of", "to_html", "to_pdf"]

_HOMES = {
    "HtmlExporter": "exporters",
    "PdfExporter": "exporters",
    "document_of": "notebook",
    "to_html": "html",
    "to_pdf": "pdf",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
