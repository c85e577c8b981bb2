from __future__ import annotations

import re

import pytest

from helpers.errors import UnknownNameError
from helpers.render.labels import LABELS, labels


def test_both_languages_have_the_same_words_with_the_same_places_to_fill() -> None:
    places = {lang: {key: sorted(re.findall(r"{\w+}", word)) for key, word in LABELS[lang].items()} for lang in LABELS}
    assert places["zh"] == places["en"]


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="unknown language 'fr'"):
        labels("fr")
