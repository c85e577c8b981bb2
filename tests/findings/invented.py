"""Invented names in two languages, and what a finding says in each."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from helpers.blocks import Backed, Finding
from helpers.corpus.states import states
from helpers.wording import Language, Names, names
from tests.analysis.invented import LEFT, PREFECTURE, RIGHT, THIRD, articles
from tests.conftest import DATA
from tests.findings.claims import bare_claims

NOBODY = "900009"
"""A locality on which the bulletin has no article."""

_LOCALITIES = pd.DataFrame(
    {
        "locality_code": [PREFECTURE, LEFT, RIGHT, THIRD, NOBODY],
        "name_zh": ["虚州市", "左市", "右市", "中市", "空市"],
        "name_en": ["Mock City", "Left City", "Right City", "Third City", "Empty City"],
        "short_zh": ["虚州市本级", "左", "右", "中", "空"],
        "short_en": ["Mock City", "Left", "Right", "Third", "Empty"],
        "is_prefecture": [True, False, False, False, False],
    }
)
_THEMES = pd.DataFrame(
    {
        "theme": ["T01", "T02", "T03"],
        "name_zh": ["虚构协商", "虚构组建", "虚构竞赛"],
        "name_en": ["Mock bargaining", "Mock organizing", "Mock contests"],
        "short_zh": ["协商", "组建", "竞赛"],
        "short_en": ["Bargaining", "Organizing", "Contests"],
    }
)


def _table(key: str, **named: tuple[str, str]) -> pd.DataFrame:
    rows = [{key: code, "name_zh": zh, "name_en": en} for code, (zh, en) in named.items()]
    return pd.DataFrame(rows)


def _names(language: Language) -> Names:
    return names(
        language,
        localities=_LOCALITIES,
        themes=_THEMES,
        instruments=_table(
            "instrument",
            N=("信息", "nodality"),
            A=("权威", "authority"),
            T=("财力", "treasure"),
            O=("组织", "organization"),
        ),
        statuses=_table("status", announced=("提出", "announced"), mandated=("发文要求", "mandated")),
        genres=_table("genre", speech=("讲话传达", "speech conveyed"), work_report=("工作汇报", "work report")),
        parts=_table(
            "part",
            target=("目标", "target"),
            deadline=("期限", "deadline"),
            resources=("资源", "resources"),
            accountability=("考核问责", "accountability"),
            responsible=("责任主体", "responsible body"),
        ),
        units=pd.read_csv(DATA / "codebook" / "units.csv", dtype=str, keep_default_na=False),
    )


NAMES: dict[str, Names] = {"zh": _names("zh"), "en": _names("en")}


def said(make: Callable[[Names], Backed | None]) -> list[str] | None:
    """Return what a finding says in Chinese and in English, without its caveat; None where both say nothing.

    Whatever it says, its numbers and quantifiers stand on evidence.
    """
    made = [make(NAMES[language]) for language in ("zh", "en")]
    if made == [None, None]:
        return None
    for finding in map(_finding, made):
        assert bare_claims(finding.text) + bare_claims(finding.caveat) == []
    return [str(_finding(found).text) for found in made]


def caveats(make: Callable[[Names], Backed | None]) -> list[str]:
    """Return the caveats of a finding in Chinese and in English."""
    return [str(_finding(make(NAMES[language])).caveat) for language in ("zh", "en")]


def _finding(found: Backed | None) -> Finding:
    assert found is not None
    assert isinstance(found.block, Finding)
    return found.block


def states_of(measures: pd.DataFrame, *codes: str) -> pd.DataFrame:
    """Return the states of silence where these localities have an article each."""
    return states(measures, articles(*({"locality_code": code} for code in codes)), _LOCALITIES, _THEMES)
