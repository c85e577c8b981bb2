from __future__ import annotations

import itertools
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from helpers.batch.build import build
from helpers.batch.edition import Shelf, place, switch
from helpers.batch.why import why
from helpers.errors import UsageError
from tests.batch.invented import BULLETIN, Project
from tests.batch.reading import briefings, is_one_of, is_whole, manifest
from tests.batch.test_build import HOTLINE

ROOT = Path(__file__).parents[2]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path, "2099-01")


def put_out(shelf: Shelf, word: str) -> Path:
    folder = shelf.next_folder()
    (folder / "word").write_text(word)
    return shelf.publish(folder)


def test_revisions_are_numbered_and_the_link_leads_to_the_last(shelf: Shelf) -> None:
    assert shelf.published is None
    assert [put_out(shelf, word).name for word in ("one", "two")] == ["r1", "r2"]
    assert (shelf.revisions(), shelf.link.joinpath("word").read_text()) == ([1, 2], "two")


def test_three_revisions_and_all_that_were_sent_are_kept(shelf: Shelf) -> None:
    for number in range(1, 7):
        put_out(shelf, str(number))
        if number == 2:
            (shelf.folder / "r2.sent").touch()
        shelf.prune()
    assert shelf.revisions() == [2, 4, 5, 6]


def test_a_revision_to_which_readers_were_led_back_is_kept(shelf: Shelf) -> None:
    for word in "abcde":
        put_out(shelf, word)
    switch(shelf.link, Path(".editions", "2099-01", "r2"))
    shelf.prune()
    assert shelf.revisions() == [1, 2]
    assert put_out(shelf, "f").name == "r3"


def test_what_an_interrupted_build_left_is_removed_by_the_next(shelf: Shelf) -> None:
    (shelf.next_folder() / "half").touch()
    assert list(shelf.next_folder().iterdir()) == []


def test_something_else_where_readers_look_is_left_alone(shelf: Shelf) -> None:
    shelf.link.mkdir(parents=True)
    with pytest.raises(UsageError, match="is no link of an edition"):
        put_out(shelf, "one")


def test_a_file_stands_in_an_edition_as_a_link_or_as_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "source"
    source.write_text("word")
    place(source, tmp_path / "a" / "linked")
    assert (tmp_path / "a" / "linked").samefile(source)

    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    place(source, tmp_path / "a" / "copied")
    assert (tmp_path / "a" / "copied").read_text() == "word"
    assert not (tmp_path / "a" / "copied").samefile(source)


@dataclass
class Reader:
    """Follows the link all the time, and notes whenever it does not find one of the editions allowed, whole.

    A briefing whose worker was killed is missing from the next edition, which says so: that is no fault.
    """

    link: Path
    allowed: list[dict[str, bytes]]
    faults: list[str] = field(default_factory=list)
    count: int = 0

    @contextmanager
    def reading(self) -> Iterator[None]:
        is_over = threading.Event()
        thread = threading.Thread(target=self._read, args=(is_over,))
        thread.start()
        try:
            yield
        finally:
            is_over.set()
            thread.join()

    def _read(self, is_over: threading.Event) -> None:
        while not is_over.is_set():
            self.count += 1
            folder = self.link.resolve()
            if not is_one_of(folder, self.allowed) or not is_whole(folder):
                self.faults.append(f"reading {self.count}")
            time.sleep(0.03)


def interrupt(project: Project, name: str, number: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.batch.interrupted", str(project.root.parent), name, str(number)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def check_steps(project: Project, steps: Iterable[tuple[str, int]], expected: dict[str, bytes]) -> None:
    link = project.reports / BULLETIN
    reader = Reader(link, [briefings(link), expected])
    with reader.reading():
        for name, number in steps:
            ended = interrupt(project, name, number)
            assert is_whole(link)
            if ended.returncode == 0:
                break
            assert ended.returncode == -signal.SIGKILL
        assert build(project.order()).is_done
    assert reader.faults == []
    assert briefings(link) == expected


def ready_to_put_out(built: Project, tmp_path: Path) -> dict[str, bytes]:
    """Change a measure and let the store hold all that the next edition needs; return that edition."""
    built.edit(*HOTLINE)
    why(built.order())
    order = built.order()
    elsewhere = Project(built.root, built.notebooks, tmp_path / "elsewhere")
    (elsewhere.reports / ".store").parent.mkdir()
    subprocess.run(["cp", "-r", str(order.reports / ".store"), str(elsewhere.reports)], check=True)
    assert build(elsewhere.order()).is_done
    return briefings(elsewhere.reports / BULLETIN)


def test_a_build_killed_around_the_switch_leaves_a_whole_edition(built: Project, tmp_path: Path) -> None:
    expected = ready_to_put_out(built, tmp_path)
    check_steps(built, [("rename", 1), ("symlink_to", 1)], expected)


@pytest.mark.slow
def test_a_build_killed_at_any_step_of_putting_out_leaves_a_whole_edition(built: Project, tmp_path: Path) -> None:
    expected = ready_to_put_out(built, tmp_path)
    check_steps(built, (("any", number) for number in itertools.count(1, 3)), expected)


def build_until(project: Project, seconds: float, *, is_worker: bool) -> None:
    """Start a build as a program and kill it, or one of its workers, after some seconds."""
    command = [sys.executable, "-m", "helpers.cli", "build", BULLETIN, "--data", str(project.root)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    pids = (
        [child.pid for child in psutil.Process(process.pid).children(recursive=True)] if process.poll() is None else []
    )
    for pid in pids[-1:] if is_worker else [process.pid]:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    process.wait()
    psutil.wait_procs([psutil.Process(pid) for pid in pids if psutil.pid_exists(pid)], timeout=60)
    assert [pid for pid in pids if psutil.pid_exists(pid)] == []


def kill_at_moments(project: Project, tmp_path: Path, count: int, seed: int, longest: float = 3.0) -> int:
    """Kill builds at random moments, and complete the edition; return how often a reader looked meanwhile."""
    moments = random.Random(seed)  # noqa: S311 - moments, no secrets
    link = project.reports / BULLETIN
    project.edit(*HOTLINE)
    expected = build(Project(project.root, project.notebooks, tmp_path / "elsewhere").order())
    reader = Reader(link, [briefings(link), briefings(tmp_path / "elsewhere" / BULLETIN)])
    with reader.reading():
        for number in range(count):
            build_until(project, moments.uniform(0.2, longest), is_worker=number % 3 == 2)
            assert is_whole(link)
        assert build(project.order()).is_done
    assert (expected.is_done, reader.faults) == (True, [])
    assert briefings(link) == reader.allowed[1]
    assert manifest(project)["missing"] == []
    return reader.count


@pytest.mark.slow
def test_a_build_killed_at_ten_random_moments_never_shows_a_partial_edition(built: Project, tmp_path: Path) -> None:
    kill_at_moments(built, tmp_path, count=10, seed=1)
