"""A coding written by hand beside a text, with its quotes and without offsets: what proposals are compared with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from helpers.errors import DataError

TABLES = ("articles", "measures", "figures")


@dataclass(frozen=True)
class Gold:
    """The coding, with offsets, as `helpers.ingest.evaluate.evaluate` takes it."""

    articles: pd.DataFrame
    measures: pd.DataFrame
    quotes: pd.DataFrame
    figures: pd.DataFrame


def read_gold(folder: Path, text: str) -> Gold:
    r"""Read a coding and find its places in a text.

    Parameters
    ----------
    folder
        Has ``articles.csv``; ``measures.csv`` with `quote` and `further` (words of one further span, or empty), each
        found at its first place in the text; ``figures.csv`` with `quote` and `around`, words whose first place in
        the text holds the quote (``\n`` is a line break).
    text
        As `helpers.ingest.sources.Source.text` gives it.

    Raises
    ------
    DataError
        A table is missing, or its words do not stand in the text.
    """
    missing = [table for table in TABLES if not (folder / f"{table}.csv").is_file()]
    if missing:
        raise DataError(f"{str(folder)!r}: found no {', '.join(missing)}; allowed: {', '.join(TABLES)} as .csv")
    articles, measures, figures = (
        pd.read_csv(folder / f"{table}.csv", dtype=str, keep_default_na=False) for table in TABLES
    )
    measures["measure_id"] = [f"G{number:03d}" for number in range(len(measures))]
    measures["start"] = [_place(text, quote) for quote in measures["quote"]]
    measures["end"] = measures["start"] + measures["quote"].str.len()
    further = measures[measures["further"] != ""]
    starts = [_place(text, quote) for quote in further["further"]]
    quotes = pd.DataFrame({"measure_id": further["measure_id"], "start": starts})
    quotes["end"] = quotes["start"] + further["further"].str.len()
    figures["figure_id"] = [f"N{number:03d}" for number in range(len(figures))]
    around = figures["around"].str.replace(r"\n", "\n", regex=False)
    figures["start"] = [
        _place(text, words) + words.index(quote) for words, quote in zip(around, figures["quote"], strict=True)
    ]
    figures["end"] = figures["start"] + figures["quote"].str.len()
    figures["value"] = pd.to_numeric(figures["value"])
    return Gold(articles, measures, quotes.astype({"start": "int64", "end": "int64"}), figures)


def _place(text: str, words: str) -> int:
    at = text.find(words)
    if at < 0:
        raise DataError(f"{words!r} does not stand in the text")
    return at
