"""Editions of the real bulletin with invented briefings, drawn once; and an invented second bulletin."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from helpers.corpus import Corpus, load
from helpers.site.addresses import BULLETIN
from helpers.site.bulletin import bulletin_page
from helpers.site.edition import LANGUAGES, Edition
from helpers.site.pages import pages
from helpers.site.release import release_of
from tests.conftest import DATA

from .invented import FIRST, SECOND, edition, invent_second

SMALL = "small"


@pytest.fixture(scope="session")
def first(corpus: Corpus) -> Edition:
    """The first edition: nothing before it."""
    return edition(corpus)


@pytest.fixture(scope="session")
def site(first: Edition) -> dict[str, bytes]:
    """All files of the first edition."""
    return pages(first)


@pytest.fixture(scope="session")
def two_bulletins(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the real bulletin and an invented second one. Shared: nobody may change it."""
    data = Path(shutil.copytree(DATA, tmp_path_factory.mktemp("second") / "data"))
    invent_second(data)
    return data


@pytest.fixture(scope="session")
def second(two_bulletins: Path) -> Edition:
    """The edition of the invented second bulletin."""
    said = (("density.count:320583", "虚构的另一句"), ("density.new:320583", "虚构的新句"))
    return edition(load(SECOND, two_bulletins), revision="r2", findings=said)


@pytest.fixture(scope="session")
def folder(site: dict[str, bytes], first: Edition, second: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both editions on disk, as a reader opens them, the briefings left out; and one of a single article's measures.

    A browser needs half a minute to judge the whole bulletin, and a second for an article.
    """
    made: Path = tmp_path_factory.mktemp("editions")
    small = {BULLETIN[language]: bulletin_page(one_article(first), language) for language in LANGUAGES}
    for name, files in ((FIRST, site), (SECOND, pages(second, (release_of(first),))), (SMALL, small)):
        for path, content in files.items():
            file = made / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    return made


def one_article(whole: Edition) -> Edition:
    """The edition with the measures and figures of the third article alone."""
    corpus = whole.corpus
    measures = corpus.measures[corpus.measures["article_no"] == 3]
    quotes = corpus.quotes[corpus.quotes["measure_id"].isin(measures["measure_id"])]
    figures = corpus.figures[corpus.figures["measure_id"].isin(measures["measure_id"])]
    return replace(whole, corpus=replace(corpus, measures=measures, quotes=quotes, figures=figures))
