"""What the exit codes mean is written once, and every command keeps to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from helpers import cli
from helpers.batch.order import Order

ROOT = Path(__file__).parents[1]


def test_the_readme_says_of_the_exit_codes_what_the_command_line_says() -> None:
    [stated] = re.findall(r"Exit codes: .*", " ".join(str(cli.__doc__).split()))
    assert stated in (ROOT / "README.md").read_text(encoding="utf-8")
    chinese = (ROOT / "README.zh.md").read_text(encoding="utf-8")
    assert re.findall(r"\d", stated) == re.findall(r"\d", chinese.partition("退出码：")[2].partition("\n")[0])


@pytest.mark.parametrize(
    "arguments", [("nothing",), ("build", "--jobs", "many"), ("verify", "2011-05", "--edition-date", "2026-11-22")]
)
def test_a_command_or_an_option_that_is_none_is_refused_with_code_2(arguments: tuple[str, ...]) -> None:
    assert CliRunner().invoke(cli.app, arguments).exit_code == 2


@pytest.mark.parametrize("arguments", [("build", "2031-13"), ("show", "WZ-14", "--edition", "/nowhere")])
def test_what_a_command_cannot_do_is_one_message_and_code_2(
    arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("sys.argv", ["briefings", *arguments])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("briefings: ")


def test_the_time_that_the_help_names_for_a_notebook_is_the_time_it_gets() -> None:
    options = {option.name: option.default for option in get_command(cli.app).commands["build"].params}  # type: ignore[attr-defined]
    assert options["time_limit"] == Order.__dataclass_fields__["time_limit"].default
