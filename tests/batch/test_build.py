from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest

from helpers.batch import edition
from helpers.batch.build import build
from helpers.batch.plan import Selection
from helpers.errors import FaultsError, UnknownNameError, UsageError
from tests.batch import invented
from tests.batch.invented import BULLETIN, DATE, PATHS, Project
from tests.batch.reading import FILES, briefings, files, is_whole, manifest

LOCALITY_FILES = {path for path in FILES if "/locality/" in path}
HOTLINE = ("coding/2099-01/measures.csv", "Sets up an invented hotline", "Opens an invented hotline")


def test_an_edition_holds_every_briefing_an_index_and_a_manifest(first_edition: Project) -> None:
    found = files(first_edition.reports / BULLETIN)
    assert FILES | {"index.html", "manifest.json"} <= set(found)
    assert all(found[path].startswith(b"%PDF-" if path.endswith(".pdf") else b"<!doctype html>") for path in FILES)
    assert is_whole(first_edition.reports / BULLETIN)
    assert b"hotline" in found["en/locality/320500-suzhou-city.html"]


def test_the_link_that_readers_follow_is_relative(first_edition: Project) -> None:
    assert (first_edition.reports / BULLETIN).readlink() == Path(".editions", BULLETIN, "r1")


def test_the_manifest_tells_what_the_edition_was_made_from(first_edition: Project) -> None:
    content = manifest(first_edition)
    assert {key: content[key] for key in ("bulletin_id", "edition_date", "missing")} == {
        "bulletin_id": BULLETIN, "edition_date": DATE, "missing": [],
    }  # fmt: skip
    assert {"kind": "theme", "key": "T09", "language": "en", "path": "en/theme/T09-culture-education"}.items() <= (
        content["briefings"][-1].items()
    )
    assert set(content["inputs"]) == {"data", "notebooks", "package", "fonts", "versions"}
    assert set(content["inputs"]["notebooks"]) == {"comparison.ipynb", "locality.ipynb", "theme.ipynb"}
    assert "coding/2099-01/measures.csv" in content["inputs"]["data"]
    assert "helpers/batch/build.py" in content["inputs"]["package"]
    assert {"python", "papermill", "typst", "pandas", "union-briefings"} <= set(content["inputs"]["versions"])


def test_durations_are_kept_apart_from_what_must_be_equal(first_edition: Project) -> None:
    durations = json.loads((first_edition.reports / BULLETIN / "durations.json").read_text())
    assert set(durations["notebooks"]) == set(PATHS)
    assert "durations.json" not in json.dumps(manifest(first_edition)["pages"])


def test_a_build_with_nothing_to_do_changes_nothing(built: Project) -> None:
    before = files(built.reports)
    summary = build(built.order())
    assert (summary.is_new, summary.executed_count, summary.revision) == (False, 0, "r1")
    assert {path: content for path, content in files(built.reports).items() if path != ".lock"} == {
        path: content for path, content in before.items() if path != ".lock"
    }


def test_the_same_inputs_give_the_same_bytes_in_another_process_and_folder(
    first_edition: Project, project: Project
) -> None:
    command = [sys.executable, "-m", "helpers.cli", "build", BULLETIN, "--data", str(project.root), "--jobs", "1"]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "77", "TZ": "Asia/Shanghai"})
    assert files(project.reports / BULLETIN) == files(first_edition.reports / BULLETIN)


def test_one_measure_changed_rebuilds_exactly_the_files_whose_bytes_differ(built: Project, tmp_path: Path) -> None:
    before = briefings(built.reports / BULLETIN)
    built.edit(*HOTLINE)
    summary = build(built.order())
    clean = build(replace(built.order(), reports=tmp_path / "elsewhere"))
    after = briefings(built.reports / BULLETIN)
    assert after == briefings(tmp_path / "elsewhere" / BULLETIN)
    differing = {path for path in FILES if before[path] != after[path]}
    assert set(summary.changed) == differing == LOCALITY_FILES
    assert set(clean.changed) == FILES
    kept = f"{PATHS[-1]}.pdf"
    revisions = built.reports / ".editions" / BULLETIN
    assert not (revisions / "r1" / kept).samefile(revisions / "r2" / f"{PATHS[0]}.pdf")
    assert (revisions / "r2" / kept).stat().st_nlink >= 2


@pytest.mark.slow
def test_another_date_makes_every_briefing_again(built: Project) -> None:
    summary = build(built.order(edition_date="2099-02-04"))
    assert (set(summary.changed), summary.executed_count, summary.revision) == (FILES, 8, "r2")


FAULTS = """
import os, signal
fault = {
    ("320500", "zh"): "1/0",
    ("320583", "zh"): "os._exit(3)",
    ("320500", "en"): "os.kill(os.getpid(), signal.SIGSEGV)",
    ("320583", "en"): "while True: pass",
}[locality_code, language]
print("first")
"""


def test_a_briefing_that_fails_is_missing_and_all_others_are_made(project: Project) -> None:
    project.write_notebook("locality", FAULTS, "exec(fault)", "print('not reached')")
    summary = build(project.order(time_limit=4.0))
    assert {failed.briefing.path: failed.error for failed in summary.failed} == {
        PATHS[0]: "ZeroDivisionError: division by zero",
        PATHS[1]: "its process ended with status 3 before it was done",
        PATHS[4]: "its process was ended by SIGSEGV",
        PATHS[5]: "it was ended after 4 s",
    }
    assert set(summary.changed) == FILES - LOCALITY_FILES
    assert (summary.is_done, summary.is_published) == (False, True)
    content = manifest(project)
    assert [entry["path"] for entry in content["missing"]] == [PATHS[0], PATHS[1], PATHS[4], PATHS[5]]
    assert is_whole(project.reports / BULLETIN)
    for failed in summary.failed:
        assert failed.notebook == project.reports / ".failed" / BULLETIN / f"{failed.briefing.path}.ipynb"
        cells = nbformat.read(failed.notebook, 4).cells
        assert 'href="#papermill-error-cell"' in cells[0].source
        marked = next(n for n, cell in enumerate(cells) if 'id="papermill-error-cell"' in cell.source)
        assert cells[marked + 1].source == "exec(fault)"
        assert cells[marked - 1].outputs[0].text == "first\n"
    project.write_notebook("locality", invented.MEASURES)
    assert build(project.order()).is_done
    assert (manifest(project)["missing"], (project.reports / ".failed" / BULLETIN).exists()) == ([], False)


@pytest.mark.slow
def test_where_every_notebook_fails_nothing_is_published(built: Project) -> None:
    before = files(built.reports / BULLETIN)
    for kind in ("locality", "comparison", "theme"):
        built.write_notebook(kind, "1/0")
    summary = build(built.order())
    assert (len(summary.failed), summary.is_done, summary.is_published, summary.revision) == (8, False, False, "r1")
    assert files(built.reports / BULLETIN) == before
    assert str(summary).splitlines() == [
        f"failed: {PATHS[0]}: ZeroDivisionError: division by zero",
        f"        see {summary.failed[0].notebook}#papermill-error-cell",
        "        and 7 more",
        f"0 of 8 briefings; 8 notebooks run, 0 files new or changed ({summary.seconds:.1f} s)",
        "nothing was published; readers see r1",
    ]


@pytest.mark.parametrize(
    ("cell", "error"),
    [
        pytest.param(
            "from helpers.corpus import data_root\n(data_root() / 'recipients.toml').read_text()",
            "it read what its edition is not made from: recipients.toml",
            marks=pytest.mark.slow,
        ),
        ("Section((Paragraph(text('\\U00010380')),), language)", "MissingGlyphError: Invented comparison"),
        pytest.param(
            "import matplotlib.pyplot as plt\nplt.plot([1]);",
            "RenderError: cell-4-output-1: a chart without alternative text",
            marks=pytest.mark.slow,
        ),
        pytest.param(
            "Section((Heading(2, 'alpha', text('again')),), language)",
            "BlockError: two blocks of one document share the id",
            marks=pytest.mark.slow,
        ),
    ],
)
def test_what_cannot_be_printed_keeps_the_edition_from_being_published(built: Project, cell: str, error: str) -> None:
    before = files(built.reports / BULLETIN)
    (built.root / "recipients.toml").touch()
    built.write_notebook("comparison", cell)
    summary = build(built.order())
    assert [failed.briefing.path for failed in summary.failed] == [PATHS[2], PATHS[6]]
    assert summary.failed[0].error.startswith(error)
    assert (summary.is_done, summary.is_published, summary.folder) == (
        False,
        False,
        built.reports / ".preview" / BULLETIN,
    )
    assert files(built.reports / BULLETIN) == before


@pytest.mark.slow
def test_an_input_that_changes_during_the_build_keeps_it_from_being_published(built: Project) -> None:
    settings = built.root / "bulletins" / BULLETIN / "edition.toml"
    built.write_notebook("comparison", f"with open({str(settings)!r}, 'a') as file:\n    file.write('# more')")
    summary = build(built.order())
    assert (summary.is_done, summary.is_published, summary.revision) == (False, False, "r1")
    assert summary.warnings == (f"while the build ran: data/bulletins/{BULLETIN}/edition.toml: changed",)
    assert is_whole(built.reports / BULLETIN)
    built.write_notebook("comparison")
    assert build(built.order()).executed_count == 8


def test_a_part_goes_to_the_preview_and_leaves_the_edition_alone(built: Project) -> None:
    before = files(built.reports / BULLETIN)
    summary = build(
        built.order(Selection(localities=("昆山",), languages=("en",), formats=("html",)), edition_date="2099-03-01")
    )
    preview = built.reports / ".preview" / BULLETIN
    assert (summary.folder, summary.is_done, summary.executed_count) == (preview, True, 1)
    assert set(files(preview)) & FILES == {"en/locality/320583-kunshan.html"}
    assert files(built.reports / BULLETIN) == before
    assert str(summary).splitlines()[-1] == f"preview in {preview}"


@pytest.mark.slow
def test_a_preview_of_another_part_replaces_the_last(built: Project) -> None:
    for code in ("320583", "320500"):
        build(built.order(Selection(localities=(code,), languages=("zh",), formats=("html",))))
    assert set(files(built.reports / ".preview" / BULLETIN)) & FILES == {f"{PATHS[0]}.html"}


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ("edition_day: str = ''  # d", "unknown parameter of locality.ipynb 'edition_date'. Did you mean edition_day"),
        ("edition_date: int = 1  # d", "locality.ipynb takes edition_date as int, not '2099-02-03'"),
    ],
)
def test_a_parameter_that_a_notebook_would_not_take_is_an_error_before_anything_runs(
    project: Project, monkeypatch: pytest.MonkeyPatch, parameters: str, message: str
) -> None:
    monkeypatch.setattr(invented, "COMMON", f"language: str = 'zh'  # c\n{parameters}\n")
    project.write_notebook("locality", f"open({str(project.reports / 'ran')!r}, 'w')")
    with pytest.raises(UsageError) as caught:
        build(project.order())
    assert str(caught.value).startswith(message)
    assert not (project.reports / "ran").exists()
    assert not (project.reports / BULLETIN).exists()


def test_faulty_data_stop_the_build_before_anything_runs(built: Project) -> None:
    built.edit("coding/2099-01/measures.csv", "建立虚构热线,", "建立虚构冷线,")
    with pytest.raises(FaultsError, match=r"measures\.csv"):
        build(built.order())
    assert is_whole(built.reports / BULLETIN)


def test_a_missing_notebook_is_an_error(built: Project) -> None:
    (built.notebooks / "theme.ipynb").unlink()
    with pytest.raises(UsageError, match=r"no theme\.ipynb in "):
        build(built.order())


def test_a_second_build_at_the_same_time_is_refused(built: Project) -> None:
    with edition.lock(built.reports), pytest.raises(UsageError, match=rf"another build \(process {os.getpid()}\)"):
        build(built.order())


def test_an_unknown_language_is_an_error_with_what_is_known(project: Project) -> None:
    with pytest.raises(UnknownNameError, match=r"unknown language 'fr'. Known: en, zh"):
        project.order(Selection(languages=("fr",)))  # type: ignore[arg-type]


@pytest.mark.slow
def test_damage_in_the_store_is_mended_by_making_again(built: Project) -> None:
    good = briefings(built.reports / BULLETIN)
    for folder in ("files", "documents"):
        for path in (built.reports / ".store" / folder).iterdir():
            path.chmod(0o644)
            path.write_bytes(b"damaged")
    built.edit(*HOTLINE)
    assert build(built.order()).is_done
    assert is_whole(built.reports / BULLETIN)
    built.edit(HOTLINE[0], HOTLINE[2], HOTLINE[1])
    assert build(built.order()).is_done
    assert briefings(built.reports / BULLETIN) == good
