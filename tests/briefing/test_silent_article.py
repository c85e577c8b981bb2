"""An article without a measure: the locality has an article, and nothing in it was coded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpers.audit import Auditor
from helpers.blocks import assemble
from helpers.briefing import Page, open_page
from tests.briefing.documents import of_comparison, of_locality

KUNSHAN = "320583"


def silent(language: str) -> Page:
    """The real bulletin as if nothing in its article on Kunshan had been coded."""
    page = open_page("2011-05", language)
    corpus = page.corpus
    lost = corpus.measures.loc[corpus.measures["locality_code"] == KUNSHAN, "measure_id"]
    kept = {
        name: getattr(corpus, name)[~getattr(corpus, name)["measure_id"].isin(lost)]
        for name in ("measures", "quotes", "figures", "governing")
    }
    return replace(page, corpus=replace(corpus, origin=None, **kept))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_article_without_a_measure_goes_through_locality_comparison_and_map(language: str) -> None:
    page = silent(language)
    auditor = Auditor(page.corpus)
    for sections in (of_locality(page, KUNSHAN), of_comparison(page), of_locality(page, "320582")):
        document = assemble(section.to_json() for section in sections)
        assert auditor.document(document, "invented") == []


@pytest.mark.parametrize(
    ("language", "brief", "drawn"),
    [
        ("zh", "按编码手册计，没有可计的措施。", ("昆山：无措施，1篇，561字", "昆山：无措施")),
        ("en", "no measure is reported.", ("Kunshan: no measure, 1 article, 561 chars", "Kunshan: no measure")),
    ],
)
def test_an_article_without_a_measure_is_said_and_drawn_to_have_none(
    language: str, brief: str, drawn: tuple[str, str]
) -> None:
    page = silent(language)
    blocks = assemble(section.to_json() for section in of_locality(page, KUNSHAN))["blocks"]
    scope = next(block["text"] for block in blocks if block["kind"] == "finding")
    assert ("".join(run["text"] for run in scope["runs"]) + scope.get("stop", "")).endswith(brief)
    assert not [block for block in blocks if block["kind"] in ("facts", "quote")]
    compared = assemble(section.to_json() for section in of_comparison(page))
    for name, said in zip(("tile-map", "reading-range"), drawn, strict=True):
        (chart,) = (block for block in compared["blocks"] if block.get("id") == f"chart-{name}")
        (values,) = (item for item in compared["evidence"] if item["id"] == f"chart.{name}")
        assert said in chart["alt"]
        assert said.replace("chars", "characters") in values["formula"]
