"""The page that a reader of the data folder opens first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files

from helpers.briefing.care import coding_note
from helpers.site.citation import citation
from helpers.site.edition import Edition
from helpers.site.sizes import readable_size
from helpers.site.tables import Table, package_of

_OTHERS = {
    "corpus.json": "Every table and the text, in one file.",
    "bulletin.txt": "The bulletin as received.",
    "codebook.md": "The rules of the coding.",
    "codebook.toml": "The codebook's version.",
    "CITATION.txt": "How to cite the data.",
    "datapackage.json": "Frictionless Data Package: every column described.",
}


def readme(edition: Edition, tables: Sequence[Table], sizes: Mapping[str, int]) -> str:
    """Return README.md of the data folder.

    Parameters
    ----------
    sizes
        Bytes of every other file in the folder, by name.
    """
    corpus = edition.corpus
    by_file = {f"{table.name}.csv": table for table in tables}
    workbook = next(name for name in sizes if name.endswith(".xlsx"))
    holds = _OTHERS | {workbook: "Every table as a sheet, with descriptions of the fields."}
    lines = [
        f"| `{name}` | {len(by_file[name].rows) if name in by_file else ''} | {readable_size(size)} | "
        f"{by_file[name].title if name in by_file else holds[name]} |"
        for name, size in sizes.items()
    ]
    text = files("helpers.site").joinpath("templates/README.md").read_text(encoding="utf-8")
    return text.format(
        bulletin_id=edition.bulletin_id,
        coded_zh=coding_note(corpus, "zh"),
        coded_en=coding_note(corpus, "en"),
        workbook=workbook,
        sha256=corpus.bulletin["sha256"],
        files="\n".join(lines),
        version=corpus.codebook_version,
        citation_zh=citation(edition, "zh"),
        citation_en=citation(edition, "en"),
        licence="; ".join(f"{licence['name']}: {licence['title']}" for licence in package_of(corpus.root)["licenses"]),
    )
