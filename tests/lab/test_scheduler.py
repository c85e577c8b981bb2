"""Notebook jobs: through the REST API of a real server, from parameters to downloaded briefings."""

from __future__ import annotations

import ast
import json
import shutil
import time
import urllib.request
import warnings
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat import v4

from tests.conftest import DATA
from tests.jupyterlab import PATIENCE, ROOT, TOKEN, Server, lab

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of Jupyter Scheduler about its own models
    from helpers.lab.scheduler import Environments, Execution, understood


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("zh", "zh"), ('"zh"', "zh"), ("320583", "320583"), ("'320583'", "320583"), ("2011-05", "2011-05"), ("12", 12),
     ("True", True), ("昆山", "昆山"), ("", ""), ("__import__('os')", "__import__('os')"), ("007", "007")],
)  # fmt: skip
def test_a_parameter_is_what_a_person_means_by_it(typed: str, meant: object) -> None:
    assert understood(typed) == meant


@given(st.text())
def test_no_parameter_becomes_code(typed: str) -> None:
    assert ast.literal_eval(repr(understood(typed))) == understood(typed)


def test_jobs_offer_the_briefing_formats_by_name() -> None:
    (environment,) = Environments().list_environments()
    assert environment.output_formats == ["ipynb", "html", "pdf"]
    assert Environments().output_formats_mapping()["pdf"] == "Briefing PDF"


class _Job(Execution):
    def __init__(self, folder: Path) -> None:
        super().__init__(
            "invented", str(folder), "sqlite://", {end: str(folder / f"x.{end}") for end in ("ipynb", "pdf")}
        )


def test_a_notebook_that_failed_gives_the_notebook_and_no_briefing(tmp_path: Path) -> None:
    error = v4.new_output("error", ename="ValueError", evalue="invented", traceback=[])
    notebook = v4.new_notebook(cells=[v4.new_code_cell("1 / 0", outputs=[error])])
    job: Any = type("Job", (), {"output_formats": ["ipynb", "pdf"]})
    _Job(tmp_path).create_output_files(job, notebook)
    assert [path.name for path in tmp_path.iterdir()] == ["x.ipynb"]


def _job(server: Server, **about: object) -> dict[str, Any]:
    """Send a job, wait until it has ended, and return what the server says of it."""
    (environment,) = server.ask("GET", "scheduler/runtime_environments")
    usual = {"name": "invented", "input_uri": "notebooks/locality.ipynb"}
    about = {**usual, "runtime_environment_name": environment["name"], **about}
    sent = server.ask("POST", "scheduler/jobs", about)["job_id"]
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        job: dict[str, Any] = server.ask("GET", f"scheduler/jobs/{sent}")
        if job["status"] in ("COMPLETED", "FAILED"):  # one that has not begun is called stopped
            return job
        time.sleep(0.5)
    raise AssertionError(f"the job has not ended: {job}")


def _downloaded(server: Server, job: dict[str, Any]) -> dict[str, bytes]:
    """Let the server fetch a job's files, wait until they are there, and download them."""
    server.ask("GET", f"scheduler/jobs/{job['job_id']}/download_files")
    until = time.monotonic() + PATIENCE
    while not job["downloaded"]:
        assert time.monotonic() < until, job
        time.sleep(0.5)
        job = server.ask("GET", f"scheduler/jobs/{job['job_id']}")
    files = {}
    for file in job["job_files"]:
        address = f"{server.address}files/{urllib.request.quote(file['file_path'])}?token={TOKEN}"
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 - loopback
            files[file["file_format"]] = answer.read()
    return files


@pytest.mark.slow
def test_a_job_with_parameters_gives_a_notebook_a_page_and_a_pdf(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(ROOT / "notebooks", project / "notebooks")
    (project / "data").symlink_to(DATA)
    with lab(tmp_path / "jupyter", project) as server:
        parameters = {"locality_code": "320581", "language": "en"}
        job = _job(server, parameters=parameters, output_formats=["ipynb", "html", "pdf"])
        assert (job["status"], job["status_message"]) == ("COMPLETED", None)
        files = _downloaded(server, job)
        failed = _job(server, parameters={"locality_code": "Nowhere"}, output_formats=["pdf"])
        assert failed["status"] == "FAILED" and "unknown locality" in failed["status_message"]
    with pypdfium2.PdfDocument(files["pdf"]) as pdf:
        words = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert "Changshu City" in words and files["pdf"].startswith(b"%PDF-")
    assert "Changshu City" in files["html"].decode() and "locality_code" not in files["html"].decode()
    sources = ["".join(cell["source"]) for cell in json.loads(files["ipynb"])["cells"]]
    assert "locality_code = '320581'\nlanguage = 'en'" in sources
