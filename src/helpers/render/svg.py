"""Drawings that may stand in a page or a print: known shapes only, and nothing that acts or is fetched.

Styles become attributes, since the page's policy forbids inline styles; in a page each drawing gets ids of its own and
names its colours, so that dark mode may change them. What is not on the lists stops the build, except for words about
the drawing, which draw nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat
from xml.sax.saxutils import escape

from helpers.errors import RenderError

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink "

ELEMENTS = frozenset({
    "svg", "g", "path", "defs", "use", "symbol", "rect", "clipPath", "mask", "circle", "ellipse", "line", "pattern",
    "polygon", "polyline", "image", "text", "tspan", "linearGradient", "radialGradient", "stop",
})  # fmt: skip
ABOUT = frozenset({"metadata", "title", "desc"})
WORDED = frozenset({"text", "tspan"})
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
_REFERRED = re.compile(r"""(?:href\s*=\s*["']|url\(\s*)#([^"')\s]+)""")
_EMBEDDED_PNG = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=\s]+")
_STANDARD_DOCTYPE = re.compile(r"<!DOCTYPE svg PUBLIC [^>\[]*>")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
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
    drawing = _Drawing(svg, prefix, {**PLAIN_COLOURS, **colours})
    root = drawing.root
    sides = [_LENGTH.fullmatch(root.pop(side, "").strip()) for side in ("width", "height")]
    if "viewBox" not in root and sides[0] and sides[1]:
        root["viewBox"] = f"0 0 {sides[0][1]} {sides[1][1]}"
    # What has no colour of its own is drawn in the page's ink, so that it stays legible in the dark.
    root.setdefault("fill", "currentColor")
    return drawing.written(root | {"aria-hidden": "true", "focusable": "false"})


def plain_svg(svg: str) -> str:
    """Return a drawing as a file of its own that holds only what is on the lists.

    Raises
    ------
    RenderError
        As `inline_svg`.
    """
    drawing = _Drawing(svg, "", {})
    return drawing.written(drawing.root | {"xmlns": SVG})


class _Drawing:
    """One drawing, read once from beginning to end: what may stay is written down as it comes.

    Attributes
    ----------
    root
        Attributes of the outermost element, and what a style sheet says of all elements.
    """

    def __init__(self, svg: str, prefix: str, colours: Mapping[str, str]) -> None:
        self.root: dict[str, str] = {}
        self._prefix = prefix
        self._colours = colours
        self._names: dict[str, str] = {}
        self._written: list[str] = []
        self._open: list[str] = []
        self._tag_is_open = False
        self._dropped = 0
        self._sheet: list[str] | None = None
        self._read(svg)

    def written(self, root: Mapping[str, str]) -> str:
        """Return the drawing with these attributes on its outermost element."""
        return f"<svg{_attributes(root)}>{''.join(self._written)}</svg>"

    def _read(self, svg: str) -> None:
        body = _STANDARD_DOCTYPE.sub("", _XML_DECLARATION.sub("", svg, count=1), count=1)
        if found := _DECLARATION.search(body):
            raise RenderError(f"a drawing declares {found.group()!r}, and may declare nothing")
        self._referred = set(_REFERRED.findall(body))
        parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._say
        try:
            parser.Parse(body.encode(), True)
        except expat.ExpatError as error:
            raise RenderError(f"a drawing is not well-formed SVG: {error}") from error

    def _start(self, tag: str, given: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if not self._open and not self._dropped:
            if tag != f"{SVG} svg":
                raise RenderError(f"a drawing begins with <{name}>, and must begin with <svg> in the namespace of SVG")
            self._open.append(name)
            self.root.update(self._kept(name, given))
        elif self._dropped or space != SVG or name in ABOUT:
            self._dropped += 1
        elif name == "style":
            self._sheet = []
        elif name not in ELEMENTS:
            raise RenderError(f"a drawing holds <{name}>, which may not stand in a briefing")
        else:
            self._open.append(name)
            self._write(f"<{name}{_attributes(self._kept(name, given))}")
            self._tag_is_open = True

    def _end(self, tag: str) -> None:
        if self._dropped:
            self._dropped -= 1
        elif self._sheet is not None:
            for key, value in self._rule_for_all("".join(self._sheet)).items():
                self.root.setdefault(key, value)
            self._sheet = None
        else:
            name = self._open.pop()
            if self._tag_is_open:
                self._written.append("/>")
                self._tag_is_open = False
            elif self._open:
                self._written.append(f"</{name}>")

    def _say(self, words: str) -> None:
        if self._sheet is not None:
            self._sheet.append(words)
        elif not self._dropped and self._open and self._open[-1] in WORDED:
            self._write(escape(words))

    def _write(self, markup: str) -> None:
        if self._tag_is_open:
            self._written.append(">")
            self._tag_is_open = False
        self._written.append(markup)

    def _rule_for_all(self, css: str) -> dict[str, str]:
        # matplotlib writes one such rule; one that chooses elements would need a style sheet's engine.
        if not css.strip():
            return {}
        match = _RULE_FOR_ALL.fullmatch(css)
        if match is None:
            raise RenderError("a drawing styles its shapes by a style sheet; write their styles as attributes")
        return self._declared(match[1])

    def _declared(self, style: str) -> dict[str, str]:
        pairs = (part.partition(":") for part in style.split(";"))
        declared = ((key.strip(), value.strip()) for key, _, value in pairs)
        return {key: self._value(key, value) for key, value in declared if key in ATTRIBUTES and key != "id"}

    def _kept(self, tag: str, given: Mapping[str, str]) -> dict[str, str]:
        kept: dict[str, str] = {}
        for name, value in given.items():
            key = name.removeprefix(XLINK)
            if key == "href":
                kept[key] = self._address(tag, value)
            elif key == "id":
                if value in self._referred:
                    kept[key] = self._name(value)
            elif key in ATTRIBUTES:
                kept[key] = self._value(key, value)
            elif key[:2].lower() == "on":
                raise RenderError(f"a drawing holds the attribute {key!r}, which may not stand in a briefing")
        # A style outweighs an attribute of the same name.
        return kept | self._declared(given["style"]) if "style" in given else kept

    def _address(self, tag: str, value: str) -> str:
        if value.startswith("#"):
            return f"#{self._name(value[1:])}"
        if tag == "image" and _EMBEDDED_PNG.fullmatch(value):
            return value
        raise RenderError(f"a drawing refers to {value[:60]!r}; it may refer to its own parts and to a PNG inside it")

    def _value(self, key: str, value: str) -> str:
        if "url(" in value.lower():
            match = _REFERENCE.fullmatch(value.strip())
            if match is None:
                raise RenderError(f"a drawing refers to {value[:60]!r}; it may refer to its own parts")
            return f"url(#{self._name(match[1])})"
        if key in ("fill", "stroke", "stop-color") and (found := self._colours.get(value.strip().lower())):
            return f"var({found})"
        return value

    def _name(self, name: str) -> str:
        return self._names.setdefault(name, f"{self._prefix}{len(self._names):x}" if self._prefix else name)


def _attributes(given: Mapping[str, str]) -> str:
    return "".join(f' {key}="{_quoted(value)}"' for key, value in given.items())


def _quoted(value: str) -> str:
    if "\n" in value or "\t" in value:
        value = " ".join(value.split())
    return value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
