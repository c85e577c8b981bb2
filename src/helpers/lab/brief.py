"""A briefing made now: the shipped notebook run with its parameters, and rendered."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Literal

from helpers.batch.execute import Executed, Job, execute
from helpers.batch.plan import FORMATS
from helpers.batch.workers import Pool, can_fork
from helpers.briefing import Page
from helpers.corpus.roots import VARIABLE
from helpers.errors import ExecutionError, UnknownNameError, UsageError
from helpers.lab import asking
from helpers.render import to_html, to_pdf

Json = dict[str, Any]
TIME_LIMIT = 300.0


@dataclass(frozen=True, eq=False, repr=False)
class Brief:
    """A briefing, made now. In JupyterLab it shows itself.

    Attributes
    ----------
    name
        What it is, such as ``locality-320583-en``.
    form
        ``"html"`` or ``"pdf"``.
    content
        The file.
    document
        What it was made from: `helpers.blocks.assemble`.
    """

    name: str
    form: Literal["html", "pdf"]
    content: bytes
    document: Json

    def save(self, path: str | Path = "") -> Path:
        """Write the file, under its own name in the current folder if none is given."""
        target = Path(path or f"{self.name}.{self.form}")
        if not target.parent.is_dir():
            raise UsageError(f"there is no folder {str(target.parent)!r}")
        target.write_bytes(self.content)
        return target

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Mapping[str, str]:
        if self.form == "pdf":
            return {"application/pdf": base64.b64encode(self.content).decode(), "text/plain": repr(self)}
        page = escape(self.content.decode(), quote=True)
        frame = (
            f'<iframe title="{escape(self.name)}" sandbox="allow-popups" srcdoc="{page}" '
            'style="width: 100%; height: 42em; border: 1px solid var(--jp-border-color2, #bdbdbd)"></iframe>'
        )
        return {"text/html": frame, "text/plain": repr(self)}

    def __repr__(self) -> str:
        return f"Briefing {self.name}.{self.form}, {len(self.content) / 1024:.0f} KiB; save() writes it"


def brief(
    page: Page,
    locality: str | int = "",
    *,
    theme: str = "",
    form: Literal["html", "pdf"] = "html",
    notebooks: Path | None = None,
) -> Brief:
    """Make a briefing now, as an edition would have it: on a locality, on a theme, or the comparison.

    Parameters
    ----------
    page
        The bulletin, the language and the date: `open_page`. The data are read anew from its folder.
    locality
        Any of its names; neither this nor a theme gives the comparison.
    theme
        A code or name.
    form
        ``"html"`` or ``"pdf"``.
    notebooks
        Where the notebooks are; the folder ``notebooks`` beside the data if not given.

    Returns
    -------
    Brief
        Shows itself; ``.save("kunshan.pdf")`` writes it.

    Raises
    ------
    UnknownNameError
        There is no such locality, theme or form.
    UsageError
        Both a locality and a theme are named, or there are no notebooks.
    ExecutionError
        The notebook failed.

    Examples
    --------
    >>> page = open_page("2011-05", language="en")
    >>> brief(page, "Kunshan", form="doc")
    Traceback (most recent call last):
        ...
    helpers.errors.UnknownNameError: unknown form 'doc'. Known: html, pdf
    """
    page = asking.checked(page)
    if form not in FORMATS:
        raise UnknownNameError("form", form, FORMATS)
    kind, key, parameters = _what(page, locality, theme)
    parameters |= {
        "bulletin_id": str(page.corpus.bulletin["id"]),
        "language": page.language,
        "edition_date": page.edition_date.isoformat(),
    }
    notebook = (notebooks or page.corpus.root.resolve().parent / "notebooks") / f"{kind}.ipynb"
    if not notebook.is_file():
        raise UsageError(f"there is no notebook {notebook}; say where they are: brief(page, …, notebooks=Path(…))")
    document = _run(Job(notebook, parameters, "fork" if can_fork() else "kernel"), page.corpus.root)
    content = to_pdf(document) if form == "pdf" else to_html(document).encode()
    return Brief("-".join(filter(None, (kind, key, page.language))), form, content, document)


def _what(page: Page, locality: str | int, theme: str) -> tuple[str, str, dict[str, str]]:
    if locality and theme:
        raise UsageError(f"a briefing is on a locality or on a theme; found {locality!r} and {theme!r}")
    if locality:
        code = page.corpus.locality_code(locality)
        return "locality", code, {"locality_code": code}
    if theme:
        codes = asking.themes(page, theme)
        if len(codes) != 1:
            raise UsageError(f"a briefing is on one theme; found {', '.join(codes)}")
        return "theme", codes[0], {"theme": codes[0]}
    return "comparison", "", {}


def _run(job: Job, root: Path) -> Json:
    """Run a notebook as a build does: in a process of its own."""
    with Pool(1, time_limit=TIME_LIMIT, environment={VARIABLE: str(root.resolve())}) as pool:
        (ended,) = pool.run(execute, [("briefing", job)])
    executed: Executed | None = ended.result
    if executed is None or executed.document is None:
        told = executed.error if executed else ended.failure.message if ended.failure else "no result"
        raise ExecutionError(f"{job.notebook.name} did not run to its end: {told}")
    return executed.document
