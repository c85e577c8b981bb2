"""A new bulletin (txt, html, docx, pdf) becomes proposed rows for a person to confirm."""
