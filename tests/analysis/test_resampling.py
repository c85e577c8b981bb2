from __future__ import annotations

from collections.abc import Callable
from inspect import signature

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from helpers.analysis import agreement, intensity, resampling, unitising

WEIGHTS = np.array([3, 1, 4, 1, 5], dtype="int64")


def drawn(count: int) -> list[np.ndarray]:
    return list(resampling.resamples(resampling.generator(11, "invented"), WEIGHTS, count))


def test_what_is_held_in_memory_at_once_is_bounded_and_changes_nothing_of_what_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at_once = drawn(7)
    assert [block.shape for block in at_once] == [(7, 5)]
    for most, shapes in {10: [(2, 5)] * 3 + [(1, 5)], 5: [(1, 5)] * 7, 4: [(1, 5)] * 7}.items():
        monkeypatch.setattr(resampling, "_BLOCK", most)
        blocks = drawn(7)
        assert [block.shape for block in blocks] == shapes
        assert_array_equal(np.concatenate(blocks), at_once[0])


@pytest.mark.parametrize("metric", [intensity.mean, agreement.agreement, unitising.unitising])
def test_a_band_is_of_two_thousand_samples_unless_another_number_is_asked_for(metric: Callable[..., object]) -> None:
    assert signature(metric).parameters["resample_count"].default == 2000
