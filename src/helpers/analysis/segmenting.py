"""jieba, which cuts Chinese into words, without what it prints, warns of and leaves behind."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from importlib import import_module
from typing import Any


def jieba(part: str = "jieba") -> Any:
    """Return jieba or a part of it (``"jieba.posseg"``), loaded at the first call: it takes a second."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its regular expressions, at the first import
        return import_module(part)


def tokenizer(words: Iterable[str] = ()) -> Any:
    """Return a tokenizer of our own, which keeps these words whole.

    It is filled by hand: jieba's way keeps a cache in the folder for temporary files.
    """
    made = jieba().Tokenizer()
    made.FREQ, made.total = made.gen_pfdict(made.get_dict_file())
    made.initialized = True
    for word in sorted(words):
        made.add_word(word)
    return made
