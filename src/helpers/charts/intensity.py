"""How binding the measures are: the five parts of intensity first, their mean and its band second."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Final

import pandas as pd

from helpers.charts.canvas import NORMAL, SMALL, Canvas
from helpers.charts.drawing import Drawing, draw
from helpers.charts.frames import Place, places, present, records
from helpers.charts.headings import Heading
from helpers.charts.palette import ACCENT, INK2, MARK, STEPS, TRACK
from helpers.charts.share_grid import BAR, Share, paint_grid
from helpers.charts.words import clauses, measures, of, pick, ratio, sentences

WHERE: Final = "intensity"


@dataclass(frozen=True, slots=True)
class _Row:
    place: Place
    shares: tuple[Share, ...]
    mean: float
    low: float
    high: float

    @property
    def band(self) -> str:
        return "" if isnan(self.low) else f"{ratio(self.low)}–{ratio(self.high)}"


def intensity(
    parts: pd.DataFrame,
    means: pd.DataFrame,
    localities: pd.DataFrame,
    names: pd.DataFrame,
    *,
    language: str,
    chosen: str | None = None,
) -> Drawing:
    """Draw which share of a locality's measures names a target, a deadline, resources, a check, a responsible body.

    The mean of the five stands behind them on a scale from 0 to 1, with the band of a bootstrap over the measures,
    which says how sensitive it is to what was reported.

    Parameters
    ----------
    parts
        One row for each locality and part: ``locality_code``, ``part``, ``measure_count``, ``part_count``.
    means
        One row for each locality: ``locality_code``, ``intensity_mean``, ``low``, ``high``; NaN where undefined.
    localities
        ``locality_code``, ``short_zh``, ``short_en``, ``is_prefecture``.
    names
        The codebook's five parts, in the order drawn: ``part``, ``name_zh``, ``name_en``.
    language
        ``"zh"`` or ``"en"``.
    chosen
        Code of the locality whose row is marked.

    Raises
    ------
    UnknownNameError
        If a code is not among the localities.
    """
    name = pick(language, "name_zh", "name_en")
    named = {row["part"]: row[name] for row in records(names, ("part", name), WHERE)}
    rows = _rows(parts, means, places(localities, language, WHERE, chosen), named)
    heads = list(named.values())
    alt = _alt(rows, heads, language)
    return draw(lambda canvas: _paint(canvas, rows, heads), width="full", language=language, alt=alt, where=WHERE)


def _rows(parts: pd.DataFrame, means: pd.DataFrame, known: dict[str, Place], order: Collection[str]) -> list[_Row]:
    found = records(parts, ("locality_code", "part", "measure_count", "part_count"), WHERE)
    shares = {
        (row["locality_code"], row["part"]): Share(int(row["part_count"]), int(row["measure_count"])) for row in found
    }
    mean = {
        row["locality_code"]: (float(row["intensity_mean"]), float(row["low"]), float(row["high"]))
        for row in records(means, ("locality_code", "intensity_mean", "low", "high"), WHERE)
    }
    shown = present(known, (row["locality_code"] for row in found), WHERE)
    return [_Row(place, tuple(shares[place.code, part] for part in order), *mean[place.code]) for place in shown]


def _paint(canvas: Canvas, rows: Sequence[_Row], names: Sequence[str]) -> float:
    language = canvas.language
    band = canvas.longest((row.band for row in rows), size=SMALL)
    wide = max(canvas.measure("0.00", bold=True) + 1 + band, 20.0 if canvas.is_narrow else 34.0)
    start, gap = canvas.width - wide - 0.6, 3.0 if canvas.is_narrow else 7.0
    title = Heading(pick(language, "均值（区间）", "Mean (band)"), start, align="left")
    shares = [row.shares for row in rows]
    grid = paint_grid(canvas, [row.place for row in rows], names, shares, right=start - gap, last=title)
    for row, figures, bar in zip(rows, grid.figures, grid.bars, strict=True):
        colour = MARK if row.place.is_chosen else ACCENT
        canvas.text(start, figures, ratio(row.mean), bold=True, size=NORMAL)
        canvas.boxes([(start, bar, wide, BAR)], fill=TRACK)
        if row.band:
            canvas.text(start + wide, figures, row.band, size=SMALL, colour=INK2, align="right")
            canvas.boxes([(start + wide * row.low, bar, wide * (row.high - row.low), BAR)], fill=STEPS[2])
        if not isnan(row.mean):
            canvas.dot(start + wide * row.mean, bar + BAR / 2, radius=0.8, fill=colour)
    canvas.text(start, grid.bottom + 1.6, "0", size=SMALL, colour=INK2)
    canvas.text(start + wide, grid.bottom + 1.6, "1", size=SMALL, colour=INK2, align="right")
    return grid.bottom + 3.2


def _alt(rows: Sequence[_Row], names: Sequence[str], language: str) -> str:
    items = [
        pick(
            language,
            "各地措施具备强度五要素的项数，及其均值",
            "Measures with each of five parts of intensity, and their mean",
        )
    ]
    for row in rows:
        counted = measures(row.shares[0].whole, language)
        named = clauses(
            (
                f"{name}{pick(language, '', ' ')}{of(s.part, s.whole, language)}"
                for name, s in zip(names, row.shares, strict=True)
            ),
            language,
        )
        band = pick(language, f"（区间{row.band}）", f" (band {row.band})") if row.band else ""
        mean = pick(language, f"；均值{ratio(row.mean)}{band}", f"; mean {ratio(row.mean)}{band}")
        items.append(
            pick(language, f"{row.place.name}（{counted}）：", f"{row.place.name} ({counted}): ") + named + mean
        )
    return sentences(items, language)
