import pytest

from helpers.corpus import Corpus
from helpers.wording import Language
from tests.findings.golden import derived, path, told


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_real_corpus_says_what_was_read_and_found_right(corpus: Corpus, language: Language):
    # Regenerate with: .venv/bin/python -m tests.findings.golden
    assert told(corpus, language).splitlines() == path(language).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_formulas_are_those_that_were_read_and_found_right(corpus: Corpus, language: Language):
    assert derived(corpus, language).splitlines() == path(language, "derived").read_text(encoding="utf-8").splitlines()
