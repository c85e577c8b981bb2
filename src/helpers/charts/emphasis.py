"""What each locality stresses: location quotients as dots around 1 on a logarithmic scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, isnan, log, log2
from typing import Final

import pandas as pd

from helpers.charts.canvas import SMALL, Canvas
from helpers.charts.drawing import Drawing, draw
from helpers.charts.frames import Place, places, present, records, titles
from helpers.charts.palette import ACCENT, INK, INK2, MARK
from helpers.charts.words import clauses, pick, ratio, sentences

WHERE: Final = "emphasis"
LANE: Final = 3.9
RADIUS: Final = 1.0
PAD: Final = 1.1  # between a dot and its label
TICK_REACH: Final = 3.0
TICK_ROOM: Final = 7.0
CAPTION: Final = 2.5  # from the line at 1 to the words beside it
TURNS: Final = 4


@dataclass(frozen=True, slots=True)
class _Dot:
    place: Place
    theme: str
    quotient: float
    count: int
    total: int

    @property
    def label(self) -> str:
        return f"{self.place.name} {ratio(self.quotient)}"


@dataclass(frozen=True, slots=True)
class _Spot:
    """A dot with its label, which stands on the side away from the line at 1, or where the sheet has room."""

    dot: _Dot
    x: float
    left: float
    right: float
    is_before: bool


def emphasis(
    location_quotients: pd.DataFrame,
    localities: pd.DataFrame,
    themes: pd.DataFrame,
    *,
    language: str,
    chosen: str | None = None,
) -> Drawing:
    """Draw how the share of a theme in a locality's measures compares with its share in all measures.

    1 means the same share, 2 twice, 0.5 half. Only quotients that are defined are drawn, and only themes with one.

    Parameters
    ----------
    location_quotients
        ``locality_code``, ``theme``, ``measure_count``, ``locality_count``, ``location_quotient`` (NaN below three
        measures).
    localities
        ``locality_code``, ``short_zh``, ``short_en``, ``is_prefecture``.
    themes
        ``theme``, ``name_zh``, ``name_en``, ``short_zh``, ``short_en``.
    language
        ``"zh"`` or ``"en"``.
    chosen
        Code of the locality whose dots are marked.

    Raises
    ------
    UnknownNameError
        If a code is not among the localities.
    UsageError
        If no quotient is defined.
    """
    known = places(localities, language, WHERE, chosen)
    columns = ("locality_code", "theme", "measure_count", "locality_count", "location_quotient")
    rows = [row for row in records(location_quotients, columns, WHERE) if not isnan(row["location_quotient"])]
    present(known, (row["locality_code"] for row in rows), WHERE)
    dots = sorted(
        (
            _Dot(
                known[row["locality_code"]],
                row["theme"],
                float(row["location_quotient"]),
                int(row["measure_count"]),
                int(row["locality_count"]),
            )
            for row in rows
        ),
        key=lambda dot: (dot.theme, dot.place.code),
    )
    long_names = titles(themes, "theme", pick(language, "name_zh", "name_en"), WHERE)
    short_names = titles(themes, "theme", pick(language, "short_zh", "short_en"), WHERE)
    return draw(
        lambda canvas: _paint(canvas, dots, short_names if canvas.is_narrow else long_names),
        width="full",
        language=language,
        alt=_alt(dots, long_names, language),
        where=WHERE,
    )


def _paint(canvas: Canvas, dots: Sequence[_Dot], names: dict[str, str]) -> float:
    language = canvas.language
    themes = list(dict.fromkeys(dot.theme for dot in dots))
    left = canvas.longest(names[theme] for theme in themes) + 3
    reaches = [(dot.quotient, RADIUS + PAD + _length(canvas, dot)) for dot in dots]
    words = pick(language, "低于总体比重", "below overall"), pick(language, "高于总体比重", "above overall")
    scale = _fit(reaches, left, canvas.width - 0.2, CAPTION + canvas.longest(words, size=SMALL))
    one = scale.one
    canvas.text(one - CAPTION, 1.7, words[0], size=SMALL, colour=INK2, align="right")
    canvas.text(one + CAPTION, 1.7, words[1], size=SMALL, colour=INK2)
    top = y = 4.2
    for theme in themes:
        canvas.lines([((0, y), (canvas.width, y))], weight=0.4)
        lanes = _lanes([_spot(canvas, dot, scale) for dot in dots if dot.theme == theme])
        canvas.text(0, y + LANE / 2 + 0.3, names[theme])
        for lane in lanes:
            for spot in lane:
                _paint_spot(canvas, spot, y + LANE / 2 + 0.3)
            y += LANE
        y += 0.6
    canvas.lines([((0, y), (canvas.width, y))], weight=0.4)
    canvas.lines([((one, top - 1.5), (one, y + 1))], colour=INK2, weight=0.7)
    ticks = {tick: scale.place(tick) for tick in _ticks([dot.quotient for dot in dots], scale)}
    canvas.lines((((x, y), (x, y + 1)) for x in ticks.values()), colour=INK2)
    for tick, x in ticks.items():
        canvas.text(x, y + 2.9, _tick(tick), size=SMALL, colour=INK2, align="center")
    return y + 4.6


@dataclass(frozen=True, slots=True)
class _Scale:
    """A logarithmic scale: where 1 stands, and millimetres for each unit of the natural logarithm."""

    one: float
    unit: float

    def place(self, quotient: float) -> float:
        return self.one + self.unit * log(quotient)


def _fit(reaches: Sequence[tuple[float, float]], left: float, right: float, caption: float) -> _Scale:
    """Stretch the scale as far as every label finds room.

    `reaches` has for each dot its quotient and how far its label reaches from its middle. Labels below 1 stand before
    their dots, the others behind; but one that finds room between its dot and the line at 1 may turn there, which
    lets the scale grow, so that more may turn. The captions beside the line, and the ticks at one half and two, find
    room in any case.
    """
    below = [(-log(quotient), reach) for quotient, reach in [*reaches, (0.5, TICK_REACH)] if quotient < 1]
    above = [(log(quotient), reach) for quotient, reach in [*reaches, (2.0, TICK_REACH)] if quotient >= 1]
    below, above = [*below, (0.0, caption)], [*above, (0.0, caption)]
    unit = 0.0
    for _ in range(TURNS):
        ends = [(distance, TICK_REACH if unit * distance > reach + PAD else reach) for distance, reach in above]
        unit = min((right - left - reach_a - reach_b) / (a + b) for a, reach_a in below for b, reach_b in ends if a + b)
    return _Scale(left + max(reach + unit * distance for distance, reach in below), unit)


def _ticks(quotients: Sequence[float], scale: _Scale) -> list[float]:
    """Powers of two within the data, at least from one half to two, no closer than their labels allow."""
    step = ceil(TICK_ROOM / (scale.unit * log(2)))
    lowest, highest = (int(log2(end(0.5, 2.0, *quotients)) / step) for end in (min, max))
    return [2.0 ** (step * index) for index in range(lowest, highest + 1)]


def _tick(quotient: float) -> str:
    return f"{quotient:g}" if quotient >= 1 else f"1/{1 / quotient:g}"


def _length(canvas: Canvas, dot: _Dot) -> float:
    return canvas.measure(dot.label, size=SMALL, bold=dot.place.is_chosen)


def _spot(canvas: Canvas, dot: _Dot, scale: _Scale) -> _Spot:
    x, reach = scale.place(dot.quotient), RADIUS + PAD + _length(canvas, dot)
    is_before = dot.quotient < 1 or x + reach > canvas.width
    return _Spot(dot, x, x - reach if is_before else x - RADIUS, x + RADIUS if is_before else x + reach, is_before)


def _lanes(spots: Sequence[_Spot]) -> list[list[_Spot]]:
    """Put the spots of a theme on as few lanes as keep dots and labels apart."""
    lanes: list[list[_Spot]] = []
    for spot in spots:
        free = (lane for lane in lanes if all(spot.left > o.right + PAD or spot.right + PAD < o.left for o in lane))
        lane = next(free, None)
        if lane is None:
            lanes.append([spot])
        else:
            lane.append(spot)
    return lanes


def _paint_spot(canvas: Canvas, spot: _Spot, y: float) -> None:
    place = spot.dot.place
    canvas.dot(spot.x, y, radius=RADIUS, fill=MARK if place.is_chosen else ACCENT)
    if place.is_chosen:
        canvas.dot(spot.x, y, radius=RADIUS + 0.6, fill="none", edge=MARK, weight=0.8)  # a ring, to read in grey too
    x = spot.x + (RADIUS + PAD) * (-1 if spot.is_before else 1)
    canvas.text(
        x,
        y,
        spot.dot.label,
        size=SMALL,
        bold=place.is_chosen,
        colour=MARK if place.is_chosen else INK,
        align="right" if spot.is_before else "left",
    )


def _alt(dots: Sequence[_Dot], names: dict[str, str], language: str) -> str:
    items = [
        pick(language, "各地主题比重与总体比重之比（区位商）", "Share of a theme in a locality over its share overall")
    ]
    for theme in dict.fromkeys(dot.theme for dot in dots):
        said = (
            pick(
                language,
                f"{dot.place.name}{ratio(dot.quotient)}（{dot.total}项中{dot.count}项）",
                f"{dot.place.name} {ratio(dot.quotient)} ({dot.count} of {dot.total} measures)",
            )
            for dot in dots
            if dot.theme == theme
        )
        items.append(names[theme] + pick(language, "：", ": ") + clauses(said, language))
    return sentences(items, language)
