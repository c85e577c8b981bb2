"""The web page: one file that holds everything, runs no script and asks nobody for anything."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from helpers.render.view import TAGS, arrange
from helpers.render.words import CHINESE

Json = dict[str, Any]

_TAIL = re.compile(r"[\u2e80-\u9fff]?[^\u2e80-\u9fff\s]+$|[\u2e80-\u9fff]{1,2}$")


def to_html(document: Json, *, source: str = "") -> str:
    """Draw a document as a web page.

    Parameters
    ----------
    document
        As `helpers.blocks.assemble` makes it.
    source
        Address of the page that holds the full bulletin; each quote then leads to ``source#<its id>``.

    Raises
    ------
    RenderError
        A drawing is not SVG that may stand in a page.
    """
    view = arrange(document)
    front, sections = outline(view["blocks"])
    style = _style()
    page: str = _template().render(
        **view,
        front=front,
        sections=sections,
        source=source,
        style=style,
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
        tags=TAGS,
    )
    return page


def outline(blocks: list[Json]) -> tuple[list[Json], list[Json]]:
    """Put blocks under their headings.

    Returns
    -------
    tuple
        What stands before the first heading, and a tree of sections: ``heading``, ``blocks``, ``sections``.
    """
    top: Json = {"heading": {"level": 1}, "blocks": [], "sections": []}
    path = [top]
    for block in blocks:
        if block["kind"] != "heading":
            path[-1]["blocks"].append(block)
            continue
        while path[-1]["heading"]["level"] >= block["level"]:
            path.pop()
        section: Json = {"heading": block, "blocks": [], "sections": []}
        path[-1]["sections"].append(section)
        path.append(section)
    return top["blocks"], top["sections"]


def split_tail(text: str) -> tuple[str, str]:
    """Split off the last word, in Chinese the last two characters: it stays on the line of the marks behind it."""
    tail = _TAIL.search(text)
    return (text[: tail.start()], tail.group()) if tail and len(tail.group()) <= 24 else (text, "")


def tongues(text: str, language: str) -> Any:
    """Return a text as markup in which Chinese within English is said to be Chinese, as a voice must know.

    >>> str(tongues("led by 市总 & others", "en"))
    'led by <span lang="zh-Hans-CN">市总</span> &amp; others'
    """
    from markupsafe import Markup, escape  # noqa: PLC0415 - only a page needs it

    if language == "zh" or not CHINESE.search(text):
        return text
    span = Markup('<span lang="{}">{}</span>')
    parts = [escape(part) for part in CHINESE.split(text)]
    found = [span.format(TAGS["zh"], chinese) for chinese in CHINESE.findall(text)]
    return Markup().join(word for pair in zip(parts, [*found, Markup()], strict=True) for word in pair)


@cache
def _style() -> Any:
    from markupsafe import Markup  # noqa: PLC0415 - only a page needs it

    css = files("helpers.render").joinpath("templates/briefing.css").read_text(encoding="utf-8")
    return Markup(re.sub(r"\s*\n\s*", "\n", css).strip())  # noqa: S704 - our own file


@cache
def _template() -> Any:
    from jinja2 import Environment, PackageLoader, pass_context  # noqa: PLC0415 - only a page needs it
    from markupsafe import Markup  # noqa: PLC0415 - a PDF needs none of it

    from helpers.charts.palette import COLOURS  # noqa: PLC0415 - a PDF needs none of it
    from helpers.render.svg import inline_svg  # noqa: PLC0415 - a PDF needs none of it

    environment = Environment(
        loader=PackageLoader("helpers.render", "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["split_tail"] = split_tail
    environment.filters["tongues"] = pass_context(lambda context, text: tongues(text, context["language"]))
    environment.filters["drawing"] = lambda svg, prefix: Markup(inline_svg(svg, prefix, COLOURS))  # noqa: S704 - our own SVG, cleaned
    return environment.get_template("briefing.html.j2")
