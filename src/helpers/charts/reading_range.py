"""How far a count depends on what is taken for a measure: from the conservative reading to the coded one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from helpers.charts.canvas import SMALL, Canvas
from helpers.charts.drawing import Drawing, draw
from helpers.charts.frames import Place, count, places, present, records
from helpers.charts.headings import write_row_name
from helpers.charts.palette import ACCENT, INK2, MARK, PAPER, STEPS
from helpers.charts.words import measures, number, pick, sentences

WHERE: Final = "reading_range"
ROW: Final = 6.4
APART: Final = 1.6
RADIUS: Final = 1.2


@dataclass(frozen=True, slots=True)
class _Range:
    conservative: int
    coded: int


Rows = Sequence[tuple[Place, _Range | None]]
"""Each locality with its range; None where its articles have no measure."""


def reading_range(
    density: pd.DataFrame, localities: pd.DataFrame, *, language: str, chosen: str | None = None
) -> Drawing:
    """Draw for each locality the number of its measures by both readings, with both ends labelled.

    The conservative reading counts actions only, and each series of slogans once; the coded one counts every measure.

    Parameters
    ----------
    density
        One row for each locality with an article: ``locality_code``, ``measure_count``, ``conservative_count``; NA
        where its articles have no measure, which is written in place of a range.
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
    found = {row["locality_code"]: _range(row) for row in rows}
    ranges = [(known[code], found[code]) for code in sorted(found)]
    alt = _alt(ranges, language)
    return draw(lambda canvas: _paint(canvas, ranges), width="text", language=language, alt=alt, where=WHERE)


def _range(row: dict[str, Any]) -> _Range | None:
    conservative, coded = count(row["conservative_count"]), count(row["measure_count"])
    return None if conservative is None or coded is None else _Range(conservative, coded)


def _paint(canvas: Canvas, rows: Rows) -> float:
    language = canvas.language
    before, after = pick(language, "保守读法 ", "conservative "), pick(language, " 编码读法", " as coded")
    names = canvas.longest((place.name for place, _ in rows), bold=True) + 2
    reach = RADIUS + 1.2
    ranges = [found for _, found in rows if found is not None]
    most = max((found.coded for found in ranges), default=0)
    right = canvas.width - 0.4 - reach - canvas.measure(f"{most}{after}", bold=True)
    labels = [f"{'' if index else before}{number(found.conservative, language)}" for index, found in enumerate(ranges)]
    ends = [names + reach + canvas.measure(label, bold=True) for label in labels]
    left = _zero([found.conservative / max(1, most) for found in ranges], ends, names, right)
    scale = (right - left) / max(1, most)
    y = ROW / 2 + 0.2
    waiting = iter(enumerate(labels))
    for place, found in rows:
        write_row_name(canvas, place, y)
        if found is None:
            canvas.text(left + reach, y, measures(None, language), size=SMALL, colour=INK2)
        else:
            index, few = next(waiting)
            bold, colour = place.is_chosen, MARK if place.is_chosen else ACCENT
            low, high = left + scale * found.conservative, left + scale * found.coded
            canvas.boxes([(low, y - 0.7, high - low, 1.4)], fill=STEPS[2])
            canvas.dot(low, y, radius=RADIUS, fill=PAPER, edge=colour, weight=1.1)
            canvas.dot(high, y, radius=RADIUS if high - low > RADIUS else RADIUS - 0.5, fill=colour)
            many = number(found.coded, language)
            canvas.text(low - reach, y, few, bold=bold, align="right")
            free = low - reach - canvas.measure(few, bold=bold) - 1
            canvas.lines([((left, y), (free, y))] if free > left else [])
            canvas.text(high + reach, y, many if index else many + after, bold=bold)
        y += ROW + (APART if place.is_prefecture else 0)
    bottom = y - ROW / 2
    canvas.lines([((left, ROW / 2 - 1.4), (left, bottom))])
    canvas.text(left, bottom + 1.9, "0", size=SMALL, colour=INK2, align="center")
    return bottom + 3.6


def _zero(parts: Sequence[float], ends: Sequence[float], left: float, right: float) -> float:
    """Where the scale must begin so that each mark, at its part of the way to `right`, lies behind its `ends`."""
    return max(left, *((end - right * part) / (1 - part) for part, end in zip(parts, ends, strict=True) if part < 1))


def _alt(rows: Rows, language: str) -> str:
    items = [pick(language, "各地措施数的读法区间", "Measures by the conservative and the coded reading")]
    for place, found in rows:
        said = measures(None, language)
        if found is not None:
            said = pick(
                language,
                f"保守读法{found.conservative}项，编码读法{found.coded}项",
                f"conservative {found.conservative}, as coded {found.coded}",
            )
        items.append(place.name + pick(language, "：", ": ") + said)
    return sentences(items, language)
