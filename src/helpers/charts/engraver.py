"""matplotlib's SVG renderer with type as outlines that are stored once and used many times.

matplotlib lays a text out three times for each drawing and asks the font for each outline anew, which is four fifths
of the time of a chart that is mostly words. Here a line arrives already set and is only written down.
"""

from __future__ import annotations

import re
from functools import lru_cache
from io import StringIO
from typing import Any, Final

from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.colors import to_hex
from matplotlib.path import Path

from helpers.charts.typeface import UNITS_PER_EM, Line, outline

NO_METADATA: Final = {"Date": None, "Creator": None, "Format": None, "Type": None}
_STYLE: Final = re.compile(r"\s*<defs>\s*<style.*?</style>\s*</defs>", re.DOTALL)
_LETTERS: Final = {Path.MOVETO: "M", Path.LINETO: "L", Path.CURVE3: "Q", Path.CURVE4: "C", Path.CLOSEPOLY: "Z"}


class Engraver(RendererSVG):
    """Writes shapes as matplotlib does, and lines of type as references to outlines.

    Parameters
    ----------
    width, height
        Size of the drawing in points.
    """

    writer: Any

    def __init__(self, width: float, height: float) -> None:
        self._file = StringIO()
        self._engraved: set[str] = set()
        super().__init__(width, height, self._file, metadata=NO_METADATA)  # type: ignore[no-untyped-call]  # matplotlib leaves this bare

    def draw_line(self, gc: GraphicsContextBase, line: Line, *, x: float, y: float, size: float, angle: float) -> None:
        """Write a line of type that starts at a point, in points from the bottom left; `angle` in degrees."""
        self._engrave(line)
        scale = size / UNITS_PER_EM
        turn = f" rotate({-angle:g})" if angle else ""
        place = f"translate({_short(x)} {_short(self.height - y)}){turn} scale({_short(scale)} {_short(-scale)})"
        self.writer.start("g", fill=to_hex(gc.get_rgb()), transform=place)
        for name, start in line.glyphs:
            self.writer.element("use", attrib={"xlink:href": f"#{name}", "x": str(start)})
        self.writer.end("g")

    def open_group(self, s: str, gid: str | None = None) -> None:
        """Write no group: its number would be an id that means nothing and clashes on a page of several charts."""

    def close_group(self, s: str) -> None:
        """Write no end of a group either."""

    def finish(self) -> str:
        """Return the drawing without what an SVG inside a page must not have: prolog, document type, style sheet."""
        self.finalize()  # type: ignore[no-untyped-call]  # matplotlib leaves this bare
        svg = self._file.getvalue()
        return _STYLE.sub("", svg[svg.index("<svg") :], count=1)

    def _engrave(self, line: Line) -> None:
        """Store the outlines that this drawing has not used before."""
        fresh = {name for name, _ in line.glyphs} - self._engraved
        if not fresh:
            return
        self.writer.start("defs")
        for name in sorted(fresh):
            self.writer.element("path", id=name, d=_path_data(name))
        self.writer.end("defs")
        self._engraved |= fresh


@lru_cache(maxsize=4096)
def _path_data(name: str) -> str:
    """Outline of a glyph as an SVG path, in whole units of the font."""
    return " ".join(
        _LETTERS[code] + " ".join(str(int(number)) for number in points if code != Path.CLOSEPOLY)
        for points, code in outline(name).iter_segments(simplify=False)
    )


def _short(value: float) -> str:
    """Write a number with at most four decimals and no idle zero."""
    return f"{value:.4f}".rstrip("0").rstrip(".")
