"""Charts as blocks: a drawing with its title, what it measures, and the evidence that it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.blocks import Backed, Chart, Evidence, Text, text
from helpers.briefing import plotted
from helpers.briefing.page import Page
from helpers.charts import Drawing
from helpers.wording import pick


def chart(
    name: str, drawing: Drawing, *, title: str, subtitle: str, evidence: Evidence, notes: Sequence[str | Text] = ()
) -> Backed:
    """Return a drawing as a block; an empty note leaves no trace."""
    block = Chart(
        f"chart-{name}",
        text(title),
        drawing.svg,
        drawing.alt,
        subtitle=subtitle,
        svg_narrow=drawing.svg_narrow,
        notes=tuple(text(note) for note in notes if note),
        cites=(evidence.id,),
        width=drawing.width,
    )
    return Backed(block, (evidence,))


def data(page: Page, name: str, ids: Sequence[str], values: str, *, zh: str, en: str) -> Evidence:
    """Return the evidence of a chart: how it was drawn, and the values."""
    formula = pick(page.language, zh=f"{zh}。{values}", en=f"{en}. {values}")
    topic_zh, topic_en = plotted.TOPICS[name]
    label = pick(page.language, zh=f"图的数据：{topic_zh}", en=f"data of the chart: {topic_en}")
    return Evidence(f"chart.{name}", "derived", label, formula=formula, rests_on=tuple(dict.fromkeys(ids)))
