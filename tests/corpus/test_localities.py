"""A locality answers to any of its names, and a misspelt one is told the nearest."""

from __future__ import annotations

import pytest

from helpers.corpus import Corpus
from helpers.errors import UnknownNameError

KUNSHAN = ("昆山", "昆山市", "Kunshan", "kunshan city", "KS", "ks", "320583", 320583, " 昆山 ", "３２０５８３")
SUZHOU = ("苏州", "苏州市", "市总", "Suzhou", "Suzhou City", "SZ", 320500)
NEW_DISTRICT = ("虎丘", "虎丘区", "苏州高新区", "高新区", "SND", "Huqiu District", "320505")
PARK = ("园区", "苏州工业园区", "工业园区", "SIP", "Industrial Park", "Suzhou Industrial Park", 320571)


@pytest.mark.parametrize("name", KUNSHAN)
def test_kunshan_answers_to_any_of_its_names(corpus: Corpus, name: str | int) -> None:
    assert corpus.locality_code(name) == "320583"


@pytest.mark.parametrize(("names", "code"), [(SUZHOU, "320500"), (NEW_DISTRICT, "320505"), (PARK, "320571")])
def test_aliases_mean_the_locality_that_bore_them(corpus: Corpus, names: tuple[str | int, ...], code: str) -> None:
    assert {corpus.locality_code(name) for name in names} == {code}


@pytest.mark.parametrize(("found", "nearest"), [("Kunshen", "Kunshan"), ("昆三", "昆山"), ("tai cang", "Taicang")])
def test_an_unknown_name_is_told_the_nearest(corpus: Corpus, found: str, nearest: str) -> None:
    with pytest.raises(UnknownNameError) as error:
        corpus.locality_code(found)
    assert error.value.suggestions[0] == nearest
    assert str(error.value).startswith(f"unknown locality '{found}'. Did you mean {nearest}")


@pytest.mark.parametrize("found", ["", "   ", "Nanjing", 0, -1, True])
def test_a_name_nobody_bears_is_an_error_and_never_a_guess(corpus: Corpus, found: str | int) -> None:
    with pytest.raises(UnknownNameError):
        corpus.locality_code(found)


def test_no_two_localities_share_a_name(corpus: Corpus) -> None:
    names = [
        name.casefold()
        for row in corpus.localities.itertuples()
        for name in {
            row.locality_code,
            row.letters,
            row.name_zh,
            row.name_en.casefold(),
            row.short_zh,
            row.short_en.casefold(),
            *(alias.casefold() for alias in row.aliases.split("；") if alias),
        }
    ]
    assert sorted(names) == sorted(set(names))


def test_selecting_by_several_names_keeps_text_order(corpus: Corpus) -> None:
    chosen = corpus.select("昆山市", 320585)
    expected = corpus.measures[corpus.measures["locality_code"].isin(["320583", "320585"])]
    assert chosen["measure_id"].tolist() == expected["measure_id"].tolist()
    assert chosen["locality_code"].unique().tolist() == ["320585", "320583"]


def test_a_locality_without_an_article_is_known_and_has_no_measures(corpus: Corpus) -> None:
    assert corpus.select("张家港").empty
    assert corpus.locality("张家港")["name_en"] == "Zhangjiagang City"
