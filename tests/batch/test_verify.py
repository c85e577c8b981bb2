from __future__ import annotations

import pytest

from helpers.batch.build import build
from helpers.batch.verify import verify
from helpers.batch.why import why
from helpers.errors import UsageError
from tests.batch.invented import BULLETIN, PATHS, Project
from tests.batch.test_build import HOTLINE


def test_a_sound_edition_can_be_made_again_byte_for_byte(built: Project) -> None:
    verdict = verify(built.order(), sample=2)
    assert verdict.is_sound
    assert verdict.remade == tuple(f"{path}.{form}" for path in (PATHS[2], PATHS[6]) for form in ("html", "pdf"))
    assert str(verdict).splitlines() == [
        f"{verdict.file_count} of {verdict.file_count} files have their checksums",
        "4 of 4 files made again have the same bytes",
    ]


def test_damaged_missing_and_foreign_files_are_named(built: Project) -> None:
    folder = built.reports / BULLETIN
    (folder / f"{PATHS[0]}.pdf").chmod(0o644)
    (folder / f"{PATHS[0]}.pdf").write_bytes(b"other")
    (folder / f"{PATHS[1]}.html").unlink()
    (folder / "foreign.html").touch()
    verdict = verify(built.order(), sample=0)
    assert not verdict.is_sound
    assert (verdict.damaged, verdict.missing, verdict.unlisted) == (
        (f"{PATHS[0]}.pdf",), (f"{PATHS[1]}.html",), ("foreign.html",),
    )  # fmt: skip


def test_an_edition_whose_inputs_have_changed_cannot_be_made_again(built: Project) -> None:
    built.edit(*HOTLINE)
    verdict = verify(built.order(), sample=2)
    assert (verdict.is_sound, verdict.remade) == (False, ())
    assert verdict.changed_inputs == (f"data/{HOTLINE[0]}: row 2099-01-KS-02 changed (label_en, quote_en)",)


def test_a_notebook_that_no_briefing_is_made_from_changes_nothing_when_it_is_saved(built: Project) -> None:
    (built.notebooks / "explore.ipynb").write_text("an analyst's own", encoding="utf-8")
    assert verify(built.order(), sample=1).is_sound
    assert str(why(built.order())) == "nothing has changed: 8 briefings are up to date"
    summary = build(built.order())
    assert (summary.is_new, summary.executed_count, summary.revision, summary.warnings) == (False, 0, "r1", ())


def test_without_an_edition_there_is_nothing_to_verify(project: Project) -> None:
    with pytest.raises(UsageError, match="no edition of 2099-01"):
        verify(project.order())
