"""Whether some words hold a verb, by jieba's tagger: for the many verbs that no rule names."""

from __future__ import annotations

import warnings
from functools import cache, lru_cache
from typing import Any

SHORTEST = 2


@lru_cache(maxsize=4096)
def holds_verb(words: str) -> bool:
    """Whether jieba finds a verb of two characters or more; nouns made of verbs (建设工作) do not count."""
    return any(tagged.flag == "v" and len(tagged.word) >= SHORTEST for tagged in _tagger().cut(words))


@cache
def _tagger() -> Any:
    """Return a tagger of our own, filled by hand: jieba's way keeps a cache in the folder for temporary files."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's regular expressions, at its first import
        import jieba  # noqa: PLC0415 - a second that only proposals need
        from jieba import posseg  # noqa: PLC0415 - a dictionary that takes a second to load

    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return posseg.POSTokenizer(tokenizer)
