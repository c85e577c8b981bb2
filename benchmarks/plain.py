"""The limit: the same documents and files by plain functions in one process, without notebooks, workers or a store.

``python -m benchmarks.plain EDITION_DATE FOLDER [audited]`` makes the briefings on all localities, in both
languages. With ``audited`` it also audits them and makes index, bulletin, data, changes and ledger, as a build does.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from helpers.audit import Auditor, ledger
from helpers.batch.plan import Briefing, plan
from helpers.blocks import MIME_TYPE
from helpers.briefing import editors_note, locality, open_page
from helpers.corpus import Corpus, data_root, load
from helpers.corpus.settings import read_settings
from helpers.render import document_of, to_html, to_pdf
from helpers.site.addresses import bulletin_from
from helpers.site.edition import Edition
from helpers.site.pages import pages

BULLETIN = "2011-05"


def document(briefing: Briefing) -> dict[str, Any]:
    """Make the document of a locality's briefing as its notebook does, without the notebook."""
    given = briefing.parameters
    page = open_page(given["bulletin_id"], given["language"], given["edition_date"])
    code = given["locality_code"]
    shown = [
        locality.cover(page, code), editors_note(page), locality.facts(page, code), locality.in_brief(page, code),
        locality.measures(page, code), locality.targets(page, code), locality.stress(page, code),
        locality.beside_the_others(page, code), locality.sources(page, code), locality.read_with_care(page, code),
    ]  # fmt: skip
    cells = [{"cell_type": "code", "metadata": {}, "source": "", "outputs": [_output(thing)]} for thing in shown]
    return document_of({"cells": cells, "metadata": {}})


def _output(thing: Any) -> Mapping[str, Any]:
    data = {MIME_TYPE: thing.to_json()} if hasattr(thing, "to_json") else thing._repr_mimebundle_()
    return {"output_type": "display_data", "data": data, "metadata": {}}


def _entry(briefing: Briefing, folder: Path) -> dict[str, Any]:
    about = {name: getattr(briefing, name) for name in ("path", "kind", "key", "language", "name")}
    paths = {form: f"{briefing.path}.{form}" for form in ("html", "pdf")}
    files = {form: {"path": path, "bytes": (folder / path).stat().st_size} for form, path in paths.items()}
    return {**about, "files": files}


def _pages(
    corpus: Corpus, entries: list[dict[str, Any]], documents: dict[str, dict[str, Any]], date: str, folder: Path
) -> None:
    """Write what an edition has beside its briefings."""
    told = ((documents[e["path"]], [file["path"] for file in e["files"].values()]) for e in entries)
    claims = json.dumps(ledger(BULLETIN, date, told), ensure_ascii=False, indent=1).encode()
    stated = read_settings(corpus.root, BULLETIN).words
    edition = Edition(corpus, entries, [], documents, stated, date, "", {"claims.json": len(claims)})
    for path, content in {"claims.json": claims, **pages(edition)}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def main(date: str, folder: Path, *, is_audited: bool) -> None:
    """Make every file."""
    root = data_root()
    auditor = Auditor(load(BULLETIN, root)) if is_audited else None
    entries: list[dict[str, Any]] = []
    made_of: dict[str, dict[str, Any]] = {}
    for briefing in plan(root, BULLETIN, date):
        if briefing.kind != "locality":
            continue
        made = document(briefing)
        page = to_html(made, source=bulletin_from(briefing.path, briefing.language)).encode()
        for form, content in (("html", page), ("pdf", to_pdf(made))):
            path = folder / f"{briefing.path}.{form}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            if auditor:
                auditor.file(content, made, path.name)
        if auditor:
            auditor.document(made, briefing.path)
            made_of |= {briefing.path: made}
            entries.append(_entry(briefing, folder))
    if auditor:
        _pages(auditor.corpus, entries, made_of, date, folder)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), is_audited="audited" in sys.argv)
