"""What a bulletin says of each locality on each theme: reported, not mentioned, or no article. None of them is zero."""

from __future__ import annotations

import pandas as pd

REPORTED, NOT_MENTIONED, NO_ARTICLE = "reported", "not mentioned", "no article"


def conservative(measures: pd.DataFrame) -> pd.DataFrame:
    """Return the measures of the conservative reading: actions only, each series once (its first row)."""
    actions = measures[measures["unit_type"] == "action"]
    is_again = actions.duplicated(["locality_code", "series_id"]) & (actions["series_id"] != "")
    return actions[~is_again]


def states(
    measures: pd.DataFrame, articles: pd.DataFrame, localities: pd.DataFrame, themes: pd.DataFrame
) -> pd.DataFrame:
    """Tell the three states of silence apart.

    Returns
    -------
    DataFrame
        One row for each locality and theme: `locality_code`, `theme`, `state`; `measure_count` and `conservative_count`
        (NA unless reported: silence is not zero; a reported theme may have 0 by the conservative reading, since silence
        follows the coded count); `measure_ids`, a tuple in text order.
    """
    key = ["locality_code", "theme"]
    coded = measures.groupby(key, sort=False)["measure_id"].agg(measure_count="count", measure_ids=tuple)
    careful = conservative(measures).groupby(key, sort=False)["measure_id"].count().rename("conservative_count")
    grid = localities[["locality_code"]].merge(themes[["theme"]], how="cross").sort_values(key, ignore_index=True)
    made = grid.join(coded, on=key).join(careful, on=key)
    is_reported = made["measure_count"].notna()
    made["state"] = NO_ARTICLE
    made.loc[made["locality_code"].isin(articles["locality_code"]), "state"] = NOT_MENTIONED
    made.loc[is_reported, "state"] = REPORTED
    made["measure_count"] = made["measure_count"].astype("Int64")
    made["conservative_count"] = (
        made["conservative_count"].astype("Int64").mask(is_reported & made["conservative_count"].isna(), 0)
    )
    made["measure_ids"] = [ids if isinstance(ids, tuple) else () for ids in made["measure_ids"]]
    return made[["locality_code", "theme", "state", "measure_count", "conservative_count", "measure_ids"]]
