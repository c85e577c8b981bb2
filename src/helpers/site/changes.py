"""What changed from one edition to the next: measures, figures and sentences that are new, gone or changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from helpers.site.pairing import pair_figures, pair_measures
from helpers.site.release import Release

NEW, GONE, CHANGED = "new", "gone", "changed"
CODES = (
    "theme", "theme_second", "instrument", "instrument_second", "status", "unit_type", "has_target", "has_deadline",
    "has_resources", "has_accountability", "has_responsible",
)  # fmt: skip
MEASURE_COLUMNS = ("label_zh", "label_en", "quote", "quote_en", *CODES)
OF_A_CORRECTION = ("locality_code", "sub_unit", "series_id", "part_of", "lead_actor", "partner_actors", "target_group",
                   "confidence", "reviewed_by")  # fmt: skip
FIGURE_COLUMNS = ("value", "unit", "comparator", "role", "period", "deadline", "denominator")
SENTENCE_COLUMNS = ("sentence", "caveat")
_COLUMNS = ["change", "before_id", "now_id", "columns"]


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two editions side by side.

    Attributes
    ----------
    before, now
        The editions.
    measures, figures, sentences
        One row is one thing that is not as before, in the order of `now`, those that are gone last: ``change``
        (``"new"``, ``"gone"`` or ``"changed"``), ``before_id``, ``now_id`` (empty where it is not there) and
        ``columns``, a tuple of the columns that differ. A sentence's id is its briefing and its claim's id, by a space.
    not_made
        Paths of the briefings that could not be made now: what they said before is not gone, and in no row.
    """

    before: Release
    now: Release
    measures: pd.DataFrame
    figures: pd.DataFrame
    sentences: pd.DataFrame
    not_made: tuple[str, ...] = ()

    @property
    def is_correction(self) -> bool:
        """Whether both are editions of one bulletin."""
        return self.before.bulletin_id == self.now.bulletin_id

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return self.measures.empty and self.figures.empty and self.sentences.empty and not self.not_made


def compare(before: Release, now: Release, not_made: Sequence[str] = ()) -> Comparison:
    """Compare two editions, of one bulletin or of two.

    Of one bulletin, a row is known by its id. Of two, measures are paired by their words and figures by what they
    measure (see `helpers.site.pairing`); sentences keep their ids in any case.

    Parameters
    ----------
    not_made
        Paths of the briefings of `now` that could not be made.
    """
    is_correction = before.bulletin_id == now.bulletin_id
    more = (OF_A_CORRECTION, ("quote",)) if is_correction else ((), ())
    old, new = before.tables, now.tables
    same_measures = None if is_correction else pair_measures(old["measures"], new["measures"])
    same_figures = None if is_correction else pair_figures(old["figures"], new["figures"])
    figures = new["figures"].set_index("figure_id")
    if same_figures:
        # A whole that is a figure itself is known by its id, which is another in each bulletin.
        figures["denominator"] = figures["denominator"].replace(same_figures)
    return Comparison(
        before,
        now,
        differences(
            old["measures"].set_index("measure_id"),
            new["measures"].set_index("measure_id"),
            MEASURE_COLUMNS + more[0],
            same_measures,
        ),
        differences(old["figures"].set_index("figure_id"), figures, FIGURE_COLUMNS + more[1], same_figures),
        differences(
            by_claim(old["sentences"][~old["sentences"]["briefing"].isin(not_made)]),
            by_claim(new["sentences"]),
            SENTENCE_COLUMNS,
        ),
        tuple(not_made),
    )


def differences(
    before: pd.DataFrame, now: pd.DataFrame, columns: Sequence[str], pairs: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """Return what is new, gone or changed between two tables.

    Parameters
    ----------
    before, now
        The index holds each row's id, once.
    columns
        Which columns to compare; one that only one of the tables has counts as empty in the other.
    pairs
        Id in `before` by id in `now`; equal ids if None.

    Returns
    -------
    DataFrame
        ``change``, ``before_id``, ``now_id``, ``columns`` (a tuple; empty unless changed).
    """
    known = {name: name for name in now.index if name in before.index} if pairs is None else pairs
    old, new = (frame.reindex(columns=list(columns), fill_value="").T.to_dict() for frame in (before, now))
    made: list[tuple[str, str, str, tuple[str, ...]]] = []
    for name, row in new.items():
        if name not in known:
            made.append((NEW, "", str(name), ()))
        elif differing := tuple(column for column in columns if row[column] != old[known[str(name)]][column]):
            made.append((CHANGED, known[str(name)], str(name), differing))
    kept = set(known.values())
    made += [(GONE, str(name), "", ()) for name in old if name not in kept]
    return pd.DataFrame(made, columns=_COLUMNS)


def by_claim(sentences: pd.DataFrame) -> pd.DataFrame:
    """Index sentences by what they are known by: their briefing and their claim's id."""
    return sentences.set_index(sentences["briefing"] + " " + sentences["claim_id"])
