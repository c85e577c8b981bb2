import pandas as pd

from helpers.analysis.instruments import mix
from helpers.findings import instruments
from tests.analysis.invented import LEFT, RIGHT, measures
from tests.findings.invented import said


def used(**codes: str) -> pd.DataFrame:
    """Return the mix of localities whose measures use one instrument for each letter."""
    places = {"left": LEFT, "right": RIGHT}
    return mix(
        measures(
            *({"locality_code": places[place], "instrument": each} for place, all_ in codes.items() for each in all_)
        )
    )


def test_nothing_is_said_of_a_locality_without_measures():
    x = used(left="A")
    assert said(lambda n: instruments.leading(x, RIGHT, n)) is None


def test_all_measures_may_use_one_instrument():
    x = used(left="AA")
    assert said(lambda n: instruments.leading(x, LEFT, n)) == [
        "左报告的2项措施，主要手段同为“权威”。",
        "The 2 measures reported by Left have one main instrument: authority.",
    ]


def test_the_instrument_used_most_has_its_share():
    x = used(left="AAO")
    assert said(lambda n: instruments.leading(x, LEFT, n)) == [
        "左报告的3项措施中，以“权威”为主要手段的最多，有2项，占66.7%。",
        "The most frequent main instrument of the 3 measures reported by Left is authority, with 2 (66.7%).",
    ]


def test_instruments_used_alike_are_all_named():
    x = used(left="AONOA")
    assert said(lambda n: instruments.leading(x, LEFT, n)) == [
        "左报告的5项措施中，以“权威”和“组织”为主要手段的最多，各2项，各占40%。",
        "The most frequent main instruments of the 5 measures reported by Left are authority and organization, with 2 "
        "(40%) each.",
    ]


def test_nothing_is_said_across_no_localities():
    x = used()
    assert said(lambda n: instruments.across(x, n)) is None


def test_localities_stand_under_the_instrument_that_they_use_most():
    x = used(left="AAO", right="O")
    assert said(lambda n: instruments.across(x, n)) == [
        "各地用得最多的主要手段是：“权威”（左66.7%）；“组织”（右100%）。",
        "The main instrument that each locality uses most is authority in Left (66.7%); organization in Right (100%).",
    ]


def test_a_locality_with_two_leading_instruments_stands_under_both():
    x = used(left="AO", right="O")
    assert said(lambda n: instruments.across(x, n)) == [
        "各地用得最多的主要手段是：“权威”（左50%）；“组织”（左50%和右100%）。",
        "The main instrument that each locality uses most is authority in Left (50%); organization in Left (50%) and "
        "Right (100%).",
    ]
