from __future__ import annotations

from itertools import pairwise

import pytest

from helpers.charts.palette import (
    ACCENT,
    COLOURS,
    COUNT_LIMITS,
    INK,
    INK2,
    MARK,
    PAPER,
    SHARE_LIMITS,
    STEPS,
    TRACK,
    ink_on,
    tint,
)

DEUTERANOPIA = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
PROTANOPIA = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))


def linear(colour: str) -> tuple[float, ...]:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)


def luminance(colour: str) -> float:
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_each_step_is_clearly_darker_than_the_one_before_so_that_it_reads_in_grey():
    assert [a for a, b in pairwise((PAPER, *STEPS)) if contrast(a, b) < 1.15] == []


def test_type_on_every_tint_has_a_contrast_of_about_five_or_more():
    assert {fill: round(contrast(fill, ink_on(fill)), 1) for fill in STEPS if contrast(fill, ink_on(fill)) < 4.9} == {}


def test_every_colour_of_type_has_a_contrast_of_at_least_four_and_a_half_on_paper_and_on_the_track():
    assert [c for c in (INK, INK2, ACCENT, MARK) if contrast(c, PAPER) < 4.5] == []
    assert [c for c in (INK, INK2) if contrast(c, TRACK) < 4.5] == []


@pytest.mark.parametrize("matrix", [DEUTERANOPIA, PROTANOPIA])
def test_the_chosen_locality_keeps_a_colour_of_its_own_for_red_green_blind_readers(matrix):
    accent, mark = (
        [sum(a * b for a, b in zip(row, linear(colour), strict=True)) for row in matrix] for colour in (ACCENT, MARK)
    )
    assert accent[2] > accent[0]  # bluish
    assert mark[2] < mark[0]  # yellowish


def test_every_colour_has_a_name_of_its_own_for_dark_mode():
    assert len(set(COLOURS.values())) == len(COLOURS) == 11
    assert all(name.startswith("--") for name in COLOURS.values())


@pytest.mark.parametrize(
    ("limits", "values", "steps"),
    [
        (COUNT_LIMITS, (1, 2, 3, 4, 5, 6, 7, 40), (0, 1, 2, 2, 3, 3, 4, 4)),
        (SHARE_LIMITS, (0.0, 0.19, 0.2, 0.5, 0.79, 0.8, 1.0), (0, 0, 1, 2, 3, 4, 4)),
    ],
)
def test_one_tint_means_one_range_of_numbers_in_every_chart(limits, values, steps):
    assert [tint(value, limits) for value in values] == [STEPS[step] for step in steps]
