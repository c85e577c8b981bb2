"""How a section looks in JupyterLab, and as plain text."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from helpers.blocks.reading import cites, said

Json = Mapping[str, Any]
_SAID = {
    "zh": {"evidence": "依据", "rests_on": "据以得出"},
    "en": {"evidence": "Evidence", "rests_on": "Rests on"},
}


@cache
def _template() -> Any:
    from jinja2 import Environment, PackageLoader  # noqa: PLC0415 - only a displayed section needs it

    environment = Environment(
        loader=PackageLoader("helpers.blocks", "."), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["base64"] = lambda svg: b64encode(svg.encode()).decode()
    environment.filters["cites"] = lambda node: list(dict.fromkeys(cites(node)))
    environment.globals["style"] = _style()
    return environment.get_template("preview.html.j2")


def as_html(section: Json) -> str:
    """Return a section as HTML that takes JupyterLab's colours and opens each piece of evidence on click."""
    rendered: str = _template().render(section=section, say=_SAID[section["language"]], seen=_Seen())
    return rendered


class _Seen:
    """Knows which evidence a reader has been offered already, a few lines above."""

    def __init__(self) -> None:
        self._ids: set[str] = set()

    def has(self, ids: list[str]) -> bool:
        is_known = self._ids.issuperset(ids)
        self._ids.update(ids)
        return is_known


@cache
def _style() -> Any:
    from markupsafe import Markup  # noqa: PLC0415 - as above

    css = files("helpers.blocks").joinpath("preview.css").read_text(encoding="utf-8")
    return Markup(css)  # noqa: S704 - our own file


def as_plain(section: Json) -> str:
    """Return the words of a section, a block a line; a chart by its alternative text."""
    return "\n".join(filter(None, (_PLAIN.get(block["kind"], _paragraph)(block) for block in section["blocks"])))


def _paragraph(block: Json) -> str:
    label = block.get("label", "")
    parts: tuple[str, ...] = (said(label) if isinstance(block.get("label"), Mapping) else block.get("label", ""),)
    parts += (
        said(block.get("text")),
        block.get("quote", ""),
        block.get("translation", ""),
        said(block.get("caveat")),
    )
    return " ".join(filter(None, parts))


def _table(block: Json) -> str:
    head = " | ".join(column["title"] for column in block["columns"])
    rows = [" | ".join(said(cell.get("text")) for cell in row) for row in block.get("rows", ())]
    return "\n".join([said(block.get("title")), head, *rows])


def _facts(block: Json) -> str:
    return "\n".join(f"{item['value']} {item.get('unit', '')} {said(item['label'])}" for item in block["items"])


_PLAIN: Mapping[str, Callable[[Json], str]] = {
    "chart": lambda block: f"{said(block.get('title'))} [{block['alt']}]",
    "cover": lambda block: f"{block['series']} · {block['title']}",
    "facts": _facts,
    "list": lambda block: "\n".join(f"- {said(item)}" for item in block["items"]),
    "table": _table,
}
