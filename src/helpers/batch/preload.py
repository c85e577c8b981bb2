"""What the fork server imports before it forks: everything that a notebook or the making of its document needs.

Nothing here may start a thread or compile Typst: a child would inherit a lock that nobody can open.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

THIRD_PARTY = (
    "IPython.core.interactiveshell",
    "IPython.core.completer",
    "jsonschema_rs",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "matplotlib.pyplot",
    "matplotlib_inline.backend_inline",
    "nbformat.v4",
    "papermill.execute",
    "pandas",
)
WORK = (
    "helpers.batch.drawing",
    "helpers.batch.rehearsal",
    "helpers.batch.shell",
    "helpers.batch.site",
    "helpers.batch.writing",
)
NOT_FOR_NOTEBOOKS = (
    "helpers.batch", "helpers.cli", "helpers.deliver", "helpers.desk", "helpers.ingest", "helpers.lab",
    "helpers.operate",
    # Costs a fifth of a second, and is for nbconvert's own commands.
    "helpers.render.exporters",
)  # fmt: skip


def preload() -> list[str]:
    """Import everything; return what could not be imported, each with its error.

    A module that cannot be imported stops no one here: a notebook that needs it fails with the same error, and one
    that does not is none the worse.
    """
    import helpers  # noqa: PLC0415 - its path is data here

    faults = []
    with _without_grammar():
        for name in (*THIRD_PARTY, *_modules(helpers.__path__, "helpers."), *WORK):
            try:
                import_module(name)
            except Exception as error:
                faults.append(f"{name}: {type(error).__name__}: {error}")
    # What is alive now stays alive: no child need walk through it, and copy its pages by doing so.
    gc.collect()
    gc.freeze()
    return faults


def _modules(path: Iterable[str], prefix: str) -> Iterator[str]:
    """Yield the modules that are for notebooks, packages before what is in them; a package left out is not imported."""
    for module in iter_modules(path, prefix):
        if not module.name.startswith(NOT_FOR_NOTEBOOKS):
            yield module.name
            if module.ispkg:
                spec = find_spec(module.name)
                yield from _modules((spec and spec.submodule_search_locations) or (), f"{module.name}.")


@contextmanager
def _without_grammar() -> Iterator[None]:
    """Keep jsonschema from building a grammar of addresses, which takes a second and which no notebook's check uses."""
    name = "rfc3987_syntax"
    known = sys.modules.get(name)
    sys.modules[name] = known  # type: ignore[assignment]  # None makes its import fail, which jsonschema allows for
    try:
        yield
    finally:
        if known is None:
            del sys.modules[name]
