"""An analyst's ordinary output as a block: a DataFrame, a chart, words."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Mapping
from typing import Any

from helpers.blocks import Block, Chart, Paragraph, text
from helpers.errors import RenderError
from helpers.render import markdown
from helpers.render.frames import table_of

Json = Mapping[str, Any]

_REPR = re.compile(r"<[\w.]+(?: [^<>]*)? at 0x[0-9a-fA-F]+>|<Figure size [^<>]*>|<IPython\.[^<>]*>")
_WIDGET = "application/vnd.jupyter.widget-view"
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def blocks_of(output: Json, cell: Json, name: str, *, row_label: str) -> tuple[Block, ...]:
    """Turn one output of a code cell into blocks.

    Of the forms that an output offers, the first of these is printed: an HTML table, an SVG, a PNG, Markdown, plain
    text. What a program writes to its error stream, the names that objects have in memory, and widgets are not printed.

    Parameters
    ----------
    output
        As the notebook holds it.
    cell
        The cell; ``alt`` and ``title`` may stand in its metadata, or in those of the output.
    name
        Name of the output, such as ``"cell-3-output-1"``: ids are made of it, and errors name it.
    row_label
        Head of a table's column that has none.

    Raises
    ------
    RenderError
        The cell failed, or a chart has no alternative text.
    """
    kind = output["output_type"]
    if kind == "error":
        raise RenderError(f"{name}: the cell failed with {output.get('ename')}: {output.get('evalue')}")
    if kind == "stream":
        return _lines(_whole(output["text"])) if output.get("name") == "stdout" else ()
    data = {mime: _whole(content) for mime, content in output.get("data", {}).items()}
    about = _about(output, cell)
    if "text/html" in data:
        table = table_of(data["text/html"], name, title=about.get("title", ""), row_label=row_label)
        if table is not None:
            return (table,)
    if "image/svg+xml" in data:
        return (_chart(data["image/svg+xml"], about, name),)
    if "image/png" in data:
        return (_chart(_framed(data["image/png"], name), about, name),)
    if "text/markdown" in data:
        return markdown.blocks_of(data["text/markdown"], name, row_label=row_label)
    if any(mime.startswith(("image/", "video/", "audio/")) for mime in data):
        raise RenderError(f"{name}: only SVG and PNG can be printed; this is {', '.join(sorted(data))}")
    is_widget = any(mime.startswith(_WIDGET) for mime in data)
    return () if is_widget else _lines(data.get("text/plain", ""))


def _whole(content: Any) -> Any:
    return "".join(content) if isinstance(content, list) else content


def _about(output: Json, cell: Json) -> dict[str, str]:
    """Return the title and the alternative text, the output's own before the cell's."""
    own = output.get("metadata", {})
    places = [*(own.get(mime, {}) for mime in output.get("data", {})), own, cell.get("metadata", {})]
    return {
        key: str(found)
        for key in ("alt", "title")
        if (found := next((place[key] for place in places if isinstance(place, Mapping) and place.get(key)), ""))
    }


def _chart(svg: str, about: Mapping[str, str], name: str) -> Chart:
    if not about.get("alt", "").strip():
        raise RenderError(
            f"{name}: a chart without alternative text. Say what it shows: either in the cell's metadata, "
            '{"alt": "…"}, or where it is displayed, display(figure, metadata={"alt": "…"})'
        )
    return Chart(name, text(about.get("title", "")), svg, about["alt"])


def _framed(png: str, name: str) -> str:
    """Put a PNG into an SVG of its own size, which is what a chart holds."""
    encoded = "".join(png.split())
    raw = b64decode(encoded)
    if not raw.startswith(_PNG_SIGNATURE):
        raise RenderError(f"{name}: the image/png output is not a PNG")
    width, height = (int.from_bytes(raw[at : at + 4], "big") for at in (16, 20))
    size = f'width="{width}" height="{height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {size}>'
        f'<image {size} href="data:image/png;base64,{encoded}"/></svg>'
    )


def _lines(words: str) -> tuple[Paragraph, ...]:
    """Return a paragraph for each line that says something; an object's name in memory says nothing."""
    if _REPR.search(words):
        return ()
    return tuple(Paragraph(text(line.strip())) for line in words.splitlines() if line.strip())
