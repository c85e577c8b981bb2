"""Parts of stated wholes as bullet charts: how far a count has come toward the number it is measured by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, isnan
from typing import Final

import pandas as pd

from helpers.charts.canvas import LARGE, SMALL, Align, Canvas
from helpers.charts.drawing import Drawing, draw
from helpers.charts.frames import places, present, records
from helpers.charts.palette import ACCENT, INK, INK2, PAPER, TRACK
from helpers.charts.words import number, pick, sentences
from helpers.errors import UsageError
from helpers.wording import percent, sentence_case

WHERE: Final = "targets"
BAR: Final = 4.2
LINE: Final = 3.9
PAD: Final = 1.2


@dataclass(frozen=True, slots=True)
class _Bullet:
    """A part of a whole in words: both with their units, and what the whole is."""

    label: str
    part: str
    whole: str
    share: float


def targets(attainment: pd.DataFrame, *, language: str, localities: pd.DataFrame | None = None) -> Drawing:
    """Draw each part as a bar on a track that is as long as its own whole.

    Wholes differ, so no two rows share a track: each names its part and its whole, and the common scale is per cent.
    A share above 100 % runs past the end of its track, which a line marks. A pair that the text states twice is drawn
    once; a value that another has replaced is called so.

    Parameters
    ----------
    attainment
        One row for each pair, as `analysis.targets.attainment` gives it: ``indicator_zh``, ``indicator_en``,
        ``whole_indicator_zh``, ``whole_indicator_en``, ``part``, ``whole``, ``share`` (0–1), ``unit``, ``role`` and,
        where localities are given, ``locality_code``.
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
    columns = [indicator, f"whole_{indicator}", "part", "whole", "share", "unit", "role"]
    known = {} if localities is None else places(localities, language, WHERE)
    rows = records(attainment, columns if localities is None else [*columns, "locality_code"], WHERE)
    undefined = [row[indicator] for row in rows if isnan(row["share"]) or not row["whole"] > 0]
    if undefined or not rows:
        raise UsageError(f"{WHERE}: no share to draw" + (f" for {', '.join(undefined)}" if undefined else ""))
    if localities is not None:
        present(known, (row["locality_code"] for row in rows), WHERE)
    bullets = []
    for row in rows:
        unit = pick(language, row["unit"], "")
        part, whole = (f"{number(row[key], language)}{unit}" for key in ("part", "whole"))
        of_what = row[f"whole_{indicator}"]
        of = pick(language, f"占{of_what}{whole}", f"of {whole} ({of_what})")
        name = known[row["locality_code"]].name if known else ""
        bullets.append(_Bullet(_label(row[indicator], name, row["role"], language), part, of, float(row["share"])))
    return list(dict.fromkeys(bullets))


def _label(indicator: str, name: str, role: str, language: str) -> str:
    before = pick(language, "（原值）", " (before)") if role == "baseline" else ""
    return (f"{name}{pick(language, '：', ': ')}{indicator}" if name else sentence_case(indicator)) + before


def _paint(canvas: Canvas, bullets: Sequence[_Bullet]) -> float:
    right = canvas.width - 0.5
    end = ceil(max(1.0, *(bullet.share for bullet in bullets)) * 4) / 4
    y = 0.0
    for bullet in bullets:
        share = percent(bullet.share)
        room = right - canvas.measure(share, size=11, bold=True) - 4
        middle = y + 2.4
        canvas.text(right, middle, share, size=11, bold=True, colour=ACCENT, align="right")
        for line in canvas.wrap(bullet.label, room, size=LARGE, bold=True):
            canvas.text(0, middle, line, size=LARGE, bold=True)
            middle += LINE
        for line in canvas.wrap(bullet.whole, right, size=SMALL):
            canvas.text(0, middle, line, size=SMALL, colour=INK2)
            middle += LINE - 0.4
        top = middle - 0.2
        _paint_bar(canvas, bullet, top, right / end)
        y = top + BAR + 4.6
    return _paint_scale(canvas, y - 3.0, right, end)


def _paint_bar(canvas: Canvas, bullet: _Bullet, top: float, end: float) -> None:
    """Draw track, bar and the mark at its end; print the part on the bar where it is long enough, else behind it."""
    x, middle = bullet.share * end, top + BAR / 2
    canvas.boxes([(0, top, end, BAR)], fill=TRACK)
    canvas.boxes([(0, top, x, BAR)], fill=ACCENT)
    marks = [x] if x <= end else [x, end]
    canvas.lines((((mark, top - 0.8), (mark, top + BAR + 0.8)) for mark in marks), colour=INK, weight=1.1)
    if x >= canvas.measure(bullet.part, bold=True) + 2 * PAD:
        canvas.text(x - PAD, middle, bullet.part, bold=True, colour=PAPER, align="right")
    else:
        canvas.text(x + PAD, middle, bullet.part, bold=True)


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
                f"{bullet.label}：{bullet.part}，{bullet.whole}的{percent(bullet.share)}",
                f"{bullet.label}: {bullet.part} {bullet.whole}, {percent(bullet.share)}",
            )
            for bullet in bullets
        ),
        language,
    )
