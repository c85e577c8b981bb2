from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from helpers.batch.workers import Failure, Pool
from helpers.errors import ExecutionError
from tests.batch.jobs import perform

LIMIT = 1.5


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(2, time_limit=LIMIT) as pool:
        yield pool


def results(pool: Pool, *jobs: tuple[str, Any]) -> dict[str, Any]:
    return {
        ended.key: ended.failure or ended.result for ended in pool.run(perform, zip("abcdefgh", jobs, strict=False))
    }


def is_alive(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


def wait_until_gone(*pids: int, seconds: float = 5.0) -> None:
    deadline = time.monotonic() + seconds
    while any(is_alive(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert [pid for pid in pids if is_alive(pid)] == []


def descendants(pid: int) -> list[int]:
    return [child.pid for child in psutil.Process(pid).children(recursive=True)]


def test_a_job_that_dies_or_fails_costs_only_its_own_result(pool: Pool) -> None:
    found = results(
        pool, ("double", 1), ("kill_myself", signal.SIGSEGV), ("leave", 3), ("fail", "no"), ("exit", 2), ("double", 4)
    )
    told = {key: (f.kind, f.message) if isinstance(f, Failure) else f for key, f in found.items()}
    assert told == {
        "a": 2,
        "b": ("death", "its process was ended by SIGSEGV"),
        "c": ("death", "its process ended with status 3 before it was done"),
        "d": ("exception", "ValueError: no"),
        "e": ("exception", "SystemExit: 2"),
        "f": 8,
    }
    assert "in _kill_myself" in found["b"].details
    assert "raise ValueError(message)" in found["d"].details


def test_an_endless_loop_is_ended_at_its_time_limit_while_others_go_on(pool: Pool) -> None:
    started = time.monotonic()
    found = results(pool, ("loop", None), ("double", 1), ("double", 2))
    assert (found["a"].kind, found["a"].message) == ("time limit", "it was ended after 1.5 s")
    assert "in _loop" in found["a"].details
    assert (found["b"], found["c"]) == (2, 4)
    assert LIMIT <= time.monotonic() - started < 3 * LIMIT


def test_a_worker_killed_from_outside_fails_alone(pool: Pool, tmp_path: Path) -> None:
    file = tmp_path / "pid"
    killer = subprocess.Popen(["sh", "-c", f"while [ ! -s {file} ]; do sleep 0.05; done; kill -9 $(cat {file})"])
    found = results(pool, ("write_pid_and_wait", file), ("double", 1))
    killer.wait()
    assert (found["a"].message, found["b"]) == ("its process was ended by SIGKILL", 2)


def test_what_a_worker_said_is_heard_though_it_died(pool: Pool) -> None:
    (ended,) = pool.run(perform, [("a", ("say_then_die", ["one", "two"]))])
    assert ended.said == ("one", "two")


def test_a_result_larger_than_any_buffer_arrives_whole(pool: Pool) -> None:
    size = 20_000_000
    (ended,) = pool.run(perform, [("a", ("large", size))])
    assert (len(ended.said[0]), len(ended.result)) == (size, size)


def test_what_a_process_writes_without_python_is_kept_with_its_failure(
    pool: Pool, capfd: pytest.CaptureFixture[str]
) -> None:
    assert results(pool, ("write_to_descriptor", "牌"))["a"].details == "牌"
    assert capfd.readouterr().err == ""


def test_no_process_outlives_the_job_that_started_it(pool: Pool) -> None:
    found = results(pool, ("leave_behind", False))
    wait_until_gone(found["a"])


def test_a_worker_has_one_thread_a_session_of_its_own_and_a_fixed_environment(pool: Pool) -> None:
    found = results(pool, ("surroundings", None), ("surroundings", None), ("surroundings", None))
    assert found["a"].pop("descriptors") <= 8
    assert found["a"] == {"threads": 1, "seed": "0", "zone": "UTC", "is_leader": True}


def test_no_worker_is_left_as_a_zombie(pool: Pool) -> None:
    results(pool, *[("double", number) for number in range(8)])
    assert descendants(pool.server_id) == []


def test_a_pool_that_is_closed_leaves_no_process_not_even_a_daemon() -> None:
    with Pool(2, time_limit=30) as pool:
        running = pool.run(perform, [("a", ("leave_behind", True)), ("b", ("wait", 600))])
        daemon = next(running).result
        pids = [pool.server_id, *descendants(pool.server_id)]
        assert daemon in pids
        assert len(pids) >= 3
    wait_until_gone(*pids)


def test_the_fork_server_killed_costs_what_was_running_and_no_more() -> None:
    with Pool(1, time_limit=30) as pool:
        running = pool.run(perform, [("a", ("wait", 0)), ("b", ("wait", 600)), ("c", ("double", 3))])
        assert next(running).key == "a"
        (worker,) = wait_for_descendants(pool.server_id)
        os.kill(pool.server_id, signal.SIGKILL)
        rest = {ended.key: ended.failure.message if ended.failure else ended.result for ended in running}
        assert rest == {"b": "the fork server was ended by SIGKILL", "c": 6}
    wait_until_gone(worker)


def wait_for_descendants(pid: int) -> list[int]:
    deadline = time.monotonic() + 5
    while not (found := descendants(pid)) and time.monotonic() < deadline:
        time.sleep(0.02)
    return found


SLOW = pytest.mark.slow


@pytest.mark.parametrize(
    "number", [signal.SIGKILL, pytest.param(signal.SIGINT, marks=SLOW), pytest.param(signal.SIGTERM, marks=SLOW)]
)
def test_no_process_outlives_a_parent_that_is_killed(number: int, tmp_path: Path) -> None:
    script = (
        "from helpers.batch.workers import Pool\n"
        "from tests.batch.jobs import perform\n"
        "from pathlib import Path\n"
        "with Pool(1, time_limit=600) as pool:\n"
        f"    list(pool.run(perform, [('a', ('write_pid_and_wait', Path({str(tmp_path / 'pid')!r})))]))\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], cwd=Path(__file__).parents[2], stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60  # a loaded machine takes long to start; it ends as soon as the child is there
    while not (tmp_path / "pid").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    pids = descendants(parent.pid)
    assert len(pids) == 2
    parent.send_signal(number)
    parent.wait(60)
    wait_until_gone(*pids)


def test_a_function_that_the_server_cannot_find_is_refused(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(perform, "__module__", "tests.batch.gone")
    monkeypatch.setitem(sys.modules, "tests.batch.gone", sys.modules["tests.batch.jobs"])
    with pytest.raises(ExecutionError, match="cannot load its work: ModuleNotFoundError"):
        list(pool.run(perform, [("a", ("double", 1))]))
