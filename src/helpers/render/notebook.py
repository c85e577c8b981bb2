"""From an executed notebook to a document: what its cells display, in order, and nothing of its code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from helpers.blocks import MIME_TYPE, Cover, Section, assemble
from helpers.render import markdown, outputs
from helpers.render.labels import LABELS, labels

Json = dict[str, Any]

NO_DATE = "1970-01-01"
"""Date of a document whose notebook states none: a file must bear one, and the clock's would differ on each run."""


def document_of(notebook: Mapping[str, Any]) -> Json:
    """Make the document of an executed notebook.

    Sections that cells display are taken as they are; Markdown cells and ordinary outputs become blocks. A Markdown
    cell tagged ``zh`` or ``en`` is taken in that language only, a cell tagged ``analyst`` never.

    Parameters
    ----------
    notebook
        A notebook of format 4, as nbformat or JSON reads it. Where no cell displays a cover, a plain one is made from
        the first heading of level 1 (or ``title`` in the metadata), ``language``, ``date`` (ISO 8601) and ``series``
        in the metadata.

    Raises
    ------
    BlockError
        A section does not fit the model.
    RenderError
        A cell failed, a chart has no alternative text, or Markdown cannot be printed.
    """
    cells = [(number, cell) for number, cell in enumerate(notebook["cells"], 1) if not _tags(cell) & {"analyst"}]
    displayed = [section for _, cell in cells for section in _sections(cell)]
    cover = next((b for s in displayed for b in s.get("blocks", []) if b.get("kind") == Cover.kind), None)
    language = cover["language"] if cover else _language(notebook, displayed)
    if cover is None:
        title = next((found for _, cell in cells if (found := _title(cell, language))), "")
        first, consumed = Section((_plain_cover(notebook, title, language),), language).to_json(), title
    else:
        first, consumed = {**Section((), language).to_json(), "blocks": [cover]}, ""
    sections = [first]
    for number, cell in cells:
        for section in _of_cell(cell, f"cell-{number}", language):
            blocks = [block for block in section["blocks"] if block is not cover]
            if consumed and blocks and _is_title(blocks[0], consumed):
                blocks, consumed = blocks[1:], ""
            sections.append({**section, "blocks": blocks})
    return assemble(_consecutive(_told_apart(sections)))


def _told_apart(sections: list[Json]) -> Iterator[Json]:
    """Give what is displayed again, word for word, a name of its own; two things under one name remain a fault."""
    shown: dict[str, list[Json]] = {}
    for section in sections:
        blocks = []
        for block in section["blocks"]:
            again = shown.setdefault(block.get("id", ""), [])
            again.append(block)
            is_again = bool(block.get("id")) and len(again) > 1 and block == again[0]
            blocks.append({**block, "id": f"{block['id']}-{len(again)}"} if is_again else block)
        yield {**section, "blocks": blocks}


def _consecutive(sections: Iterable[Json]) -> Iterator[Json]:
    """Raise a heading that stands below none: PDF/UA lets no level be skipped, and Markdown does not mind."""
    is_below = False
    for section in sections:
        blocks = []
        for block in section["blocks"]:
            is_heading = block["kind"] == "heading"
            is_below = is_below or (is_heading and block["level"] == 2)
            blocks.append({**block, "level": 2} if is_heading and not is_below else block)
        yield {**section, "blocks": blocks}


def _tags(cell: Mapping[str, Any]) -> set[str]:
    return set(cell.get("metadata", {}).get("tags", []))


def _source(cell: Mapping[str, Any]) -> str:
    source = cell["source"]
    return "".join(source) if isinstance(source, list) else str(source)


def _sections(cell: Mapping[str, Any]) -> list[Json]:
    return [o["data"][MIME_TYPE] for o in cell.get("outputs", []) if MIME_TYPE in o.get("data", {})]


def _is_read(cell: Mapping[str, Any], language: str) -> bool:
    meant_for = _tags(cell) & set(LABELS)
    return cell["cell_type"] == "markdown" and (not meant_for or language in meant_for)


def _of_cell(cell: Mapping[str, Any], name: str, language: str) -> Iterator[Json]:
    row_label = labels(language)["row"]
    if _is_read(cell, language):
        blocks = markdown.blocks_of(_source(cell), name, row_label=row_label)
        yield Section(blocks, language).to_json()
    for number, output in enumerate(cell.get("outputs", []), 1):
        if MIME_TYPE in output.get("data", {}):
            yield output["data"][MIME_TYPE]
        else:
            made = outputs.blocks_of(output, cell, f"{name}-output-{number}", row_label=row_label)
            yield Section(made, language).to_json()


def _title(cell: Mapping[str, Any], language: str) -> str:
    return markdown.level_one(_source(cell)) if _is_read(cell, language) else ""


def _is_title(block: Json, title: str) -> bool:
    return block["kind"] == "heading" and "".join(run["text"] for run in block["text"]["runs"]) == title


def _language(notebook: Mapping[str, Any], displayed: list[Json]) -> str:
    if displayed:
        return str(displayed[0].get("language"))
    stated = str(notebook.get("metadata", {}).get("language", "zh")).lower().partition("-")[0]
    labels(stated)
    return stated


def _plain_cover(notebook: Mapping[str, Any], title: str, language: str) -> Cover:
    about = notebook.get("metadata", {})
    words = labels(language)
    return Cover(
        language=language,  # type: ignore[arg-type]  # checked above
        title=title or str(about.get("title", "")) or words["untitled"],
        series=str(about.get("series", words["series"])),
        issuer=str(about.get("issuer", words["issuer"])),
        place="",
        issue="",
        masthead=(),
        date=str(about.get("date", NO_DATE)),
        date_text=str(about.get("date", "")),
        description="",
    )
