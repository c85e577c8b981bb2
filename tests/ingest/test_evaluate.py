"""What the proposals are worth: on invented bulletins of other layouts, and on the real one, which the rules know."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.analysis.agreement import agreement
from helpers.corpus import Corpus
from helpers.corpus.codings import codings
from helpers.ingest import Proposals, evaluate, read_source
from helpers.ingest.gold import read_gold
from helpers.ingest.stored import proposed
from tests.conftest import BULLETIN, DATA
from tests.ingest.gold import FILES, INVENTED

SHARE_OF_CODERS = 0.9


def compared(name: str) -> pd.DataFrame:
    file, period = FILES[name]
    source = read_source(INVENTED / file)
    coding = read_gold(INVENTED / name, source.text)
    found = proposed(source, DATA, period)
    return evaluate(found, coding.articles, coding.measures, coding.quotes, coding.figures).set_index("kind")


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    return {name: compared(name) for name in FILES}


@pytest.mark.parametrize("name", FILES)
def test_articles_sections_bylines_and_localities_are_all_right(tables: dict[str, pd.DataFrame], name: str) -> None:
    assert tables[name].loc[["articles", "sections", "bylines", "localities"], "f1"].tolist() == [1, 1, 1, 1]


@pytest.mark.parametrize("name", FILES)
def test_figures_with_value_unit_and_comparator_reach_nine_tenths(tables: dict[str, pd.DataFrame], name: str) -> None:
    assert tables[name].loc[["figures", "roles", "quantities", "deadlines"], "f1"].min() >= 0.9


@pytest.mark.parametrize("name", FILES)
def test_measures_and_themes_reach_nine_tenths_of_two_blind_coders(
    tables: dict[str, pd.DataFrame], name: str, corpus: Corpus
) -> None:
    a, b = codings(DATA, BULLETIN)
    coders = agreement(a.measures, a.quotes, b.measures, b.quotes, len(corpus.text), seed=1, resample_count=1)
    reached = coders.set_index("statistic")["value"]
    assert tables[name].loc["measures", "f1"] >= SHARE_OF_CODERS * reached["unit_f1"]
    assert tables[name].loc["themes", "alpha"] >= SHARE_OF_CODERS * reached["theme_alpha"]


def test_on_the_real_bulletin_articles_and_figures_hold_and_every_quote_stands_at_its_offsets(corpus: Corpus) -> None:
    source = read_source(DATA / "bulletins" / BULLETIN / "bulletin.txt")
    found = proposed(source, DATA, BULLETIN)
    table = evaluate(found, corpus.articles, corpus.measures, corpus.quotes, corpus.figures).set_index("kind")
    assert table.loc[["articles", "sections", "bylines", "localities"], "f1"].tolist() == [1, 1, 1, 1]
    assert table.loc["figures", "f1"] >= 0.9
    for frame in (found.measures, found.figures):
        assert [source.text[row.start : row.end] for row in frame.itertuples()] == frame["quote"].tolist()


def test_a_coding_compared_with_itself_is_all_right_and_nothing_proposed_is_nothing(corpus: Corpus) -> None:
    further = corpus.quotes.groupby("measure_id")[["start", "end"]].apply(
        lambda rows: "；".join(f"{start}-{end}" for start, end in rows.itertuples(index=False))
    )
    measures = corpus.measures.assign(
        proposal_id=corpus.measures["measure_id"], further=corpus.measures["measure_id"].map(further).fillna("")
    ).drop(columns="measure_id")
    figures = corpus.figures.drop(columns="measure_id").rename(columns={"figure_id": "proposal_id"})
    coding = (corpus.articles, corpus.measures, corpus.quotes, corpus.figures)
    same = evaluate(Proposals(corpus.articles, measures, figures), *coding)
    assert same["f1"].tolist() == [1.0] * len(same)
    assert same["alpha"].dropna().tolist() == [1.0, 1.0, 1.0]
    none = evaluate(Proposals(corpus.articles[:0], measures[:0], figures[:0]), *coding)
    assert none["recall"].tolist() == [0.0] * len(none)
    assert none["precision"].isna().all()
