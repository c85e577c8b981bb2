"""Drawings that may stand in a page or a print: known shapes only, and nothing that acts or is fetched.

Styles become attributes, since the page's policy forbids inline styles; in a page each drawing gets ids of its own and
names its colours, so that dark mode may change them. What is not on the lists stops the build, except for words about
the drawing, which draw nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree

from helpers.errors import RenderError

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"

ELEMENTS = frozenset({
    "svg", "g", "path", "defs", "use", "symbol", "rect", "clipPath", "mask", "circle", "ellipse", "line", "pattern",
    "polygon", "polyline", "image", "text", "tspan", "linearGradient", "radialGradient", "stop",
})  # fmt: skip
ABOUT = frozenset({"metadata", "title", "desc"})
ATTRIBUTES = frozenset({
    "id", "d", "x", "y", "dx", "dy", "width", "height", "viewBox", "transform", "clip-path", "clip-rule", "mask",
    "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "stroke-dashoffset",
    "stroke-miterlimit", "opacity", "fill-opacity", "stroke-opacity", "fill-rule", "cx", "cy", "r", "rx", "ry", "x1",
    "x2", "y1", "y2", "fx", "fy", "points", "offset", "stop-color", "stop-opacity", "gradientUnits",
    "gradientTransform", "spreadMethod", "patternUnits", "patternTransform", "patternContentUnits", "clipPathUnits",
    "maskUnits", "preserveAspectRatio", "font-size", "font-weight", "text-anchor", "dominant-baseline", "display",
    "visibility",
})  # fmt: skip
PLAIN_COLOURS = {"#000000": "--ink", "#000": "--ink", "black": "--ink", "#fff": "--paper", "white": "--paper"}

_REFERENCE = re.compile(r"url\(\s*#([^)\s]+)\s*\)")
_EMBEDDED_PNG = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=\s]+")
_STANDARD_DOCTYPE = re.compile(r"<!DOCTYPE svg PUBLIC [^>\[]*>")
_DECLARATION = re.compile(r"<!(?:DOCTYPE|ENTITY)\b", re.IGNORECASE)
_LENGTH = re.compile(r"([\d.]+)(?:px|pt|mm|cm|in)?")
_RULE_FOR_ALL = re.compile(r"\s*\*\s*\{([^{}]*)\}\s*")


def inline_svg(svg: str, prefix: str, colours: Mapping[str, str]) -> str:
    """Return a drawing as markup that may stand inside HTML.

    Parameters
    ----------
    svg
        The drawing as a file would hold it.
    prefix
        What its ids begin with: two drawings on one page must not share one.
    colours
        Colours, as ``#rrggbb``, and the CSS custom property that stands for each.

    Raises
    ------
    RenderError
        It is not well-formed SVG, or it holds what is not on the lists.
    """
    root = _Drawing(prefix, {**PLAIN_COLOURS, **colours}).clean(_parse(svg))
    if "viewBox" not in root.attrib:
        sizes = [_LENGTH.fullmatch(root.get(side, "").strip()) for side in ("width", "height")]
        if sizes[0] and sizes[1]:
            root.set("viewBox", f"0 0 {sizes[0][1]} {sizes[1][1]}")
    root.attrib.pop("width", None)
    root.attrib.pop("height", None)
    # What has no colour of its own is drawn in the page's ink, so that it stays legible in the dark.
    root.attrib.setdefault("fill", "currentColor")
    root.attrib.update({"aria-hidden": "true", "focusable": "false"})
    return ElementTree.tostring(root, "unicode")


def plain_svg(svg: str) -> str:
    """Return a drawing as a file of its own that holds only what is on the lists.

    Raises
    ------
    RenderError
        As `inline_svg`.
    """
    root = _Drawing("", {}).clean(_parse(svg))
    root.set("xmlns", SVG[1:-1])
    return ElementTree.tostring(root, "unicode")


def _parse(svg: str) -> ElementTree.Element:
    body = _STANDARD_DOCTYPE.sub("", svg, count=1)
    if found := _DECLARATION.search(body):
        raise RenderError(f"a drawing declares {found.group()!r}, and may declare nothing")
    try:
        root = ElementTree.fromstring(body)  # noqa: S314 - entities were refused above
    except ElementTree.ParseError as error:
        raise RenderError(f"a drawing is not well-formed SVG: {error}") from error
    if root.tag != f"{SVG}svg":
        raise RenderError(f"a drawing begins with {root.tag!r}, and must begin with <svg> in the namespace of SVG")
    return root


class _Drawing:
    """The rules for one drawing: new names for its ids, custom properties for its colours."""

    def __init__(self, prefix: str, colours: Mapping[str, str]) -> None:
        self._prefix = prefix
        self._colours = colours
        self._names: dict[str, str] = {}
        self._used: set[str] = set()

    def clean(self, root: ElementTree.Element) -> ElementTree.Element:
        for_all = self._element(root)
        for key, value in for_all.items():
            root.attrib.setdefault(key, value)
        for element in root.iter():
            if element.get("id") not in self._used:
                element.attrib.pop("id", None)
        return root

    def _element(self, element: ElementTree.Element) -> dict[str, str]:
        """Keep what is on the lists, here and below; return what a style sheet says of all elements."""
        element.tag = element.tag.removeprefix(SVG)
        is_text = element.tag in ("text", "tspan")
        element.text = element.text if is_text else None
        for_all: dict[str, str] = {}
        for child in list(element):
            name = child.tag.removeprefix(SVG) if isinstance(child.tag, str) else ""
            if name in ELEMENTS:
                for_all |= self._element(child)
                child.tail = child.tail if is_text else None
                continue
            if name == "style":
                for_all |= self._sheet(child.text or "")
            elif isinstance(child.tag, str) and child.tag.startswith(SVG) and name not in ABOUT:
                raise RenderError(f"a drawing holds <{name}>, which may not stand in a briefing")
            element.remove(child)
        element.attrib = self._attributes(element)
        return for_all

    def _sheet(self, css: str) -> dict[str, str]:
        # matplotlib writes one such rule; one that chooses elements would need a style sheet's engine.
        match = _RULE_FOR_ALL.fullmatch(css) if css.strip() else None
        if css.strip() and match is None:
            raise RenderError("a drawing styles its shapes by a style sheet; write their styles as attributes")
        return self._declared(match[1]) if match else {}

    def _declared(self, style: str) -> dict[str, str]:
        pairs = (part.partition(":") for part in style.split(";"))
        return {k.strip(): self._value(k.strip(), v.strip()) for k, _, v in pairs if k.strip() in ATTRIBUTES - {"id"}}

    def _attributes(self, element: ElementTree.Element) -> dict[str, str]:
        kept: dict[str, str] = {}
        for name, value in element.attrib.items():
            key = name.removeprefix(XLINK)
            if key.lower().startswith("on"):
                raise RenderError(f"a drawing holds the attribute {key!r}, which may not stand in a briefing")
            if key == "href":
                kept[key] = self._address(element.tag, value)
            elif key == "id":
                kept[key] = self._name(value)
            elif key in ATTRIBUTES:
                kept.setdefault(key, self._value(key, value))
        # A style outweighs an attribute of the same name.
        return kept | self._declared(element.attrib.get("style", ""))

    def _address(self, tag: str, value: str) -> str:
        if value.startswith("#"):
            return f"#{self._refer(value[1:])}"
        if tag == "image" and _EMBEDDED_PNG.fullmatch(value):
            return value
        raise RenderError(f"a drawing refers to {value[:60]!r}; it may refer to its own parts and to a PNG inside it")

    def _value(self, key: str, value: str) -> str:
        if "url(" in value:
            match = _REFERENCE.fullmatch(value.strip())
            if match is None:
                raise RenderError(f"a drawing refers to {value[:60]!r}; it may refer to its own parts")
            return f"url(#{self._refer(match[1])})"
        if key in ("fill", "stroke", "stop-color") and (found := self._colours.get(value.strip().lower())):
            return f"var({found})"
        return value

    def _name(self, name: str) -> str:
        return self._names.setdefault(name, f"{self._prefix}{len(self._names):x}" if self._prefix else name)

    def _refer(self, name: str) -> str:
        self._used.add(self._name(name))
        return self._name(name)
