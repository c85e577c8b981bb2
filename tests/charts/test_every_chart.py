"""What holds for each chart, in both languages and at both widths."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from helpers import charts
from helpers.charts import Drawing, drawing
from helpers.charts.palette import COLOURS
from helpers.errors import UnknownNameError, UsageError

from . import invented
from .conftest import Sheet

PLACES = invented.localities()
CHARTS: dict[str, Callable[..., Drawing]] = {
    "matrix": lambda **o: charts.matrix(invented.states(), PLACES, invented.themes(), **o),
    "intensity": lambda **o: charts.intensity(invented.parts(), invented.means(), PLACES, invented.part_names(), **o),
    "instruments": lambda **o: charts.instruments(invented.mix(), PLACES, invented.instruments(), **o),
    "similarity": lambda **o: charts.similarity(invented.pairs(), PLACES, **o),
    "emphasis": lambda **o: charts.emphasis(invented.location_quotients(), PLACES, invented.themes(), **o),
    "tile_map": lambda **o: charts.tile_map(PLACES, invented.density(), **o),
    "tile_map of articles": lambda **o: charts.tile_map(PLACES, invented.articles(), **o),
    "reading_range": lambda **o: charts.reading_range(invented.density(), PLACES, **o),
    "targets": lambda language, chosen=None: charts.targets(invented.attainment(), language=language),
}
SCALES = {  # numbers that stand at the ticks of a scale
    "intensity": {"0", "1"},
    "targets": {"0", "25%", "50%", "75%", "100%"},
    "emphasis": {"1", "2", "4"},
    "reading_range": {"0"},
}
NUMBER = re.compile(r"\d[\d,.]*%?")
each_chart = pytest.mark.parametrize("name", CHARTS)
each_language = pytest.mark.parametrize("language", ["zh", "en"])


def overlapping(sheet: Sheet) -> list[tuple[str, str]]:
    """Labels that run into each other by more than a tenth of a millimetre."""
    boxes = sorted((*label.box, label.text) for label in sheet.labels)
    return [
        (a[4], b[4]) for a, b in combinations(boxes, 2) if a[2] - b[0] > 0.1 and min(a[3], b[3]) - max(a[1], b[1]) > 0.1
    ]


@each_chart
@each_language
@pytest.mark.parametrize("chosen", [None, "320583", "320582", "320500"])
def test_no_label_runs_into_another(sheets, name, language, chosen):
    CHARTS[name](language=language, chosen=chosen)
    assert [overlapping(sheet) for sheet in sheets] == [[], []]


@each_chart
@each_language
def test_type_is_never_smaller_than_seven_points_and_large_only_for_a_result(sheets, name, language):
    CHARTS[name](language=language)
    sizes = {label.size for sheet in sheets for label in sheet.labels}
    assert min(sizes) >= 7
    assert {size for size in sizes if size > 8.5} == ({11} if name == "targets" else set())


@each_chart
@each_language
def test_the_text_holds_every_number_that_the_chart_shows(sheets, name, language):
    made = CHARTS[name](language=language, chosen="320583")
    shown = {number.rstrip(".,") for sheet in sheets for text in sheet.texts for number in NUMBER.findall(text)}
    said = {number.rstrip(".,") for number in NUMBER.findall(made.alt)}
    assert shown - said - SCALES.get(name, set()) == set()


@each_chart
@each_language
def test_the_text_is_in_one_language_and_one_paragraph(name, language):
    alt = CHARTS[name](language=language).alt
    assert bool(re.search(r"[\u4e00-\u9fff]", alt)) == (language == "zh")
    assert alt.endswith("。" if language == "zh" else ".")
    assert not re.search(r"\bnan\b|\bNone\b|\bNA\b|\n|  ", alt)


@each_chart
@each_language
def test_a_chart_is_in_our_colours_and_has_no_hatch_pattern_or_clip(name, language):
    made = CHARTS[name](language=language, chosen="320583")
    for svg in (made.svg, made.svg_narrow):
        assert set(re.findall(r"#[0-9a-f]{6}\b", svg)) <= set(COLOURS)
        assert not re.search(r"clip|pattern|opacity|<text|<style|<metadata|<!", svg)


@each_chart
def test_a_language_that_we_do_not_write_is_refused(name):
    with pytest.raises(UnknownNameError, match="unknown language 'fr'"):
        CHARTS[name](language="fr")


@pytest.mark.parametrize("name", [name for name in CHARTS if name != "targets"])
def test_a_chosen_locality_that_does_not_exist_is_refused(name):
    with pytest.raises(UnknownNameError, match="unknown locality '320508'"):
        CHARTS[name](language="zh", chosen="320508")


@pytest.mark.parametrize("name", [name for name in CHARTS if name != "targets"])
def test_only_the_chosen_locality_is_marked(sheets, name):
    CHARTS[name](language="zh", chosen="320583")
    marked = {label.text for sheet in sheets for label in sheet.labels if label.colour == "#b3480f"}
    assert all(text.startswith("昆山") or text == "15" for text in marked)
    assert marked
    sheets.clear()
    CHARTS[name](language="zh")
    assert not [label for sheet in sheets for label in sheet.labels if label.colour == "#b3480f"]


def test_a_frame_without_a_column_that_the_chart_needs_is_refused_by_name():
    frame = invented.density().drop(columns="conservative_count")
    with pytest.raises(UsageError, match="reading_range: the frame lacks conservative_count; it has locality_code, "):
        charts.reading_range(frame, PLACES, language="zh")


def test_a_row_on_an_unknown_locality_is_refused():
    frame = invented.density().replace({"locality_code": {"320583": "320508"}})
    with pytest.raises(UnknownNameError, match="unknown locality '320508'"):
        charts.reading_range(frame, PLACES, language="zh")


@pytest.mark.parametrize(
    "make",
    [
        lambda: charts.reading_range(invented.density().head(0), PLACES, language="zh"),
        lambda: charts.intensity(
            invented.parts().head(0), invented.means(), PLACES, invented.part_names(), language="zh"
        ),
        lambda: charts.instruments(invented.mix().head(0), PLACES, invented.instruments(), language="zh"),
        lambda: charts.similarity(invented.pairs().head(0), PLACES, language="zh"),
        lambda: charts.tile_map(PLACES, invented.articles().head(0), language="zh"),
        lambda: charts.matrix(invented.states().head(0), PLACES, invented.themes(), language="zh"),
        lambda: charts.targets(invented.attainment().head(0), language="zh"),
        lambda: charts.emphasis(
            invented.location_quotients().assign(location_quotient=float("nan")),
            PLACES,
            invented.themes(),
            language="zh",
        ),
    ],
)
def test_a_chart_of_nothing_is_refused(make):
    with pytest.raises(UsageError, match=r"there is no row to draw|no share to draw"):
        make()


@given(data=st.data(), language=st.sampled_from(["zh", "en"]))
@hypothesis_settings(
    max_examples=8, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck)
)
def test_whatever_is_reported_the_labels_stay_apart(data, language):
    codes = data.draw(st.lists(st.sampled_from(list(PLACES["locality_code"])), min_size=1, unique=True))
    counts = {code: tuple(data.draw(st.lists(st.integers(0, 6), min_size=15, max_size=15))) for code in codes}
    chosen = data.draw(st.sampled_from([None, *PLACES["locality_code"]]))
    drawn: list[Sheet] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "Canvas", lambda *args: drawn.append(Sheet(*args)) or drawn[-1])
        charts.matrix(invented.states(counts), PLACES, invented.themes(), language=language, chosen=chosen)
        rows = [(code, max(1, sum(row)), sum(row) // 2) for code, row in counts.items()]
        density = pd.DataFrame(rows, columns=["locality_code", "measure_count", "conservative_count"])
        charts.reading_range(density, PLACES, language=language, chosen=chosen)
        quotients = [
            (code, theme, 3, sum(row), 2 ** (2 * count - 6))
            for code, row in counts.items()
            for theme, count in zip(invented.themes()["theme"], row, strict=True)
        ]
        columns = ["locality_code", "theme", "measure_count", "locality_count", "location_quotient"]
        frame = pd.DataFrame(quotients, columns=columns)
        charts.emphasis(frame, PLACES, invented.themes(), language=language, chosen=chosen)
    assert [overlapping(sheet) for sheet in drawn] == [[]] * 6
