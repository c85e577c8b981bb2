"""Keyness: the words that set one locality's articles apart from the others'.

The z-score of the log-odds ratio with an informative Dirichlet prior: Monroe, Colaresi and Quinn (2008), “Fightin'
Words: Lexical Feature Selection and Evaluation for Identifying the Content of Political Conflict”, Political Analysis
16(4), 372–403. With y_iw the count of word w in locality i, y_jw that in all others, n_i and n_j the totals, and a
prior α_w = α_0 (y_iw + y_jw) / (n_i + n_j):

    δ_w = ln[(y_iw + α_w) / (n_i + α_0 − y_iw − α_w)] − ln[(y_jw + α_w) / (n_j + α_0 − y_jw − α_w)]
    z_w = δ_w / √[1 / (y_iw + α_w) + 1 / (y_jw + α_w)]

Theirs is called informative because it comes from a background of other texts. There is none here: the prior is the
pooled text of the very articles compared, and what it does is to shrink each word towards its share in all of them.

It orders words; it is no test, so there are no p values. Of a few hundred words an article, most of what it shows is
genre.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from helpers.analysis.frames import require, typed
from helpers.analysis.segmenting import tokenizer
from helpers.errors import UsageError

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_SHORTEST = 2

_COUNTS = {"locality_code": "str", "term": "str", "count": "int64"}
_LOG_ODDS = {
    "locality_code": "str",
    "term": "str",
    "count": "int64",
    "other_count": "int64",
    "z_score": "float64",
    "log_odds": "float64",
}


def terms(text: str, dictionary: Iterable[str]) -> list[str]:
    """Cut a Chinese text into words.

    Parameters
    ----------
    text
        The text.
    dictionary
        Terms that stay whole (the glossary's). Of a term with other signs in it (“2+X”厂务公开) the Han parts count.

    Returns
    -------
    list of str
        The words of two or more Han characters in text order. Single characters, numbers, Latin letters and
        punctuation are dropped, and words are those of the dictionaries only: none is guessed.
    """
    # A run at a time: jieba's own idea of what separates words takes in Latin letters and digits.
    cut = _tokenizer(frozenset(_han_words(dictionary))).cut
    words = (word for run in _HAN.findall(text) for word in cut(run, HMM=False))
    return [word for word in words if len(word) >= _SHORTEST]


def count_terms(texts: pd.DataFrame, dictionary: Iterable[str]) -> pd.DataFrame:
    """Count the words of each locality's texts.

    Parameters
    ----------
    texts
        ``locality_code``, ``text``; a locality may have several.
    dictionary
        As for `terms`.

    Returns
    -------
    DataFrame
        One row for each locality and word, in order of both: ``locality_code``, ``term``, ``count``.

    Raises
    ------
    UsageError
        A column is missing.
    """
    require(texts, ["locality_code", "text"], "texts")
    kept = tuple(dictionary)
    found = [
        (code, word)
        for code, text in zip(texts["locality_code"], texts["text"], strict=True)
        for word in terms(text, kept)
    ]
    words = pd.DataFrame(found, columns=["locality_code", "term"])
    return typed(words.groupby(["locality_code", "term"], sort=True).size().reset_index(name="count"), _COUNTS)


def log_odds(
    tokens_by_locality: pd.DataFrame,
    *,
    minimum_count: int = 3,
    term_count: int = 10,
    prior_count: float | None = None,
) -> pd.DataFrame:
    """Return the words that each locality uses more than the others do.

    Parameters
    ----------
    tokens_by_locality
        ``locality_code``, ``term``, ``count``, all words of all articles compared.
    minimum_count
        How often a locality must use a word for it to be listed.
    term_count
        How many words are listed at most for each locality.
    prior_count
        The weight α_0 of the prior, in words; without it, that of the average locality's articles.

    Returns
    -------
    DataFrame
        For each locality its words with z above 0, from the largest down (then by count, then by the word):
        ``locality_code``, ``term``, ``count`` (y_iw), ``other_count`` (y_jw), ``z_score``, ``log_odds`` (δ). Empty
        where there is only one locality: nothing to compare.

    Raises
    ------
    UsageError
        A column is missing, or the prior has no weight.
    """
    require(tokens_by_locality, _COUNTS, "tokens_by_locality")
    if prior_count is not None and prior_count <= 0:
        raise UsageError(f"prior_count: found {prior_count}, allowed is above 0")
    key = ["locality_code", "term"]
    cells = typed(typed(tokens_by_locality, _COUNTS).groupby(key, sort=True)["count"].sum().reset_index(), _COUNTS)
    own_total = cells.groupby("locality_code")["count"].transform("sum").to_numpy(dtype="float64")
    total = float(cells["count"].sum())
    in_all = cells.groupby("term")["count"].transform("sum").to_numpy(dtype="float64")
    locality_count = cells["locality_code"].nunique()
    if locality_count < 2:
        return typed(cells.head(0).reindex(columns=list(_LOG_ODDS)), _LOG_ODDS)

    weight = total / locality_count if prior_count is None else prior_count
    prior = weight * in_all / total
    own = cells["count"].to_numpy(dtype="float64")
    other, other_total = in_all - own, total - own_total
    # A word that is the whole of a text has no odds: the logarithm of a division by zero.
    with np.errstate(divide="ignore", invalid="ignore"):
        delta = np.log((own + prior) / (own_total + weight - own - prior))
        delta -= np.log((other + prior) / (other_total + weight - other - prior))
        z = delta / np.sqrt(1 / (own + prior) + 1 / (other + prior))
    result = cells.assign(other_count=other, z_score=z, log_odds=delta)
    result = result[(result["count"] >= minimum_count) & (result["z_score"] > 0) & np.isfinite(result["z_score"])]
    result = result.sort_values(["locality_code", "z_score", "count", "term"], ascending=[True, False, False, True])
    return typed(result.groupby("locality_code", sort=False).head(term_count), _LOG_ODDS)


def _han_words(dictionary: Iterable[str]) -> Iterable[str]:
    return (run for term in dictionary for run in _HAN.findall(term) if len(run) >= _SHORTEST)


@lru_cache(maxsize=1)
def _tokenizer(dictionary: frozenset[str]) -> Any:
    return tokenizer(dictionary)
