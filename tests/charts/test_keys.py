"""A chart is known under one name in every layer: who adds one and forgets a layer learns here which."""

from __future__ import annotations

import json
import re

import pytest

from helpers import charts
from helpers.audit import plots
from helpers.briefing import drawn, plotted
from helpers.lab import chart
from tests.conftest import DATA

from .test_every_chart import CHARTS

KNOWN = {name.replace("_", "-") for name in charts.__all__} - {"COLOURS", "Drawing"}


def in_the_comment_of_the_notebook() -> set[str]:
    """Names that the parameters of explore.ipynb offer for a chart."""
    notebook = json.loads((DATA.parent / "notebooks" / "explore.ipynb").read_text(encoding="utf-8"))
    source = "".join("".join(cell["source"]) for cell in notebook["cells"])
    (offered,) = re.findall(r'^chart_name: str = "[^"]*"  # (.*)$', source, re.MULTILINE)
    return set(re.split(r", | or ", offered))


@pytest.mark.parametrize(
    "layer",
    [
        pytest.param({name.partition(" of ")[0].replace("_", "-") for name in CHARTS}, id="tests.charts CHARTS"),
        pytest.param(set(plotted.TOPICS), id="briefing.plotted.TOPICS"),
        pytest.param(set(plots.VALUES), id="audit.plots.VALUES"),
        pytest.param(set(chart.CHARTS), id="lab.chart.CHARTS"),
        pytest.param(in_the_comment_of_the_notebook(), id="the comment in explore.ipynb"),
        *(
            pytest.param({name for name in KNOWN if hasattr(module, name.replace("-", "_"))}, id=module.__name__)
            for module in (plotted, drawn)
        ),
    ],
)
def test_every_layer_has_the_charts_that_are_drawn(layer: set[str]) -> None:
    assert layer == KNOWN
