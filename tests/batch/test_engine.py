from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from helpers.batch import execute
from helpers.batch.execute import EngineName, Job
from helpers.batch.workers import Ended, Pool
from tests.batch.test_workers import wait_until_gone

CELLS = (
    "print('one')\nprint('two')",
    "import sys\nprint('three', file=sys.stderr)",
    "print('before')\ndisplay(1, 'a')\nprint('after')\n[1, 2]",
    "import pandas as pd\npd.DataFrame({'a': [1, 2]})",
    "from IPython.display import HTML, clear_output\nhandle = display(HTML('first'), display_id='d')",
    "handle.update(HTML('second'))\n'kept'",
    "print('forgotten')\nclear_output()\nprint('shown')",
    "print('forgotten too')\nclear_output(wait=True)\nprint('shown too')",
    "import matplotlib.pyplot as plt\nprint('over the chart')\nline = plt.plot([1, 2])",
    "line = plt.plot([3, 1])\nplt.show()\nprint('below the chart')",
    "%matplotlib inline\n"
    "plt.rcParams['svg.hashsalt'] = 'invented'\n"
    "%config InlineBackend.print_figure_kwargs = {'metadata': {'Date': None}}\n"
    "%config InlineBackend.figure_formats = ['svg']\n"
    "plt.plot([2, 1]);",
    "await __import__('asyncio').sleep(0)\n_",
    "%%capture held\nprint('captured')",
    "held.stdout\n",
    "given",
    "class Own:\n"
    "    def _repr_mimebundle_(self, **_):\n"
    "        return {'text/plain': 'a', 'application/vnd.a+json': {'a': 1}}\n"
    "Own()",
    "import warnings\nwarnings.warn('careful')",
    "",
    "None",
    "1;",
    "__name__, In[-1][:5]",
)


def notebook(folder: Path, *cells: str, tags: tuple[str, ...] = ()) -> Path:
    node = new_notebook(
        cells=[
            new_markdown_cell("# Invented", id="title"),
            new_code_cell("given: str = ''  # a word", metadata={"tags": ["parameters"]}, id="parameters"),
            *(new_code_cell(cell, id=f"cell-{n}", metadata={"tags": list(tags)}) for n, cell in enumerate(cells)),
        ],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    path = folder / "invented.ipynb"
    nbformat.write(node, path)
    return path


def run_to_json(job: Job) -> Any:
    return json.loads(json.dumps(execute.run(job)))


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(2, time_limit=30) as pool:
        yield pool


def run(pool: Pool, path: Path, engine: EngineName = "fork") -> Ended:
    (ended,) = pool.run(run_to_json, [("a", Job(path, {"given": "word"}, engine))])
    return ended


def outputs(ended: Ended) -> list[Any]:
    return [[cell["execution_count"], cell["outputs"]] for cell in ended.result["cells"] if cell["cell_type"] == "code"]


def texts(ended: Ended) -> list[str]:
    return [output.get("text", output.get("evalue")) for _, shown in outputs(ended) for output in shown]


def test_both_engines_give_the_same_outputs(pool: Pool, tmp_path: Path) -> None:
    path = notebook(tmp_path, *CELLS)
    forked, in_kernel = (outputs(run(pool, path, engine)) for engine in ("fork", "kernel"))
    assert len(forked) == len(CELLS) + 2
    for cell, one, other in zip(("parameters", "injected", *CELLS), forked, in_kernel, strict=True):
        if "warn" in cell:
            assert [output["name"] for output in one[1]] == [output["name"] for output in other[1]] == ["stderr"]
        else:
            assert one == other, cell


def test_every_figure_is_shown(pool: Pool, tmp_path: Path) -> None:
    path = notebook(tmp_path, *CELLS)
    kinds = [kind for _, shown in outputs(run(pool, path)) for output in shown for kind in output.get("data", {})]
    assert (kinds.count("image/png"), kinds.count("image/svg+xml")) == (2, 1)


def test_nothing_of_one_notebook_is_seen_by_the_next(pool: Pool, tmp_path: Path) -> None:
    first = "import helpers, pandas\nhelpers.left = secret = 1\npandas.options.display.max_rows = 7"
    run(pool, notebook(tmp_path, first))
    second = "import helpers, pandas\n'secret' in globals(), hasattr(helpers, 'left'), pandas.options.display.max_rows"
    (shown,) = outputs(run(pool, notebook(tmp_path, second)))[-1][1]
    assert shown["data"]["text/plain"] == "(False, False, 60)"


def test_the_first_error_ends_a_notebook_and_is_its_output(pool: Pool, tmp_path: Path) -> None:
    assert texts(run(pool, notebook(tmp_path, "print(1)", "1/0", "print(2)"))) == ["1\n", "division by zero"]


def test_a_display_method_that_fails_ends_a_notebook(pool: Pool, tmp_path: Path) -> None:
    bad = "class Bad:\n    def _repr_html_(self):\n        raise ValueError('unfit')\nBad()"
    ended = run(pool, notebook(tmp_path, bad, "print('not reached')"))
    assert "unfit" in texts(ended)
    assert "not reached\n" not in texts(ended)


def test_a_cell_tagged_raises_exception_may_fail(pool: Pool, tmp_path: Path) -> None:
    path = notebook(tmp_path, "1/0", "print('reached')", tags=("raises-exception",))
    assert texts(run(pool, path)) == ["division by zero", "reached\n"]


@pytest.mark.parametrize(
    ("cell", "error"),
    [
        ("raise SystemExit(2)", "SystemExit: 2"),
        ("a = )", "SyntaxError: "),
        ("raise KeyboardInterrupt", "KeyboardInterrupt: "),
        ("import gone", "ModuleNotFoundError: No module named 'gone'"),
    ],
)
def test_an_error_is_told_in_one_line(pool: Pool, tmp_path: Path, cell: str, error: str) -> None:
    (ended,) = pool.run(execute.execute, [("a", Job(notebook(tmp_path, cell), {"given": "word"}, "fork"))])
    assert ended.result.error.startswith(error)
    assert ended.result.document is None


def test_a_worker_that_dies_leaves_its_notebook_as_far_as_it_came(pool: Pool, tmp_path: Path) -> None:
    path = notebook(tmp_path, "print(given)", "import os\nos._exit(3)", "print('not reached')")
    (ended,) = pool.run(execute.execute, [("a", Job(path, {"given": "word"}, "fork"))])
    kept = execute.notebook_of(ended)
    assert kept is not None
    assert [[o.get("text", o.get("evalue")) for o in cell.get("outputs", [])] for cell in kept["cells"]] == [
        [], [], [], ["word\n"], ["its process ended with status 3 before it was done"], [],
    ]  # fmt: skip


@pytest.mark.slow
def test_a_kernel_leaves_no_process_when_its_time_is_over(tmp_path: Path) -> None:
    path = notebook(
        tmp_path, f"import os\nopen({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))", "while True: pass"
    )
    with Pool(1, time_limit=8) as pool:
        ended = run(pool, path, "kernel")
        assert ended.failure is not None
        assert ended.failure.kind == "time limit"
        wait_until_gone(int((tmp_path / "pid").read_text()))


@pytest.mark.slow
def test_papermill_itself_runs_a_notebook_with_the_engine(tmp_path: Path) -> None:
    path = notebook(tmp_path, "print(given)", "h = display('first', display_id=True)", "h.update('second')")
    command = [
        sys.executable,
        "-m",
        "papermill",
        "--engine",
        "fork",
        str(path),
        str(tmp_path / "out.ipynb"),
        "-p",
        "given",
        "w",
    ]
    subprocess.run(command, check=True, capture_output=True)
    cells = nbformat.read(tmp_path / "out.ipynb", 4).cells
    assert cells[3].outputs[0].text == "w\n"
    assert cells[4].outputs[0].data["text/plain"] == "'second'"
    assert cells[5].metadata.papermill.status == "completed"


@pytest.mark.slow
def test_papermill_marks_the_cell_in_which_a_worker_died(tmp_path: Path) -> None:
    path = notebook(tmp_path, "print(given)", "import os\nos._exit(3)")
    command = [sys.executable, "-m", "papermill", "--engine", "fork", str(path), str(tmp_path / "out.ipynb")]
    ended = subprocess.run(command, check=False, capture_output=True, text=True)
    assert ended.returncode == 1
    assert "its process ended with status 3" in ended.stderr
    assert 'href="#papermill-error-cell"' in nbformat.read(tmp_path / "out.ipynb", 4).cells[0].source
