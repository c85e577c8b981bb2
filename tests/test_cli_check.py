"""`briefings check` and `briefings dictionary`: exit 0 or 2, on stdout what was asked, never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.cli import main
from helpers.corpus import Fault, bulletin_ids, check, data_root
from helpers.errors import UsageError
from tests.conftest import DATA
from tests.corpus.spoiling import MEASURES, set_cell

DICTIONARY = DATA.parent / "docs" / "data-dictionary.md"


@pytest.fixture
def briefings(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run a command in this process; return its exit code, stdout and stderr."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["briefings", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main()
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return int(stop.value.code or 0), out, err

    return run


def test_data_without_a_fault_exit_0_and_say_so(briefings) -> None:
    assert briefings("check", "--data", DATA) == (0, "2011-05: no faults\n", "")


def test_a_bulletin_may_be_named(briefings) -> None:
    assert briefings("check", "2011-05", "--data", DATA) == (0, "2011-05: no faults\n", "")


def test_each_fault_is_a_line_with_file_row_and_column_and_the_exit_code_is_2(briefings, real_data: Path) -> None:
    row = set_cell(real_data, MEASURES, "2011-05-CS-02", "status", "planned")
    assert briefings("check", "--data", real_data) == (
        2,
        f"coding/2011-05/measures.csv, row {row}, status: unknown code: "
        "found planned; allowed: announced, mandated, ongoing, achieved\n2011-05: 1 fault\n",
        "",
    )


def test_faults_as_json_hold_every_field_and_the_exit_code_is_the_same(briefings, real_data: Path) -> None:
    row = set_cell(real_data, MEASURES, "2011-05-CS-02", "status", "planned")
    code, out, err = briefings("check", "--format", "json", "--data", real_data)
    assert (code, err) == (2, "")
    assert json.loads(out) == {
        "bulletin_id": "2011-05",
        "faults": [
            {
                "file": "coding/2011-05/measures.csv",
                "row": row,
                "column": "status",
                "rule": "unknown code",
                "found": "planned",
                "allowed": "announced, mandated, ongoing, achieved",
            }
        ],
        "remarks": [],
    }


def test_no_fault_as_json_is_an_empty_list(briefings) -> None:
    code, out, err = briefings("check", "--format", "json", "--data", DATA)
    assert (code, json.loads(out), err) == (0, {"bulletin_id": "2011-05", "faults": [], "remarks": []}, "")


def test_a_fault_cannot_write_control_characters_to_the_terminal_or_fill_it() -> None:
    heading = Fault("x.csv", 1, "a\x07b", "unknown column", "a\x07b", "c")
    assert str(heading) == "x.csv, row 1, a\\u0007b: unknown column: found a\\u0007b; allowed: c"
    fault = Fault("x.csv", 2, "note", "control character", "\x1b[2J" + "x" * 500, "text")
    assert str(fault) == f"x.csv, row 2, note: control character: found \\u001b[2J{'x' * 71}…; allowed: text"


def test_an_unknown_bulletin_is_told_the_nearest(briefings) -> None:
    assert briefings("check", "2011-06", "--data", DATA) == (
        2,
        "",
        "briefings: unknown bulletin '2011-06'. Did you mean 2011-05? Known: 2011-05\n",
    )


def test_a_data_path_that_is_a_file_or_nothing_or_another_folder_is_a_message(briefings, tmp_path: Path) -> None:
    for path in (DATA / "datapackage.json", tmp_path / "nothing", tmp_path):
        expected = f"briefings: {str(path)!r} is no data folder: there is no datapackage.json in it\n"
        assert briefings("check", "--data", path) == (2, "", expected)


def test_a_data_folder_without_a_bulletin_is_a_message(briefings, tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text("{}", encoding="utf-8")
    folder = str(tmp_path / "bulletins")
    expected = f"briefings: no bulletin in {folder!r}: a bulletin is a folder with a bulletin.toml\n"
    assert briefings("check", "--data", tmp_path) == (2, "", expected)


def test_a_path_that_the_system_refuses_is_a_message(briefings) -> None:
    code, out, err = briefings("check", "--data", "x" * 5000)
    assert (code, out) == (2, "")
    assert err.startswith("briefings: File name too long: xxx")


def test_no_data_folder_from_here_upwards_is_a_message(
    briefings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BRIEFINGS_DATA", raising=False)
    assert briefings("check") == (
        2,
        "",
        f"briefings: no data/datapackage.json in {tmp_path.resolve()} or above; "
        "go to the project's folder, or set BRIEFINGS_DATA\n",
    )


def test_a_wrong_format_is_a_message(briefings) -> None:
    code, out, err = briefings("check", "--format", "xml", "--data", DATA)
    assert (code, out) == (2, "")
    assert "'xml' is not one of" in err


def test_the_data_folder_is_found_upwards(real_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BRIEFINGS_DATA", raising=False)
    below = real_data.parent / "some" / "folder"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert data_root() == real_data.resolve()
    assert data_root(real_data / "codebook") == real_data.resolve()


def test_the_variable_names_the_data_folder_and_wins(
    real_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(DATA.parent)
    monkeypatch.setenv("BRIEFINGS_DATA", str(real_data))
    assert data_root() == real_data
    assert bulletin_ids(data_root()) == ["2011-05"]
    monkeypatch.setenv("BRIEFINGS_DATA", str(tmp_path))
    with pytest.raises(UsageError, match=r"^BRIEFINGS_DATA is .* where there is no datapackage\.json$"):
        data_root()


def test_the_command_runs_as_a_process_of_its_own_under_any_locale() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("briefings"), "check"],
        cwd=DATA,
        env={"LC_ALL": "C", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "2011-05: no faults\n", "")


def test_the_data_dictionary_is_what_the_schemas_say(briefings) -> None:
    code, out, err = briefings("dictionary", "--data", DATA)
    assert (code, err) == (0, "")
    assert out == DICTIONARY.read_text(encoding="utf-8")


def test_a_dictionary_of_broken_schemas_is_a_message(briefings, real_data: Path) -> None:
    (real_data / "schemas" / "themes.schema.json").write_text("[]", encoding="utf-8")
    code, out, err = briefings("dictionary", "--data", real_data)
    assert (code, out) == (2, "")
    assert err.startswith("briefings: 1 fault in the data:\n  schemas/themes.schema.json: unreadable schema")


def test_checking_changes_nothing(real_data: Path) -> None:
    before = {path: path.read_bytes() for path in real_data.rglob("*") if path.is_file()}
    check(real_data, "2011-05")
    assert {path: path.read_bytes() for path in real_data.rglob("*") if path.is_file()} == before
