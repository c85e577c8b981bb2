"""What a coded bulletin says in numbers: pure functions, DataFrame in, DataFrame out, one module for each metric.

A tour, from the plainest to the most derived:

- `density`: how many measures, in both readings, and per 1,000 characters of the articles they were counted in.
- `intensity`: how many of them carry a target, a deadline, resources, accountability, a named body.
- `breadth`: over how many themes they spread, and how evenly; compared only after rarefaction.
- `instruments`: whether they work by information, authority, money or organization.
- `emphasis`: the themes that take more of a locality than of all.
- `similarity`: what two localities have in common.
- `targets`: what is to be reached, and how far along it is.
- `support`: in which forms Party and government back the unions.
- `keyness`: the words that set a locality's articles apart.
- `robustness`: which statements outlive the loss of any one measure, or the conservative reading.
- `agreement`: how far two blind codings agree.

`peers` leaves out the prefecture-level city, which is shown beside its districts but is not one of them;
`conservative` takes the narrower reading of what counts as a measure. With each number go the ids of the measures,
figures or articles that it rests on.

Three rules hold throughout. Silence is not zero: what the bulletin does not mention has no row, and 0 is always 0 of
a stated n. Nothing is drawn at random without a seed. An empty frame gives an empty result with the same columns.
"""

from helpers.analysis import (
    agreement,
    breadth,
    density,
    emphasis,
    instruments,
    intensity,
    keyness,
    robustness,
    similarity,
    support,
    targets,
)
from helpers.analysis.readings import conservative, peers

__all__ = [
    "agreement",
    "breadth",
    "conservative",
    "density",
    "emphasis",
    "instruments",
    "intensity",
    "keyness",
    "peers",
    "robustness",
    "similarity",
    "support",
    "targets",
]
