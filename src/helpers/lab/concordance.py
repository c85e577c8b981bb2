"""Keyword in context: every place where the bulletin has a word, with what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from helpers.blocks import Cell, Column, Note, Run, Section, Table, text
from helpers.briefing import Page
from helpers.corpus.evidence import article_no_at
from helpers.errors import UsageError
from helpers.lab import asking
from helpers.lab.answer import Answer, scoped
from helpers.rows import rows
from helpers.wording import Language, pick

WIDTH = 14
"""So many characters on either side leave a line of a table unbroken, in JupyterLab and on paper."""
COLUMNS = ["locality_code", "article_no", "before", "word", "after", "start", "measure_id"]


def concordance(page: Page, word: str, *localities: asking.Names, width: int = WIDTH) -> Answer:
    """Show every use of a word in the bulletin with the words around it (keyword in context).

    Parameters
    ----------
    page
        The bulletin and the language: `open_page`.
    word
        As the bulletin has it, 工资集体协商; or an English term of the glossary, which is looked up. For other words
        in English, which the bulletin does not have, `find` with ``words`` looks through the translations.
    localities
        Whose articles to look through; all if not given.
    width
        How many characters stand on either side.

    Returns
    -------
    Answer
        ``.frame``: one row is one use, in text order: ``locality_code``, ``article_no`` (0 outside any article),
        ``before``, ``word``, ``after``, ``start`` (offset in the bulletin), ``measure_id`` of the measure whose quote
        holds it, empty where it was coded as none.

    Raises
    ------
    UnknownNameError
        A locality is not known.
    UsageError
        The word is empty.

    Examples
    --------
    >>> page = open_page("2011-05", language="en")
    >>> uses = concordance(page, "openness of factory affairs").frame
    >>> set(uses["word"])
    {'厂务公开'}
    """
    page = asking.checked(page)
    codes = asking.localities(page, *localities)
    word = word.strip()
    terms = _terms(page, word) or (word,)
    corpus, text_ = page.corpus, page.corpus.text
    place = dict(zip(corpus.articles["article_no"], corpus.articles["locality_code"], strict=True))
    found = []
    for hit in re.finditer("|".join(map(re.escape, terms)), text_):
        article_no = article_no_at(corpus.articles, hit.start())
        code = place.get(article_no, "")
        if codes and code not in codes:
            continue
        before, after = text_[max(0, hit.start() - width) : hit.start()], text_[hit.end() : hit.end() + width]
        found.append((code, article_no, before.rpartition("\n")[2], hit[0], after.partition("\n")[0], hit.start(),
                      _measure_at(corpus.measures, hit.start(), hit.end())))  # fmt: skip
    frame = pd.DataFrame(found, columns=COLUMNS)
    articles = corpus.articles[corpus.articles["locality_code"].isin(codes)] if codes else corpus.articles
    through = tuple(f"{corpus.bulletin['id']}-A{article_no}" for article_no in articles["article_no"])
    return Answer(scoped(_section(page, frame, terms, through), "concordance", *terms, *codes), frame)


def _terms(page: Page, word: str) -> Sequence[str]:
    """Return what to look for, the longest first: the word itself, or the glossary's Chinese for an English one."""
    if not word:
        raise UsageError("a concordance needs a word, such as 工资集体协商 or an English term of the glossary")
    if word in page.corpus.text:
        return (word,)
    # The bulletin is in Chinese, which has no plural: grassroots unions are meant by grassroots union.
    word = word.removesuffix("s")
    glossary = page.corpus.glossary
    english = glossary["term_en"] + "\n" + glossary["alternatives"]
    # openness of factory (enterprise) affairs: with the words between brackets, and without.
    english = english + "\n" + english.str.replace(r" *\([^)]*\)", "", regex=True)
    is_meant = english.str.contains(word, case=False, regex=False)
    # 职工代表大会（职代会） is two terms.
    terms = {part for term in glossary.loc[is_meant, "term_zh"] for part in re.split("[（）]", term) if part}
    return sorted(terms, key=lambda term: (-len(term), term))


def _measure_at(measures: pd.DataFrame, start: int, end: int) -> str:
    """Return the measure whose quote holds a span; the innermost where one lies in another."""
    holding = measures[(measures["start"] <= start) & (measures["end"] >= end)]
    return str(holding["measure_id"].iloc[-1]) if len(holding) else ""


def _section(page: Page, frame: pd.DataFrame, terms: Sequence[str], through: tuple[str, ...]) -> Section:
    """Return the uses as a table; if there are none, that rests on the articles looked through."""
    language = page.language
    if frame.empty:
        looked = "、".join(terms)
        found = pick(language, zh=f"没有找到“{looked}”。", en=f"No “{looked}” was found.")
        return page.section(Note(text(Run(found, through), _elsewhere(terms[0], language))))
    bulletin = page.corpus.bulletin["id"]
    lines = tuple(
        (
            Cell(text(page.names.localities.get(row.locality_code, ""))),
            Cell(text(Run(_quoted(row.before), language="zh"))),
            Cell(
                text(Run(row.word, is_strong=True, language="zh")),
                (row.measure_id or f"{bulletin}-A{row.article_no}",) if row.article_no else (),
            ),
            Cell(text(Run(_quoted(row.after), language="zh"))),
            Cell(text(row.measure_id.removeprefix(f"{bulletin}-"))),
        )
        for row in rows(frame)
    )
    columns = (
        Column(pick(language, zh="地方", en="Locality"), width=1.2, is_row_header=True),
        Column(pick(language, zh="上文", en="Before"), align="end", width=4),
        Column(pick(language, zh="关键词", en="Word"), align="center"),
        Column(pick(language, zh="下文", en="After"), width=4),
        Column(pick(language, zh="编为", en="Coded as"), width=1),
    )
    title = pick(language, zh=f"“{'、'.join(terms)}”在通报中", en=f"“{'、'.join(terms)}” in the bulletin")
    return page.section(Table("concordance", text(title), columns, lines, width="full"))


def _elsewhere(word: str, language: Language) -> str:
    """Say where to look for an English word that the glossary does not have."""
    if not word.isascii():
        return ""
    return pick(
        language,
        zh=f'通报是中文；英文词只查术语表。译文可用find(page, words="{word}")查找。',
        en=" The bulletin is in Chinese, and of English words those of the glossary are looked up: "
        f'find(page, words="{word}") looks through the translations.',
    )


def _quoted(words: str) -> str:
    """Return words of the bulletin between quotation marks: what is quoted claims nothing here."""
    return f"“{words}”" if words else ""
