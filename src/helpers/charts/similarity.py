"""How alike the localities’ themes are: a square of pairs, whose two halves show two measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from typing import Final

import pandas as pd

from helpers.charts.canvas import NORMAL, SMALL, Canvas
from helpers.charts.drawing import Drawing, draw
from helpers.charts.frames import Place, places, present, records
from helpers.charts.headings import Heading, write_headings, write_row_name
from helpers.charts.palette import INK2, SHARE_LIMITS, ink_on, tint
from helpers.charts.words import pick, ratio, sentences
from helpers.wording import counted

WHERE: Final = "similarity"
ROW: Final = 8.6


@dataclass(frozen=True, slots=True)
class _Pair:
    first: Place
    second: Place
    jaccard: float
    cosine: float
    shared: int
    either: int


def similarity(pairs: pd.DataFrame, localities: pd.DataFrame, *, language: str, chosen: str | None = None) -> Drawing:
    """Draw two measures of likeness for each pair of peers.

    Below the diagonal the themes that both mention out of those that either mentions, as a count and as Jaccard's
    ratio; above it the cosine of their counts of measures by theme.

    Parameters
    ----------
    pairs
        One row for each pair of peers: ``locality_code_a`` < ``locality_code_b``, ``jaccard``, ``cosine``,
        ``shared_themes``, ``only_a``, ``only_b`` (tuples of theme codes). A ratio that is undefined is NaN.
    localities
        ``locality_code``, ``short_zh``, ``short_en``, ``is_prefecture``.
    language
        ``"zh"`` or ``"en"``.
    chosen
        Code of the locality whose name is marked.

    Raises
    ------
    UnknownNameError
        If a code is not among the localities.
    UsageError
        If there is no pair.
    """
    known = places(localities, language, WHERE, chosen)
    columns = ("locality_code_a", "locality_code_b", "jaccard", "cosine", "shared_themes", "only_a", "only_b")
    rows = records(pairs, columns, WHERE)
    shown = present(known, (row[key] for row in rows for key in columns[:2]), WHERE)
    found = [
        _Pair(
            known[row["locality_code_a"]],
            known[row["locality_code_b"]],
            float(row["jaccard"]),
            float(row["cosine"]),
            len(row["shared_themes"]),
            len(row["shared_themes"]) + len(row["only_a"]) + len(row["only_b"]),
        )
        for row in rows
    ]
    alt = _alt(found, language)
    return draw(lambda canvas: _paint(canvas, shown, found), width="text", language=language, alt=alt, where=WHERE)


def _paint(canvas: Canvas, shown: Sequence[Place], pairs: Sequence[_Pair]) -> float:
    language = canvas.language
    left = canvas.longest((place.name for place in shown), bold=True) + 2.5
    wide = min((canvas.width - left - 0.4) / len(shown), 30.0)
    right = left + wide * len(shown)
    above = pick(language, "右上：各主题措施数的余弦相似度", "Upper right: cosine of measures by theme")
    below = pick(
        language, "左下：共有主题／两地主题合计（杰卡德系数）", "Lower left: themes shared / themes in either (Jaccard)"
    )
    canvas.text(max(right, canvas.measure(above, size=SMALL)), 1.6, above, size=SMALL, colour=INK2, align="right")
    headings = [Heading(place.name, left + wide * (k + 0.5), place.is_chosen) for k, place in enumerate(shown)]
    top = write_headings(canvas, headings, 4.4).bottom + 0.8
    order = {place.code: index for index, place in enumerate(shown)}
    for place, index in zip(shown, order.values(), strict=True):
        write_row_name(canvas, place, top + ROW * (index + 0.5))
    for pair in pairs:
        a, b = order[pair.first.code], order[pair.second.code]
        lower, upper = (left + wide * a, top + ROW * b), (left + wide * b, top + ROW * a)
        _paint_cell(canvas, lower, wide, pair.jaccard, f"{pair.shared}/{pair.either}")
        _paint_cell(canvas, upper, wide, pair.cosine, "")
    bottom = top + ROW * len(shown)
    for line in canvas.wrap(below, canvas.width, size=SMALL):
        bottom += 3.2
        canvas.text(0, bottom - 0.8, line, size=SMALL, colour=INK2)
    return bottom + 1


def _paint_cell(canvas: Canvas, corner: tuple[float, float], wide: float, value: float, counts: str) -> None:
    """Print a ratio on its tint, and beneath it the counts where they fit."""
    x, y = corner[0] + wide / 2, corner[1]
    colour = INK2
    if not isnan(value):
        fill = tint(value, SHARE_LIMITS)
        canvas.boxes([(corner[0] + 0.4, y + 0.4, wide - 0.8, ROW - 0.8)], fill=fill)
        colour = ink_on(fill)
    room = wide - 1.2
    words, size = _fitting(canvas, ratio(value), room)
    two = bool(counts) and canvas.measure(counts, size=SMALL) <= room
    canvas.text(x, y + (2.7 if two else ROW / 2), words, size=size, bold=True, colour=colour, align="center")
    if two:
        canvas.text(x, y + 6.0, counts, size=SMALL, colour=colour, align="center")


def _fitting(canvas: Canvas, words: str, room: float) -> tuple[str, float]:
    """Choose the largest way to write a ratio into a cell: smaller, or without its leading zero."""
    short = "1" if words == "1.00" else words.removeprefix("0")
    ways = [(words, NORMAL), (words, SMALL), (short, SMALL)]
    return next((way for way in ways if canvas.measure(way[0], size=way[1], bold=True) <= room), ways[-1])


def _alt(pairs: Sequence[_Pair], language: str) -> str:
    items = [pick(language, "各地主题的相似度", "Likeness of the localities’ themes")]
    items += [
        pick(
            language,
            f"{p.first.name}与{p.second.name}：共有主题{p.shared}个，两地合计{p.either}个，杰卡德系数{ratio(p.jaccard)}，"
            f"余弦{ratio(p.cosine)}",
            f"{p.first.name} and {p.second.name}: {_themes(p.shared)} shared of {p.either}, "
            f"Jaccard {ratio(p.jaccard)}, cosine {ratio(p.cosine)}",
        )
        for p in pairs
    ]
    return sentences(items, language)


def _themes(count: int) -> str:
    return counted(count, "en", zh="个", en="theme")
