"""A JupyterLab of the tests' own: on loopback, with its own folders, ended with all that it started."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

TOKEN = "invented-token-of-a-test"  # noqa: S105 - guards nothing
PATIENCE = 180.0


@contextmanager
def jupyterlab(home: Path, folder: Path) -> Iterator[str]:
    """Start JupyterLab on a folder; yields its address once it answers.

    Parameters
    ----------
    home
        Where Jupyter writes what is its own.
    folder
        What it shows.
    """
    for name in ("config", "data", "runtime", "settings", "workspaces", "ipython"):
        (home / name).mkdir(parents=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "BRIEFINGS"))}
    own = {
        "JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings", "JUPYTERLAB_WORKSPACES_DIR": "workspaces", "IPYTHONDIR": "ipython",
    }  # fmt: skip
    command = [
        sys.executable, "-m", "jupyterlab", f"--notebook-dir={folder}", "--no-browser", "--allow-root",
        "--ip=127.0.0.1", "--port=19888", "--ServerApp.port_retries=500", f"--IdentityProvider.token={TOKEN}",
    ]  # fmt: skip
    with (home / "server.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, env=kept | {name: str(home / part) for name, part in own.items()}, stdout=log,
            stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            yield _address(process, home)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                process.wait(30)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _address(process: subprocess.Popen[bytes], home: Path) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        for path in (home / "runtime").glob("jpserver-*.json"):
            with suppress(OSError, ValueError):
                address = str(json.loads(path.read_text())["url"])
                with urllib.request.urlopen(f"{address}api?token={TOKEN}", timeout=5):  # noqa: S310 - loopback
                    return address
        time.sleep(0.2)
    raise AssertionError(f"no answer:\n{(home / 'server.log').read_text(errors='replace')[-3000:]}")
