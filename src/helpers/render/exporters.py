"""Two nbconvert exporters: ``jupyter nbconvert --to briefing-html`` or ``briefing-pdf``; JupyterLab lists both."""

from __future__ import annotations

from typing import Any

from nbconvert.exporters import Exporter
from traitlets import Unicode, default

from helpers.render.html import to_html
from helpers.render.notebook import document_of
from helpers.render.pdf import to_pdf

Resources = dict[str, Any]
# nbconvert types the base class as returning a notebook; its own exporters return text or bytes, as these do.


class HtmlExporter(Exporter):
    """An executed notebook as one web page that holds everything and asks nobody for anything."""

    export_from_notebook = "Briefing HTML"
    output_mimetype = "text/html"
    source = Unicode("", help="Address of the page with the full bulletin, to which each quote leads.").tag(config=True)

    @default("file_extension")
    def _file_extension(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]  # nbconvert returns text, a PDF is bytes
        self, nb: Any, resources: Resources | None = None, **kw: Any
    ) -> tuple[str, Resources]:
        """Return the page and nbconvert's resources."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        return to_html(document_of(nb), source=self.source), resources


class PdfExporter(Exporter):
    """An executed notebook as one tagged, archivable PDF."""

    export_from_notebook = "Briefing PDF"
    output_mimetype = "application/pdf"

    @default("file_extension")
    def _file_extension(self) -> str:
        return ".pdf"

    def from_notebook_node(  # type: ignore[override]  # nbconvert returns text, a PDF is bytes
        self, nb: Any, resources: Resources | None = None, **kw: Any
    ) -> tuple[bytes, Resources]:
        """Return the file's bytes and nbconvert's resources."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        return to_pdf(document_of(nb)), resources
