"""Which locality an article is about: by its title, else its byline, else its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from helpers.corpus.localities import SUFFIXES
from helpers.ingest.article import Article
from helpers.rows import rows

HAN = re.compile(r"[\u4e00-\u9fff]")
SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class Place:
    """The locality of an article, all that it names, and why this one."""

    locality_code: str
    others: tuple[str, ...]
    reason: str


class Gazetteer:
    """The names of localities, the longest first, so that 昆山市总 is Kunshan's and not the city's."""

    def __init__(self, localities: pd.DataFrame) -> None:
        self._codes: dict[str, str] = {}
        self.prefecture = ""
        for row in rows(localities):
            if row.is_prefecture:
                self.prefecture = str(row.locality_code)
            given = [row.name_zh, row.short_zh, *str(row.aliases).split("；")]
            given += [str(name).removesuffix(suffix) for name in given for suffix in SUFFIXES]
            for name in given:
                if len(name) >= SHORTEST_NAME and HAN.match(name):
                    self._codes.setdefault(name, str(row.locality_code))
        names = sorted(self._codes, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, names)) or r"(?!)")

    def found(self, words: str) -> list[str]:
        """Return the codes of all localities that some words name, in their order, each once."""
        return list(dict.fromkeys(self._codes[match.group()] for match in self._pattern.finditer(words)))


def place(article: Article, gazetteer: Gazetteer) -> Place:
    """Say which locality an article is about; an empty code where it names none: nobody is guessed.

    Returns
    -------
    Place
        By these rules, the first that holds: the title names one; it names several, of which the byline names one;
        it names several: the first; the byline names one; the text does, the first.
    """
    title, byline = gazetteer.found(article.title.words), gazetteer.found(article.byline)
    # A table lists localities; which one comes first in it says nothing.
    listed = {span.start for span in article.rows}
    text = gazetteer.found("\n".join(span.words for span in article.body if span.start not in listed))
    named = [code for code in dict.fromkeys([*title, *byline, *text]) if code != gazetteer.prefecture]
    local = [code for code in title if code != gazetteer.prefecture]
    common = [code for code in local if code in byline]
    if len(local) == 1:
        code, reason = local[0], "the title names it"
    elif common and len(byline) == 1:
        code, reason = common[0], "the title names several; the byline this one"
    elif local:
        code, reason = local[0], "the title names several; this one first"
    elif title:
        code, reason = title[0], "the title names the city"
    elif byline:
        code, reason = byline[0], "the byline names it"
    elif text:
        code, reason = (named or text)[0], "the text names it first"
    else:
        code, reason = "", "no locality is named: choose one"
    return Place(code, tuple(other for other in named if other != code), reason)
