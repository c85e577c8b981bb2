"""What a loaded corpus gives: typed tables in text order, quotes with their context, evidence for briefings."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.corpus import Context, Corpus, context, load
from helpers.errors import UnknownNameError
from tests.conftest import BULLETIN, DATA


def test_the_latest_bulletin_is_loaded_when_none_is_named(corpus: Corpus) -> None:
    latest = load(root=DATA)
    assert latest.bulletin["id"] == BULLETIN
    assert latest.measures.equals(corpus.measures)
    assert repr(latest) == "Corpus 2011-05: 127 measures, 34 figures, 6 articles on 5 localities"


def test_an_unknown_bulletin_is_an_error_that_suggests_the_nearest(real_data: Path) -> None:
    with pytest.raises(UnknownNameError) as error:
        load("2011-50", real_data)
    assert (error.value.kind, error.value.found, error.value.suggestions) == ("bulletin", "2011-50", ["2011-05"])


def test_columns_are_typed_and_missing_is_never_zero(corpus: Corpus) -> None:
    types = {name: str(kind) for name, kind in corpus.measures.dtypes.items()}
    assert {name for name, kind in types.items() if kind == "bool"} == {
        "has_target",
        "has_deadline",
        "has_resources",
        "has_accountability",
        "has_responsible",
    }
    assert {name for name, kind in types.items() if kind == "int64"} == {"article_no", "start", "end"}
    assert {kind for name, kind in types.items()} == {"bool", "int64", "str"}
    without_value = corpus.figures[corpus.figures["value"].isna()]
    assert set(without_value["quantity"]) == {"date", "share"}
    assert not (corpus.figures["value"] == 0).any()
    for table in (corpus.measures, corpus.quotes, corpus.figures, corpus.articles, corpus.localities):
        for column in table.columns[table.dtypes == "str"]:
            assert not table[column].isna().any(), column
    assert corpus.localities["tile_x"].isna().tolist() == [True] + [False] * 12


def test_rows_stand_in_text_order_and_localities_in_code_order(corpus: Corpus) -> None:
    for table in (corpus.measures, corpus.quotes, corpus.figures, corpus.articles):
        assert table["start"].is_monotonic_increasing
        assert table.index.tolist() == list(range(len(table)))
    assert corpus.localities["locality_code"].is_monotonic_increasing
    assert corpus.themes["theme"].is_monotonic_increasing


def test_articles_know_how_long_they_are(corpus: Corpus) -> None:
    counted = [
        sum(not character.isspace() for character in corpus.text[start:end])
        for start, end in zip(corpus.articles["start"], corpus.articles["end"], strict=True)
    ]
    assert corpus.articles["char_count"].tolist() == counted


def test_a_quote_comes_with_the_rest_of_its_sentence(corpus: Corpus) -> None:
    assert corpus.quote("2011-05-F014") == Context(
        "今年前4个月，新增建会企业法人数880家，其中新增单独企业工会164家，使全市2413家规模以上企业中，建会数达到",
        "2008家",
        "。",
    )


def test_every_measure_and_figure_can_be_quoted_and_cited(corpus: Corpus) -> None:
    for language in ("zh", "en"):
        cited = corpus.evidence(language)
        for table, key in ((corpus.measures, "measure_id"), (corpus.figures, "figure_id")):
            for evidence_id, words in zip(table[key], table["quote"], strict=True):
                assert corpus.quote(evidence_id).quote == cited[evidence_id].quote == words
        assert {f"2011-05-A{number}" for number in range(1, 7)} <= set(cited)
        assert len(cited) == 127 + 34 + 6 + len(corpus.quotes) + len(corpus.governing)


def test_a_corpus_shows_itself_in_a_notebook_with_a_dot_for_silence(corpus: Corpus) -> None:
    shown = replace(
        corpus,
        root=Path("/invented"),
        bulletin={"id": "2031-05", "publisher_zh": "虚构<市>总"},
        localities=corpus.localities.head(2),
        codebook_version="7",
    )._repr_html_()
    about, _, cells = shown.partition("<table>")
    assert about == (
        "<p><b>虚构&lt;市&gt;总</b> 2031-05<br>measures, figures: 127, 34 · codebook: 7 · data: /invented</p>"
    )
    rows = [re.sub("(<[^>]+>)+", "|", row).strip("|") for row in cells.split("<tr>")[1:]]
    assert rows == [
        "code|locality|articles|characters|measures",
        "320500|苏州市本级 Suzhou City|1|1230|30",
        "320502|沧浪 Canglang|·|·|·",
    ]


def test_an_unknown_row_is_an_error_that_suggests_the_nearest(corpus: Corpus) -> None:
    with pytest.raises(UnknownNameError) as error:
        corpus.quote("2011-05-F035")
    assert error.value.kind == "measure or figure"
    assert error.value.suggestions[0].startswith("2011-05-F03")


@given(st.text(alphabet="甲乙，。！？\n ", min_size=1, max_size=80), st.data())
def test_a_context_never_leaves_the_sentence_and_never_changes_a_word(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    made = context(text, start, end, longest=10)
    assert made.quote == text[start:end]
    assert text[:start].endswith(made.before.removeprefix("…"))
    assert text[end:].lstrip("\n").startswith(made.after.removesuffix("…").lstrip("\n")) or made.after == ""
    assert len(made.before) <= 11
    assert len(made.after) <= 11
    assert not set("。！？\n") & set(made.before)
    assert not set("。！？\n") & set(made.after[:-1])
