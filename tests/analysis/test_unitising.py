from __future__ import annotations

import pandas as pd
import pytest

from helpers.analysis.unitising import Statistic, unitising

from .invented import measures

NO_QUOTES = pd.DataFrame({"measure_id": [], "start": [], "end": []})


def both(a: pd.DataFrame, b: pd.DataFrame, text_length: int) -> tuple[Statistic, Statistic]:
    return unitising(a, NO_QUOTES, b, NO_QUOTES, text_length, seed=11, resample_count=200)


def test_a_text_of_one_stretch_leaves_nothing_to_draw_and_its_intervals_have_no_width() -> None:
    # 10 characters: both inside 6, a alone 2, both outside 2; inside 14, outside 6 of n = 20. D_o = 4/20;
    # D_e = 1 − (14 × 13 + 6 × 5) / (20 × 19) = 168/380; α = 1 − 0.2 × 380/168.
    alpha = pytest.approx(1 - 0.2 * 380 / 168)
    assert both(measures({"start": 0, "end": 8}), measures({"start": 0, "end": 6}), 10) == (
        Statistic("unit_alpha", alpha, alpha, alpha, 10, 8),
        Statistic("unit_f1", 1.0, 1.0, 1.0, 2, 2),
    )


def test_the_intervals_run_over_whole_stretches_of_the_text() -> None:
    # Two stretches: [0, 10) agreed upon, [10, 20) of a alone. A sample is the first twice, the second twice, or both.
    a = measures({"start": 0, "end": 5}, {"start": 10, "end": 15})
    alpha, f1 = both(a, measures({"start": 0, "end": 5}), 20)
    # Both: inside 15 of 40, D_o = 10/40, D_e = 1 − (15 × 14 + 25 × 24) / (40 × 39) = 750/1560. The first alone agrees.
    # The second alone: inside 10 of 40, D_o = 20/40, D_e = 1 − (10 × 9 + 30 × 29) / (40 × 39) = 600/1560.
    assert alpha == Statistic(
        "unit_alpha", pytest.approx(1 - 0.25 * 1560 / 750), pytest.approx(1 - 0.5 * 1560 / 600), 1.0, 20, 15
    )
    assert f1 == Statistic("unit_f1", pytest.approx(2 / 3), 0.0, 1.0, 3, 2)
