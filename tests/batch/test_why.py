from __future__ import annotations

import pytest

from helpers.batch.build import build
from helpers.batch.differences import between_documents, between_inputs
from helpers.batch.why import Change, Reasons, why
from helpers.errors import UnknownNameError
from tests.batch.invented import BULLETIN, PATHS, Project
from tests.batch.reading import files
from tests.batch.test_build import HOTLINE

NO_INPUTS = {"data": {}, "notebooks": {}, "package": {}, "fonts": {}, "versions": {}}


def test_a_changed_measure_is_named_with_its_columns_and_what_it_changes(built: Project) -> None:
    before = files(built.reports / BULLETIN)
    built.edit(*HOTLINE)
    reasons = why(built.order())
    assert reasons.causes == (f"data/{HOTLINE[0]}: row 2099-01-KS-02 changed (label_en, quote_en)",)
    assert [(change.path, change.formats, change.blocks) for change in reasons.changes] == [
        (path, ("html", "pdf"), ("paragraph in place 5: changed",)) for path in PATHS if "/locality/" in path
    ]
    assert files(built.reports / BULLETIN) == before
    summary = build(built.order())
    assert (summary.executed_count, {path.rpartition(".")[0] for path in summary.changed}) == (
        0, {change.path for change in reasons.changes},
    )  # fmt: skip


def change(path: str, *blocks: str, formats: tuple[str, ...] = ("html", "pdf")) -> Change:
    return Change(path, formats, blocks)


LOCALITIES = tuple(f"zh/locality/{number}-invented" for number in range(5))
ALL = ("zh/comparison", *LOCALITIES, "en/comparison", "zh/theme/T01-invented", "zh/theme/T02-invented")


def test_all_that_would_change_is_summed_up_by_language_kind_and_what_differs() -> None:
    changes = (
        change("zh/comparison", "cover: changed", "table in place 3: changed", "table in place 9: changed"),
        *(change(path, "cover: changed", "table in place 3: changed") for path in LOCALITIES),
        change("zh/theme/T01-invented", "cover: changed", "finding invented.one: new"),
        change("en/comparison", formats=("pdf",)),
    )
    assert str(Reasons(("data/a.toml: changed",), changes, (), ALL)).splitlines() == [
        "changed since the last whole build:",
        "    data/a.toml: changed",
        "8 of 9 briefings would change:",
        "    zh: comparison; 5 of 5 localities; 1 of 2 themes (T01-invented) (html, pdf)",
        "    en: comparison (pdf)",
        "what differs, and in how many of them:",
        "      7 cover: changed",
        "      6 table: changed",
        "      1 finding invented.one: new",
        "      1 the same document, printed differently",
        "block by block: briefings why BRIEFING, such as zh/comparison",
    ]


def test_a_summary_stays_short_however_much_differs() -> None:
    changes = tuple(
        change(path, *(f"finding invented.{place}{number}: changed" for number in range(9)))
        for place, path in enumerate(ALL)
    )
    told = str(Reasons((), changes, (), ALL)).splitlines()
    assert len(told) == 14 and told[-2] == f"        and {len(ALL) * 9 - 8} more"


def test_a_briefing_that_is_named_is_told_block_by_block() -> None:
    only = change("zh/comparison", "cover: changed", "table in place 3: changed")
    assert str(Reasons((), (only,), (), ("zh/comparison",), is_full=True)).splitlines() == [
        "1 of 1 briefings would change",
        "zh/comparison: html, pdf",
        "    cover: changed",
        "    table in place 3: changed",
    ]


def test_inputs_that_changed_nothing_are_named_all_the_same() -> None:
    assert str(Reasons(("src/a.py: changed",), (), (), ALL)).splitlines() == [
        "changed since the last whole build:",
        "    src/a.py: changed",
        "0 of 9 briefings would change",
    ]


def test_nothing_changed_is_said_so(built: Project) -> None:
    assert str(why(built.order())) == "nothing has changed: 8 briefings are up to date"


@pytest.mark.parametrize("name", ["zh/locality/320583-kunshan", "320583-kunshan"])
def test_one_briefing_can_be_asked_about(built: Project, name: str) -> None:
    assert why(built.order(), [name]).briefing_count == (1 if "/" in name else 2)


def test_an_unknown_briefing_is_an_error_with_a_suggestion(built: Project) -> None:
    with pytest.raises(UnknownNameError) as caught:
        why(built.order(), ["320583-kunsan"])
    assert caught.value.suggestions[0] == "320583-kunshan"


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ({"data": {"a.toml": "1"}}, {"data": {"a.toml": "2"}}, ["data/a.toml: changed"]),
        ({"data": {}}, {"data": {"a.csv": "1"}}, ["data/a.csv: new"]),
        ({"data": {"a.csv": "1"}}, {"data": {}}, ["data/a.csv: gone"]),
        (
            {"data": {"a.csv": "1"}},
            {"data": {"a.csv": "2"}},
            ["data/a.csv: row a changed (n)", "data/a.csv: row b gone", "data/a.csv: row c new"],
        ),
        ({"data": {"a.csv": "1"}}, {"data": {"a.csv": "3"}}, ["data/a.csv: order or spelling of rows changed"]),
        ({"versions": {"typst": "1.0"}}, {"versions": {"typst": "2.0"}}, ["version of typst: 1.0 → 2.0"]),
        ({"notebooks": {"a": "1"}}, {"notebooks": {"a": "2"}}, ["notebooks/a: changed"]),
        (
            {"package": {}},
            {"package": {str(n): "1" for n in range(7)}},
            [*(f"src/{n}: new" for n in range(5)), "src/… and 2 more"],
        ),
    ],
)
def test_every_kind_of_change_is_named(
    before: dict[str, dict[str, str]], now: dict[str, dict[str, str]], told: list[str]
) -> None:
    kept = {"1": b"id,n\na,1\nb,1\nb,2\n", "2": b"id,n\na,2\nb,1\nc,3\n", "3": b"id,n\nb,1\na,1\nb,2\n"}
    assert between_inputs(NO_INPUTS | before, NO_INPUTS | now, kept.get) == [
        line.replace("row b gone", "row b (2) gone") for line in told
    ]


def test_blocks_are_named_by_id_or_place() -> None:
    cover = {"title": "a"}
    old = {"cover": cover, "blocks": [{"kind": "finding", "id": "x", "n": 1}, {"kind": "note", "n": 1}], "evidence": []}
    new = {"cover": cover, "blocks": [{"kind": "finding", "id": "x", "n": 2}, {"kind": "note", "n": 2}], "evidence": []}
    assert between_documents(old, new) == ["finding x: changed", "note in place 2: changed"]
    assert between_documents(old, {**old, "evidence": [1]}) == ["order or evidence"]
    assert between_documents(None, new) == ["the whole document is new"]
