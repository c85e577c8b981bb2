from helpers.analysis.intensity import parts
from helpers.findings import intensity
from tests.analysis.invented import LEFT, RIGHT, measures
from tests.findings.invented import NAMES, said


def test_nothing_is_said_of_a_locality_without_measures():
    m = measures({})
    assert said(lambda n: intensity.parts_of(parts(m), m, RIGHT, n)) is None


def test_no_part_may_be_stated():
    m = measures({}, {})
    assert said(lambda n: intensity.parts_of(parts(m), m, LEFT, n)) == [
        "按编码手册计，左报告的2项措施，文中均未写明目标、期限、资源、考核问责或责任主体。",
        "By the codebook’s rules, for none of the 2 measures reported by Left does the text give a target, a "
        "deadline, resources, accountability or a responsible body.",
    ]


def test_parts_that_are_stated_stand_before_those_that_are_not():
    m = measures({"has_target": True}, {"has_target": True, "has_responsible": True})
    assert said(lambda n: intensity.parts_of(parts(m), m, LEFT, n)) == [
        "按编码手册计，左报告的2项措施中，文中写明目标2项和责任主体1项；均未写明期限、资源或考核问责。",
        "By the codebook’s rules, of the 2 measures reported by Left the text gives a target for 2 and a responsible "
        "body for 1; for none does it give a deadline, resources or accountability.",
    ]


def test_all_five_parts_may_be_stated():
    m = measures(
        {
            "has_target": True,
            "has_deadline": True,
            "has_resources": True,
            "has_accountability": True,
            "has_responsible": True,
        }
    )
    assert said(lambda n: intensity.parts_of(parts(m), m, LEFT, n)) == [
        "按编码手册计，左报告的1项措施中，文中写明目标1项、期限1项、资源1项、考核问责1项和责任主体1项。",
        "By the codebook’s rules, of the 1 measure reported by Left the text gives a target for 1, a deadline for 1, "
        "resources for 1, accountability for 1 and a responsible body for 1.",
    ]


def test_nothing_is_said_of_no_measures_at_all():
    m = measures()
    assert said(lambda n: intensity.common(parts(m), m, n)) is None


def test_the_parts_are_counted_over_all_localities():
    m = measures(
        {"has_target": True},
        {"locality_code": RIGHT},
        {"locality_code": RIGHT, "has_target": True},
        {"has_resources": True},
    )
    assert said(lambda n: intensity.common(parts(m), m, n)) == [
        "按编码手册计，2地报告的4项措施中，文中写明目标2项（50%）、期限0项（0%）、资源1项（25%）、考核问责0项（0%）和"
        "责任主体0项（0%）。",
        "By the codebook’s rules, of the 4 measures reported by 2 localities the text gives a target for 2 (50%), a "
        "deadline for 0 (0%), resources for 1 (25%), accountability for 0 (0%) and a responsible body for 0 (0%).",
    ]


def test_the_count_of_localities_rests_on_one_that_states_no_part_too():
    m = measures({"has_target": True}, {"locality_code": RIGHT})
    found = intensity.common(parts(m), m, NAMES["en"])
    assert found is not None
    (basis,) = found.derived
    assert (basis.label, basis.rests_on) == ("measures reported, by the parts that the text gives", ("M1", "M2"))
