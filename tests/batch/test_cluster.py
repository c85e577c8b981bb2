from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
import trustme

from helpers.batch import cluster
from helpers.batch.build import build
from helpers.errors import UsageError
from tests.batch import invented
from tests.batch.invented import BULLETIN, Project
from tests.batch.reading import briefings, files, is_whole, manifest

ROOT = Path(__file__).parents[2]
DASK = [sys.executable, "-m", "dask"]
PATIENCE = 120.0
LOSE_THE_MACHINE = """
import os, psutil, signal
from pathlib import Path
marker = Path({marker!r})
try:
    marker.touch(exist_ok=False)
except FileExistsError:
    pass
else:
    os.kill(psutil.Process(os.getppid()).ppid(), signal.SIGKILL)
"""


@contextmanager
def dask(folder: Path, *, workers: int, options: Sequence[str] = ()) -> Iterator[str]:
    """A scheduler and workers on this machine, started as an operator starts them; yields the scheduler's address."""
    file = folder / "scheduler.json"
    common = ["--no-dashboard", *options]
    place = ["--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file)]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    with (folder / "dask.log").open("wb") as log:
        scheduler = subprocess.Popen([*DASK, "scheduler", *place, *common], stdout=log, stderr=log, env=environment)
        started = [scheduler]
        try:
            deadline = time.monotonic() + PATIENCE
            while not file.exists():
                assert time.monotonic() < deadline, (folder / "dask.log").read_text()
                assert scheduler.poll() is None, (folder / "dask.log").read_text()
                time.sleep(0.1)
            address = json.loads(file.read_text())["address"]
            own = ["--nworkers", str(workers), "--nthreads", "1", "--local-directory", str(folder)]
            work = [*DASK, "worker", address, *own, *common]
            started.append(subprocess.Popen(work, stdout=log, stderr=log, env=environment))
            yield address
        finally:
            for process in reversed(started):
                process.terminate()
                process.wait(PATIENCE)


def build_by_command(project: Project, *options: str, **environment: str) -> None:
    command = [sys.executable, "-m", "helpers.cli", "build", BULLETIN, "--data", str(project.root)]
    subprocess.run([*command, *options], check=True, cwd=ROOT, env=os.environ | environment)


@pytest.mark.slow
def test_a_machine_lost_midway_costs_no_briefing_and_no_byte(tmp_path: Path) -> None:
    project = invented.project(tmp_path / "project")
    project.write_notebook("theme", LOSE_THE_MACHINE.format(marker=str(tmp_path / "lost")))
    with dask(tmp_path, workers=2) as address:
        build_by_command(project, "--cluster", address)
    assert (tmp_path / "lost").exists()
    elsewhere = Project(project.root, project.notebooks, tmp_path / "elsewhere")
    assert build(elsewhere.order()).is_done
    assert files(project.reports / BULLETIN) == files(elsewhere.reports / BULLETIN)
    assert [link.name for link in (project.reports / ".editions" / BULLETIN).glob("r*")] == ["r1"]
    assert list((project.reports / ".shared").iterdir()) == []


@pytest.mark.slow
def test_a_cluster_can_be_encrypted_and_what_it_shares_lie_elsewhere(built: Project, tmp_path: Path) -> None:
    authority = trustme.CA()
    own = authority.issue_cert("127.0.0.1")
    pem, key, trusted = (str(tmp_path / name) for name in ("cert.pem", "key.pem", "ca.pem"))
    own.private_key_pem.write_to_path(key)
    for number, blob in enumerate(own.cert_chain_pems):
        blob.write_to_path(pem, append=number > 0)
    authority.cert_pem.write_to_path(trusted)
    given = ["--protocol", "tls", "--tls-ca-file", trusted, "--tls-cert", pem, "--tls-key", key]
    prefix = "DASK_DISTRIBUTED__COMM"
    mine = {
        f"{prefix}__REQUIRE_ENCRYPTION": "True", f"{prefix}__TLS__CA_FILE": trusted,
        f"{prefix}__TLS__CLIENT__CERT": pem, f"{prefix}__TLS__CLIENT__KEY": key,
    }  # fmt: skip
    built.write_notebook("comparison", "Section((Paragraph(text('Encrypted')),), language)")
    with dask(tmp_path, workers=1, options=given) as address:
        assert address.startswith("tls://")
        build_by_command(built, "--cluster", address, "--shared", f"file://{tmp_path}/shared", **mine)
    found = briefings(built.reports / BULLETIN)
    assert b"Encrypted" in found["en/comparison.html"]
    assert (is_whole(built.reports / BULLETIN), manifest(built)["missing"]) == (True, [])
    assert list((tmp_path / "shared").iterdir()) == []


def test_without_its_extra_a_cluster_is_refused_by_its_name(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r'needs the extra "cluster": pip install "union-briefings\[cluster\]"'):
        build(project.order(cluster="tcp://127.0.0.1:1"))


def test_where_no_scheduler_answers_the_message_names_the_address(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.2)
    with pytest.raises(UsageError, match=r"no scheduler with a worker answers at tcp://127\.0\.0\.1:1"):
        build(project.order(cluster="tcp://127.0.0.1:1"))
