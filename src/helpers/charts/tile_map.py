"""Divisions as tiles, each where it lies: on which of them the bulletin has an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from helpers.charts.canvas import NORMAL, SMALL, Box, Canvas
from helpers.charts.drawing import Drawing, draw
from helpers.charts.frames import Place, count, places, present, records
from helpers.charts.palette import INK, INK2, MARK, RULE, STEPS
from helpers.charts.words import listing, measures, number, pick, sentences
from helpers.errors import UsageError
from helpers.wording import sentence_case

WHERE: Final = "tile_map"
LINE: Final = 3.5
GAP: Final = 1.4
STRIP: Final = 7.0
PAD: Final = 1.4


@dataclass(frozen=True, slots=True)
class _Tile:
    """A locality, its square (none for the prefecture-level city, which holds all of them) and what is said of it."""

    place: Place
    square: tuple[int, int] | None
    counts: tuple[str, ...]


def tile_map(
    localities: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    language: str,
    chosen: str | None = None,
) -> Drawing:
    """Draw what the bulletin has on each locality; one that has no article is hatched.

    The tiles carry one tint, not a scale: how much is reported depends on the kind of article.

    Parameters
    ----------
    localities
        ``locality_code``, ``short_zh``, ``short_en``, ``is_prefecture``, ``tile_x``, ``tile_y`` (from the north-west;
        NA for the prefecture-level city, which gets a strip above its divisions).
    articles
        Either one row for each article (``locality_code``, ``char_count``), or one for each locality with an article
        (``locality_code``, ``article_count``, ``char_count``, ``measure_count``), as `analysis.density` gives it: NA
        measures are those of an article in which none was coded.
    language
        ``"zh"`` or ``"en"``.
    chosen
        Code of the locality whose tile is marked.

    Raises
    ------
    UnknownNameError
        If a code is not among the localities.
    UsageError
        If two localities lie on one square, or there is no article at all.
    """
    known = places(localities, language, WHERE, chosen)
    counts = _counts(articles, language)
    present(known, counts, WHERE)
    squares = {
        row["locality_code"]: _square(row) for row in records(localities, ("locality_code", "tile_x", "tile_y"), WHERE)
    }
    taken = [square for square in squares.values() if square is not None]
    if twice := sorted({square for square in taken if taken.count(square) > 1}):
        raise UsageError(f"{WHERE}: more than one locality on {', '.join(map(str, twice))}")
    tiles = [_Tile(place, squares[code], counts.get(code, ())) for code, place in known.items()]
    return draw(
        lambda canvas: _paint(canvas, tiles), width="text", language=language, alt=_alt(tiles, language), where=WHERE
    )


def _square(row: dict[str, Any]) -> tuple[int, int] | None:
    x, y = row["tile_x"], row["tile_y"]
    return None if pd.isna(x) or pd.isna(y) else (int(x), int(y))


def _counts(articles: pd.DataFrame, language: str) -> dict[str, tuple[str, ...]]:
    """Put into words what stands on each tile with an article: measures where counted, articles, characters."""
    if "measure_count" in articles.columns:
        rows = records(articles, ("locality_code", "measure_count", "article_count", "char_count"), WHERE)
        return {
            row["locality_code"]: (
                measures(count(row["measure_count"]), language),
                *_lengths(int(row["article_count"]), int(row["char_count"]), language),
            )
            for row in rows
        }
    rows = records(articles, ("locality_code", "char_count"), WHERE)
    lengths: dict[str, list[int]] = {}
    for row in rows:
        lengths.setdefault(row["locality_code"], []).append(int(row["char_count"]))
    return {code: _lengths(len(found), sum(found), language) for code, found in lengths.items()}


def _lengths(article_count: int, char_count: int, language: str) -> tuple[str, str]:
    few = pick(language, f"{article_count}篇", f"{article_count} article{'' if article_count == 1 else 's'}")
    return few, pick(language, f"{char_count}字", f"{number(char_count, 'en')} chars")


def _paint(canvas: Canvas, tiles: Sequence[_Tile]) -> float:
    squares = [tile.square for tile in tiles if tile.square is not None]
    columns, rows = (1 + max(square[axis] for square in squares) for axis in (0, 1))
    wide = (canvas.width - 1 + GAP) / columns
    lines = {tile.place.code: _lines(canvas, tile.counts, wide - GAP - 2 * PAD) for tile in tiles}
    high = 5.6 + LINE * max(2, *map(len, lines.values())) + GAP
    top = 0.5
    for tile in tiles:
        if tile.square is None:
            _paint_strip(canvas, tile, top)
            top += STRIP + GAP
    for tile in tiles:
        if tile.square is not None:
            x, y = tile.square
            box = (0.5 + wide * x, top + high * y, wide - GAP, high - GAP)
            _paint_tile(canvas, tile, lines[tile.place.code], box)
    return top + high * rows - GAP + 0.5


def _lines(canvas: Canvas, counts: Sequence[str], room: float) -> list[str]:
    """Set articles and characters on one line where they fit."""
    *first, articles, characters = counts or ("", "", "")
    together = pick(canvas.language, "，", ", ").join((articles, characters))
    lines = [*first, together] if canvas.measure(together, size=SMALL) <= room else [*first, articles, characters]
    return lines if counts else []


def _paint_strip(canvas: Canvas, tile: _Tile, top: float) -> None:
    """Draw the prefecture-level city as a strip over its divisions."""
    left, right, middle = 0.5, canvas.width - 0.5, top + STRIP / 2
    words = pick(canvas.language, "，", ", ").join(tile.counts) or _none(canvas.language)
    start = left + PAD + canvas.measure(tile.place.name, bold=True) + 2
    end = right - PAD - canvas.measure(words, size=SMALL) - 2
    _paint_ground(canvas, tile, (left, top, right - left, STRIP), (start, top, end - start, STRIP))
    canvas.text(left + PAD, middle, tile.place.name, bold=True, colour=_colour(tile))
    canvas.text(right - PAD, middle, words, size=SMALL, colour=INK if tile.counts else INK2, align="right")


def _paint_tile(canvas: Canvas, tile: _Tile, lines: Sequence[str], box: Box) -> None:
    x, y, wide, high = box
    _paint_ground(canvas, tile, box, (x, y + 8.6, wide, high - 8.6))
    bold = bool(tile.counts) or tile.place.is_chosen
    size = NORMAL if canvas.measure(tile.place.name, bold=bold) <= wide - 2 * PAD else SMALL
    canvas.text(x + PAD, y + 2.9, tile.place.name, size=size, bold=bold, colour=_colour(tile))
    for index, words in enumerate(lines or [_none(canvas.language)]):
        canvas.text(x + PAD, y + 3.1 + LINE * (index + 1), words, size=SMALL, colour=INK if lines else INK2)


def _paint_ground(canvas: Canvas, tile: _Tile, box: Box, free: Box) -> None:
    """Tint a tile, or hatch the part of it that holds no words; mark the chosen one by its edge."""
    if tile.counts:
        canvas.boxes([box], fill=STEPS[0])
    else:
        canvas.boxes([box], edge=RULE, weight=0.5)
        canvas.hatch(*free)
    if tile.place.is_chosen:
        canvas.boxes([box], edge=MARK, weight=1.2)


def _colour(tile: _Tile) -> str:
    return MARK if tile.place.is_chosen else INK if tile.counts else INK2


def _none(language: str) -> str:
    return pick(language, "无文章", "no article")


def _alt(tiles: Sequence[_Tile], language: str) -> str:
    comma, colon = pick(language, "，", ", "), pick(language, "：", ": ")
    items = [pick(language, "本期对各地的刊载情况", "What the bulletin has on each locality")]
    items += [tile.place.name + colon + comma.join(tile.counts) for tile in tiles if tile.counts]
    silent = [tile.place.name for tile in tiles if not tile.counts]
    if silent:
        items.append(sentence_case(_none(language)) + colon + listing(silent, language))
    return sentences(items, language)
