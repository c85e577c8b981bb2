import pandas as pd

from helpers.analysis.instruments import mix
from helpers.findings import instruments
from tests.analysis.invented import LEFT, RIGHT, measures
from tests.findings.invented import caveats, said


def coded(**codes: str) -> pd.DataFrame:
    """Return the measures of localities, each with the instrument of a letter; small letters are events."""
    places = {"left": LEFT, "right": RIGHT}
    return measures(
        *(
            {
                "locality_code": places[place],
                "instrument": each.upper(),
                "unit_type": "action" if each.isupper() else "event",
            }
            for place, all_ in codes.items()
            for each in all_
        )
    )


def test_nothing_is_said_of_a_locality_without_measures():
    m = coded(left="A")
    assert said(lambda n: instruments.leading(mix(m), m, RIGHT, n)) is None


def test_all_measures_may_use_one_instrument():
    m = coded(left="AA")
    assert said(lambda n: instruments.leading(mix(m), m, LEFT, n)) == [
        "左报告的2项措施，主要手段同为“权威”。",
        "The 2 measures reported by Left have one main instrument: authority.",
    ]


def test_the_instrument_used_most_has_its_share():
    m = coded(left="AAO")
    assert said(lambda n: instruments.leading(mix(m), m, LEFT, n)) == [
        "左报告的3项措施中，以“权威”为主要手段的最多，有2项，占66.7%。",
        "The most frequent main instrument of the 3 measures reported by Left is authority, with 2 (66.7%).",
    ]


def test_instruments_used_alike_are_all_named():
    m = coded(left="AONOA")
    assert said(lambda n: instruments.leading(mix(m), m, LEFT, n)) == [
        "左报告的5项措施中，以“权威”和“组织”为主要手段的最多，各2项，各占40%。",
        "The most frequent main instruments of the 5 measures reported by Left are authority and organization, with 2 "
        "(40%) each.",
    ]


def test_another_instrument_may_lead_on_the_conservative_reading():
    m = coded(left="aaaAOO")
    assert caveats(lambda n: instruments.leading(mix(m), m, LEFT, n)) == [
        "任意去掉1项措施，仍以它最多。按保守读法，最多的是“组织”，有2项。",
        "If any one measure were dropped, it would still have most. On the conservative reading organization leads, "
        "with 2.",
    ]


def test_instruments_may_lead_alike_on_the_conservative_reading():
    m = coded(left="aAAOO", right="A")
    assert caveats(lambda n: instruments.leading(mix(m), m, LEFT, n)) == [
        "只比其次的多1项，去掉1项即不再单独最多。按保守读法，最多的是“权威”和“组织”，各2项。",
        "It has only one more than the next: without it, it would have no lead. On the conservative reading these "
        "lead, 2 each: authority and organization.",
    ]


def test_nothing_is_said_across_no_localities():
    m = coded()
    assert said(lambda n: instruments.across(mix(m), m, n)) is None


def test_localities_stand_under_the_instrument_that_they_use_most():
    m = coded(left="AAO", right="O")
    assert said(lambda n: instruments.across(mix(m), m, n)) == [
        "各地用得最多的主要手段是：“权威”（左66.7%）；“组织”（右100%）。",
        "The main instrument that each locality uses most is authority in Left (66.7%); organization in Right (100%).",
    ]
    assert [caveat.partition(stop)[0] for caveat, stop in zip(_caveats(m), "。.", strict=True)] == [
        "按保守读法也如此",
        "The conservative reading agrees",
    ]


def test_a_locality_with_two_leading_instruments_stands_under_both():
    m = coded(left="AO", right="O")
    assert said(lambda n: instruments.across(mix(m), m, n)) == [
        "各地用得最多的主要手段是：“权威”（左50%）；“组织”（左50%和右100%）。",
        "The main instrument that each locality uses most is authority in Left (50%); organization in Left (50%) and "
        "Right (100%).",
    ]


def test_where_the_conservative_reading_has_another_instrument_is_said():
    m = coded(left="aaO", right="n")
    assert [caveat.partition(stop)[0] for caveat, stop in zip(_caveats(m), "。.", strict=True)] == [
        "按保守读法与此不同的：左（“组织”）、右（无措施）",
        "On the conservative reading it is otherwise in: Left (organization); Right (no measure)",
    ]


def _caveats(m: pd.DataFrame) -> list[str]:
    return caveats(lambda n: instruments.across(mix(m), m, n))
