"""How far a count depends on what is taken for a measure: from the conservative reading to the coded one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from helpers.charts.canvas import SMALL, Canvas
from helpers.charts.drawing import Drawing, draw
from helpers.charts.frames import Place, places, present, records
from helpers.charts.headings import write_row_name
from helpers.charts.palette import ACCENT, INK2, MARK, PAPER, STEPS
from helpers.charts.words import number, pick, sentences

WHERE: Final = "reading_range"
ROW: Final = 6.4
APART: Final = 1.6
RADIUS: Final = 1.2


@dataclass(frozen=True, slots=True)
class _Range:
    place: Place
    conservative: int
    coded: int


def reading_range(
    density: pd.DataFrame, localities: pd.DataFrame, *, language: str, chosen: str | None = None
) -> Drawing:
    """Draw for each locality the number of its measures by both readings, with both ends labelled.

    The conservative reading counts actions only, and each series of slogans once; the coded one counts every measure.

    Parameters
    ----------
    density
        One row for each locality with an article: ``locality_code``, ``measure_count``, ``conservative_count``.
    localities
        ``locality_code``, ``short_zh``, ``short_en``, ``is_prefecture``.
    language
        ``"zh"`` or ``"en"``.
    chosen
        Code of the locality whose row is marked.

    Raises
    ------
    UnknownNameError
        If a code is not among the localities.
    UsageError
        If there is no row.
    """
    rows = records(density, ("locality_code", "measure_count", "conservative_count"), WHERE)
    known = places(localities, language, WHERE, chosen)
    present(known, (row["locality_code"] for row in rows), WHERE)
    ranges = sorted(
        (
            _Range(known[row["locality_code"]], int(row["conservative_count"]), int(row["measure_count"]))
            for row in rows
        ),
        key=lambda row: row.place.code,
    )
    alt = _alt(ranges, language)
    return draw(lambda canvas: _paint(canvas, ranges), width="text", language=language, alt=alt, where=WHERE)


def _paint(canvas: Canvas, ranges: Sequence[_Range]) -> float:
    language = canvas.language
    before, after = pick(language, "保守读法 ", "conservative "), pick(language, " 编码读法", " as coded")
    names = canvas.longest((row.place.name for row in ranges), bold=True) + 2
    reach = RADIUS + 1.2
    most = max(row.coded for row in ranges)
    right = canvas.width - 0.4 - reach - canvas.measure(f"{most}{after}", bold=True)
    labels = [f"{'' if index else before}{number(row.conservative, language)}" for index, row in enumerate(ranges)]
    ends = [names + reach + canvas.measure(label, bold=True) for label in labels]
    left = _zero([row.conservative / max(1, most) for row in ranges], ends, names, right)
    scale = (right - left) / max(1, most)
    y = ROW / 2 + 0.2
    for index, (row, few) in enumerate(zip(ranges, labels, strict=True)):
        bold, colour = row.place.is_chosen, MARK if row.place.is_chosen else ACCENT
        write_row_name(canvas, row.place, y)
        low, high = left + scale * row.conservative, left + scale * row.coded
        canvas.boxes([(low, y - 0.7, high - low, 1.4)], fill=STEPS[2])
        canvas.dot(low, y, radius=RADIUS, fill=PAPER, edge=colour, weight=1.1)
        canvas.dot(high, y, radius=RADIUS if high - low > RADIUS else RADIUS - 0.5, fill=colour)
        many = number(row.coded, language)
        canvas.text(low - reach, y, few, bold=bold, align="right")
        free = low - reach - canvas.measure(few, bold=bold) - 1
        canvas.lines([((left, y), (free, y))] if free > left else [])
        canvas.text(high + reach, y, many if index else many + after, bold=bold)
        y += ROW + (APART if row.place.is_prefecture else 0)
    bottom = y - ROW / 2
    canvas.lines([((left, ROW / 2 - 1.4), (left, bottom))])
    canvas.text(left, bottom + 1.9, "0", size=SMALL, colour=INK2, align="center")
    return bottom + 3.6


def _zero(parts: Sequence[float], ends: Sequence[float], left: float, right: float) -> float:
    """Where the scale must begin so that each mark, at its part of the way to `right`, lies behind its `ends`."""
    return max(left, *((end - right * part) / (1 - part) for part, end in zip(parts, ends, strict=True) if part < 1))


def _alt(ranges: Sequence[_Range], language: str) -> str:
    items = [pick(language, "各地措施数的读法区间", "Measures by the conservative and the coded reading")]
    items += [
        pick(
            language,
            f"{row.place.name}：保守读法{row.conservative}项，编码读法{row.coded}项",
            f"{row.place.name}: conservative {row.conservative}, as coded {row.coded}",
        )
        for row in ranges
    ]
    return sentences(items, language)
