from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from helpers.corpus import Corpus, check
from helpers.errors import UsageError
from helpers.site.changes import compare, differences
from helpers.site.changes_page import changes_page
from helpers.site.edition import Edition
from helpers.site.release import Release, read_release, release_of

from .invented import FIRST, SECOND, edition
from .reading import elements


def listed(frame: pd.DataFrame) -> list[tuple[object, ...]]:
    return list(frame.itertuples(index=False, name=None))


@pytest.fixture(scope="module")
def corrected(corpus: Corpus) -> Edition:
    """The first edition with three corrections: a label and a confirmation, a figure, a measure left out."""
    measures = corpus.measures[corpus.measures["measure_id"] != "2011-05-KS-08"].copy()
    is_first = measures["measure_id"] == "2011-05-KS-01"
    measures.loc[is_first, ["label_zh", "reviewed_by"]] = ["虚构的改名", "虚构分析员"]
    figures = corpus.figures.copy()
    figures.loc[figures["figure_id"] == "2011-05-F011", "value"] = 881.0
    return edition(replace(corpus, measures=measures, figures=figures), revision="r2")


def test_the_invented_second_bulletin_is_sound_and_says_that_it_is_invented(two_bulletins: Path) -> None:
    assert check(two_bulletins, SECOND) == []
    text = (two_bulletins / "bulletins" / SECOND / "bulletin.txt").read_text(encoding="utf-8")
    assert text.startswith("（虚构通报，仅供测试。）")


def test_two_bulletins_are_compared_by_words_and_by_what_is_measured(first: Edition, second: Edition) -> None:
    found = compare(release_of(first), release_of(second))
    assert not found.is_correction
    assert listed(found.measures) == [
        ("changed", "2011-05-KS-01", "2011-09-KS-01", ("status",)),
        ("new", "", "2011-09-KS-90", ()),
        ("changed", "2011-05-KS-10", "2011-09-KS-10", ("quote",)),
        ("gone", "2011-05-KS-08", "", ()),
    ]
    assert listed(found.figures) == [("changed", "2011-05-F011", "2011-09-F011", ("value",))]


def test_sentences_are_known_by_briefing_and_claim(first: Edition, second: Edition) -> None:
    found = compare(release_of(first), release_of(second)).sentences
    places = [f"{language}/{rest}" for language in ("zh", "en") for rest in ("locality/320583-kunshan", "comparison")]
    assert listed(found) == [
        row
        for place in places
        for row in (
            ("changed", f"{place} density.count:320583", f"{place} density.count:320583", ("sentence",)),
            ("new", "", f"{place} density.new:320583", ()),
        )
    ]


def test_a_correction_is_compared_id_by_id(first: Edition, corrected: Edition) -> None:
    found = compare(release_of(first), release_of(corrected))
    assert found.is_correction
    assert listed(found.measures) == [
        ("changed", "2011-05-KS-01", "2011-05-KS-01", ("label_zh", "reviewed_by")),
        ("gone", "2011-05-KS-08", "", ()),
    ]
    assert listed(found.figures) == [("changed", "2011-05-F011", "2011-05-F011", ("value",))]
    assert found.sentences.empty


def test_an_edition_compared_with_itself_has_no_changes(first: Edition) -> None:
    assert compare(release_of(first), release_of(first)).is_empty


def test_an_edition_is_compared_alike_from_its_data_folder(folder: Path, first: Edition, second: Edition) -> None:
    read = compare(read_release(folder / FIRST / "data", FIRST), release_of(second))
    made = compare(release_of(first), release_of(second))
    for name in ("measures", "figures", "sentences"):
        pd.testing.assert_frame_equal(getattr(read, name), getattr(made, name))


def test_a_column_that_one_edition_lacks_counts_as_empty_there() -> None:
    before = pd.DataFrame({"a": ["1", "2"]}, index=["x", "y"])
    now = pd.DataFrame({"a": ["1", "2"], "b": ["", "new"]}, index=["x", "y"])
    assert listed(differences(before, now, ("a", "b"))) == [("changed", "y", "y", ("b",))]


def test_a_folder_without_the_tables_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"measures\.csv is no table of an edition's data"):
        read_release(tmp_path, FIRST)


def test_a_first_edition_says_that_there_is_none_before(first: Edition) -> None:
    assert "这是第一期，此前没有可以比较的一期。" in changes_page(first, (), "zh").decode()
    assert "This is the first edition" in changes_page(first, (), "en").decode()


def test_the_page_lists_what_changed_and_leads_to_the_words(first: Edition, second: Edition) -> None:
    page = changes_page(second, (release_of(first),), "en")
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page.decode().partition("</style>")[2]))
    for said in (
        "Compared with the bulletin of May 2011",
        "KS-90 An invented measure",
        "status: before: announcednow: reported as done".replace("announcednow", "announced now"),
        "quote: before: 弘扬劳模精神 now: 宣扬劳模风采",
        "value: before: 880 now: 990",
        "The bulletin has an article on the locality that does not mention it.",
    ):
        assert said in words
    links = {a["href"] for t, a in elements(page) if t == "a"}
    assert {"bulletin.html#2011-09-KS-90", "bulletin.html#2011-09-F011"} <= links
    assert not any("2011-05-KS-08" in link for link in links)


def test_a_locality_without_an_article_is_told_from_one_that_is_silent(first: Edition, second: Edition) -> None:
    without = replace(second, corpus=replace(second.corpus, articles=second.corpus.articles.iloc[:2]))
    page = changes_page(without, (release_of(first),), "en").decode()
    assert "The bulletin has no article on the locality." in page
    assert "that does not mention it" not in page


def test_a_correction_and_the_bulletin_before_stand_on_one_page(
    first: Edition, corrected: Edition, second: Edition
) -> None:
    page = changes_page(corrected, (release_of(first), release_of(second)), "zh").decode()
    assert "自本期第1版以来的更正" in page
    assert "与2011年9月通报相比" in page


def test_what_a_briefing_said_that_could_not_be_made_is_not_removed(first: Edition) -> None:
    entry = next(entry for entry in first.briefings if entry["path"] == "zh/locality/320583-kunshan")
    without = replace(
        first,
        revision="r2",
        briefings=[other for other in first.briefings if other is not entry],
        missing=[{**{key: entry[key] for key in ("path", "kind", "key", "language", "name")}, "error": "invented"}],
    )
    found = compare(release_of(first), release_of(without), [entry["path"]])
    assert (listed(found.sentences), found.not_made, found.is_empty) == ([], (entry["path"],), False)
    page = changes_page(without, (release_of(first),), "zh").decode()
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.partition("</style>")[2]))
    assert "未制成 1 地方 昆山" in words and "虚构的一句" not in words
    assert "not made" not in changes_page(without, (release_of(first),), "en").decode()
    # Where nothing is said to be missing, what is not there any more is gone.
    assert set(compare(release_of(first), release_of(without)).sentences["change"]) == {"gone"}


def test_hostile_words_of_an_earlier_edition_are_printed_as_they_are(first: Edition, second: Edition) -> None:
    made = release_of(first)
    measures = made.tables["measures"].copy()
    measures.loc[measures["measure_id"] == "2011-05-KS-08", "label_en"] = "<img src=x onerror=alert(1)>"
    hostile = Release(made.bulletin_id, "", {**made.tables, "measures": measures})
    page = changes_page(second, (hostile,), "en")
    assert b"&lt;img src=x" in page
    assert [t for t, _ in elements(page) if t in ("img", "script")] == []
