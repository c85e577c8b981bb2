"""How good proposals are: precision, recall and F1 against a coded bulletin, kind by kind."""

from __future__ import annotations

import pandas as pd

from helpers.analysis.agreement import alpha_nominal, matched_units
from helpers.ingest.proposals import Proposals

ARTICLE_KINDS = {"articles": (), "sections": ("section_zh",), "bylines": ("byline",), "localities": ("locality_code",)}
MEASURE_KINDS = {
    "measures": (), "themes": ("theme",), "instruments": ("instrument",), "statuses": ("status",),
    "unit types": ("unit_type",),
}  # fmt: skip
FIGURE_KINDS = {
    "figures": ("value", "unit", "comparator"), "figure places": (), "roles": ("role",), "quantities": ("quantity",),
    "deadlines": ("deadline",), "periods": ("period",),
}  # fmt: skip
KNOWN_TEXT = ("2011-05",)
"""Bulletins that the writers of the rules had read: their scores flatter."""
CODED = ("theme", "instrument", "status")


def evaluate(
    proposals: Proposals, articles: pd.DataFrame, measures: pd.DataFrame, quotes: pd.DataFrame, figures: pd.DataFrame
) -> pd.DataFrame:
    """Compare proposals with a coding.

    Parameters
    ----------
    proposals
        As `helpers.ingest.proposals.propose` returns them.
    articles, measures, quotes, figures
        The coding: the columns of the tables of the same name.

    Returns
    -------
    DataFrame
        One row for each kind: ``kind``, ``proposed``, ``coded`` (counts), ``right``, ``precision`` = right / proposed,
        ``recall`` = right / coded, ``f1`` = 2 right / (proposed + coded), and ``alpha``, Krippendorff's nominal alpha
        over matched units, for theme, instrument and status (missing elsewhere). An article is right when its title
        is; measures and figures are matched by `helpers.analysis.matching.matched_units`; a kind that names columns
        (of figures: value, unit and comparator) counts matches in which these agree as well. A share of nothing is
        missing.
    """
    made = []
    same = proposals.articles.merge(articles, on="title_zh", suffixes=("_a", "_b"))
    for kind, columns in ARTICLE_KINDS.items():
        made.append(_row(kind, same, columns, len(proposals.articles), len(articles)))
    ours = proposals.measures.rename(columns={"proposal_id": "measure_id"})
    pairs = _paired(ours, _further(ours), measures, quotes)
    for kind, columns in MEASURE_KINDS.items():
        made.append(_row(kind, pairs, columns, len(ours), len(measures)))
    numbers = proposals.figures.rename(columns={"proposal_id": "measure_id"})
    coded = figures.drop(columns="measure_id", errors="ignore").rename(columns={"figure_id": "measure_id"})
    pairs = _paired(numbers, _none(), coded, _none())
    for kind, columns in FIGURE_KINDS.items():
        made.append(_row(kind, pairs, columns, len(numbers), len(coded)))
    return pd.DataFrame(made)


def _none() -> pd.DataFrame:
    return pd.DataFrame({"measure_id": [], "start": [], "end": []}).astype(
        {"measure_id": "str", "start": "int64", "end": "int64"}
    )


def _further(measures: pd.DataFrame) -> pd.DataFrame:
    spans = [
        (name, *map(int, pair.split("-")))
        for name, further in zip(measures["measure_id"], measures["further"], strict=True)
        for pair in further.split("；")
        if pair
    ]
    return pd.DataFrame(spans, columns=["measure_id", "start", "end"]) if spans else _none()


def _paired(a: pd.DataFrame, quotes_a: pd.DataFrame, b: pd.DataFrame, quotes_b: pd.DataFrame) -> pd.DataFrame:
    """Put the rows of matched units side by side."""
    pairs = matched_units(a, quotes_a, b, quotes_b)
    for suffix, frame in (("_a", a), ("_b", b)):
        pairs = pairs.merge(frame.add_suffix(suffix), on=f"measure_id{suffix}")
    return pairs


def _row(kind: str, pairs: pd.DataFrame, columns: tuple[str, ...], proposed: int, coded: int) -> dict[str, object]:
    agrees = pd.Series(True, index=pairs.index)
    for column in columns:
        a, b = pairs[f"{column}_a"], pairs[f"{column}_b"]
        agrees &= (a == b) | (a.isna() & b.isna())
    right = int(agrees.sum())
    alpha = float("nan")
    if len(columns) == 1 and columns[0] in CODED and len(pairs):
        alpha = alpha_nominal(pairs[[f"{columns[0]}_a", f"{columns[0]}_b"]])
    return {
        "kind": kind, "proposed": proposed, "coded": coded, "right": right,
        "precision": right / proposed if proposed else float("nan"),
        "recall": right / coded if coded else float("nan"),
        "f1": 2 * right / (proposed + coded) if proposed + coded else float("nan"),
        "alpha": alpha,
    }  # fmt: skip
