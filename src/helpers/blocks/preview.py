"""How a section looks in JupyterLab, and as plain text."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

Json = Mapping[str, Any]


@cache
def _template() -> Any:
    from jinja2 import Environment, PackageLoader  # noqa: PLC0415 - only a displayed section needs it

    environment = Environment(
        loader=PackageLoader("helpers.blocks", "."), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["base64"] = lambda svg: b64encode(svg.encode()).decode()
    return environment.get_template("preview.html.j2")


def as_html(section: Json) -> str:
    """Return a section as HTML that takes JupyterLab's colours and opens each piece of evidence on click."""
    rendered: str = _template().render(section=section)
    return rendered


def as_plain(section: Json) -> str:
    """Return the words of a section, a block a line; a chart by its alternative text."""
    return "\n".join(filter(None, (_PLAIN.get(block["kind"], _paragraph)(block) for block in section["blocks"])))


def _words(text: Json | None) -> str:
    return "".join(run["text"] for run in text.get("runs", ())) if text else ""


def _paragraph(block: Json) -> str:
    label = block.get("label", "")
    parts: tuple[str, ...] = (_words(label) if isinstance(block.get("label"), Mapping) else block.get("label", ""),)
    parts += (
        _words(block.get("text")),
        block.get("quote", ""),
        block.get("translation", ""),
        _words(block.get("caveat")),
    )
    return " ".join(filter(None, parts))


def _table(block: Json) -> str:
    head = " | ".join(column["title"] for column in block["columns"])
    rows = [" | ".join(_words(cell.get("text")) for cell in row) for row in block.get("rows", ())]
    return "\n".join([_words(block.get("title")), head, *rows])


def _facts(block: Json) -> str:
    return "\n".join(f"{item['value']} {item.get('unit', '')} {_words(item['label'])}" for item in block["items"])


_PLAIN: Mapping[str, Callable[[Json], str]] = {
    "chart": lambda block: f"{_words(block.get('title'))} [{block['alt']}]",
    "cover": lambda block: f"{block['series']} · {block['title']}",
    "facts": _facts,
    "list": lambda block: "\n".join(f"- {_words(item)}" for item in block["items"]),
    "table": _table,
}
