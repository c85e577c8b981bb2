"""The rules are data: each fires on its own example, and a proposal names those that fired."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from helpers.errors import FaultsError
from helpers.ingest import propose, read_rules
from helpers.ingest.plain import plain_lines
from helpers.ingest.rules import TOPICS, Rule
from tests.conftest import DATA

RULES = read_rules(DATA)
NO_TERMS = pd.DataFrame({"term": [], "kind": [], "reason": []}, dtype="str")


@pytest.mark.parametrize("topic", TOPICS)
def test_every_rule_fires_on_its_example(topic: str) -> None:
    assert [rule.rule_id for rule in RULES.by_topic[topic] if not rule.pattern.search(rule.example)] == []


def test_no_two_rules_have_the_same_name() -> None:
    names = [rule.rule_id for topic in TOPICS for rule in RULES.by_topic[topic]]
    assert len(set(names)) == len(names)


def test_the_reason_of_a_proposal_names_the_rules_that_fired(real_data: Path) -> None:
    localities = pd.read_csv(real_data / "codebook" / "localities.csv", dtype=str, keep_default_na=False)
    localities["is_prefecture"] = localities["is_prefecture"] == "1"
    words = "虚构标题一则\n\n太仓市总工会对拖欠工资的企业发出整改建议书，年内不少于20家。\n"
    found = propose(plain_lines(words), localities, NO_TERMS, RULES, "2012-06")
    measure, target = found.measures.to_dict("records")
    (figure,) = found.figures.to_dict("records")
    fired = {rule.rule_id: rule for topic in TOPICS for rule in RULES.by_topic[topic]}

    def kinds(reason: str) -> list[str]:
        return [f"{rule.kind}={rule.value}" if rule.value else rule.kind for rule in _named(reason, fired)]

    assert kinds(measure["reason"]) == ["verb", "theme=T01", "instrument=A"]
    assert kinds(target["reason"]) == ["verb", "target", "announced"]
    assert kinds(figure["reason"]) == ["unit=count", "before", "role=target"]
    assert (figure["quote"], figure["value"], figure["comparator"]) == ("不少于20家", 20, ">=")
    assert (figure["role"], figure["deadline"]) == ("target", "2012-12-31")
    assert found.articles["reason"].tolist() == [
        "short line before prose; the text names it first; work_report unless a rule fires"
    ]


def _named(reason: str, fired: dict[str, Rule]) -> list[Rule]:
    return [fired[name] for name in reason.split("; ") if name in fired]


def test_a_further_span_is_no_part_of_a_quote(real_data: Path) -> None:
    localities = pd.read_csv(real_data / "codebook" / "localities.csv", dtype=str, keep_default_na=False)
    localities["is_prefecture"] = localities["is_prefecture"] == "1"
    inside = "开设虚构的三个班，首批学员210人，学费全免"
    behind = "开办虚构的夜校，首批学员90人"
    found = propose(plain_lines(f"虚构标题\n\n{inside}。{behind}。\n"), localities, NO_TERMS, RULES, "2012-06")
    at = 6 + len(inside) + 1 + behind.index("首批")
    assert found.measures[["quote", "further"]].to_numpy().tolist() == [
        [inside, ""],
        ["开办虚构的夜校", f"{at}-{at + len('首批学员90人')}"],
    ]


def test_a_pattern_that_is_none_is_a_fault_with_file_and_row(real_data: Path) -> None:
    path = real_data / "lexicon" / "units.csv"
    path.write_text(path.read_text(encoding="utf-8") + "U999,verb,(开展,,1,开展,broken\n", encoding="utf-8")
    with pytest.raises(FaultsError) as caught:
        read_rules(real_data)
    (fault,) = caught.value.faults
    assert "lexicon/units.csv, row" in str(fault)
    assert "wrong pattern: found (开展" in str(fault)


def test_an_analyst_changes_a_proposal_by_editing_the_lexicon(real_data: Path) -> None:
    path = real_data / "lexicon" / "figures.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("家|", ""), encoding="utf-8")
    units = [rule for rule in read_rules(real_data).of("figures", "unit") if rule.pattern.match("家")]
    assert units == []


def test_a_measure_is_proposed_for_another_locality_only_if_an_article_is_of_it(real_data: Path) -> None:
    localities = pd.read_csv(real_data / "codebook" / "localities.csv", dtype=str, keep_default_na=False)
    localities["is_prefecture"] = localities["is_prefecture"] == "1"
    of_kunshan = "昆山的虚构活动\n\n昆山市总工会开办虚构的夜校。太仓市总工会建立虚构的书屋。\n（昆山市总工会）\n"
    of_taicang = "\n太仓的虚构活动\n\n太仓市总工会开办虚构的讲堂。\n（太仓市总工会）\n"
    alone = propose(plain_lines(of_kunshan), localities, NO_TERMS, RULES, "2012-06")
    assert alone.measures["locality_code"].tolist() == ["320583", "320583"]
    both = propose(plain_lines(of_kunshan + of_taicang), localities, NO_TERMS, RULES, "2012-06")
    assert both.measures["locality_code"].tolist() == ["320583", "320585", "320585"]
