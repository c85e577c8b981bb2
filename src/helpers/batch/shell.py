"""An IPython shell that records what cells display, in order, as notebook outputs."""

from __future__ import annotations

import base64
import io
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, cast

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Any as AnyTrait
from traitlets import Type
from traitlets.config import Config

Json = dict[str, Any]
INLINE = "module://matplotlib_inline.backend_inline"


def _jsonable(data: Mapping[str, Any]) -> Json:
    return {
        kind: base64.b64encode(value).decode() if isinstance(value, bytes) else value for kind, value in data.items()
    }


class _Publisher(DisplayPublisher):
    def publish(
        self,
        data: Mapping[str, Any],
        metadata: Mapping[str, Any] | None = None,
        *_: object,
        transient: Mapping[str, Any] | None = None,
        update: bool = False,
        **__: object,
    ) -> None:
        name = (transient or {}).get("display_id")
        shown = {"data": _jsonable(data), "metadata": dict(metadata or {})}
        if update:
            for output in self._notebook.displays.get(name, ()):
                output.update(shown)
            return
        output = {"output_type": "display_data", **shown}
        self._notebook.show(output)
        if name:
            self._notebook.displays.setdefault(name, []).append(output)

    def clear_output(self, wait: bool = False) -> None:
        self._notebook.clear(wait)

    @property
    def _notebook(self) -> NotebookShell:
        return cast(NotebookShell, self.shell)


class _Hook(DisplayHook):
    def start_displayhook(self) -> None:
        """Write nothing: a notebook's result has no prompt."""

    def write_output_prompt(self) -> None:
        """Write nothing, as above."""

    def finish_displayhook(self) -> None:
        """Write nothing, as above."""

    def write_format_data(self, format_dict: Mapping[str, Any], md_dict: Mapping[str, Any] | None = None) -> None:
        cast(NotebookShell, self.shell).show(
            {
                "output_type": "execute_result",
                "execution_count": self.prompt_count,
                "data": _jsonable(format_dict),
                "metadata": dict(md_dict or {}),
            }
        )


class _Stream(io.TextIOBase):
    """stdout or stderr of a cell: what is written without a display between is one output."""

    encoding = "utf-8"

    def __init__(self, shell: NotebookShell, name: str) -> None:
        self._shell = shell
        self._name = name

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self._shell.show({"output_type": "stream", "name": self._name, "text": text})
        return len(text)


class NotebookShell(InteractiveShell):
    """A shell for one notebook in this process; what its cells show is appended to `outputs`.

    Attributes
    ----------
    outputs
        Of the cell that runs, in notebook format 4, as plain dicts.
    displays
        Outputs by display id, over all cells, so that a later cell can update an earlier output.
    """

    displayhook_class = Type(_Hook)
    display_pub_class = Type(_Publisher)
    outputs = AnyTrait()
    displays = AnyTrait()
    is_to_clear = AnyTrait(False)

    def enable_gui(self, gui: object = None) -> None:
        """Do nothing: there is no window, but ``%matplotlib inline`` asks."""

    def _showtraceback(self, etype: type[BaseException], evalue: BaseException, stb: list[str]) -> None:
        # Also called when a display method fails, where run_cell itself would report success.
        self.show({"output_type": "error", "ename": etype.__name__, "evalue": str(evalue), "traceback": list(stb)})

    def show(self, output: Json) -> None:
        """Append an output; text that follows text of the same stream belongs to it."""
        if self.is_to_clear:
            self.clear()
        last = self.outputs[-1] if self.outputs else {}
        if output["output_type"] == "stream" and output["name"] == last.get("name"):
            last["text"] += output["text"]
        else:
            self.outputs.append(output)

    def clear(self, wait: bool = False) -> None:
        """Forget what the cell has displayed so far: now, or as soon as there is something else to display."""
        self.is_to_clear = wait
        if not wait:
            self.outputs.clear()

    @contextmanager
    def recording(self, outputs: list[Json]) -> Iterator[None]:
        """Let everything that is displayed or written go to `outputs`."""
        self.outputs, self.is_to_clear = outputs, False
        kept = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = _Stream(self, "stdout"), _Stream(self, "stderr")
        try:
            yield
        finally:
            sys.stdout, sys.stderr = kept


def new_shell() -> NotebookShell:
    """Return a shell with an empty namespace whose charts are shown as in a notebook.

    The inline backend is a singleton that remembers the first shell it met, be it none; it is made anew for this one,
    else figures vanish without a word.
    """
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    NotebookShell.clear_instance()
    shell = NotebookShell.instance(config=config)
    shell.outputs, shell.displays = [], {}
    _show_figures_inline(shell)
    return shell


def _show_figures_inline(shell: NotebookShell) -> None:
    import matplotlib  # noqa: PLC0415 - after the shell, on purpose
    from IPython.core.pylabtools import select_figure_formats  # noqa: PLC0415 - backends must not load before the shell is there
    from matplotlib_inline.backend_inline import configure_inline_support  # noqa: PLC0415 - backends must not load before the shell is there
    from matplotlib_inline.config import InlineBackend  # noqa: PLC0415 - backends must not load before the shell is there

    InlineBackend.clear_instance()
    matplotlib.use(INLINE)
    matplotlib.interactive(True)
    configure_inline_support(shell, INLINE)
    backend = InlineBackend.instance()
    select_figure_formats(shell, backend.figure_formats, **backend.print_figure_kwargs)
