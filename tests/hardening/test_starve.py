"""With no disk, no memory, no fork, no font or an odd machine, a build works or says what to do."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.batch.invented import BULLETIN, Project, project
from tests.batch.reading import briefings, files, is_whole

ROOT = Path(__file__).parents[2]
WITHOUT_FORK = "import os; del os.fork; from helpers.cli import main; main()"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The edition as an ordinary machine makes it."""
    made = project(tmp_path_factory.mktemp("plain"))
    assert build(made)[0] == 0
    return briefings(made.reports / BULLETIN)


def build(
    made: Project,
    *,
    code: str = "from helpers.cli import main; main()",
    limit: Callable[[], object] | None = None,
    **environment: str,
) -> tuple[int, str]:
    command = [sys.executable, "-c", code, "build", BULLETIN, "--data", str(made.root), "--reports", str(made.reports)]
    variables = {name: value for name, value in os.environ.items() if name not in {"LANG", "LC_ALL", "PYTHONUTF8"}}
    ended = subprocess.run(
        command, cwd=ROOT, env=variables | environment, preexec_fn=limit,
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert "Traceback" not in ended.stderr
    return ended.returncode, ended.stderr


def small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


def little_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (300 << 20, 300 << 20))


def test_a_path_with_spaces_and_chinese_under_the_locale_c_is_like_any_other(
    tmp_path: Path, plain: dict[str, bytes]
) -> None:
    made = project(tmp_path / "苏州 总工会")
    assert build(made, LC_ALL="C", LANG="C") == (0, "")
    assert briefings(made.reports / BULLETIN) == plain


def test_another_users_umask_and_zone_change_no_byte(tmp_path: Path, plain: dict[str, bytes]) -> None:
    made = project(tmp_path)
    assert build(made, limit=lambda: os.umask(0o077), TZ="Asia/Shanghai") == (0, "")
    assert briefings(made.reports / BULLETIN) == plain


def test_where_there_is_no_fork_an_ordinary_kernel_does_the_work(tmp_path: Path, plain: dict[str, bytes]) -> None:
    made = project(tmp_path)
    assert build(made, code=WITHOUT_FORK) == (0, "")
    assert briefings(made.reports / BULLETIN) == plain


@pytest.mark.parametrize("limit", [small_files, little_memory])
def test_without_room_the_last_edition_stays_and_the_message_says_what_to_do(
    tmp_path: Path, limit: Callable[[], None]
) -> None:
    made = project(tmp_path)
    assert build(made)[0] == 0
    before = files(made.reports / BULLETIN)
    made.edit(f"coding/{BULLETIN}/measures.csv", "Opens an invented book room", "Opens another invented book room")
    code, message = build(made, limit=limit)
    assert code in {1, 2}
    assert any(hint in message for hint in ("raise the limit", "If memory is short", "no memory is left"))
    assert (files(made.reports / BULLETIN), is_whole(made.reports / BULLETIN)) == (before, True)
    assert build(made)[0] == 0
    assert b"another invented book room" in b"".join(briefings(made.reports / BULLETIN).values())


def test_a_file_where_the_reports_folder_should_be_is_named(tmp_path: Path) -> None:
    made = project(tmp_path)
    made.reports.write_text("x", encoding="utf-8")
    code, message = build(made)
    assert code == 2
    assert message.startswith(f"briefings: File exists: {made.reports}; a file stands where a folder is wanted")


def test_a_missing_font_package_is_named(tmp_path: Path) -> None:
    made = project(tmp_path)
    package = tmp_path / "without" / "noto_cjk_sans_otc"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text('raise ImportError("invented: not installed")', encoding="utf-8")
    expected = "briefings: no font: the package noto-cjk[sans] is not installed\n"
    assert build(made, PYTHONPATH=str(package.parent)) == (2, expected)


def test_a_clock_set_back_changes_nothing(tmp_path: Path, plain: dict[str, bytes]) -> None:
    made = project(tmp_path)
    assert build(made)[0] == 0
    published = made.reports / BULLETIN
    for path in (*made.root.rglob("*"), *made.notebooks.rglob("*")):
        os.utime(path, (0, 0))
    assert build(made) == (0, "")
    assert (published.resolve().name, briefings(published)) == ("r1", plain)
