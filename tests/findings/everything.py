"""Every finding that the real corpus gives, in both languages: what golden files and property tests go through."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from helpers import findings
from helpers.analysis import breadth, density, emphasis, instruments, intensity, keyness, peers, similarity, support
from helpers.analysis import targets as targets_analysis
from helpers.blocks import Backed
from helpers.corpus import Corpus
from helpers.wording import Language, Names, names


def names_of(corpus: Corpus, language: Language) -> Names:
    """Return the codebook's names."""
    return names(
        language,
        localities=corpus.localities,
        themes=corpus.themes,
        instruments=corpus.instruments,
        statuses=corpus.statuses,
        genres=corpus.genres,
        parts=corpus.parts,
        units=corpus.units,
    )


@cache
def everything(corpus: Corpus, language: Language) -> tuple[Backed, ...]:
    """Return all findings, section by section, each once."""
    return tuple(found for found in _made(corpus, names_of(corpus, language)) if found is not None)


def _made(corpus: Corpus, n: Names) -> Iterator[Backed | None]:
    m, a, f, s = corpus.measures, corpus.articles, corpus.figures, corpus.states
    codes = sorted(a["locality_code"].unique())
    peer_measures, peer_codes = peers(m, corpus.localities), [code for code in codes if code != n.prefecture]
    lengths = density.by_locality(m, a)
    targets = targets_analysis.targets(f, m, a)
    attained, changes = targets_analysis.attainment(f, m), targets_analysis.changes(f, m)
    backing, mix, parts = support.by_locality(m, f), instruments.mix(m), intensity.parts(m)
    texts = a.assign(text=[corpus.text[start:end] for start, end in zip(a["start"], a["end"], strict=True)])
    words = keyness.log_odds(keyness.count_terms(texts[["locality_code", "text"]], corpus.glossary["term_zh"]))

    yield findings.material.by_locality(lengths, a, n)
    for code in sorted(corpus.localities["locality_code"]):
        if code in codes:
            yield findings.material.scope(lengths, s, code, n)
        else:
            yield findings.material.no_article(a, code, n)
    yield findings.silence.shared(s, n, peer_measures)
    yield findings.silence.distinctive(s, n, m)
    for code in sorted(corpus.localities["locality_code"]):
        yield findings.silence.not_mentioned(s, code, n, m)
    for theme in n.themes:
        own = m[m["theme"] == theme]
        yield findings.theme.who(s, theme, n, m)
        yield findings.theme.groups(m, corpus.actors, theme, n)
        yield findings.theme.statuses(m, theme, n)
        found = findings.targets.who(targets[targets["measure_id"].isin(own["measure_id"])], own, codes, n)
        if found:
            yield found
    for code in codes:
        yield findings.emphasis.most(s, code, n)
        yield findings.emphasis.stressed(emphasis.location_quotients(peer_measures), code, n)
        yield findings.instruments.leading(mix, m, code, n)
        yield findings.intensity.parts_of(parts, m, code, n)
        yield findings.targets.stated(targets, m, code, n, corpus.governing)
        yield from findings.attainment.attainment(attained, code, n)
        yield findings.support.forms(backing, code, n)
        yield findings.support.share_without_value(f, m, code, n)
        yield findings.keyness.typical(words, code, n, a)
    yield findings.instruments.across(mix, m, n)
    yield findings.intensity.common(parts, m, n)
    yield findings.targets.who(targets, m, codes, n)
    yield findings.goals.goals(corpus.governing, m, n, "all")
    yield from findings.support.changes(changes, codes, n, m)
    yield findings.support.joint_conferences(backing, peer_codes, n)
    for status in n.statuses:
        yield findings.genre.concentration(m, a, status, n)
    yield findings.similarity.closest(similarity.pairs(peer_measures), n)
    yield findings.breadth.rarefied(breadth.rarefied(peer_measures), n)
    yield findings.robustness.reading(lengths, n)
    yield findings.robustness.of_shared(peer_measures, n)
