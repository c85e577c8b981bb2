"""A real JupyterLab on loopback, with folders of its own, that ends when it is no longer needed, and its menus."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import TimeoutError, expect  # noqa: A004 - Playwright's name for it

ROOT = Path(__file__).parents[1]
TOKEN = "invented-token-of-a-test"  # noqa: S105 - guards nothing
PATIENCE = 180.0
"""How long anything may take, in seconds: only a failure is waited for so long."""
MILLISECONDS = 1000 * PATIENCE
_BEGUN = """() => [...document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-InputPrompt')]
    .some(prompt => /\\[[*\\d]+\\]/.test(prompt.textContent))"""
_RAN = """() => {
    const cells = [...document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell')];
    const prompts = cells.map(cell => cell.querySelector('.jp-InputPrompt').textContent);
    return prompts.length > 0 && prompts.every(prompt => /\\[\\d+\\]/.test(prompt));
}"""
SETTINGS = {
    # No question about news, and every cell in the page, seen or not.
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "notebook-extension/tracker": {"windowingMode": "none"},
}


@dataclass(frozen=True)
class Server:
    """A server that answers."""

    address: str
    folder: Path

    def ask(self, method: str, path: str, content: object = None) -> Any:
        """Send JSON, return JSON."""
        request = urllib.request.Request(  # noqa: S310 - loopback
            f"{self.address}{path}",
            method=method,
            data=None if content is None else json.dumps(content).encode(),
            headers={"Authorization": f"token {TOKEN}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - loopback
            said = answer.read()
        return json.loads(said) if said else None


def environment(home: Path) -> dict[str, str]:
    """Return variables under which Jupyter writes nothing outside a folder."""
    folders = {
        "JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings", "JUPYTERLAB_WORKSPACES_DIR": "workspaces", "IPYTHONDIR": "ipython",
    }  # fmt: skip
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "BRIEFINGS"))}
    return kept | {name: str(home / folder) for name, folder in folders.items()}


@contextmanager
def running(home: Path, *command: str | Path, folder: Path = ROOT) -> Iterator[Server]:
    """Start a server with a command, wait until it answers, and end it with all that it started.

    Parameters
    ----------
    home
        An empty folder for everything that Jupyter writes.
    command
        What starts it; the arguments that make it one of ours are added at its end, or stand where it says ``ARGS=``.
    folder
        Where it is started.
    """
    for name, content in SETTINGS.items():
        path = home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content))
    (home / "runtime").mkdir(parents=True, exist_ok=True)
    own = ["--no-browser", "--allow-root", "--ip=127.0.0.1", "--port=18888", "--ServerApp.port_retries=500",
           f"--IdentityProvider.token={TOKEN}"]  # fmt: skip
    words = [str(part) for part in command]
    started = [f"ARGS={' '.join(own)}" if word == "ARGS=" else word for word in words]
    log = home / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            started if "ARGS=" in words else [*started, *own],
            cwd=folder, env=environment(home), stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        try:
            yield Server(_address(process, home / "runtime", log), folder)
        finally:
            _end(process)


def lab(home: Path, folder: Path, *, config: Sequence[Path] = (ROOT / "src/helpers/lab/jupyter",)) -> Any:
    """Start JupyterLab on a folder, with the configuration that is shipped."""
    paths = os.pathsep.join(map(str, config))
    command = (
        "env",
        f"JUPYTER_CONFIG_PATH={paths}",
        Path(sys.executable).with_name("jupyter-lab"),
        f"--notebook-dir={folder}",
    )
    return running(home, *command, folder=folder)


def open_notebook(tab: Any, server: Server, name: str) -> None:
    """Open a notebook of the folder ``notebooks`` and run all its cells."""
    tab.goto(f"{server.address}lab/tree/notebooks/{name}?token={TOKEN}&reset")
    expect(tab.locator(".jp-Notebook .jp-CodeCell").first).to_be_visible(timeout=MILLISECONDS)
    _run_all(tab)


def choose(tab: Any, *path: str) -> None:
    """Choose from the menu bar, through menus within menus."""
    assert tab.locator("dialog.jp-Dialog").all_inner_texts() == []
    tab.locator(".lm-MenuBar-itemLabel", has_text=re.compile(f"^{path[0]}$")).click()
    for label in path[1:]:
        item = tab.locator(".lm-Menu-itemLabel:visible", has_text=re.compile(f"^{label}$")).last
        expect(item).to_be_visible(timeout=MILLISECONDS)
        item.click()


def _run_all(tab: Any) -> None:
    """Run all cells once the kernel is idle, and wait until the last has run.

    JupyterLab lets a click on Run pass without a word while it still connects to the kernel: then once more.
    """
    expect(tab.locator("#jp-main-statusbar")).to_contain_text("Python 3 (ipykernel) | Idle", timeout=MILLISECONDS)
    for _ in range(10):
        choose(tab, "Run", "Run All Cells")
        with suppress(TimeoutError):
            tab.wait_for_function(_BEGUN, timeout=10_000)
            break
    tab.wait_for_function(_RAN, timeout=MILLISECONDS)
    assert tab.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']").count() == 0


def _address(process: subprocess.Popen[bytes], runtime: Path, log: Path) -> str:
    """Return where the server listens, as soon as it answers: it may have found its first port taken."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        for path in runtime.glob("jpserver-*.json"):
            with suppress(OSError, ValueError, urllib.error.URLError):
                address = str(json.loads(path.read_text())["url"])
                with urllib.request.urlopen(f"{address}api?token={TOKEN}", timeout=5):  # noqa: S310 - loopback
                    return address
        time.sleep(0.2)
    raise AssertionError(f"the server does not answer:\n{log.read_text(errors='replace')[-3000:]}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a server gently, so that it ends its kernels; then with force whoever is left of its group."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        process.wait(30)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
