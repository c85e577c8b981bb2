"""Sentences on the words that a locality's articles use more than others do."""

from __future__ import annotations

import pandas as pd

from helpers.blocks import Backed, Finding, Run, text
from helpers.findings.derived import computed, itemised
from helpers.findings.material import article_ids
from helpers.rows import rows
from helpers.wording import Names, number, pick, sentence

MOST_TERMS = 10
LEAST_Z_SCORE = 1.0
"""Below it a word is hardly more frequent than elsewhere, and calling it typical would say too much."""


def typical(log_odds: pd.DataFrame, code: str, names: Names, articles: pd.DataFrame) -> Backed | None:
    """List the words, at most ten, that set a locality's articles apart from the others'; None where there is none.

    Parameters
    ----------
    log_odds
        `helpers.analysis.keyness.log_odds`, the most typical word first.
    articles
        Those whose words were counted: what is typical of one rests on all.
    """
    mine = log_odds[(log_odds["locality_code"] == code) & (log_odds["z_score"] >= LEAST_Z_SCORE)].head(MOST_TERMS)
    mine = mine.rename(columns={"count": "own_count"})
    if mine.empty:
        return None
    language, place = names.language, names.localities[code]
    said = pick(language, zh="{own}次比{other}次，z = {z}", en="{own} against {other}, z = {z}")
    basis = computed(
        f"keyness.{code}",
        pick(
            language,
            zh=f"{place}文章与其他文章的用词次数，按对数几率比的z值排列（Monroe等，2008）",
            en=f"uses in articles on {place} against all others, by z-score of the log-odds (Monroe et al. 2008)",
        ),
        itemised(
            (
                (
                    row.term,
                    said.format(own=row.own_count, other=row.other_count, z=number(row.z_score, language, decimals=1)),
                )
                for row in rows(mine)
            ),
            language,
        ),
        article_ids(articles),
    )
    foreign = "" if language == "zh" else "zh"
    terms = [
        sentence(
            language,
            basis.id,
            zh="{term}[（{count}次）]",
            en="{term}[ ({count})]",
            term=Run(row.term, (basis.id,), language=foreign),
            count=number(row.own_count, language),
        )
        for row in rows(mine)
    ]
    words = sentence(
        language,
        zh="与其他文章相比，{place}文章较常用的词：{terms}。",
        en="Words that are more typical of the articles on {place} than of the others, with their uses: {terms}.",
        place=place,
        terms=text(pick(language, zh="、", en=", ")).joined(terms),
    )
    caveat = pick(
        language,
        zh="文章很短，用词之别主要出于体裁，不作显著性检验。",
        en="The articles are short, and words differ mainly with genre; their significance was not tested.",
    )
    return Backed(Finding(f"keyness.typical:{code}", words, text(caveat)), (basis,))
