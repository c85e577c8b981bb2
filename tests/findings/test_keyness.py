import pandas as pd

from helpers.findings import keyness
from tests.analysis.invented import LEFT, articles
from tests.findings.invented import said


def typical(*terms: tuple[str, int, float]) -> pd.DataFrame:
    """Return words of the left locality with their count and z-score."""
    return pd.DataFrame(
        [(LEFT, term, count, 0, z, z) for term, count, z in terms],
        columns=["locality_code", "term", "count", "other_count", "z_score", "log_odds"],
    )


def test_no_word_may_be_typical():
    w = typical()
    assert said(lambda n: keyness.typical(w, LEFT, n, articles({}))) is None


def test_one_word_is_typical():
    w = typical(("虚构", 3, 2.5))
    assert said(lambda n: keyness.typical(w, LEFT, n, articles({}))) == [
        "与其他文章相比，左文章较常用的词：虚构（3次）。",
        "Words that are more typical of the articles on Left than of the others, with their uses: 虚构 (3).",
    ]


def test_a_word_hardly_more_frequent_is_not_typical():
    w = typical(("虚构", 3, 2.5), ("全部", 4, 1.0), ("工会", 9, 0.9))
    assert said(lambda n: keyness.typical(w, LEFT, n, articles({}))) == [
        "与其他文章相比，左文章较常用的词：虚构（3次）、全部（4次）。",
        "Words that are more typical of the articles on Left than of the others, with their uses: 虚构 (3), 全部 (4).",
    ]
