"""Further words of a measure as evidence: its other quotes, and what governs it from outside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from helpers.blocks import Evidence
from helpers.corpus.anchors import context
from helpers.rows import rows
from helpers.wording import Language

if TYPE_CHECKING:
    from helpers.corpus.corpus import Corpus

FIRST = 2
"""The number of the first further quote: the measure's own is the first."""
_LABELS = {
    "repeat": {"zh": "{0}的另处原文（重复）", "en": "further words of {0} (repeat)"},
    "continued": {"zh": "{0}的另处原文（续）", "en": "further words of {0} (continued)"},
    "deadline": {"zh": "{0}的期限所据", "en": "what the deadline of {0} rests on"},
    "draft": {"zh": "{0}见于起草的文稿", "en": "the text of {0} is drafted"},
    "goal": {"zh": "{0}的目标，未写数字", "en": "the goal of {0}, without a number"},
}


def further(corpus: Corpus, where: Mapping[str, str], language: Language) -> list[Evidence]:
    """Return the further words of all measures.

    A further quote is ``2011-05-KS-05.2``, numbered as the page of the full bulletin numbers it; words that govern a
    measure are named by what they are: ``2011-05-SZ-30.deadline``.

    Parameters
    ----------
    where
        The article of each measure, in words.
    """
    made, count = [], dict[str, int]()
    for row in rows(corpus.quotes):
        number = count[row.measure_id] = count.get(row.measure_id, FIRST - 1) + 1
        made.append(_words(corpus, row, str(number), where, language))
    made += [_words(corpus, row, row.role, where, language) for row in rows(corpus.governing)]
    return [item for item in made if item.id.rpartition(".")[0] in where]


def _words(corpus: Corpus, row: Any, name: str, where: Mapping[str, str], language: Language) -> Evidence:
    around = context(corpus.text, row.start, row.end)
    return Evidence(
        f"{row.measure_id}.{name}",
        "words",
        _LABELS[row.role][language].format(short(row.measure_id)),
        around.before,
        around.quote,
        around.after,
        getattr(row, "quote_en", "") if language == "en" else "",
        where=where.get(row.measure_id, ""),
        start=row.start,
        end=row.end,
    )


def short(name: str) -> str:
    """Return the id of a measure, a figure or further words without its bulletin.

    >>> short("2011-05-KS-01"), short("2011-05-F012")
    ('KS-01', 'F012')
    """
    return name.split("-", 2)[-1]
