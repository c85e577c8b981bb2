"""An analyst's own plot draws Chinese as it stands, and its Latin letters as before."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import matplotlib
import pytest
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager

from helpers.charts.plots import FAMILY, let_plots_draw_chinese


@pytest.fixture(autouse=True)
def _leave_matplotlib_as_it_was() -> Iterator[None]:
    before = list(fontManager.ttflist)
    with matplotlib.rc_context(matplotlib.rcParamsDefault):
        yield
    fontManager.ttflist = before


def _drawn(words: str, weight: str = "normal") -> bytes:
    figure = Figure(figsize=(3, 1))
    figure.text(0.1, 0.4, words, weight=weight)
    figure.savefig(file := BytesIO(), format="png")
    return file.getvalue()


@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_chinese_is_drawn_in_either_weight_without_a_warning(weight: str, caplog: pytest.LogCaptureFixture) -> None:
    let_plots_draw_chinese()
    # A warning is an error here; matplotlib says in its log what it could not find.
    assert _drawn("昆山建会 2008家", weight) != _drawn("昆山未建会 405家", weight)
    assert caplog.records == []


def test_without_it_chinese_would_be_boxes() -> None:
    with pytest.warns(UserWarning, match="missing from font"):
        _drawn("昆山")


def test_latin_letters_and_what_was_set_stay_as_they_were() -> None:
    matplotlib.rcParams["font.family"] = ["serif"]
    before = _drawn("Kunshan 83.2%")
    let_plots_draw_chinese()
    let_plots_draw_chinese()
    assert matplotlib.rcParams["font.family"] == ["serif", FAMILY]
    assert [entry.weight for entry in fontManager.ttflist if entry.name == FAMILY] == [400, 700]
    assert _drawn("Kunshan 83.2%") == before
