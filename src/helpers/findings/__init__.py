"""Sentences in two languages, each with the evidence that it rests on.

A function here takes results of `helpers.analysis` and names in one language, and returns a `Backed` finding: the
sentence, whose every number and quantifier cites measures, figures, articles or derived values, and those derived
values with their formulas. It returns None where there is nothing to say. Words describe what the bulletin reports,
never what a locality achieved.
"""

from helpers.findings import (
    attainment,
    breadth,
    emphasis,
    genre,
    goals,
    instruments,
    intensity,
    keyness,
    material,
    robustness,
    silence,
    similarity,
    support,
    targets,
    theme,
)

__all__ = [
    "attainment",
    "breadth",
    "emphasis",
    "genre",
    "goals",
    "instruments",
    "intensity",
    "keyness",
    "material",
    "robustness",
    "silence",
    "similarity",
    "support",
    "targets",
    "theme",
]
