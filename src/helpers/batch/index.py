"""The page that lists the briefings of an edition, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, PackageLoader

from helpers.batch.plan import FORMATS, KINDS, LANGUAGES

Json = dict[str, Any]
HEADINGS = {
    "locality": ("各地", "Localities"),
    "comparison": ("比较", "Comparison"),
    "theme": ("专题", "Themes"),
}
TYPES = {"html": "text/html", "pdf": "application/pdf"}


def index_page(content: Json, settings: Mapping[str, str], *, is_preview: bool = False) -> str:
    """Draw the index of an edition.

    Parameters
    ----------
    content
        What `helpers.batch.build` writes into the manifest: ``bulletin_id``, ``edition_date``, ``briefings``,
        ``missing``.
    settings
        Of edition.toml: names of the series and of the issuer.
    """
    environment = Environment(
        loader=PackageLoader("helpers.batch", "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    named = {key: settings.get(key, "") for key in ("series_zh", "series_en", "issuer_zh", "issuer_en")}
    sections = [_section(kind, content) for kind in KINDS]
    page: str = environment.get_template("index.html.j2").render(
        **named,
        bulletin_id=content["bulletin_id"],
        edition_date=content["edition_date"],
        missing=content["missing"],
        sections=[section for section in sections if section["rows"]],
        is_preview=is_preview,
    )
    return page


def readable_size(count: int) -> str:
    """Return a number of bytes as kB, or MB from a million on.

    >>> readable_size(400), readable_size(345_678), readable_size(2_345_678)
    ('1 kB', '346 kB', '2.3 MB')
    """
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1e3))} kB"


def _section(kind: str, content: Json) -> Json:
    rows: dict[str, Json] = {}
    for entry in [*content["briefings"], *content["missing"]]:
        if entry["kind"] != kind:
            continue
        row = rows.setdefault(entry["key"], {"zh": "", "en": "", "files": {language: [] for language in LANGUAGES}})
        row[entry["language"]] = entry["name"]
        files = entry.get("files", {})
        row["files"][entry["language"]] = [
            {
                "form": form,
                "path": files[form]["path"],
                "size": readable_size(files[form]["bytes"]),
                "type": TYPES[form],
            }
            for form in FORMATS
            if form in files
        ]
    zh, en = HEADINGS[kind]
    return {"kind": kind, "zh": zh, "en": en, "rows": [rows[key] for key in sorted(rows)]}
