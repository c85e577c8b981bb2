"""A theme, an instrument or a status answers to its code and to any of its names."""

from __future__ import annotations

import pytest

from helpers.corpus import Corpus, codebook
from helpers.errors import UnknownNameError


@pytest.mark.parametrize("name", ["T03", "t03 ", "民主管理", " Democratic Management", "Ｔ０３"])
def test_a_theme_answers_to_its_code_and_to_any_of_its_names(corpus: Corpus, name: str) -> None:
    assert codebook.resolve(corpus.themes, "theme", name) == "T03"


def test_every_name_of_every_theme_means_that_theme(corpus: Corpus) -> None:
    columns = ["theme", "name_zh", "name_en", "short_zh", "short_en"]
    for row in corpus.themes[columns].itertuples(index=False):
        assert {codebook.resolve(corpus.themes, "theme", name) for name in row} == {row[0]}


def test_a_table_without_short_names_is_resolved_by_those_it_has(corpus: Corpus) -> None:
    row = corpus.instruments.iloc[0]
    names = (row["instrument"], row["name_zh"], row["name_en"])
    assert {codebook.resolve(corpus.instruments, "instrument", name) for name in names} == {row["instrument"]}


@pytest.mark.parametrize("name", ["T51", "", "   "])
def test_an_unknown_theme_is_an_error_that_names_the_known_ones(corpus: Corpus, name: str) -> None:
    with pytest.raises(UnknownNameError) as error:
        codebook.resolve(corpus.themes, "theme", name)
    known = {*corpus.themes["theme"], *corpus.themes["short_zh"], *corpus.themes["short_en"]}
    assert (error.value.kind, error.value.found, set(error.value.known)) == ("theme", name, known)
