"""Whether some words hold a verb, by jieba's tagger: for the many verbs that no rule names."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from helpers.analysis.segmenting import jieba, tokenizer

SHORTEST = 2


@lru_cache(maxsize=4096)
def holds_verb(words: str) -> bool:
    """Whether jieba finds a verb of two characters or more; nouns made of verbs (建设工作) do not count."""
    return any(tagged.flag == "v" and len(tagged.word) >= SHORTEST for tagged in _tagger().cut(words))


@cache
def _tagger() -> Any:
    return jieba("jieba.posseg").POSTokenizer(tokenizer())
