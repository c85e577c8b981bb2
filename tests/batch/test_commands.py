from __future__ import annotations

import pytest
from typer.testing import CliRunner

from helpers import cli
from helpers.errors import UnknownNameError
from tests.batch.invented import BULLETIN, Project
from tests.batch.reading import listed, manifest


def run(project: Project, command: str, *arguments: str) -> tuple[int, str]:
    found = CliRunner().invoke(cli.app, [command, *arguments, "--data", str(project.root)], catch_exceptions=False)
    return found.exit_code, found.output


def test_build_why_and_verify_say_what_they_found(built: Project) -> None:
    assert run(built, "build")[0] == 0
    assert run(built, "why") == (0, "nothing has changed: 8 briefings are up to date\n")
    code, said = run(built, "verify", "--sample", "0")
    count = len(listed(manifest(built)))
    assert code == 0
    assert said == f"{count} of {count} files have their checksums\n0 of 0 files made again have the same bytes\n"


def test_a_build_in_which_a_briefing_failed_ends_with_status_1(built: Project) -> None:
    built.write_notebook("comparison", "1/0")
    code, said = run(built, "build", "--comparison", "--language", "zh", "--format", "html", "--jobs", "1")
    assert code == 1
    assert said.startswith("failed: zh/comparison: ZeroDivisionError: division by zero\n        see ")


def test_a_date_given_to_the_first_build_holds_for_every_command_after_it(built: Project) -> None:
    built.edit(f"bulletins/{BULLETIN}/edition.toml", "date = ", "was = ")
    assert run(built, "build", "--edition-date", "2099-03-04")[0] == 0
    assert manifest(built)["edition_date"] == "2099-03-04"
    assert run(built, "verify", "--sample", "1")[0] == 0
    assert run(built, "why") == (0, "nothing has changed: 8 briefings are up to date\n")
    code, said = run(built, "run")
    assert (code, "nothing to do: 8 briefings are up to date" in said) == (0, True)


def test_verify_of_a_damaged_edition_ends_with_status_1(built: Project) -> None:
    (built.reports / BULLETIN / "index.html").unlink()
    code, said = run(built, "verify", BULLETIN, "--sample", "0")
    assert (code, said.splitlines()[0]) == (1, "missing: index.html")


def test_an_unknown_name_is_told_before_anything_runs(built: Project) -> None:
    with pytest.raises(UnknownNameError, match="Did you mean Kunshan"):
        run(built, "build", "--locality", "Kunsan")
