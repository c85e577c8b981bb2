"""Sheets that remember what was drawn on them, so that tests can compare it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from helpers.charts import drawing
from helpers.charts.canvas import Box, Canvas


class Sheet(Canvas):
    """A canvas that also keeps its boxes, dots and hatched areas."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filled: list[tuple[str, Box]] = []
        self.outlined: list[tuple[str, Box]] = []
        self.dots: list[tuple[str, float, float]] = []
        self.hatched: list[Box] = []
        self.height = 0.0

    def boxes(self, boxes: Iterable[Box], *, fill: str = "none", edge: str = "none", weight: float = 0.0) -> None:
        kept = [tuple(round(number, 3) for number in box) for box in boxes]
        self.filled += [(fill, box) for box in kept if fill != "none"]
        self.outlined += [(edge, box) for box in kept if edge != "none"]
        super().boxes(kept, fill=fill, edge=edge, weight=weight)

    def dot(self, x: float, y: float, **style: Any) -> None:
        self.dots.append((style["fill"], round(x, 3), round(y, 3)))
        super().dot(x, y, **style)

    def hatch(self, x: float, y: float, width: float, height: float) -> None:
        self.hatched.append((x, y, width, height))
        super().hatch(x, y, width, height)

    def to_svg(self, height: float) -> str:
        self.height = height
        return super().to_svg(height)

    @property
    def texts(self) -> list[str]:
        return [label.text for label in self.labels]

    def row(self, name: str) -> list[str]:
        """Texts level with the first one that has these words, from left to right."""
        middle = next(label.middle for label in self.labels if label.text == name)
        level = [label for label in self.labels if abs(label.middle - middle) < 0.1]
        return [label.text for label in sorted(level, key=lambda label: label.left)]


@pytest.fixture
def sheets(monkeypatch: pytest.MonkeyPatch) -> list[Sheet]:
    """All sheets drawn in a test, in order: wide, narrow, wide, narrow."""
    drawn: list[Sheet] = []

    def make(*args: Any, **kwargs: Any) -> Sheet:
        drawn.append(Sheet(*args, **kwargs))
        return drawn[-1]

    monkeypatch.setattr(drawing, "Canvas", make)
    return drawn
