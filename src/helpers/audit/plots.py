"""The alternative text of each chart, counted again from the corpus: its numbers, in their order.

What a chart draws is paths that no reader's program can read. Its alternative text is made of the same data, and every
number in it is counted here a second time, one measure after the other, without `helpers.analysis`, which the chart is
drawn from. Only the band of a mean is taken from there: it is a bootstrap, whose drawing would be the same code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from math import isnan, sqrt
from operator import itemgetter
from typing import Any

import pandas as pd

from helpers.analysis.intensity import mean
from helpers.audit.counting import PARTS, conservative
from helpers.audit.faults import Fault
from helpers.audit.formulas import agrees
from helpers.audit.ground import Ground
from helpers.audit.tokens import Token, tokens
from helpers.briefing.page import SEED
from helpers.findings.emphasis import MINIMUM_COUNT
from helpers.rows import rows

Json = Mapping[str, Any]


def alt_faults(block: Json, ground: Ground, document: Json, file: str) -> Iterator[Fault]:
    """Yield what the alternative text of a chart says without backing.

    The numbers must come in the order of the values computed; an alternative text may leave some out. Where a chart is
    none of ours, each number and quantifier is unbacked; of one that `VALUES` lacks, the fault says so.
    """
    where, alt = f"chart {block['id']}", block["alt"]
    exempt = ground.exempt(alt)
    found = [t for t in tokens(alt) if not any(start <= t.start and t.end <= end for start, end in exempt)]
    # An analyst's chart names what was asked for behind a colon: chart-matrix:chart.matrix.320583.
    name = block["id"].removeprefix("chart-").partition(":")[0]
    values = VALUES.get(name)
    if values is None or not block.get("cites"):
        is_ours = bool(block.get("cites")) and block["id"].startswith("chart-")
        expected = (
            f"a function that counts {name} again, in VALUES of helpers/audit/plots.py" if is_ours else "evidence"
        )
        for token in found:
            yield Fault(file, where, "unbacked", token.words, expected, _around(alt, token))
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
Row = dict[Any, Any]


def _by_locality(measures: pd.DataFrame) -> dict[str, list[Row]]:
    """Return measures by locality, in code order."""
    found: dict[str, list[Row]] = {}
    for row in measures.sort_values("locality_code", kind="stable").to_dict("records"):
        found.setdefault(row["locality_code"], []).append(row)
    return found


def _matrix(ground: Ground) -> Iterator[float]:
    measures, having = _by_locality(ground.corpus.measures), set(ground.corpus.articles["locality_code"])
    for code in sorted(having):
        counts = Counter(row["theme"] for row in measures.get(code, []))
        yield float(counts.total())
        yield from (float(counts[theme]) for theme in sorted(counts))
    yield float(len(set(ground.corpus.localities["locality_code"]) - having))


def _reading_range(ground: Ground) -> Iterator[float]:
    for mine in _by_locality(ground.corpus.measures).values():
        yield from (float(len(conservative(mine))), float(len(mine)))


def _tile_map(ground: Ground) -> Iterator[float]:
    measures, articles = _by_locality(ground.corpus.measures), ground.corpus.articles
    lengths: dict[str, list[float]] = {code: [] for code in measures}
    for code, length in zip(articles["locality_code"], articles["char_count"], strict=True):
        lengths.setdefault(code, []).append(float(length))
    for code in sorted(lengths):
        if code in measures:
            yield float(len(measures[code]))
        yield from (float(len(lengths[code])), sum(lengths[code]))


def _emphasis(ground: Ground) -> Iterator[float]:
    counts = [Counter(row["theme"] for row in mine) for mine in _by_locality(ground.peer_measures).values()]
    whole = sum(counts, Counter[str]())
    for theme in sorted(whole):
        for mine in counts:
            if mine[theme] >= MINIMUM_COUNT:
                yield (mine[theme] / mine.total()) / (whole[theme] / whole.total())
                yield from _of(mine[theme], mine.total(), ground)


def _similarity(ground: Ground) -> Iterator[float]:
    by_locality = _by_locality(ground.peer_measures)
    for left, right in combinations(by_locality.values(), 2):
        a, b = (Counter(row["theme"] for row in mine) for mine in (left, right))
        shared, either = len(set(a) & set(b)), len(set(a) | set(b))
        yield float(shared)
        if ground.language == "zh":
            yield 2.0  # 两地合计
        product = sum(a[theme] * b[theme] for theme in a)
        length = sqrt(sum(count**2 for count in a.values()) * sum(count**2 for count in b.values()))
        yield from (float(either), shared / either, product / length)


def _intensity(ground: Ground) -> Iterator[float]:
    bands = {row.locality_code: (row.low, row.high) for row in rows(mean(ground.corpus.measures, seed=SEED))}
    yield float(len(PARTS))
    for code, mine in _by_locality(ground.corpus.measures).items():
        yield float(len(mine))
        counts = [sum(bool(row[part]) for row in mine) for part in PARTS]
        for count in counts:
            yield from _of(count, len(mine), ground)
        yield sum(counts) / (len(PARTS) * len(mine))
        yield from (float(end) for end in bands[code] if not isnan(end))


def _instruments(ground: Ground) -> Iterator[float]:
    order = list(ground.corpus.instruments["instrument"])
    yield float(len(order))
    for mine in _by_locality(ground.corpus.measures).values():
        counts = Counter(row["instrument"] for row in mine)
        yield float(len(mine))
        for instrument in order:
            yield from _of(counts[instrument], len(mine), ground)


def _targets(ground: Ground) -> Iterator[float]:
    places = dict(zip(ground.corpus.measures["measure_id"], ground.corpus.measures["locality_code"], strict=True))
    figures = {row["figure_id"]: row for row in ground.corpus.figures.to_dict("records")}
    found = []
    for row in figures.values():
        whole = figures.get(row["denominator"], {}).get("value", 0.0)
        is_part = row["role"] == "actual" and row["unit"] not in ("%", "分") and row["measure_id"] in places
        if is_part and whole > 0 and not isnan(row["value"]):
            found.append((places[row["measure_id"]], row["value"] / whole, row["value"], whole))
    for _, share, part, whole in sorted(found, key=itemgetter(0, 1)):
        yield from (float(part), float(whole), 100 * share)


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
