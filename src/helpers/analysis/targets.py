"""Targets: what is to be reached, how far along it is, and what follows from numbers that the text states.

Attainment is actual / target, or a part of its whole; each is plain arithmetic on two stated figures and is given
with its formula. Nothing is extrapolated: a target to which the text states no actual has no attainment, and a pace
needs a deadline as well.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from helpers.analysis.counterparts import answered, located, months_left, wholes
from helpers.analysis.formulas import number, ratio
from helpers.analysis.frames import objects, require, typed

_FIGURE = [
    "figure_id",
    "measure_id",
    "indicator_zh",
    "indicator_en",
    "value",
    "unit",
    "role",
    "quantity",
    "denominator",
]
_TARGETS = {
    "figure_id": "str",
    "measure_id": "str",
    "locality_code": "str",
    "indicator_zh": "str",
    "indicator_en": "str",
    "value": "float64",
    "unit": "str",
    "comparator": "str",
    "quantity": "str",
    "period": "str",
    "deadline": "str",
    "actual_figure_id": "str",
    "actual": "float64",
    "denominator_figure_id": "str",
    "denominator": "float64",
    "attainment_share": "float64",
    "gap": "float64",
    "month_count": "Int64",
    "pace_per_month": "float64",
    "formula": "str",
    "pace_formula": "str",
    "figure_ids": "object",
}
_ATTAINMENT = {
    "locality_code": "str",
    "part_figure_id": "str",
    "part": "float64",
    "whole_figure_id": "str",
    "whole": "float64",
    "share": "float64",
    "formula": "str",
    "indicator_zh": "str",
    "indicator_en": "str",
    "whole_indicator_zh": "str",
    "whole_indicator_en": "str",
    "unit": "str",
    "role": "str",
    "period": "str",
    "measure_id": "str",
    "figure_ids": "object",
}
_CHANGES = {
    "locality_code": "str",
    "measure_id": "str",
    "indicator_zh": "str",
    "indicator_en": "str",
    "unit": "str",
    "baseline_figure_id": "str",
    "baseline": "float64",
    "baseline_period": "str",
    "actual_figure_id": "str",
    "actual": "float64",
    "period": "str",
    "whole_figure_id": "str",
    "whole": "float64",
    "whole_indicator_zh": "str",
    "whole_indicator_en": "str",
    "change": "float64",
    "formula": "str",
    "figure_ids": "object",
}


def targets(figures: pd.DataFrame, measures: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return each stated target with the actual that the text sets beside it, if any.

    The counterpart of a target is the actual of the same bulletin, locality and indicator: in the same unit, or, for
    a target in per cent, a count whose denominator is a figure. Of several the one of the latest period, then the
    last in the text.

    Parameters
    ----------
    figures
        Stated numbers in text order, with the codebook's columns.
    measures
        Coded measures: ``measure_id``, ``bulletin_id``, ``locality_code``. A figure of another measure is left out,
        so that a selection of measures selects their figures.
    articles
        ``bulletin_id``, ``locality_code``, ``start``, ``end`` of one bulletin's articles: a figure without a measure
        belongs to the locality of the article that it stands in.

    Returns
    -------
    DataFrame
        One row for each target, in text order: ``figure_id``, ``measure_id``, ``locality_code``, ``indicator_zh``,
        ``indicator_en``, ``value`` (missing where the text states none, as in 一定比例), ``unit``, ``comparator``,
        ``quantity``, ``period`` (of a frequency: a duration), ``deadline``, ``actual_figure_id``, ``actual``,
        ``denominator_figure_id`` and ``denominator``
        (of that actual), ``attainment_share`` (1 is reached), ``gap`` (target less actual, in the target's unit;
        below 0 it is exceeded), ``month_count`` (from the month of the bulletin to that of the deadline),
        ``pace_per_month`` (units a month that close the gap by then; missing where no gap or no month is left),
        ``formula``, ``pace_formula``, ``figure_ids`` (all figures used). Numbers are missing and texts empty where
        the text gives no counterpart. A ceiling (``<``, ``<=``) has a gap, but neither an attainment nor a pace.

    Raises
    ------
    UsageError
        A column is missing.
    """
    require(figures, [*_FIGURE, "comparator", "period", "deadline", "start"], "figures")
    require(measures, ["measure_id", "bulletin_id", "locality_code"], "measures")
    require(articles, ["bulletin_id", "locality_code", "start", "end"], "articles")
    placed = located(figures, measures, articles)
    result = answered(placed[placed["role"] == "target"], placed)

    has_whole = result["denominator"].notna()
    reached = result["actual"].where(~has_whole, 100 * result["actual"] / result["denominator"])
    result["gap"] = result["value"] - reached
    is_ceiling = result["comparator"].isin(["<", "<="])
    result["attainment_share"] = (reached / result["value"]).where((result["value"] > 0) & ~is_ceiling)
    result["month_count"] = months_left(result["bulletin_id"], result["deadline"])
    months = result["month_count"].astype("Float64").astype("float64")
    result["pace_per_month"] = (result["gap"] / months).where((result["gap"] > 0) & (months > 0) & ~is_ceiling)
    result["formula"] = [
        _attained(*row)
        for row in zip(
            result["actual"], result["denominator"], result["value"], result["attainment_share"], strict=True
        )
    ]
    result["pace_formula"] = [
        f"{number(round(gap, 1))} / {number(month)} = {pace:.1f}" if pace > 0 else ""
        for gap, month, pace in zip(result["gap"], months, result["pace_per_month"], strict=True)
    ]
    used = zip(result["figure_id"], result["actual_figure_id"], result["denominator_figure_id"], strict=True)
    result["figure_ids"] = objects(tuple(figure for figure in row if figure) for row in used)
    return typed(result, _TARGETS)


def attainment(figures: pd.DataFrame, measures: pd.DataFrame) -> pd.DataFrame:
    """Return each part that the text states together with its whole, as a share.

    Parameters
    ----------
    figures
        Stated numbers in text order, with the codebook's columns.
    measures
        Coded measures: ``measure_id``, ``locality_code``. A part of another measure, or of none, is left out.

    Returns
    -------
    DataFrame
        One row for each figure whose ``denominator`` is a figure with a value above 0, in text order:
        ``locality_code``, ``part_figure_id``, ``part``, ``whole_figure_id``, ``whole``, ``share`` (part / whole),
        ``formula``, ``indicator_zh``, ``indicator_en`` (of the part), ``whole_indicator_zh``, ``whole_indicator_en``,
        ``unit``, ``role``, ``period``, ``measure_id`` (of the part), ``figure_ids``. A part stated in per cent is left
        out: its share is stated, not derived.

    Raises
    ------
    UsageError
        A column is missing.
    """
    require(figures, [*_FIGURE, "period"], "figures")
    require(measures, ["measure_id", "locality_code"], "measures")
    parts = figures[figures["unit"] != "%"].merge(measures[["measure_id", "locality_code"]], on="measure_id")
    parts = parts.rename(columns={"figure_id": "part_figure_id", "value": "part"})
    result = parts.merge(wholes(figures), left_on="denominator", right_on="whole_figure_id")
    result = result[result["part"].notna() & (result["whole"] > 0)].reset_index(drop=True)
    result["share"] = result["part"] / result["whole"]
    result["formula"] = [ratio(part, whole) for part, whole in zip(result["part"], result["whole"], strict=True)]
    result["figure_ids"] = objects(zip(result["part_figure_id"], result["whole_figure_id"], strict=True))
    return typed(result, _ATTAINMENT)


def changes(figures: pd.DataFrame, measures: pd.DataFrame) -> pd.DataFrame:
    """Return each actual that the text sets beside a baseline.

    Such is an assessment weight raised from 2 to 8 points of 100. A baseline and an actual belong together when they
    have the measure, the unit, the quantity and the denominator in common, and, where a measure has several such
    pairs, the indicator too.

    Parameters
    ----------
    figures, measures
        As for `attainment`.

    Returns
    -------
    DataFrame
        One row for each pair, in text order of the baseline: ``locality_code``, ``measure_id``, ``indicator_zh``,
        ``indicator_en`` (of the actual), ``unit``, ``baseline_figure_id``, ``baseline``, ``baseline_period``,
        ``actual_figure_id``, ``actual``, ``period``, ``whole_figure_id``, ``whole`` and its names (empty and missing
        where the denominator is no figure), ``change`` (actual less baseline), ``formula``, ``figure_ids``.

    Raises
    ------
    UsageError
        A column is missing.
    """
    require(figures, _FIGURE, "figures")
    require(measures, ["measure_id", "locality_code"], "measures")
    key = ["measure_id", "unit", "quantity", "denominator"]
    stated = figures[figures["value"].notna() & (figures["measure_id"] != "")]
    before = stated[stated["role"] == "baseline"].rename(
        columns={"value": "baseline"} | {each: f"baseline_{each}" for each in ("figure_id", "indicator_zh", "period")}
    )
    after = stated[stated["role"] == "actual"].rename(columns={"figure_id": "actual_figure_id", "value": "actual"})
    result = before[[*key, "baseline_figure_id", "baseline", "baseline_indicator_zh", "baseline_period"]].merge(
        after[[*key, "actual_figure_id", "actual", "indicator_zh", "indicator_en", "period"]], on=key
    )
    is_only_pair = ~result.duplicated(key, keep=False)
    result = result[is_only_pair | (result["indicator_zh"] == result["baseline_indicator_zh"])]
    result = result.merge(measures[["measure_id", "locality_code"]], on="measure_id")
    result = result.merge(wholes(figures), left_on="denominator", right_on="whole_figure_id", how="left")
    for column in ("whole_figure_id", "whole_indicator_zh", "whole_indicator_en"):
        result[column] = result[column].fillna("")
    result["change"] = result["actual"] - result["baseline"]
    result["formula"] = [
        f"{number(actual)} − {number(baseline)} = {number(change)}"
        for actual, baseline, change in zip(result["actual"], result["baseline"], result["change"], strict=True)
    ]
    used = zip(result["baseline_figure_id"], result["actual_figure_id"], result["whole_figure_id"], strict=True)
    result["figure_ids"] = objects(tuple(figure for figure in row if figure) for row in used)
    return typed(result, _CHANGES)


def _attained(actual: float, denominator: float, value: float, share: float) -> str:
    if np.isnan(share):
        return ""
    if np.isnan(denominator):
        return ratio(actual, value)
    return f"({number(actual)} / {number(denominator)}) / {number(value)}% = {share:.3f}"
