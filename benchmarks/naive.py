"""What one does without this project: papermill and nbconvert, by command or in one process, and Chromium for PDF."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Error, sync_playwright

from benchmarks.processes import Cost, spend

BIN = Path(sys.executable).parent
LOOP = """
import asyncio, sys
from pathlib import Path
import papermill
from nbconvert import HTMLExporter, WebPDFExporter
page, paper = HTMLExporter(), WebPDFExporter(disable_sandbox=True)
notebook, folder, date, *briefings = sys.argv[1:]
for number, briefing in enumerate(briefings):
    code, language = briefing.split("-")
    given = dict(locality_code=code, language=language, edition_date=date)
    out = Path(folder) / f"{briefing}.ipynb"
    node = papermill.execute_notebook(notebook, str(out), given, kernel_name="python3", progress_bar=False)
    out.with_suffix(".html").write_text(page.from_notebook_node(node)[0], encoding="utf-8")
    out.with_suffix(".pdf").write_bytes(paper.from_notebook_node(node)[0])
"""


def browsers(folder: Path) -> dict[str, str]:
    """Let nbconvert's webpdf find the machine's Chromium where it expects one of its own; return the environment.

    Raises
    ------
    RuntimeError
        There is no Chromium.
    """
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        raise RuntimeError(f"webpdf needs a browser: none of {', '.join(names)} is installed")
    environment = {"PLAYWRIGHT_BROWSERS_PATH": str(folder)}
    with sync_playwright() as playwright:
        shells = [Path(playwright.chromium.executable_path)]
        try:
            playwright.chromium.launch().close()
        except Error as error:
            shells += [Path(path) for path in re.findall(r"Executable doesn't exist at (\S+)", str(error))]
    for shell in shells:
        # Where Playwright looks, below the folder that it is told: ms-playwright/<this part>.
        place = folder.joinpath(*shell.parts[-3:])
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(found)
    return environment


def by_command(
    notebook: Path, briefings: Sequence[str], date: str, environment: dict[str, str], folder: Path, *, at_a_time: int
) -> tuple[float, list[Cost]]:
    """Make briefings by three commands each; return seconds for all of them, and the cost of each."""
    begun = perf_counter()
    with ThreadPoolExecutor(at_a_time) as threads:
        made = threads.map(lambda name: _commands(notebook, name, date, environment, folder), briefings)
        costs = list(made)
    return perf_counter() - begun, costs


def in_one_process(
    notebook: Path, briefings: Sequence[str], date: str, environment: dict[str, str], folder: Path
) -> Cost:
    """Make briefings in one process that loops papermill's API and nbconvert's exporters."""
    return spend([sys.executable, "-c", LOOP, notebook, folder, date, *briefings], environment, folder)


def _commands(notebook: Path, briefing: str, date: str, environment: dict[str, str], folder: Path) -> Cost:
    code, language = briefing.split("-")
    out = folder / f"{briefing}.ipynb"
    given = ["-p", "locality_code", code, "-p", "language", language, "-r", "edition_date", date]
    convert = [BIN / "jupyter", "nbconvert", "--log-level=ERROR", out, "--to"]
    costs = [
        spend(command, environment, folder)
        for command in (
            [BIN / "papermill", notebook, out, *given, "-k", "python3", "--no-progress-bar"],
            [*convert, "html"],
            [*convert, "webpdf", "--disable-chromium-sandbox"],
        )
    ]
    return Cost(
        sum(cost.wall for cost in costs),
        sum(cost.cpu for cost in costs),
        max(cost.largest for cost in costs),
        max(cost.together for cost in costs),
    )
