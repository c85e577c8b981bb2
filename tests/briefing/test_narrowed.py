"""A comparison of some localities alone: the others are left out, and are not said to have no article."""

from __future__ import annotations

import pytest

from helpers.briefing import Page, comparison
from tests.conftest import BULLETIN, DATA


def _silent(page: Page, words: str) -> list[str]:
    """Return the charts of places whose alternative text says of any place that it has no article."""
    return [chart.id for chart in comparison.matrix(page).blocks if chart.kind == "chart" and words in chart.alt]


@pytest.mark.parametrize(("language", "words"), [("en", "No article"), ("zh", "无文章")])
def test_who_is_left_out_is_not_drawn_as_silent(monkeypatch: pytest.MonkeyPatch, language: str, words: str) -> None:
    monkeypatch.setenv("BRIEFINGS_DATA", str(DATA))
    whole, narrowed = (comparison.open_comparison(BULLETIN, codes, language, "") for codes in ("", "320583, 320585"))
    assert _silent(whole, words) == ["chart-matrix", "chart-tile-map"]
    assert _silent(narrowed, words) == []
