import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from helpers.analysis import support

from .invented import LEFT, RIGHT, figures, measures

NO_FIGURES = figures()


@pytest.mark.parametrize(
    ("quote", "kinds"),
    [
        ("虚构县委印发了关于工会工作的意见", ["document"]),
        ("及时制定虚构工作要点", ["document"]),
        ("《关于虚构工作的意见》", ["document"]),
        ("虚构县委召开工会工作会议", ["meeting"]),
        ("虚构县政府与县总工会举行第二次联席会议", ["joint conference"]),
        ("成立了虚构工作领导小组", ["leading group"]),
        ("下发《虚构干部目标责任制考核意见》", ["document", "assessment", "responsibility"]),
        ("制定政策措施时要听取工会组织的意见", ["consultation"]),
        ("在人大代表中占有一定比例", ["representation"]),
        ("加强党工共建", ["co-building"]),
        ("加强对工会工作的领导", ["other"]),
    ],
)
def test_the_words_of_the_quote_show_the_form(quote: str, kinds: list[str]):
    assert support.forms(measures({"theme": "T12", "quote": quote}), NO_FIGURES)["kind"].tolist() == kinds


def test_support_is_by_theme_first_or_second_and_a_joint_conference_wherever_it_is_coded():
    coded = measures(
        {"theme": "T12"},
        {"theme": "T01", "theme_second": "T15"},
        {"theme": "T04", "quote": "联席会议每年至少召开一次"},
        {"theme": "T01", "quote": "县委印发意见"},
    )
    assert support.forms(coded, NO_FIGURES)["measure_id"].tolist() == ["M1", "M2", "M3"]


@pytest.mark.parametrize(
    ("lead_actor", "is_union_led"),
    [
        ("虚构县总工会", True),
        ("虚构各级工会", True),
        ("市总", True),
        ("县委", False),
        ("县政府；县总工会", False),
        ("", False),
    ],
)
def test_what_a_union_leads_itself_is_told_apart(lead_actor: str, is_union_led: bool):
    forms = support.forms(measures({"theme": "T12", "lead_actor": lead_actor}), NO_FIGURES)
    assert forms["is_union_led"].tolist() == [is_union_led]


def test_support_by_locality_follows_the_example_worked_by_hand():
    # M1 is a joint conference and, by F1, a frequency: it counts in both. M2 and M3 are documents of two sides, M4 of
    # the right.
    coded = measures(
        {"theme": "T04", "quote": "联席会议每年至少召开一次", "lead_actor": "县政府", "instrument": "O"},
        {"theme": "T12", "quote": "县委印发意见", "lead_actor": "县委", "instrument": "A"},
        {"theme": "T12", "quote": "起草了措施", "lead_actor": "县总工会", "instrument": "A"},
        {"theme": "T12", "quote": "印发文件", "locality_code": RIGHT, "instrument": "A"},
    )
    stated = figures(
        {"measure_id": "M1", "quantity": "frequency", "value": 1},
        {"measure_id": "M2", "quantity": "clause_count", "value": 8},
    )
    expected = pd.DataFrame(
        {
            "locality_code": [LEFT, LEFT, LEFT, LEFT, RIGHT],
            "kind": ["document", "document", "joint conference", "frequency", "document"],
            "is_union_led": [False, True, False, False, False],
            "measure_count": [1, 1, 1, 1, 1],
            "lead_actors": [("县委",), ("县总工会",), ("县政府",), ("县政府",), ()],
            "instruments": [("A",), ("A",), ("O",), ("O",), ("A",)],
            "measure_ids": [("M2",), ("M3",), ("M1",), ("M1",), ("M4",)],
            "figure_ids": [("F2",), (), ("F1",), ("F1",), ()],
        }
    )
    assert_frame_equal(support.by_locality(coded, stated), expected)
