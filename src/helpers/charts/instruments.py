"""Which resources the measures use: Hood's four, as parts of each locality's own total."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pandas as pd

from helpers.charts.drawing import Drawing, draw
from helpers.charts.frames import Place, places, present, records, titles
from helpers.charts.share_grid import Share, paint_grid
from helpers.charts.words import clauses, measures, of, pick, sentences

WHERE: Final = "instruments"
ORDER: Final = "NATO"  # Hood's own: nodality, authority, treasure, organization


def instruments(
    mix: pd.DataFrame,
    localities: pd.DataFrame,
    instruments: pd.DataFrame,
    *,
    language: str,
    chosen: str | None = None,
) -> Drawing:
    """Draw how many of a locality's measures use information, authority, money or organization.

    Totals differ, so each bar has the length of its own total, which is printed with the part.

    Parameters
    ----------
    mix
        One row for each locality and instrument in use: ``locality_code``, ``instrument``, ``measure_count``,
        ``locality_count``. An instrument without a row is used by none of the locality's measures.
    localities
        ``locality_code``, ``short_zh``, ``short_en``, ``is_prefecture``.
    instruments
        ``instrument``, ``name_zh``, ``name_en``.
    language
        ``"zh"`` or ``"en"``.
    chosen
        Code of the locality whose row is marked.

    Raises
    ------
    UnknownNameError
        If a code is not among the localities.
    """
    found = records(mix, ("locality_code", "instrument", "measure_count", "locality_count"), WHERE)
    shown = present(places(localities, language, WHERE, chosen), (row["locality_code"] for row in found), WHERE)
    named = titles(instruments, "instrument", pick(language, "name_zh", "name_en"), WHERE)
    codes = sorted(named, key=ORDER.find)
    counts = {(row["locality_code"], row["instrument"]): int(row["measure_count"]) for row in found}
    totals = {row["locality_code"]: int(row["locality_count"]) for row in found}
    shares = [[Share(counts.get((place.code, code), 0), totals[place.code]) for code in codes] for place in shown]
    names = [named[code] for code in codes]
    return draw(
        lambda canvas: paint_grid(canvas, shown, names, shares, right=canvas.width - 0.4).bottom,
        width="text",
        language=language,
        alt=_alt(shown, names, shares, language),
        where=WHERE,
    )


def _alt(shown: Sequence[Place], names: Sequence[str], shares: Sequence[Sequence[Share]], language: str) -> str:
    items = [pick(language, "各地措施所用的四类工具", "Measures by instrument and locality")]
    for place, row in zip(shown, shares, strict=True):
        counted = measures(row[0].whole, language)
        used = (
            f"{name}{pick(language, '', ' ')}{of(share.part, share.whole, language)}"
            for name, share in zip(names, row, strict=True)
        )
        items.append(
            pick(language, f"{place.name}（{counted}）：", f"{place.name} ({counted}): ") + clauses(used, language)
        )
    return sentences(items, language)
