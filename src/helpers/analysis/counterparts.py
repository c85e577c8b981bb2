"""What belongs to a stated target: its place, the actual that answers it, that actual's whole, the time left."""

from __future__ import annotations

import numpy as np
import pandas as pd

from helpers.analysis.frames import typed

_WHOLE = {
    "whole_figure_id": "str",
    "whole": "float64",
    "whole_indicator_zh": "str",
    "whole_indicator_en": "str",
}


def wholes(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the figures under the names that they have as the whole of another."""
    names = dict(zip(["figure_id", "value", "indicator_zh", "indicator_en"], _WHOLE, strict=True))
    return typed(figures.rename(columns=names), _WHOLE)


def located(figures: pd.DataFrame, measures: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Give each figure the locality and bulletin of its measure, or of the article around it where it has none.

    Returns
    -------
    DataFrame
        The figures with ``locality_code`` and ``bulletin_id``. Those of a measure that is not among the given, and
        those without a measure outside all given articles, are left out.
    """
    result = figures.merge(measures[["measure_id", "locality_code", "bulletin_id"]], on="measure_id", how="left")
    in_order = articles.sort_values("start")
    offsets = result["start"].to_numpy(dtype="int64")
    place = np.searchsorted(in_order["start"].to_numpy(dtype="int64"), offsets, side="right") - 1
    ends = in_order["end"].to_numpy(dtype="int64")
    is_in_article = (place >= 0) & (result["measure_id"] == "").to_numpy(dtype=bool)
    is_in_article[is_in_article] = offsets[is_in_article] < ends[place[is_in_article]]
    for column in ("locality_code", "bulletin_id"):
        values = result[column].to_numpy(dtype="object", copy=True)
        values[is_in_article] = in_order[column].to_numpy(dtype="object")[place[is_in_article]]
        result[column] = pd.Series(values, dtype="object", index=result.index)
    result["value"] = result["value"].astype("float64")
    return result[result["locality_code"].notna()]


def answered(targets: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """Put beside each target its actual and, where that is a count for a target in per cent, the actual's whole.

    Parameters
    ----------
    targets, figures
        Rows of `located`.

    Returns
    -------
    DataFrame
        The targets with ``actual_figure_id``, ``actual``, ``denominator_figure_id``, ``denominator``: empty and
        missing where the text gives none.
    """
    key = ["bulletin_id", "locality_code", "indicator_zh"]
    latest = figures["period"].astype("str").str.split("/").str[-1]
    actuals = figures.assign(latest=latest)[(figures["role"] == "actual") & figures["value"].notna()]
    actuals = actuals.sort_values(["latest", "start"])
    actuals = actuals.rename(columns={"figure_id": "actual_figure_id", "value": "actual"})
    same_unit = actuals.drop_duplicates([*key, "unit"], keep="last")[[*key, "unit", "actual_figure_id", "actual"]]

    whole = wholes(figures).query("whole > 0")[["whole_figure_id", "whole"]]
    counts = actuals[actuals["unit"] != "%"].rename(columns={"denominator": "whole_figure_id"})
    counts = counts.merge(whole, on="whole_figure_id").drop_duplicates(key, keep="last")
    counts = counts[[*key, "actual_figure_id", "actual", "whole_figure_id", "whole"]]

    result = targets.drop(columns="denominator").merge(same_unit, on=[*key, "unit"], how="left")
    through = targets[key].merge(counts, on=key, how="left")
    is_through = (result["unit"] == "%") & result["actual"].isna()
    for column, source in (("actual_figure_id", "actual_figure_id"), ("actual", "actual")):
        result[column] = result[column].where(~is_through, through[source])
    for column, source in (("denominator_figure_id", "whole_figure_id"), ("denominator", "whole")):
        result[column] = through[source].where(is_through)
    for column in ("actual_figure_id", "denominator_figure_id"):
        result[column] = result[column].fillna("")
    return result


def months_left(bulletin_id: pd.Series, deadline: pd.Series) -> pd.Series:
    """Return the months from the bulletin's to the deadline's; a deadline that names a year only is its December."""
    now = bulletin_id.astype("str").str.extract(r"^(\d{4})-(\d{2})").astype("Float64")
    then = deadline.astype("str").str.extract(r"(\d{4})(?:-(\d{2}))?(?:-\d{2})?$").astype("Float64")
    months = (then[0] - now[0]) * 12 + then[1].fillna(12) - now[1]
    return months.astype("Int64")
