"""The numbers of a chart's alternative text, counted again."""

from __future__ import annotations

import pytest

from helpers.audit.ground import Ground
from helpers.audit.plots import alt_faults
from helpers.corpus import Corpus


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ({"id": "chart-new-one", "cites": ["chart.new-one"]},
         "a function that counts new-one again, in VALUES of helpers/audit/plots.py"),
        ({"id": "chart-matrix", "cites": []}, "evidence"),
        ({"id": "cell-3-output-1", "cites": ["2011-05-KS-01"]}, "evidence"),
    ],
)  # fmt: skip
def test_the_numbers_of_a_chart_that_nobody_counts_again_are_unbacked_and_the_fault_says_where_to_count(
    corpus: Corpus, block: dict[str, object], expected: str
) -> None:
    drawn = {**block, "alt": "Kunshan: 17."}
    (fault,) = alt_faults(drawn, Ground.of(corpus, "en"), {}, "invented.html")
    assert (fault.rule, fault.found, fault.expected) == ("unbacked", "17", expected)


def test_what_a_chart_says_must_be_what_is_counted_from_the_data(corpus: Corpus) -> None:
    ground = Ground.of(corpus, "en")
    made = {"id": "chart-instruments", "cites": ["chart.instruments"], "alt": "4 of them. Kunshan: 17, 9 of 17."}
    assert list(alt_faults(made, ground, {}, "invented.html")) == []
    (fault,) = alt_faults({**made, "alt": "Kunshan: 99."}, ground, {}, "invented.html")
    assert (fault.rule, fault.found) == ("not what is counted from the data", "99")
