"""The gold rows of the invented bulletins, with offsets: a figure stands where its surroundings are first found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

INVENTED = Path(__file__).parent / "invented"
FILES = {
    "newsletter": ("newsletter/bulletin.txt", "2012-06"),
    "tables": ("tables/bulletin.html", "2013-03"),
    "bare": ("bare/bulletin.gb18030.txt", "2014-04"),
}


@dataclass(frozen=True)
class Gold:
    """The coding of an invented bulletin, as `evaluate` takes it."""

    articles: pd.DataFrame
    measures: pd.DataFrame
    quotes: pd.DataFrame
    figures: pd.DataFrame


def gold(name: str, text: str) -> Gold:
    """Read the gold rows of one bulletin and find their places in its text."""
    folder = INVENTED / name
    articles, measures, figures = (
        pd.read_csv(folder / f"{table}.csv", dtype=str, keep_default_na=False)
        for table in ("articles", "measures", "figures")
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
        raise ValueError(f"{words!r} does not stand in the text")
    return at
