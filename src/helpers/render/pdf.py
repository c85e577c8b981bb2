"""The print: tagged and archivable (PDF/UA-1 and PDF/A-3a in one file), with its evidence and tables attached."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from helpers.errors import RenderError
from helpers.render.attachments import attachments
from helpers.render.fonts import check_glyphs, typst_fonts
from helpers.render.svg import plain_svg
from helpers.render.view import arrange

Json = dict[str, Any]

_ENDLESS = re.compile(r"[!-~]{40}")
_FAMILIES = ("Noto Sans CJK SC", "Noto Sans CJK JP")
_NOT_DRAWN = frozenset({"svg", "svg_narrow", "alt", "description", "link", "data"})


def to_pdf(document: Json) -> bytes:
    """Draw a document as PDF: the same bytes on each run and in each process.

    Never call this in a process that forks others which call it too: Typst's threads are gone in the child.

    Parameters
    ----------
    document
        As `helpers.blocks.assemble` makes it.

    Raises
    ------
    MissingGlyphError
        The fonts lack a character.
    RenderError
        A font is missing, or Typst refuses or warns.
    MemoryError
        A font is there and cannot be loaded.
    """
    import typst  # noqa: PLC0415 - 20 MB that only a PDF needs

    view = arrange(document)
    title = document["cover"]["title"]
    words = list(_drawn(view))
    check_glyphs(words, title)
    view["has_endless_word"] = any(map(_ENDLESS.search, words))
    for block in view["blocks"]:
        if block["kind"] == "chart":
            block.update(svg=plain_svg(block["svg"]), svg_narrow="")
    view["attachments"] = attachments(document, view["labels"])
    midnight = datetime.combine(date.fromisoformat(document["cover"]["date"]), datetime.min.time(), UTC)
    try:
        made, warnings = typst.compile_with_warnings(
            _template(),
            font_paths=typst_fonts(),
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["a-3a", "ua-1"],
            timestamp=int(midnight.timestamp()),
            sys_inputs={"document": json.dumps(view, ensure_ascii=False, separators=(",", ":"))},
        )
    except typst.TypstError as error:
        _require_fonts(title)
        raise RenderError(f"{title}: {_told(error)}") from error
    if warnings:
        _require_fonts(title)
        raise RenderError(f"{title}: Typst warns: {'; '.join(map(_told, warnings))}")
    return made


def _require_fonts(title: str) -> None:
    """Tell a font that there is no memory for from other faults: Typst goes on without it and stumbles elsewhere."""
    import typst  # noqa: PLC0415 - as above

    probe = f"#set text(font: ({', '.join(map(json.dumps, _FAMILIES))}))\n国 a"
    _, warnings = typst.compile_with_warnings(probe.encode(), font_paths=typst_fonts(), ignore_system_fonts=True)
    if any(warning.message.startswith("unknown font family") for warning in warnings):
        raise MemoryError(f"{title}: a font could not be loaded")


def _told(trouble: Any) -> str:
    hints = f" ({'; '.join(trouble.hints)})" if trouble.hints else ""
    return f"{trouble.message}{hints}"


def _drawn(node: Any) -> Iterator[str]:
    """Yield every string that the template prints."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key, content in node.items():
            if key not in _NOT_DRAWN:
                yield from _drawn(content)
    elif isinstance(node, list):
        for item in node:
            yield from _drawn(item)


@cache
def _template() -> bytes:
    return files("helpers.render").joinpath("templates/briefing.typ").read_bytes()
