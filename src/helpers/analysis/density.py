"""Density: how many measures a bulletin reports for a locality, in all and on a theme.

In comparative policy research density is the number of policies, or of policy instruments: Knill, Schulze and Tosun
(2012), “Regulatory Policy Outputs and Impacts: Exploring a Complex Relationship”, Regulation & Governance 6(4),
427–444; taken up by Schaffrin, Sewerin and Seubert (2015), “Toward a Comparative Measure of Climate Policy Output”,
Policy Studies Journal 43(2), 257–282. Here it counts what a bulletin reports, which is less than what is done, so it
stands beside the length of the articles it was counted in.
"""

from __future__ import annotations

import pandas as pd

from helpers.analysis.frames import filled_ids, grouped, require, typed
from helpers.analysis.readings import conservative

_LOCALITY = {
    "locality_code": "str",
    "measure_count": "Int64",
    "conservative_count": "Int64",
    "article_count": "int64",
    "char_count": "int64",
    "measures_per_1000_chars": "float64",
    "conservative_per_1000_chars": "float64",
    "measure_ids": "object",
    "conservative_ids": "object",
    "article_ids": "object",
}
_THEME = {
    "locality_code": "str",
    "theme": "str",
    "measure_count": "int64",
    "conservative_count": "int64",
    "char_count": "int64",
    "measures_per_1000_chars": "float64",
    "conservative_per_1000_chars": "float64",
    "measure_ids": "object",
    "conservative_ids": "object",
}
_READ = ["measure_id", "locality_code", "unit_type", "series_id"]


def by_locality(measures: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Count the measures of each locality in both readings, and per 1,000 characters of the articles about it.

    Parameters
    ----------
    measures
        Coded measures in text order: ``measure_id``, ``locality_code``, ``unit_type``, ``series_id``.
    articles
        The bulletin's articles: ``bulletin_id``, ``article_no``, ``locality_code``, ``char_count``.

    Returns
    -------
    DataFrame
        One row for each locality that has an article or a measure, in code order: ``locality_code``, ``measure_count``,
        ``conservative_count``, ``article_count``, ``char_count``, ``measures_per_1000_chars``,
        ``conservative_per_1000_chars``, ``measure_ids``, ``conservative_ids``, ``article_ids`` (``2011-05-A3``). An
        article without a measure leaves the counts missing: silence is not zero. A conservative count of 0 is a true
        one, of measures of which none is an action outside a series. A rate is missing where the count is, and where
        there is no article of the locality's own.

    Raises
    ------
    UsageError
        A column is missing.
    """
    require(measures, _READ, "measures")
    require(articles, ["bulletin_id", "article_no", "locality_code", "char_count"], "articles")
    counted = _both_readings(measures, ["locality_code"])
    result = counted.merge(_material(articles), on="locality_code", how="outer").sort_values("locality_code")
    for column in ("article_count", "char_count"):
        result[column] = result[column].fillna(0)
    for column in ("measure_ids", "conservative_ids", "article_ids"):
        result[column] = filled_ids(result[column])
    return _rates(result, _LOCALITY)


def by_theme(measures: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Count the measures of each locality on each theme in both readings.

    The conservative reading is taken of the locality as a whole, so that its counts by theme add up to its count.

    Parameters
    ----------
    measures
        As for `by_locality`, with ``theme``.
    articles
        As for `by_locality`.

    Returns
    -------
    DataFrame
        One row for each locality and theme that has a measure, in order of their codes: ``locality_code``, ``theme``,
        ``measure_count``, ``conservative_count``, ``char_count`` (of all the locality's articles),
        ``measures_per_1000_chars``, ``conservative_per_1000_chars``, ``measure_ids``, ``conservative_ids``. A theme
        not mentioned has no row.

    Raises
    ------
    UsageError
        A column is missing.
    """
    require(measures, [*_READ, "theme"], "measures")
    require(articles, ["bulletin_id", "article_no", "locality_code", "char_count"], "articles")
    counted = _both_readings(measures, ["locality_code", "theme"])
    result = counted.merge(_material(articles)[["locality_code", "char_count"]], on="locality_code", how="left")
    result["char_count"] = result["char_count"].fillna(0)
    return _rates(result, _THEME)


def _both_readings(measures: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    narrow = grouped(conservative(measures), by, count="conservative_count")
    counted = grouped(measures, by).merge(narrow.rename(columns={"measure_ids": "conservative_ids"}), on=by, how="left")
    counted["measure_count"] = counted["measure_count"].astype("Int64")
    counted["conservative_count"] = counted["conservative_count"].astype("Int64").fillna(0)
    counted["conservative_ids"] = filled_ids(counted["conservative_ids"])
    return counted


def _material(articles: pd.DataFrame) -> pd.DataFrame:
    ids = [
        f"{bulletin}-A{number}"
        for bulletin, number in zip(articles["bulletin_id"], articles["article_no"], strict=True)
    ]
    named = articles[["locality_code"]].assign(article_id=ids)
    material = grouped(named, ["locality_code"], column="article_id", count="article_count")
    return material.assign(
        char_count=articles["char_count"].astype("int64").groupby(articles["locality_code"], sort=True).sum().to_numpy()
    )


def _rates(result: pd.DataFrame, columns: dict[str, str]) -> pd.DataFrame:
    thousands = result["char_count"].astype("float64") / 1000
    thousands = thousands.where(thousands > 0)
    for rate, count in (
        ("measures_per_1000_chars", "measure_count"),
        ("conservative_per_1000_chars", "conservative_count"),
    ):
        result[rate] = result[count].astype("Float64").astype("float64") / thousands
    return typed(result, columns)
