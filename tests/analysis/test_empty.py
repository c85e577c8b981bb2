"""Silence in, silence out: of an empty frame every metric makes an empty one, with the columns of a full one."""

from collections.abc import Callable

import pandas as pd
import pytest
from pandas.testing import assert_series_equal

from helpers.analysis import (
    agreement,
    breadth,
    conservative,
    density,
    emphasis,
    instruments,
    intensity,
    keyness,
    similarity,
    support,
    targets,
)

from .invented import LEFT, RIGHT, articles, figures, measures

MEASURES = measures(
    {"theme": "T12", "end": 9},
    {"theme": "T12", "locality_code": RIGHT},
    {"theme": "T12"},
    {"theme": "T12", "start": 20, "end": 29},
)
FIGURES = figures(
    {"measure_id": "M1", "role": "target", "value": 4, "deadline": "2031"},
    {"measure_id": "M1", "role": "actual", "value": 2, "denominator": "F4"},
    {"measure_id": "M1", "role": "baseline", "value": 1, "denominator": "F4"},
    {"measure_id": "M1", "role": "denominator", "value": 8},
)
ARTICLES = articles({}, {"locality_code": RIGHT})
QUOTES = pd.DataFrame({"measure_id": ["M1"], "start": [0], "end": [9]})
TOKENS = pd.DataFrame({"locality_code": [LEFT, LEFT, RIGHT], "term": ["甲甲", "乙乙", "乙乙"], "count": [5, 1, 6]})
TEXTS = pd.DataFrame({"locality_code": [LEFT], "text": ["职工"]})

METRICS: dict[str, tuple[Callable[..., pd.DataFrame], list[pd.DataFrame]]] = {
    "conservative": (conservative, [MEASURES]),
    "density by locality": (density.by_locality, [MEASURES, ARTICLES]),
    "density by theme": (density.by_theme, [MEASURES, ARTICLES]),
    "parts of intensity": (intensity.parts, [MEASURES]),
    "mean of intensity": (lambda frame: intensity.mean(frame, seed=1, resample_count=5), [MEASURES]),
    "breadth": (breadth.breadth, [MEASURES]),
    "rarefied": (breadth.rarefied, [MEASURES]),
    "similarity": (similarity.pairs, [MEASURES]),
    "emphasis": (emphasis.location_quotients, [MEASURES]),
    "instruments": (instruments.mix, [MEASURES]),
    "targets": (targets.targets, [FIGURES, MEASURES, ARTICLES]),
    "attainment": (targets.attainment, [FIGURES, MEASURES]),
    "changes": (targets.changes, [FIGURES, MEASURES]),
    "forms of support": (support.forms, [MEASURES, FIGURES]),
    "support": (support.by_locality, [MEASURES, FIGURES]),
    "terms": (lambda frame: keyness.count_terms(frame, []), [TEXTS]),
    "keyness": (keyness.log_odds, [TOKENS]),
    "matched units": (agreement.matched_units, [MEASURES, QUOTES, MEASURES, QUOTES]),
}


@pytest.mark.parametrize(("metric", "frames"), METRICS.values(), ids=METRICS)
def test_an_empty_frame_gives_an_empty_result_of_the_same_shape(
    metric: Callable[..., pd.DataFrame], frames: list[pd.DataFrame]
):
    full = metric(*frames)
    assert len(full)
    empty = metric(*(frame.head(0) for frame in frames))
    assert len(empty) == 0
    assert_series_equal(empty.dtypes, full.dtypes)


@pytest.mark.parametrize(("metric", "frames"), METRICS.values(), ids=METRICS)
def test_an_empty_frame_may_have_no_types(metric: Callable[..., pd.DataFrame], frames: list[pd.DataFrame]):
    assert metric(*(pd.DataFrame(columns=list(frame.columns)) for frame in frames)).empty


@pytest.mark.parametrize(("metric", "frames"), METRICS.values(), ids=METRICS)
def test_no_metric_changes_what_it_is_given(metric: Callable[..., pd.DataFrame], frames: list[pd.DataFrame]):
    before = [frame.copy(deep=True) for frame in frames]
    metric(*frames)
    assert all(frame.equals(copy) for frame, copy in zip(frames, before, strict=True))
