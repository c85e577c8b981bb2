from __future__ import annotations

from pathlib import Path

import pytest

from helpers.batch.plan import Selection, plan, select
from helpers.errors import UnknownNameError, UsageError
from tests.batch.invented import BULLETIN, DATE, PATHS, Project

DATA = Path(__file__).parents[2] / "data"


def paths(project: Project, selection: Selection) -> list[str]:
    return [b.path for b in select(plan(project.root, BULLETIN, DATE), selection, project.root)]


def test_every_locality_the_comparison_and_every_theme_with_a_measure_has_a_briefing(project: Project) -> None:
    assert tuple(paths(project, Selection())) == PATHS


def test_a_briefing_says_what_its_notebook_is_given(project: Project) -> None:
    found = {b.path: (b.notebook, b.key, b.name, dict(b.parameters)) for b in plan(project.root, BULLETIN, DATE)}
    common = {"bulletin_id": BULLETIN, "edition_date": DATE}
    assert found[PATHS[1]] == (
        "locality.ipynb", "320583", "昆山", common | {"locality_code": "320583", "language": "zh"},
    )  # fmt: skip
    assert found["en/comparison"] == (
        "comparison.ipynb", "all", "Comparison of localities", common | {"language": "en"},
    )  # fmt: skip
    assert found[PATHS[3]] == ("theme.ipynb", "T09", "文化教育", common | {"theme": "T09", "language": "zh"})


def test_the_real_bulletin_has_a_briefing_on_each_of_its_13_localities_and_15_themes() -> None:
    found = plan(DATA, "2011-05", "2026-11-22")
    kinds = [briefing.kind for briefing in found]
    assert (kinds.count("locality"), kinds.count("comparison"), kinds.count("theme")) == (26, 2, 30)
    assert len({briefing.path for briefing in found}) == len(found)
    assert {briefing.path for briefing in found if briefing.key == "320583"} == {
        "zh/locality/320583-kunshan", "en/locality/320583-kunshan",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(localities=("Kunshan",)), [PATHS[1], PATHS[5]]),
        (Selection(localities=("昆山市", "SZ"), languages=("zh",)), [PATHS[0], PATHS[1]]),
        (Selection(themes=("t09",), languages=("en",)), [PATHS[7]]),
        (Selection(is_comparison=True), [PATHS[2], PATHS[6]]),
        (Selection(localities=("320583",), is_comparison=True, languages=("zh",)), [PATHS[1], PATHS[2]]),
        (Selection(languages=("en",)), list(PATHS[4:])),
        (Selection(formats=("pdf",)), list(PATHS)),
    ],
)
def test_a_selection_takes_what_it_names(project: Project, selection: Selection, expected: list[str]) -> None:
    assert paths(project, selection) == expected
    assert not selection.is_whole


def test_an_unknown_locality_is_an_error_with_a_suggestion(project: Project) -> None:
    with pytest.raises(UnknownNameError) as caught:
        paths(project, Selection(localities=("Kunsan",)))
    assert (caught.value.kind, caught.value.found, caught.value.suggestions) == ("locality", "Kunsan", ["Kunshan"])


def test_an_unknown_theme_is_an_error_with_a_suggestion(project: Project) -> None:
    with pytest.raises(UnknownNameError) as caught:
        paths(project, Selection(themes=("T9",)))
    assert (caught.value.kind, "T09" in caught.value.suggestions) == ("theme", True)


def test_a_theme_without_a_measure_has_nothing_to_brief_on(project: Project) -> None:
    with pytest.raises(UsageError, match="no measure of this bulletin is on T13"):
        paths(project, Selection(themes=("T13",)))
