"""Themes by localities, with three states told apart: a count, silence of an article, and no article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pandas as pd

from helpers.charts.canvas import SMALL, Canvas
from helpers.charts.drawing import Drawing, draw
from helpers.charts.frames import Place, places, present, records, titles
from helpers.charts.headings import Heading, write_headings
from helpers.charts.palette import COUNT_LIMITS, INK, INK2, MARK, ink_on, tint
from helpers.charts.words import clauses, listing, measures, number, pick, sentences

WHERE: Final = "matrix"
SILENT: Final = "·"
WIDEST: Final = 24.0
WIDE_SILENCE: Final = 15.0  # of a column without an article on a wide sheet
GAP: Final = 1.4  # sets the prefecture-level city and the localities without article apart from the rest


@dataclass(frozen=True, slots=True)
class _Column:
    """One locality, or all that have no article and were not chosen."""

    name: str
    total: int | None
    is_chosen: bool
    is_apart: bool
    code: str


@dataclass(frozen=True, slots=True)
class _Table:
    language: str
    columns: tuple[_Column, ...]
    long_names: dict[str, str]
    short_names: dict[str, str]
    counts: dict[tuple[str, str], int]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Grid:
    """Rows of themes: where they begin and how high each is, in millimetres."""

    top: float
    row: float
    themes: tuple[str, ...]

    def edge(self, index: float) -> float:
        """Where the row of an index begins; halves are the middles of rows."""
        return self.top + self.row * index

    @property
    def bottom(self) -> float:
        return self.edge(len(self.themes))


def matrix(
    states: pd.DataFrame,
    localities: pd.DataFrame,
    themes: pd.DataFrame,
    *,
    language: str,
    chosen: str | None = None,
) -> Drawing:
    """Draw how many measures each locality reports on each theme.

    A count stands on a tint that means the same number in every matrix; ``·`` says that the locality's article does
    not mention the theme; hatching, that the bulletin has no article on the locality. Localities without an article
    share one column, the chosen one excepted. The prefecture-level city stands apart from its districts.

    Parameters
    ----------
    states
        One row for each locality and theme: ``locality_code``, ``theme``, ``state`` ("reported", "not mentioned",
        "no article"), ``measure_count`` (NA unless reported).
    localities
        ``locality_code``, ``short_zh``, ``short_en``, ``is_prefecture``.
    themes
        ``theme``, ``name_zh``, ``name_en``, ``short_zh``, ``short_en``: the rows, in code order.
    language
        ``"zh"`` or ``"en"``.
    chosen
        Code of the locality whose column is marked.

    Raises
    ------
    UnknownNameError
        If the chosen locality, or one of the states, is not among the localities.
    """
    table = _table(states, localities, themes, language, chosen)
    return draw(lambda canvas: _paint(canvas, table), width="full", language=language, alt=_alt(table), where=WHERE)


def _table(
    states: pd.DataFrame, localities: pd.DataFrame, themes: pd.DataFrame, language: str, chosen: str | None
) -> _Table:
    rows = records(states, ("locality_code", "theme", "state", "measure_count"), WHERE)
    shown = present(places(localities, language, WHERE, chosen), (row["locality_code"] for row in rows), WHERE)
    silent = {row["locality_code"] for row in rows if row["state"] == "no article"}
    counts = {
        (row["theme"], row["locality_code"]): int(row["measure_count"]) for row in rows if row["state"] == "reported"
    }
    columns = [_column(place, counts, silent) for place in shown if place.code not in silent or place.is_chosen]
    absent = tuple(place.name for place in shown if place.code in silent and not place.is_chosen)
    if absent:
        several = (
            pick(language, f"其余{len(absent)}地", f"{len(absent)} others") if columns else _places(absent, language)
        )
        columns.append(_Column(absent[0] if len(absent) == 1 else several, None, False, True, ""))
    return _Table(
        language,
        tuple(columns),
        titles(themes, "theme", pick(language, "name_zh", "name_en"), WHERE),
        titles(themes, "theme", pick(language, "short_zh", "short_en"), WHERE),
        counts,
        absent,
    )


def _column(place: Place, counts: dict[tuple[str, str], int], silent: set[str]) -> _Column:
    total = sum(count for (_, code), count in counts.items() if code == place.code)
    return _Column(
        place.name, None if place.code in silent else total, place.is_chosen, place.is_prefecture, place.code
    )


def _places(names: tuple[str, ...], language: str) -> str:
    return pick(language, f"{len(names)}地", f"{len(names)} localities")


def _paint(canvas: Canvas, table: _Table) -> float:
    size = 7.5 if canvas.is_narrow else 8.2
    names = _row_names(canvas, table, size)
    above = pick(table.language, "措施总数", "Measures in all")
    left = max(canvas.longest(names.values(), size=size, bold=True), canvas.measure(above, size=SMALL)) + 2
    spans = _spans(canvas, table, left)
    headings = [
        Heading(column.name, (start + end) / 2, column.is_chosen)
        for column, (start, end) in zip(table.columns, spans, strict=True)
    ]
    written = write_headings(canvas, headings, 0.6)
    grid = _Grid(top=written.bottom + 5.2, row=5.6 if canvas.is_narrow else 4.25, themes=tuple(names))
    canvas.text(0, written.bottom + 2, above, size=SMALL, colour=INK2)
    _rule(canvas, table, grid, spans)
    for index, (theme, name) in enumerate(names.items()):
        is_marked = any((theme, column.code) in table.counts for column in table.columns if column.is_chosen)
        canvas.text(0, grid.edge(index + 0.5), name, size=size, bold=is_marked)
    for column, (start, end) in zip(table.columns, spans, strict=True):
        colour = MARK if column.is_chosen else INK2
        total = _silence(table.language) if column.total is None else number(column.total, table.language)
        total = total if column.total != 0 else SILENT
        middle = (start + end) / 2
        canvas.text(middle, written.bottom + 2, total, size=SMALL, bold=column.is_chosen, colour=colour, align="center")
        if column.total is None:
            canvas.hatch(start + 0.5, grid.top, end - start - 1, grid.bottom - grid.top)
        else:
            _paint_column(canvas, table, column, grid, (start, end))
        if column.is_chosen:
            top = written.bottom if written.manner == "staggered" else 0.2  # upper names reach over their columns
            canvas.boxes([(start, top, end - start, grid.bottom + 0.2 - top)], edge=MARK, weight=1)
    return grid.bottom + 0.6


def _row_names(canvas: Canvas, table: _Table, size: float) -> dict[str, str]:
    is_short = canvas.is_narrow or canvas.longest(table.long_names.values(), size=size, bold=True) > 0.45 * canvas.width
    return table.short_names if is_short else table.long_names


def _spans(canvas: Canvas, table: _Table, left: float) -> list[tuple[float, float]]:
    """Where each column starts and ends: all alike, but those without an article are as wide as their words."""
    words = canvas.measure(_silence(table.language), size=SMALL, bold=True) + 1.2
    if not canvas.is_narrow:
        words = max(words, WIDE_SILENCE)
    own = [words if column.total is None else None for column in table.columns]
    gaps = [GAP if column.is_apart else 0.0 for column in table.columns]
    shared = canvas.width - left - 0.2 - sum(gaps) - sum(wide for wide in own if wide is not None)
    each = min(shared / max(1, own.count(None)), WIDEST)
    widths = [each if wide is None else wide for wide in own]
    x = canvas.width - 0.2 - sum(gaps) - sum(widths)
    spans = []
    for column, wide, gap in zip(table.columns, widths, gaps, strict=True):
        start = x + (gap if column.total is None else 0.0)
        spans.append((start, start + wide))
        x += wide + gap
    return spans


def _rule(canvas: Canvas, table: _Table, grid: _Grid, spans: list[tuple[float, float]]) -> None:
    """Draw lines between the rows, from the names through the columns that are not hatched."""
    pieces = [(0.0, spans[0][0])]
    for column, (_, end) in zip(table.columns, spans, strict=True):
        if column.total is None:
            pieces.append((end, end))
        else:
            pieces[-1] = (pieces[-1][0], end)
    heights = [grid.edge(index) for index in range(len(grid.themes) + 1)]
    canvas.lines((((a, y), (b, y)) for a, b in pieces if b > a for y in heights), weight=0.4)


def _paint_column(canvas: Canvas, table: _Table, column: _Column, grid: _Grid, span: tuple[float, float]) -> None:
    start, end = span
    for index, theme in enumerate(grid.themes):
        count = table.counts.get((theme, column.code))
        words, colour, bold = SILENT, INK if column.is_chosen else INK2, False
        if count is not None:
            fill = tint(count, COUNT_LIMITS)
            canvas.boxes([(start + 0.5, grid.edge(index) + 0.5, end - start - 1, grid.row - 1)], fill=fill)
            words, colour, bold = number(count, table.language), ink_on(fill), column.is_chosen
        canvas.text((start + end) / 2, grid.edge(index + 0.5), words, bold=bold, colour=colour, align="center")


def _silence(language: str) -> str:
    return pick(language, "无文章", "no article")


def _alt(table: _Table) -> str:
    language = table.language
    items = [pick(language, "各地各主题措施数", "Measures by locality and theme")]
    for column in table.columns:
        if column.total is None:
            continue
        said = [
            pick(language, f"{name}{table.counts[theme, column.code]}项", f"{name} {table.counts[theme, column.code]}")
            for theme, name in table.long_names.items()
            if (theme, column.code) in table.counts
        ]
        unsaid = [name for theme, name in table.long_names.items() if (theme, column.code) not in table.counts]
        counted = measures(column.total or None, language)
        said_zh = f"{column.name}共{counted}" if column.total else f"{column.name}：{counted}"
        items.append(pick(language, said_zh, f"{column.name}, {counted}"))
        if said:
            items[-1] += pick(language, "：", ": ") + clauses(said, language)
        if unsaid:
            items.append(pick(language, "未以之为主要主题：", "Not a main theme: ") + clauses(unsaid, language))
    without = [column.name for column in table.columns if column.is_chosen and column.total is None] + list(
        table.absent
    )
    if without:
        few = len(without)
        items.append(pick(language, f"无文章（{few}地）：", f"No article ({few}): ") + listing(without, language))
    return sentences(items, language)
