import re

import pytest

from helpers.blocks import Backed, Finding
from helpers.blocks.evidence import closure
from helpers.corpus import Corpus
from helpers.findings.material import article_ids
from helpers.wording import Language
from tests.findings.claims import bare_claims
from tests.findings.everything import everything

LANGUAGES: tuple[Language, ...] = ("zh", "en")
MOST_CITED = 6


def findings(corpus: Corpus, language: Language) -> list[tuple[Finding, Backed]]:
    made = [(found.block, found) for found in everything(corpus, language)]
    return [(block, found) for block, found in made if isinstance(block, Finding)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_and_every_quantifier_stands_on_evidence(corpus: Corpus, language: Language):
    bare = {block.id: bare_claims(block.text) + bare_claims(block.caveat) for block, _ in findings(corpus, language)}
    assert {key: found for key, found in bare.items() if found} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_cites_more_than_a_reader_will_follow(corpus: Corpus, language: Language):
    counts = {block.id: len(block.text.cites) for block, _ in findings(corpus, language)}
    assert {key: count for key, count in counts.items() if count > MOST_CITED} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_citation_leads_to_words_of_the_bulletin(corpus: Corpus, language: Language):
    known = corpus.evidence(language)
    for block, found in findings(corpus, language):
        own = {item.id: item for item in found.derived}
        needed = closure([*block.text.cites, *block.caveat.cites], {**known, **own})
        assert any(item.kind != "derived" for item in needed.values()), block.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_derived_value_that_is_cited_has_a_formula_and_rests_on_something(corpus: Corpus, language: Language):
    known = set(corpus.evidence(language))
    for block, found in findings(corpus, language):
        for item in found.derived:
            if item.id not in {*block.text.cites, *block.caveat.cites}:
                continue
            assert item.label, item.id
            assert item.formula, item.id
            assert item.rests_on, item.id
            assert set(item.rests_on) <= known, item.id


def test_both_languages_make_the_same_claims_on_the_same_evidence(corpus: Corpus):
    zh, en = ({block.id: set(block.text.cites) for block, _ in findings(corpus, language)} for language in LANGUAGES)
    assert zh == en


def test_no_derived_id_stands_for_two_things(corpus: Corpus):
    # targets.who is said once of all measures, and once on the page of each theme: never on one page.
    seen: dict[str, object] = {}
    for _, found in findings(corpus, "en"):
        for item in found.derived:
            assert seen.setdefault(item.id, item) == item


def test_chinese_has_neither_half_width_marks_nor_spaces_between_han_characters(corpus: Corpus):
    wrong = re.compile(r"[\u4e00-\u9fff] |[\u4e00-\u9fff][,;:?!()]|[,;:?!()][\u4e00-\u9fff]|–")
    for block, _ in findings(corpus, "zh"):
        assert not wrong.search(str(block.text) + str(block.caveat)), block.text


def test_english_has_one_space_between_words_and_no_chinese_marks(corpus: Corpus):
    wrong = re.compile(r"  |[，。；：、（）]| [,.;:]|\b1 \w+s\b(?<!\b1 is)")
    for block, _ in findings(corpus, "en"):
        assert not wrong.search(f"{block.text} {block.caveat}".rstrip()), block.text


def test_articles_have_ids_of_their_bulletin(corpus: Corpus):
    assert article_ids(corpus.articles)[:2] == ("2011-05-A1", "2011-05-A2")
