"""Charts in one style: matplotlib draws them in millimetres, at the size at which they are printed.

Each function takes frames and a language and returns a `Drawing`: an SVG for paper and wide screens, one for phones,
and a text that says all that they show. A chart labels its marks directly and has no legend, box or grid; it reads in
grey and for every kind of colour vision. A locality's silence is never drawn as a zero.
"""

from helpers.charts.drawing import Drawing
from helpers.charts.emphasis import emphasis
from helpers.charts.instruments import instruments
from helpers.charts.intensity import intensity
from helpers.charts.matrix import matrix
from helpers.charts.palette import COLOURS
from helpers.charts.reading_range import reading_range
from helpers.charts.similarity import similarity
from helpers.charts.targets import targets
from helpers.charts.tile_map import tile_map

__all__ = [
    "COLOURS",
    "Drawing",
    "emphasis",
    "instruments",
    "intensity",
    "matrix",
    "reading_range",
    "similarity",
    "targets",
    "tile_map",
]
