"""The data folder of an edition: tidy CSV, JSON and a workbook, with the codebook and how to cite it all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from helpers.guarding import guarded
from helpers.site.addresses import DATA
from helpers.site.citation import citation
from helpers.site.edition import Edition
from helpers.site.readme import readme
from helpers.site.tables import Table, is_free_text, package_of, tables, written
from helpers.site.workbook import workbook

Json = dict[str, Any]


def data_files(edition: Edition) -> dict[str, bytes]:
    """Return the files of the data folder by their path in the edition."""
    corpus = edition.corpus
    found = tables(edition)
    sheets = {f"{table.name}.csv": csv_of(table) for table in found}
    codebook = corpus.root / "codebook"
    made = sheets | {
        "corpus.json": _json(_corpus(edition, found)),
        f"{workbook_name(edition)}": workbook(edition, found),
        "bulletin.txt": corpus.text.encode(),
        "codebook.md": (codebook / "codebook.md").read_bytes(),
        "codebook.toml": (codebook / "codebook.toml").read_bytes(),
        "CITATION.txt": f"{citation(edition, 'zh')}\n\n{citation(edition, 'en')}\n".encode(),
        "datapackage.json": _json(_package(edition, found, sheets)),
    }
    made["README.md"] = readme(edition, found, {name: len(content) for name, content in made.items()}).encode()
    return {f"{DATA}/{name}": made[name] for name in sorted(made)}


def workbook_name(edition: Edition) -> str:
    """Return the file name of the workbook."""
    return f"union-measures-{edition.bulletin_id}.xlsx"


def csv_of(table: Table) -> bytes:
    """Write a table as comma-separated UTF-8 without a byte order mark; words that look like a formula are guarded."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([field["name"] for field in table.fields])
    is_free = [is_free_text(field) for field in table.fields]
    for row in table.rows:
        cells = [written(cell, field) for cell, field in zip(row, table.fields, strict=True)]
        writer.writerow([guarded(cell) if free else cell for cell, free in zip(cells, is_free, strict=True)])
    return stream.getvalue().encode()


def _corpus(edition: Edition, found: Sequence[Table]) -> Json:
    """Return everything in one value: for who would rather read one file than thirteen."""
    corpus = edition.corpus
    return {
        "bulletin": {key: value for key, value in corpus.bulletin.items() if key != "file"},
        "codebook_version": corpus.codebook_version,
        "edition_date": edition.edition_date,
        "citation": {"zh": citation(edition, "zh"), "en": citation(edition, "en")},
        "text": corpus.text,
        "tables": {
            table.name: [dict(zip((f["name"] for f in table.fields), row, strict=True)) for row in table.rows]
            for table in found
        },
    }


def _package(edition: Edition, found: Sequence[Table], sheets: Mapping[str, bytes]) -> Json:
    corpus = edition.corpus
    origin = package_of(corpus.root)
    return {
        "name": f"union-measures-{edition.bulletin_id}",
        "title": f"{origin['title']} ({edition.bulletin_id})",
        "description": origin["description"],
        "version": corpus.codebook_version,
        "created": f"{edition.edition_date}T00:00:00Z",
        "licenses": origin["licenses"],
        "sources": [
            {"title": f"{corpus.bulletin['publisher_zh']}, {corpus.bulletin['period']}", "path": "bulletin.txt"}
        ],
        "resources": [
            {
                "name": table.name,
                "path": f"{table.name}.csv",
                "title": table.title,
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "rows": len(table.rows),
                "bytes": len(sheets[f"{table.name}.csv"]),
                "hash": f"sha256:{sha256(sheets[f'{table.name}.csv']).hexdigest()}",
                "schema": table.schema,
            }
            for table in found
        ],
    }


def _json(content: Json) -> bytes:
    return f"{json.dumps(content, ensure_ascii=False, indent=1, default=str)}\n".encode()
