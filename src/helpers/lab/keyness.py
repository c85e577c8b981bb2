"""The words that set a locality's articles apart."""

from __future__ import annotations

import pandas as pd

from helpers import findings
from helpers.analysis import keyness as words
from helpers.blocks import Note, text
from helpers.briefing import Page
from helpers.lab import asking
from helpers.lab.answer import Answer, scoped
from helpers.wording import pick


def keyness(page: Page, *localities: asking.Names) -> Answer:
    """Show the words that are more typical of a locality's articles than of all others (log-odds with a prior).

    Parameters
    ----------
    page
        The bulletin and the language: `open_page`.
    localities
        Whose words; every locality with an article if not given. All articles are always compared with.

    Returns
    -------
    Answer
        ``.frame``: one row is one word of one locality, the most typical first: ``locality_code``, ``term``, ``count``,
        ``other_count``, ``z_score``, ``log_odds`` (see `helpers.analysis.keyness`). An order, no test.

    Raises
    ------
    UnknownNameError
        A locality is not known.

    Examples
    --------
    >>> page = open_page("2011-05", language="en")
    >>> keyness(page, "Kunshan").frame["locality_code"].unique().tolist()
    ['320583']
    """
    page = asking.checked(page)
    codes = asking.localities(page, *localities) or page.codes
    corpus = page.corpus
    spans = zip(corpus.articles["start"], corpus.articles["end"], strict=True)
    texts = pd.DataFrame({
        "locality_code": corpus.articles["locality_code"],
        "text": [corpus.text[start:end] for start, end in spans],
    })  # fmt: skip
    odds = words.log_odds(words.count_terms(texts, corpus.glossary["term_zh"]))
    found = [findings.keyness.typical(odds, code, page.names, corpus.articles) for code in codes]
    none = pick(page.language, zh="没有较为突出的词。", en="No word stands out.")
    section = page.section(found if any(found) else [Note(text(none))])
    return Answer(scoped(section, "keyness", *codes), odds[odds["locality_code"].isin(codes)].reset_index(drop=True))
