"""What a PDF carries inside it for machines: its evidence and claims as JSON, its tables as CSV."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from helpers.blocks import said
from helpers.guarding import guarded

Json = dict[str, Any]


def attachments(document: Json, labels: Json) -> list[Json]:
    """Return the files to attach to a document.

    Parameters
    ----------
    document
        As `helpers.blocks.assemble` makes it.
    labels
        The fixed words of its language.

    Returns
    -------
    list of dict
        ``name``, ``data`` (text), ``mime``, ``relationship`` (as PDF/A-3 names it) and ``description``.
    """
    files = [
        {
            "name": "evidence.json",
            "data": evidence_json(document),
            "mime": "application/json",
            "relationship": "supplement",
            "description": labels["attached_evidence"],
        }
    ]
    for table in (block for block in document["blocks"] if block["kind"] == "table"):
        files.append(
            {
                "name": f"table-{table['number']}-{table['id'].replace(':', '-')}.csv",
                "data": table_csv(table),
                "mime": "text/csv",
                "relationship": "data",
                "description": labels["attached_table"].format(number=table["number"]),
            }
        )
    return files


def evidence_json(document: Json) -> str:
    """Return the evidence and the claims of a document as JSON.

    ``evidence`` holds each entry as the document has it; ``claims`` each finding with its id, number, words and the
    ids of the evidence that its words and its caveat cite.
    """
    claims = [
        {
            "id": block["id"],
            "number": block["number"],
            "text": said(block["text"]),
            "caveat": said(block.get("caveat", {})),
            "cites": [mark["id"] for part in ("text", "caveat") for mark in block.get(part, {}).get("marks", [])],
        }
        for block in document["blocks"]
        if block["kind"] == "finding"
    ]
    content = {
        "title": document["cover"]["title"],
        "date": document["cover"]["date"],
        "language": document["language"],
        "claims": claims,
        "evidence": document["evidence"],
    }
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def table_csv(table: Json) -> str:
    """Return a table as CSV that a spreadsheet opens as what it is: UTF-8 with its mark, and no cell a formula.

    The last column holds the ids that each row's cells rest on.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    heads = [f"{c['title']} ({c['unit']})" if c.get("unit") else c["title"] for c in table["columns"]]
    writer.writerow([*map(guarded, heads), "evidence"])
    for row in table.get("rows", []):
        cites = dict.fromkeys(mark["id"] for cell in row for mark in _marks(cell))
        writer.writerow([*(guarded(said(cell.get("text", {}))) for cell in row), " ".join(cites)])
    return "\ufeff" + out.getvalue()


def _marks(cell: Json) -> list[Json]:
    found: list[Json] = cell.get("text", {}).get("marks", cell.get("marks", []))
    return found
