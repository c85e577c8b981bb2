"""Parts of stated wholes as bullet charts: how far a count has come toward the number it is measured by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, isnan
from typing import Final

import pandas as pd

from helpers.charts.canvas import LARGE, SMALL, Align, Canvas
from helpers.charts.drawing import Drawing, draw
from helpers.charts.frames import places, records
from helpers.charts.palette import ACCENT, INK, INK2, PAPER, TRACK
from helpers.charts.words import number, percent, pick, sentences
from helpers.errors import UsageError

WHERE: Final = "targets"
BAR: Final = 4.2
LINE: Final = 3.9
PAD: Final = 1.2


@dataclass(frozen=True, slots=True)
class _Bullet:
    label: str
    part: float
    whole: float
    share: float


def targets(attainment: pd.DataFrame, *, language: str, localities: pd.DataFrame | None = None) -> Drawing:
    """Draw each part as a bar on a track that is as long as its own whole.

    Wholes differ, so no two rows share a track: each names its part and its whole, and the common scale is per cent.
    A share above 100 % runs past the end of its track, which a line marks.

    Parameters
    ----------
    attainment
        One row for each pair: ``indicator_zh``, ``indicator_en``, ``part``, ``whole``, ``share`` (0–1) and, where
        localities are given, ``locality_code``.
    language
        ``"zh"`` or ``"en"``.
    localities
        ``locality_code``, ``short_zh``, ``short_en``, ``is_prefecture``: puts a locality's name before each indicator.

    Raises
    ------
    UsageError
        If there is no pair, or one has no share.
    UnknownNameError
        If a code is not among the localities.
    """
    bullets = _bullets(attainment, language, localities)
    alt = _alt(bullets, language)
    return draw(lambda canvas: _paint(canvas, bullets), width="text", language=language, alt=alt, where=WHERE)


def _bullets(attainment: pd.DataFrame, language: str, localities: pd.DataFrame | None) -> list[_Bullet]:
    indicator = pick(language, "indicator_zh", "indicator_en")
    columns = [indicator, "part", "whole", "share"] + ([] if localities is None else ["locality_code"])
    known = {} if localities is None else places(localities, language, WHERE)
    rows = records(attainment, columns, WHERE)
    undefined = [row[indicator] for row in rows if isnan(row["share"]) or not row["whole"] > 0]
    if undefined or not rows:
        raise UsageError(f"{WHERE}: no share to draw" + (f" for {', '.join(undefined)}" if undefined else ""))
    return [
        _Bullet(
            _label(row[indicator], known[row["locality_code"]].name if known else "", language),
            float(row["part"]),
            float(row["whole"]),
            float(row["share"]),
        )
        for row in rows
    ]


def _label(indicator: str, name: str, language: str) -> str:
    return f"{name}{pick(language, '：', ': ')}{indicator}" if name else indicator


def _paint(canvas: Canvas, bullets: Sequence[_Bullet]) -> float:
    right = canvas.width - 0.5
    end = ceil(max(1.0, *(bullet.share for bullet in bullets)) * 4) / 4
    y = 0.0
    for bullet in bullets:
        share = percent(bullet.share)
        room = right - canvas.measure(share, size=11, bold=True) - 4
        lines = canvas.wrap(bullet.label, room, size=LARGE, bold=True)
        for index, line in enumerate(lines):
            canvas.text(0, y + 2.4 + LINE * index, line, size=LARGE, bold=True)
        last = y + 2.4 + LINE * (len(lines) - 1)
        canvas.text(right, last, share, size=11, bold=True, colour=ACCENT, align="right")
        _paint_bar(canvas, bullet, last + 3.2, right, right / end)
        y = last + 3.2 + BAR + 4.8
    return _paint_scale(canvas, y - 3.2, right, end)


def _paint_bar(canvas: Canvas, bullet: _Bullet, top: float, right: float, scale: float) -> None:
    """Draw track, bar and the mark at its end; print the part beside the mark and the whole at the far end."""
    x, end, middle = bullet.share * scale, scale, top + BAR / 2
    canvas.boxes([(0, top, end, BAR)], fill=TRACK)
    canvas.boxes([(0, top, x, BAR)], fill=ACCENT)
    marks = [((x, top - 1), (x, top + BAR + 1))]
    canvas.lines(marks if x <= end else [*marks, ((end, top - 1), (end, top + BAR + 1))], colour=INK, weight=1.1)
    part = number(bullet.part, canvas.language)
    whole = pick(canvas.language, f"共{number(bullet.whole, 'zh')}", f"of {number(bullet.whole, 'en')}")
    part_room = canvas.measure(part, bold=True) + 2 * PAD
    whole_room = canvas.measure(whole) + 2 * PAD
    if end - x >= whole_room:
        canvas.text(end - PAD, middle, whole, colour=INK2, align="right")
        if x >= part_room:
            canvas.text(x - PAD, middle, part, bold=True, colour=PAPER, align="right")
        elif end - x >= whole_room + part_room:
            canvas.text(x + PAD, middle, part, bold=True, colour=INK)
    else:
        canvas.text(PAD, middle, part, bold=True, colour=PAPER)
        canvas.text(PAD + part_room, middle, whole, colour=PAPER)


def _paint_scale(canvas: Canvas, y: float, right: float, end: float) -> float:
    step = 0.25 if end <= 1.5 else 0.5 if end <= 3 else 1.0
    ticks = [step * index for index in range(int(end / step) + 1)]
    canvas.lines((((x, y), (x, y + 1)) for x in (max(0.1, right * tick / end) for tick in ticks)), colour=INK2)
    for tick in ticks:
        align: Align = "left" if tick == 0 else "right" if tick == end else "center"
        words = percent(tick) if tick else "0"
        canvas.text(right * tick / end, y + 3.1, words, size=SMALL, colour=INK2, align=align)
    return y + 5


def _alt(bullets: Sequence[_Bullet], language: str) -> str:
    return sentences(
        (
            pick(
                language,
                f"{b.label}：{number(b.part, 'zh')}，占{number(b.whole, 'zh')}的{percent(b.share)}",
                f"{b.label}: {number(b.part, 'en')} of {number(b.whole, 'en')}, {percent(b.share)}",
            )
            for b in bullets
        ),
        language,
    )
