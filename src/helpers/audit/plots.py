"""The alternative text of each chart, counted again from the corpus: its numbers, in their order.

What a chart draws is paths that no reader's program can read. Its alternative text is made of the same data, and every
number in it is computed here a second time from the coded measures, without the chart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from helpers.analysis import density, emphasis, instruments, intensity, similarity, targets
from helpers.audit.faults import Fault
from helpers.audit.formulas import agrees
from helpers.audit.ground import Ground
from helpers.audit.tokens import Token, tokens
from helpers.rows import rows

Json = Mapping[str, Any]
SEED = 2011
"""Where the bootstrap of the shipped briefings starts."""


def alt_faults(block: Json, ground: Ground, document: Json, file: str) -> Iterator[Fault]:
    """Yield what the alternative text of a chart says without backing.

    The numbers must come in the order of the values computed; an alternative text may leave some out. Where a chart is
    none of ours, each number and quantifier is unbacked.
    """
    where, alt = f"chart {block['id']}", block["alt"]
    exempt = ground.exempt(alt)
    found = [t for t in tokens(alt) if not any(start <= t.start and t.end <= end for start, end in exempt)]
    # An analyst's chart names what was asked for behind a colon: chart-matrix:chart.matrix.320583.
    values = VALUES.get(block["id"].removeprefix("chart-").partition(":")[0])
    if values is None or not block.get("cites"):
        for token in found:
            yield Fault(file, where, "unbacked", token.words, "evidence", _around(alt, token))
        return
    waiting = iter(ground.plotted(block["id"], lambda: tuple(values(ground))))
    for token in (token for token in found if token.is_number):
        passed: list[float] = []
        for value in waiting:
            if agrees(token, value, is_percent=alt[token.end : token.end + 1] == "%"):
                break
            passed.append(value)
        else:
            expected = ", ".join(f"{value:g}" for value in passed[:6]) or "no further number"
            yield Fault(file, where, "not what is counted from the data", token.words, expected, _around(alt, token))
            return


def _around(words: str, token: Token) -> str:
    return words[max(0, token.start - 24) : token.end + 24]


Values = Callable[[Ground], Iterator[float]]


def _matrix(ground: Ground) -> Iterator[float]:
    states = ground.corpus.states
    for _, mine in states.groupby("locality_code", sort=True):
        reported = mine[mine["state"] == "reported"]
        if (mine["state"] != "no article").any():
            yield float(reported["measure_count"].sum())
            yield from map(float, reported.sort_values("theme")["measure_count"])
    yield float((states.groupby("locality_code")["state"].first() == "no article").sum())


def _reading_range(ground: Ground) -> Iterator[float]:
    for row in rows(density.by_locality(ground.corpus.measures, ground.corpus.articles)):
        if row.measure_ids:
            yield from (float(row.conservative_count), float(row.measure_count))


def _tile_map(ground: Ground) -> Iterator[float]:
    for row in rows(density.by_locality(ground.corpus.measures, ground.corpus.articles)):
        yield from map(float, [row.measure_count] if row.measure_ids else [])
        yield from (float(row.article_count), float(row.char_count))


def _emphasis(ground: Ground) -> Iterator[float]:
    found = emphasis.location_quotients(ground.peer_measures)
    found = found[found["location_quotient"].notna()].sort_values(["theme", "locality_code"])
    for row in rows(found):
        yield from (float(row.location_quotient), *_of(row.measure_count, row.locality_count, ground))


def _similarity(ground: Ground) -> Iterator[float]:
    for row in rows(similarity.pairs(ground.peer_measures)):
        shared = float(len(row.shared_themes))
        yield shared
        if ground.language == "zh":
            yield 2.0  # 两地合计
        yield from (shared + len(row.only_a) + len(row.only_b), row.jaccard, row.cosine)


def _intensity(ground: Ground) -> Iterator[float]:
    measures = ground.corpus.measures
    means = {row.locality_code: row for row in rows(intensity.mean(measures, seed=SEED))}
    yield 5.0
    for code, mine in intensity.parts(measures).groupby("locality_code", sort=True):
        yield float(mine["measure_count"].iloc[0])
        for row in rows(mine):
            yield from _of(row.part_count, row.measure_count, ground)
        mean = means[str(code)]
        yield from map(float, (mean.intensity_mean, mean.low, mean.high))


def _instruments(ground: Ground) -> Iterator[float]:
    yield float(len(ground.corpus.instruments))
    order = list(ground.corpus.instruments["instrument"])
    for _, mine in instruments.mix(ground.corpus.measures).groupby("locality_code", sort=True):
        yield float(mine["locality_count"].iloc[0])
        for row in rows(mine.sort_values("instrument", key=lambda column: column.map(order.index))):
            yield from _of(row.measure_count, row.locality_count, ground)


def _targets(ground: Ground) -> Iterator[float]:
    found = targets.attainment(ground.corpus.figures, ground.corpus.measures)
    found = found[(found["role"] == "actual") & (found["unit"] != "分")]
    for row in rows(found.sort_values(["locality_code", "share"])):
        yield from (float(row.part), float(row.whole), 100 * float(row.share))


def _of(part: float, whole: float, ground: Ground) -> Iterator[float]:
    """Yield a part and its whole in the order of the language: 4 of 30, 30项中4项."""
    yield from map(float, (part, whole) if ground.language == "en" else (whole, part))


VALUES: Mapping[str, Values] = {
    "matrix": _matrix,
    "reading-range": _reading_range,
    "tile-map": _tile_map,
    "emphasis": _emphasis,
    "similarity": _similarity,
    "intensity": _intensity,
    "instruments": _instruments,
    "targets": _targets,
}
