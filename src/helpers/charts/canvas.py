"""A sheet measured in millimetres, on which a chart is drawn at the size at which it is printed.

Every text of every chart passes through `Canvas.text`: there it is checked for characters that the fonts lack, there
it is noted, and a drawing in which one would be cut off at an edge is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Final, Literal

import numpy as np
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from helpers.charts import typeface
from helpers.charts.engraver import Engraver
from helpers.charts.palette import INK, RULE
from helpers.charts.typeface import MIDDLE, MM_PER_POINT
from helpers.errors import RenderError

Align = Literal["left", "center", "right"]
Point = tuple[float, float]
Box = tuple[float, float, float, float]

NARROW: Final = 92.0
SMALL, NORMAL, LARGE = 7.0, 8.0, 8.5
_TOLERANCE: Final = 0.05  # millimetres; rounding, not a cut letter
_RECTANGLE: Final = (int(Path.MOVETO), *[int(Path.LINETO)] * 3, int(Path.CLOSEPOLY))
_STROKE: Final = (int(Path.MOVETO), int(Path.LINETO))
_BEFORE: Final = {"left": 0.0, "center": 0.5, "right": 1.0}


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text as it stands on the sheet.

    Attributes
    ----------
    text, size, colour, is_bold
        The words, their size in points, their colour and weight.
    left, middle, length
        Where the line starts, the height of its middle, and how long it is, in millimetres from the top left.
    angle
        Degrees by which it is turned about its start, counter-clockwise.
    """

    text: str
    left: float
    middle: float
    length: float
    size: float
    colour: str
    is_bold: bool
    angle: float

    @property
    def box(self) -> Box:
        """Left, top, right and bottom of the line, capitals and Han characters reckoned as its height."""
        half = 0.46 * self.size * MM_PER_POINT
        along = (self.length * cos(radians(self.angle)), -self.length * sin(radians(self.angle)))
        across = (half * abs(sin(radians(self.angle))), half * abs(cos(radians(self.angle))))
        xs, ys = sorted((self.left, self.left + along[0])), sorted((self.middle, self.middle + along[1]))
        return xs[0] - across[0], ys[0] - across[1], xs[1] + across[0], ys[1] + across[1]


class Canvas:
    """A sheet of a given width; its height is known when all is drawn.

    Parameters
    ----------
    width
        Millimetres.
    language
        ``"zh"`` or ``"en"``: chooses the face.
    where
        What is being drawn, for messages.
    """

    def __init__(self, width: float, language: str, where: str) -> None:
        self.width = width
        self.language = language
        self.where = where
        self.is_narrow = width <= NARROW
        self.labels: list[Label] = []
        self._figure = Figure(facecolor="none", edgecolor="none", linewidth=0)
        self._millimetres = Affine2D()

    def measure(self, text: str, *, size: float = NORMAL, bold: bool = False) -> float:
        """Length of a line of text in millimetres."""
        return typeface.width(text, self._face(bold), size, self.where)

    def longest(self, texts: Iterable[str], *, size: float = NORMAL, bold: bool = False) -> float:
        """Length of the longest of some lines in millimetres; 0 for none."""
        return max((self.measure(text, size=size, bold=bold) for text in texts), default=0.0)

    def wrap(self, text: str, room: float, *, size: float = NORMAL, bold: bool = False) -> list[str]:
        """Break a text into lines no longer than `room` millimetres."""
        return typeface.wrap(text, self._face(bold), size, room, self.where)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = NORMAL,
        bold: bool = False,
        colour: str = INK,
        align: Align = "left",
        angle: float = 0.0,
    ) -> None:
        """Write a line of text beside a point; `y` is the middle of its capitals.

        Raises
        ------
        MissingGlyphError
            If the fonts lack a character.
        """
        length = self.measure(text, size=size, bold=bold)
        start = x - length * _BEFORE[align]
        label = Label(text, start, y, length, size, colour, bold, angle)
        self.labels.append(label)
        line = typeface.typeset(text, self._face(bold), self.where)
        self._add(_Type(label, line), order=3)

    def boxes(self, boxes: Iterable[Box], *, fill: str = "none", edge: str = "none", weight: float = 0.0) -> None:
        """Draw rectangles of one style, each given by its left, top, width and height."""
        corners = [[(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)] for x, y, w, h in boxes]
        self._shape(corners, _RECTANGLE, fill=fill, edge=edge, weight=weight, order=1 if edge == "none" else 2.2)

    def lines(self, lines: Iterable[tuple[Point, Point]], *, colour: str = RULE, weight: float = 0.5) -> None:
        """Draw straight lines of one style; `weight` is in points."""
        self._shape(list(lines), _STROKE, fill="none", edge=colour, weight=weight, order=2)

    def dot(
        self, x: float, y: float, *, radius: float = 1.1, fill: str, edge: str = "none", weight: float = 0.0
    ) -> None:
        """Draw a filled circle, or with an edge and the fill of the paper a ring; `radius` in millimetres."""
        circle = Path.circle((x, y), radius)
        self._patch(circle, fill=fill, edge=edge, weight=weight, order=2.5)

    def hatch(self, x: float, y: float, width: float, height: float) -> None:
        """Draw a hatched rectangle as lines, so that weight and spacing are ours in every reader."""
        spacing = 2.6
        starts = np.arange(spacing, width + height, spacing)
        self.lines(
            (
                (x + min(a, width), y + max(0.0, a - width)),
                (x + max(0.0, a - height), y + min(a, height)),
            )
            for a in starts.tolist()
        )
        self.boxes([(x, y, width, height)], edge=RULE, weight=0.5)

    def to_svg(self, height: float) -> str:
        """Finish the sheet at a height in millimetres and return it as SVG, without prolog, style sheet or metadata.

        Raises
        ------
        RenderError
            If a text reaches over an edge of the sheet.
        """
        self._refuse_cut_labels(height)
        points_wide, points_high = self.width / MM_PER_POINT, height / MM_PER_POINT
        self._figure.set_size_inches(points_wide / 72, points_high / 72)
        self._figure.dpi = 72
        self._millimetres.set_matrix(
            np.array([[1 / MM_PER_POINT, 0, 0], [0, -1 / MM_PER_POINT, points_high], [0, 0, 1]])
        )
        engraver = Engraver(points_wide, points_high)
        self._figure.draw(engraver)
        return engraver.finish()

    def _face(self, bold: bool) -> typeface.Face:
        return typeface.face_for(self.language, is_bold=bold)

    def _refuse_cut_labels(self, height: float) -> None:
        for label in self.labels:
            left, top, right, bottom = label.box
            over = max(-left, -top, right - self.width, bottom - height)
            if over > _TOLERANCE:
                raise RenderError(
                    f"{self.where}: the label {label.text!r} reaches {over:.1f} mm over the edge of a sheet of "
                    f"{self.width:g} by {height:.1f} mm"
                )

    def _shape(
        self,
        pieces: Sequence[Sequence[Point]],
        codes: Sequence[int],
        *,
        fill: str,
        edge: str,
        weight: float,
        order: float,
    ) -> None:
        """Draw pieces of one style as one path: half the time and half the bytes of a path each."""
        if pieces:
            path = Path(np.asarray(pieces, dtype=float).reshape(-1, 2), np.tile(codes, len(pieces)))
            self._patch(path, fill=fill, edge=edge, weight=weight, order=order)

    def _patch(self, path: Path, *, fill: str, edge: str, weight: float, order: float) -> None:
        self._add(PathPatch(path, facecolor=fill, edgecolor=edge, linewidth=weight, capstyle="butt"), order=order)

    def _add(self, artist: Artist, *, order: float) -> None:
        artist.set_transform(self._millimetres)
        artist.set_zorder(order)
        self._figure.add_artist(artist)


class _Type(Artist):
    """A line of type as matplotlib draws things."""

    def __init__(self, label: Label, line: typeface.Line) -> None:
        super().__init__()
        self._label = label
        self._line = line

    def draw(self, renderer: Engraver) -> None:  # type: ignore[override]  # it draws on our renderer only
        label = self._label
        drop = MIDDLE * label.size * MM_PER_POINT
        turn = radians(label.angle)
        start = (label.left + drop * sin(turn), label.middle + drop * cos(turn))
        x, y = self.get_transform().transform(start)
        gc = renderer.new_gc()
        gc.set_foreground(label.colour)
        renderer.draw_line(gc, self._line, x=float(x), y=float(y), size=label.size, angle=label.angle)
        gc.restore()
