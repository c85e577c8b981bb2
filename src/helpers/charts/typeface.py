"""Type: two faces from packages, which characters they have, and how a line of text is set.

matplotlib's own table of fonts is left as it was: a face is named by its file. Regular is the simplified Chinese face
of the collection for Chinese and the Japanese one for English, since the former sets curly quotation marks full-width;
bold exists as the Japanese face only. Either takes the mainland forms of Han characters from the language of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

import noto_cjk_sans_jp_bold
import noto_cjk_sans_otc
import numpy as np
from matplotlib.font_manager import FontPath, get_font
from matplotlib.ft2font import FT2Font
from matplotlib.path import Path
from matplotlib.textpath import TextToPath

from helpers.errors import MissingGlyphError

Face = Literal["zh", "en", "bold"]

UNITS_PER_EM: Final = 1000
MM_PER_POINT: Final = 25.4 / 72
MIDDLE: Final = 0.37
"""Height above the baseline, in em, of the middle of a digit, a capital and a Han character alike."""

_HAN: Final = r"\u2e80-\u3000\u3005-\u3007\u3021-\u9fff\uf900-\ufaff"
_OPEN, _CLOSE = "“‘（《〈【", "，。、；：？！）》〉】”％…"
_PIECES: Final = re.compile(rf"[{_OPEN}]*(?:[{_HAN}]|[^\s{_HAN}{_OPEN}{_CLOSE}]+)[{_CLOSE}]*|[{_OPEN}{_CLOSE}]+|\s+")
_END: Final = "国"  # set behind each line: where it begins is how far the line advances
_FILES: Final[dict[Face, FontPath]] = {
    "zh": FontPath(str(noto_cjk_sans_otc.FONT_PATH), 2),
    "en": FontPath(str(noto_cjk_sans_otc.FONT_PATH), 0),
    "bold": FontPath(str(noto_cjk_sans_jp_bold.FONT_PATH), 0),
}
_SETTER: Final = TextToPath()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text as glyphs.

    Attributes
    ----------
    glyphs
        Name of each glyph and where it starts, in thousandths of an em, which are the units of the fonts.
    advance
        Length of the line in the same unit.
    """

    glyphs: tuple[tuple[str, int], ...]
    advance: int


def face_for(language: str, *, is_bold: bool) -> Face:
    """Which face a text of this language is set in."""
    if is_bold:
        return "bold"
    return "zh" if language == "zh" else "en"


def missing(text: str, face: Face) -> list[str]:
    """Characters of the text that the face cannot draw, each once, in the order in which they stand."""
    font = _font(face)
    return [character for character in dict.fromkeys(text) if not font.get_char_index(ord(character))]


@lru_cache(maxsize=4096)
def typeset(text: str, face: Face, where: str) -> Line:
    """Set a line of text; what was set once is remembered, also by processes forked later.

    Raises
    ------
    MissingGlyphError
        If the face lacks a character of the text; `where` names the chart.
    """
    if lacking := missing(text, face):
        raise MissingGlyphError(lacking, where)
    language = "zh-hans" if re.search(f"[{_HAN}]", text) else "en"
    placed, outlines, _ = _SETTER.get_glyphs_with_font(_font(face), text + _END, language=language)
    names = {long: f"{face}-{long.rpartition('-')[2]}" for long in outlines}
    for long, (vertices, codes) in outlines.items():
        _OUTLINES.setdefault(names[long], Path(np.rint(vertices), codes))
    *glyphs, (_, advance, _, _) = placed
    return Line(tuple((names[long], round(start)) for long, start, _, _ in glyphs), round(advance))


def outline(name: str) -> Path:
    """Outline of a glyph that some line has used, in thousandths of an em, y upward."""
    return _OUTLINES[name]


def width(text: str, face: Face, size: float, where: str) -> float:
    """Length of a line of text in millimetres at a size in points."""
    return typeset(text, face, where).advance / UNITS_PER_EM * size * MM_PER_POINT


def wrap(text: str, face: Face, size: float, room: float, where: str) -> list[str]:
    """Break a text into lines that are no longer than `room` millimetres.

    English breaks at spaces, Chinese between any two characters but before closing and after opening punctuation; a
    word longer than the room keeps a line of its own.
    """
    lines = [""]
    for piece in _PIECES.findall(text):
        if lines[-1] and width((lines[-1] + piece).rstrip(), face, size, where) > room:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    lines[-1] = lines[-1].rstrip()
    return lines


_OUTLINES: Final[dict[str, Path]] = {}


def _font(face: Face) -> FT2Font:
    """Open a face at one unit to the point, or take it from matplotlib's cache, which empties itself after a fork."""
    font = get_font(_FILES[face])
    font.set_size(UNITS_PER_EM, TextToPath.DPI)
    return font
